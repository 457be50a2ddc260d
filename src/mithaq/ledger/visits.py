"""Meetings inside a visit: records of their own that name the visit they belong to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mithaq.ledger.history import HELD
from mithaq.model.edtf import Bounds, bounds, meet, shifted
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Event, StatusChange

STAY = 2
"""Days that a visit with a known first day only may last."""
LONGEST = 31
"""Days that a visit may be spread over and still hold a meeting; what is dated more loosely says too little."""
Month = tuple[str, str]


def with_visits(events: Iterable[Event]) -> Iterator[Event]:
    """Yield ``events``; each meeting within a visit of the same people names it in ``part_of``.

    Talks planned for a visit go with it: where the visit was moved, so were they; where it was cancelled, they were.
    """
    known = _attended(tuple(_carried(events)))
    visits = _by_month(event for event in known if event.kind is ClaimKind.VISIT and event.date)
    for event in known:
        visit = _visit_of(event, visits) if event.kind is ClaimKind.MEETING and event.date else None
        yield event if visit is None or event.part_of else replace(event, part_of=visit)


def kin(left: Event, right: Event) -> bool:
    """Tell whether one is a visit and the other a meeting that may hang on it: then they are folded together."""
    if {left.kind, right.kind} != {ClaimKind.VISIT, ClaimKind.MEETING}:
        return False
    meeting, visit = (left, right) if right.kind is ClaimKind.VISIT else (right, left)
    guests = set(visit.people)
    if not set(meeting.parties) <= set(visit.parties) or (guests and not guests & set(meeting.people)):
        return False
    told = told_days(visit)
    return meeting.date in told or any(meet(bounds(meeting.date), _lasting(bounds(day))) for day in told)


def told_days(event: Event) -> set[str]:
    """Return all that was ever told of when it is."""
    return {day for day in (event.date, *(step.date for step in event.history)) if day}


def _lasting(stay: Bounds) -> Bounds:
    begin, until = stay
    return begin, shifted(until, STAY) if until else until


def _attended(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return ``events``; a visit still planned counts as made where the guest was met there on its day."""
    planned = _by_month(event for event in events if _awaited(event))
    found: dict[str, Event] = {}
    for meeting in events:
        if meeting.kind is ClaimKind.MEETING and meeting.status in HELD and meeting.date:
            near = (visit for party in meeting.parties for visit in planned.get((party, meeting.date[:7]), ()))
            for visit in near:
                if _met_there(meeting, visit):
                    found.setdefault(visit.id, meeting)
    return tuple(_made(event, found[event.id]) if event.id in found else event for event in events)


def _awaited(event: Event) -> bool:
    return event.kind is ClaimKind.VISIT and event.status is Status.SCHEDULED and bool(event.people and event.date)


def _met_there(meeting: Event, visit: Event) -> bool:
    same_place = meeting.place is not None and meeting.place == visit.place
    guest = set(visit.people) <= set(meeting.people) and set(meeting.parties) <= set(visit.parties)
    return same_place and guest and meet(bounds(meeting.date), _stay(visit))


def _made(visit: Event, meeting: Event) -> Event:
    """Return a planned visit as made; the meeting at its place is the evidence."""
    held = next(step for step in meeting.history if step.status in HELD)
    step = StatusChange(
        status=Status.OCCURRED, date=visit.date, on=visit.date, reported=held.reported, claims=held.claims
    )
    return replace(visit, status=Status.OCCURRED, history=(*visit.history, step))


def _carried(events: Iterable[Event]) -> Iterator[Event]:
    known = tuple(events)
    left: dict[str, list[Event]] = {}
    for visit in (event for event in known if event.kind is ClaimKind.VISIT):
        for day in {step.date for step in visit.history if step.status is Status.SCHEDULED} - {None}:
            if day != visit.date or visit.status is Status.CANCELLED:
                left.setdefault(day or "", []).append(visit)
    for event in known:
        planned = event.kind is ClaimKind.MEETING and event.status is Status.SCHEDULED
        visits = left.get(event.date or "", ()) if planned else ()
        carrier = next((visit for visit in visits if _goes_with(event, visit)), None)
        yield event if carrier is None else _moved(event, carrier)


def _goes_with(meeting: Event, visit: Event) -> bool:
    guests = set(visit.people)
    return set(meeting.parties) <= set(visit.parties) and bool(guests) and guests <= set(meeting.people)


def _moved(meeting: Event, visit: Event) -> Event:
    """Return a meeting that is still planned at the date that its visit came to have."""
    last = visit.history[-1]
    status = Status.CANCELLED if visit.status is Status.CANCELLED else Status.SCHEDULED
    step = StatusChange(status=status, date=visit.date, on=last.reported, reported=last.reported, claims=last.claims)
    return replace(meeting, status=status, date=visit.date, history=(*meeting.history, step), part_of=visit.id)


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
