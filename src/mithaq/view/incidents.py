"""Acts of force and pressure, each beside the talks of the same parties before and after it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from mithaq.ledger.history import HELD
from mithaq.link.facts import CONTACTS
from mithaq.model.edtf import bounds
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Event, Ledger
from mithaq.view.composed import Composed
from mithaq.view.context import Context, Row
from mithaq.view.filters import ALL, Filters, wanted
from mithaq.view.timeline import disputed, event_row

KINDS = frozenset(
    {
        ClaimKind.CLASH,
        ClaimKind.ATTACK,
        ClaimKind.OPERATION,
        ClaimKind.DEPLOYMENT,
        ClaimKind.BLOCKADE,
        ClaimKind.PROTEST,
        ClaimKind.ARREST,
    }
)
Talks = dict[str, list[tuple[str, str]]]


def incidents(ledger: Ledger, context: Context, as_of: str, filters: Filters = ALL) -> Sequence[Row]:
    """Return the incidents, each with the last contact ``before`` it and the first ``after`` it of any of its parties.

    Whether they have to do with one another is for the reader to judge.
    """
    disputes = disputed(ledger.contradictions)
    talks = talks_of(event for event in ledger.events if event.kind in CONTACTS and event.status in HELD)
    shown = [event for event in ledger.events if event.kind in KINDS and wanted(event, filters)]

    def line(event: Event) -> Row:
        return event_row(event, disputes.get(event.id, ()), context, as_of) | around(event, talks)

    return Composed(shown, line)


def talks_of(contacts: Iterable[Event]) -> Talks:
    """Return the contacts of each party by day."""
    found: Talks = {}
    for contact in contacts:
        day = bounds(contact.date)[0]
        for party in contact.parties if day and len(contact.parties) > 1 else ():
            found.setdefault(party, []).append((day.isoformat() if day else "", contact.id))
    return {party: sorted(listed) for party, listed in found.items()}


def around(event: Event, talks: Talks) -> Row:
    """Return the last contact before an incident, and the first after it, of any of its parties."""
    day = bounds(event.date)[0]
    before: list[tuple[str, str]] = []
    after: list[tuple[str, str]] = []
    for party in event.parties if day else ():
        listed = talks.get(party, [])
        own = day.isoformat() if day else ""
        at, behind = bisect_left(listed, (own, "")), bisect_right(listed, (own, "\U0010ffff"))
        before += listed[at - 1 : at] if at else []
        after += listed[behind : behind + 1]
    return {"before": max(before)[1] if before else None, "after": min(after)[1] if after else None}
