"""Which records a view shows."""

from dataclasses import dataclass

from mithaq.model.edtf import bounds, meet
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to show; empty means all. Parties, people and places are ids, and all of a list must take part.

    ``since`` and ``until`` are days of the event; an event without a date is shown unless one of them is given.
    """

    since: str | None = None
    until: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statements: bool = False


ALL = Filters()


def wanted(event: Event, filters: Filters) -> bool:
    """Tell whether ``filters`` let ``event`` through; statements only where they are asked for."""
    if event.kind is ClaimKind.STATEMENT and not (filters.statements or event.kind in filters.kinds):
        return False
    if filters.kinds and event.kind not in filters.kinds:
        return False
    if filters.statuses and event.status not in filters.statuses:
        return False
    if filters.places and event.place not in filters.places:
        return False
    return _takes_part(event, filters) and _in_time(event, filters)


def _takes_part(event: Event, filters: Filters) -> bool:
    parties = {*event.parties, *event.third_parties}
    return set(filters.parties) <= parties and set(filters.people) <= set(event.people)


def _in_time(event: Event, filters: Filters) -> bool:
    if filters.since is None and filters.until is None:
        return True
    if event.date is None:
        return False
    return meet(bounds(event.date), (bounds(filters.since)[0], bounds(filters.until)[1]))
