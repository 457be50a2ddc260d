"""One process over one period, chosen for a report as a document."""

from dataclasses import replace

from mithaq.errors import AskedWrongError
from mithaq.export.document import SECTIONS, in_order
from mithaq.export.selection import Record, Selection
from mithaq.knowledge import Knowledge, Process, load
from mithaq.model.edtf import bounds
from mithaq.run.exporting import selection
from mithaq.run.filtering import Filters
from mithaq.run.seen import seen
from mithaq.run.stored import Stored
from mithaq.run.viewing import today
from mithaq.text import fold
from mithaq.view.processes import processes_of

_NOT_IN_TIME = frozenset({"agreements", "commitments", "mechanisms", "disputes"})
"""Views whose records last: they are told where anything of them was told in the period."""


def report(
    stored: Stored,
    process: str,
    *,
    since: str | None = None,
    until: str | None = None,
    language: str = "en",
    home: str | None = None,
) -> Selection:
    """Return what a report on ``process`` (an id or a name in any language) over a period holds.

    It looks from the last day of the period. Raises AskedWrongError for a process that is not known.
    """
    facts = load()
    wanted = process_called(process, facts)
    last = bounds(until)[1]
    as_of = last.isoformat() if last else None
    # The brief tells what is new since a day; without one the whole timeline says it.
    views = SECTIONS if since else SECTIONS[1:]
    known = seen(stored, as_of or today())
    found = selection(known, views, as_of=as_of, since=since, language=language, home=home)
    belonging = {event.id for event in known.every_event() if wanted.id in processes_of(event, facts)}
    period = Filters(since=since, until=until)
    kept = {
        view: [one for one in records if _belongs(one, wanted, belonging, facts) and _told(one, view, period)]
        for view, records in found.views.items()
    }
    title = wanted.name(language) or wanted.name("en") or wanted.id
    return replace(found, views=in_order(kept), title=title, period=(since, until or found.as_of))


def process_called(asked: str, facts: Knowledge) -> Process:
    """Return the process of this id or name. Raises AskedWrongError, naming those there are, for any other."""
    words = set(fold(asked).split())
    for one in facts.processes.values():
        if asked == one.id or any(words and words <= set(fold(name).split()) for _, name in one.names):
            return one
    raise AskedWrongError(f"no process called {asked!r} is known; known are {', '.join(sorted(facts.processes))}")


def _belongs(record: Record, process: Process, events: set[str], facts: Knowledge) -> bool:
    """Tell whether a record belongs to a process: its event does, its agreement, or two of its parties."""
    own = record.get("about") or record.get("record") or record["id"]
    if own in events:
        return True
    agreement = facts.agreements.get(record.get("agreement") or own)
    if agreement is not None and agreement.process:
        return agreement.process == process.id
    if record.get("section") or record.get("about") or "published" in record:
        entities = set(record.get("entities") or {})
        return own.startswith("commitment-") and len(entities & set(process.parties)) > 1
    sides = {*(record.get("parties") or ()), *(record.get("obligor") or ()), *(record.get("beneficiary") or ())}
    return "history" in record and "date" not in record and len(sides & set(process.parties)) > 1


def _told(record: Record, view: str, period: Filters) -> bool:
    """Tell whether something of a record was told, or is due, in the period."""
    if view not in _NOT_IN_TIME:
        return view == "brief" or period.keep(record)
    days = [one.get("reported") for one in _evidence(record)] + [record.get("due"), record.get("signed")]
    known = [day for day in days if day]
    return not known or any(period.keep({"date": day}) for day in known)


def _evidence(record: Record) -> list[Record]:
    inner = (*(record.get("sides") or ()), *(record.get("mentions") or ()), *(record.get("history") or ()))
    return [*(record.get("evidence") or ()), *(one for part in inner for one in part.get("evidence") or ())]
