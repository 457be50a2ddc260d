"""The views of a store's ledger, by name and filtered, for the command line, the API and the browser alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from mithaq.errors import MithaqError
from mithaq.run.current import current
from mithaq.run.filtering import Filters
from mithaq.run.folding import Folded, known_by
from mithaq.run.naming import resolved
from mithaq.store import Store
from mithaq.view.agreements import agreements
from mithaq.view.brief import brief
from mithaq.view.commitments import commitments
from mithaq.view.contacts import contacts
from mithaq.view.context import named
from mithaq.view.disputes import disputes
from mithaq.view.filters import Filters as Shown
from mithaq.view.incidents import incidents
from mithaq.view.mechanisms import mechanisms
from mithaq.view.show import show as record_of
from mithaq.view.sources import sources
from mithaq.view.timeline import timeline

Row = dict[str, Any]
ALL = Filters()
VIEWS = (
    "brief",
    "timeline",
    "contacts",
    "agreements",
    "commitments",
    "mechanisms",
    "incidents",
    "disputes",
    "sources",
)


def records(
    store: Store,
    name: str,
    *,
    as_of: str | None = None,
    filters: Filters = ALL,
    since: str | None = None,
    statements: bool = False,
) -> Iterator[Row]:
    """Yield the records of the view called ``name`` (one of VIEWS) that ``filters`` keep.

    ``as_of`` is the day looked from (today); ``since`` is the brief's; ``statements`` adds positions to the timeline.
    Raises AskedWrongError for a name that nobody bears.
    """
    from mithaq.run.seen import seen  # which is made of what stands below

    day = as_of or today()
    known = seen(current(store), day)
    asked = resolved(known.context, filters)
    yield from known.rows(name, day, asked, since or day, statements or _asked(asked))


def view_of(
    whole: Folded,
    name: str,
    *,
    as_of: str | None = None,
    filters: Filters = ALL,
    since: str | None = None,
    statements: bool = False,
) -> Iterator[Row]:
    """Yield the records of one view of a folded ledger: see ``records``. What was reported later is not known yet."""
    shown = statements or _asked(filters)
    yield from kept(whole, rows_of(whole, name, as_of=as_of, since=since, statements=shown), filters)


def rows_of(
    whole: Folded, name: str, *, as_of: str | None = None, since: str | None = None, statements: bool = False
) -> Sequence[Row]:
    """Return all records of one view; those of events are composed when they are looked at."""
    day = as_of or today()
    whole = known_by(whole, day)
    ledger, context = whole.ledger, whole.context
    made: dict[str, Callable[[], Sequence[Row]]] = {
        "brief": lambda: brief(ledger, context, day, since or day),
        "timeline": lambda: timeline(ledger, context, day, Shown(statements=statements)),
        "contacts": lambda: contacts(ledger, context, day),
        "agreements": lambda: agreements(ledger, context, day),
        "commitments": lambda: commitments(ledger, context, day),
        "mechanisms": lambda: mechanisms(ledger, context, day),
        "incidents": lambda: incidents(ledger, context, day),
        "disputes": lambda: disputes(ledger, context, day),
        "sources": lambda: sources(ledger, context, day),
    }
    return made[name]()


def kept(whole: Folded, rows: Iterable[Row], filters: Filters) -> Iterator[Row]:
    """Yield those of a view's records that ``filters`` keep."""
    if filters == ALL:
        yield from rows
        return
    about = _events_by_id(whole)
    for record in rows:
        if filters.keep(_with_event(record, about, whole)):
            yield record


def show(store: Store, name: str, *, as_of: str | None = None) -> Row:
    """Return one record whole, by its id or the beginning of it; a claim's id shows the event it tells.

    Raises MithaqError when no record, or more than one, has such an id.
    """
    from mithaq.run.seen import seen  # which is made of what stands below

    day = as_of or today()
    found = seen(current(store), day).show(name, day)
    if found is None:
        raise MithaqError(f"{store.place}: nothing has the id {name}")
    return found


def shown(whole: Folded, name: str, *, as_of: str | None = None) -> Row | None:
    """Return one record of a folded ledger whole: see ``show``; None where nothing has such an id.

    Raises MithaqError when more than one has.
    """
    whole = known_by(whole, as_of or today())
    return record_of(whole.ledger, whole.context, _resolved(whole, name), as_of or today())


def today() -> str:
    """Return the day it is."""
    return date.today().isoformat()


def _asked(filters: Filters) -> bool:
    return "statement" in filters.kind


def _events_by_id(whole: Folded) -> dict[str, Row]:
    return {
        event.id: {"parties": list(event.parties), "people": list(event.people), "place": event.place}
        for event in whole.ledger.events
    }


def _with_event(record: Row, about: dict[str, Row], whole: Folded) -> Row:
    """Let a dispute or a line of the brief be chosen by the parties, people and place of its event."""
    event = about.get(record.get("about") or record.get("record") or "")
    if event is None:
        return record
    return {**record, **event, "entities": {**(record.get("entities") or {}), **named(event, whole.context)}}


def _resolved(whole: Folded, name: str) -> str:
    tellers = {claim: event.id for event in whole.ledger.events for claim in event.claims}
    ids = _ids(whole)
    if name in ids or name in tellers:
        return tellers.get(name, name)
    begun = sorted({tellers.get(one, one) for one in (*ids, *tellers) if one.startswith(name)})
    if len(begun) > 1:
        raise MithaqError(f"{len(begun)} records have ids that begin with {name}: {', '.join(begun[:5])} ...")
    return begun[0] if begun else name


def _ids(whole: Folded) -> set[str]:
    ledger = whole.ledger
    every_mechanism = mechanisms(ledger, whole.context, today())
    return {
        *(event.id for event in ledger.events),
        *(agreement.id for agreement in ledger.agreements),
        *(commitment.id for commitment in ledger.commitments),
        *(dispute.id for dispute in ledger.contradictions),
        *(report.document for report in whole.reports),
        *(one["id"] for one in every_mechanism),
    }
