"""Who met, called or visited whom, and how long after the last time."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from mithaq.ledger.history import HELD
from mithaq.link.facts import CONTACTS
from mithaq.model.edtf import bounds
from mithaq.model.ledger import Event, Ledger
from mithaq.view.composed import Composed
from mithaq.view.context import Context, Row
from mithaq.view.filters import ALL, Filters, wanted
from mithaq.view.timeline import disputed, event_row

Pair = tuple[str, str]


def contacts(ledger: Ledger, context: Context, as_of: str, filters: Filters = ALL) -> Sequence[Row]:
    """Return the meetings, calls and visits, each with the pairs it joined and the last contact before it of any."""
    disputes = disputed(ledger.contradictions)
    previous = previous_of(event for event in ledger.events if event.kind in CONTACTS)
    shown = [event for event in ledger.events if event.kind in CONTACTS and wanted(event, filters)]

    def line(event: Event) -> Row:
        about = disputes.get(event.id, ())
        return event_row(event, about, context, as_of) | relation(event, previous.get(event.id))

    return Composed(shown, line)


def pairs(event: Event) -> list[Pair]:
    """Return the pairs of parties; of just two persons, these as well."""
    found = list(combinations(sorted(event.parties), 2))
    return [*found, *combinations(event.people, 2)] if len(event.people) == 2 else found


def relation(event: Event, previous: Event | None) -> Row:
    """Return what a contact tells beside its line: whom it joined, and how long after the last time."""
    return {
        "pairs": [list(pair) for pair in pairs(event)],
        "previous": previous.id if previous else None,
        "gap_days": _gap(previous, event) if previous else None,
    }


def _gap(earlier: Event, later: Event) -> int | None:
    first, second = bounds(earlier.date)[0], bounds(later.date)[0]
    return (second - first).days if first and second else None


def previous_of(events: Iterable[Event]) -> dict[str, Event]:
    """Return for each contact the last one held before it of the same parties."""
    last: dict[Pair, Event] = {}
    found: dict[str, Event] = {}
    for event in sorted((event for event in events if event.date), key=lambda event: (event.date or "", event.id)):
        before = [last[pair] for pair in combinations(sorted(event.parties), 2) if pair in last]
        if before:
            found[event.id] = max(before, key=lambda one: (one.date or "", one.id))
        if event.status in HELD:
            last.update((pair, event) for pair in combinations(sorted(event.parties), 2))
    return found
