"""Meetings inside a visit: records of their own that name the visit they belong to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mithaq.ledger.history import HELD
from mithaq.model.edtf import Bounds, bounds, meet, shifted
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Event

STAY = 2
"""Days that a visit with a known first day only may last."""
LONGEST = 31
"""Days that a visit may be spread over and still hold a meeting; what is dated more loosely says too little."""
Month = tuple[str, str]


def with_visits(events: Iterable[Event]) -> Iterator[Event]:
    """Yield ``events``; each meeting that took place within a visit of the same people names it in ``part_of``."""
    known = tuple(events)
    visits = _by_month(event for event in known if event.kind is ClaimKind.VISIT and event.date)
    for event in known:
        visit = _visit_of(event, visits) if event.kind is ClaimKind.MEETING and event.date else None
        yield event if visit is None else replace(event, part_of=visit)


def _by_month(visits: Iterable[Event]) -> dict[Month, list[Event]]:
    """Return the visits under each of their parties and months, so that a meeting is not held against all of them."""
    found: dict[Month, list[Event]] = {}
    for visit in visits:
        begin, until = _stay(visit)
        if begin is None or until is None or (until - begin).days > LONGEST:
            continue
        for month in {f"{begin:%Y-%m}", f"{until:%Y-%m}"}:
            for party in visit.parties:
                found.setdefault((party, month), []).append(visit)
    return found


def _visit_of(meeting: Event, visits: dict[Month, list[Event]]) -> str | None:
    day = bounds(meeting.date)[0]
    near = {
        visit.id: visit for party in meeting.parties for visit in visits.get((party, f"{day:%Y-%m}" if day else ""), ())
    }
    fits = [visit for visit in near.values() if _within(meeting, visit)]
    best = min(fits, key=lambda visit: (-len(set(visit.people) & set(meeting.people)), visit.id), default=None)
    return best.id if best else None


def _within(meeting: Event, visit: Event) -> bool:
    if not set(meeting.parties) <= set(visit.parties) or (meeting.status in HELD) is not (visit.status in HELD):
        return False
    guests = set(visit.people)
    return (not guests or bool(guests & set(meeting.people))) and meet(bounds(meeting.date), _stay(visit))


def _stay(visit: Event) -> Bounds:
    begin, until = bounds(visit.date)
    if visit.status is Status.CANCELLED or begin is None or until is None:
        return date.max, date.max
    return begin, shifted(until, STAY) if begin == until else until
