"""What the brief tells of commitments: what became of them, what is overdue, what nobody speaks of any more."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mithaq.model.edtf import bounds, shifted
from mithaq.model.ledger import Commitment, Ledger
from mithaq.view.commitments import QUIET, last_seen, overdue, owes
from mithaq.view.context import Context, Row
from mithaq.view.evidence import evidence, reported
from mithaq.view.phrases import phrases, spelt
from mithaq.view.wording import shown_languages

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A line of the brief before it is composed: its section, the record it is about, since when; ``told`` composes."""

    section: str
    record: str
    since: str | None
    told: Callable[[], Row]

    def composed(self) -> Row:
        """Return what it tells."""
        return self.told()


def duties(ledger: Ledger, context: Context, since: str, as_of: str) -> Iterator[News]:
    """Yield a line for each commitment that was made, moved on, became overdue or fell silent in the time asked for."""
    for commitment in ledger.commitments:
        yield from _of(commitment, context, since, as_of)


def asked(since: str, as_of: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, str]]:
    """Return when anything was reported of what ``duties`` may tell of, and when it was due: all others tell nothing.

    What falls silent between two days was last spoken of so many days earlier; a page may be dated by a month or year.
    """
    first, last = bounds(since)[0], bounds(as_of)[1]
    told = [(since, as_of)]
    if first is not None and last is not None:
        begin, until = (shifted(day, -QUIET - 1).isoformat() for day in (first, last))
        told += [(begin[:7], until), (begin[:4], begin[:4]), (until[:4], until[:4])]
    return tuple(told), (since, as_of)


def _of(commitment: Commitment, context: Context, since: str, as_of: str) -> Iterator[News]:
    made = min(reported(commitment.told, context), default=None)
    last = commitment.history[-1] if commitment.history else None
    if last is not None and last.reported and since <= last.reported <= as_of:
        before = commitment.history[-2].status if len(commitment.history) > 1 else UNKNOWN
        yield _line("turned", commitment, context, before, last.status, last.reported, last.claims, "progress")
    elif made is not None and since <= made <= as_of:
        form = "due" if commitment.due else "progress"
        yield _line("new", commitment, context, None, commitment.status, made, commitment.told, form)
    if overdue(commitment, as_of) and commitment.due and since <= commitment.due:
        yield _line(
            "overdue", commitment, context, commitment.status, None, commitment.due, commitment.claims, "overdue"
        )
    seen = last_seen(commitment, context)
    quiet_from = bounds(seen)[1]
    if quiet_from is not None and commitment.status != "done":
        silent = shifted(quiet_from, QUIET + 1).isoformat()
        if since <= silent <= as_of:
            yield _line("silent", commitment, context, seen, None, seen, commitment.claims, "silent")


def _line(
    section: str,
    commitment: Commitment,
    context: Context,
    before: str | None,
    to: str | None,
    since: str | None,
    claims: tuple[str, ...],
    form: str,
) -> News:
    def told() -> Row:
        return {
            "section": section,
            "record": commitment.id,
            "view": "commitments",
            "from": before,
            "to": to,
            "since": since,
            "text": {one: _text(commitment, context, one, form, since) for one in shown_languages()},
            "evidence": evidence(claims, context),
        }

    return News(section=section, record=commitment.id, since=since, told=told)


def _text(commitment: Commitment, context: Context, language: str, form: str, since: str | None) -> str:
    words = phrases(language)
    what = owes(commitment, context, language)
    date = since if form == "silent" else commitment.due
    slots = {"what": what, "event": what, "date": spelt(date, language), "status": words["owed"][commitment.status]}
    text = str(words["brief"][form].format(**slots))
    return text[:1].upper() + text[1:]
