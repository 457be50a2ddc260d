"""What other articles of a run tell of the day of one that does not tell it: the day of the same event."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from mithaq.annotate.date_constraints import Constraint, Stretches, stretch_constraint
from mithaq.annotate.time import SymbolicTime, find_times
from mithaq.annotate.time.parts import whole
from mithaq.errors import PackError
from mithaq.knowledge import Knowledge, KnownAgreement
from mithaq.languages import load
from mithaq.model.annotations import Annotated, Reason
from mithaq.model.claims import Claim
from mithaq.model.edtf import bounds, is_day
from mithaq.model.kinds import ClaimKind, Status

_SINGULAR = frozenset({ClaimKind.MEETING, ClaimKind.CALL, ClaimKind.VISIT, ClaimKind.SIGNING, ClaimKind.RELEASE})
_MAKING = frozenset({ClaimKind.SIGNING, ClaimKind.CEASEFIRE})
_MANY = 8  # sides of a conference, at which two sides meet in other rooms too
_HELD = frozenset({Status.OCCURRED, Status.ONGOING, Status.SCHEDULED})
Key = tuple[ClaimKind, tuple[str, ...]]
Asked = tuple[ClaimKind, tuple[str, ...], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event with its day, as a report has it."""

    day: date
    people: frozenset[str]
    place: str | None
    report: str


class ToldDays:
    """The days that the reports of a run give to events of two sides or more."""

    def __init__(self) -> None:
        self._by_sides: dict[Key, list[Told]] = defaultdict(list)

    def add(self, claims: Sequence[Claim], report: str) -> None:
        """Take in the claims of a report whose own day is known."""
        for claim in claims:
            day = bounds(claim.date)[0] if is_day(claim.date) else None
            if day is not None:
                told = Told(day=day, people=frozenset(claim.people), place=claim.place, report=report)
                for key in _keys(claim):
                    self._by_sides[key].append(told)

    def of(self, claim: Claim) -> list[Told]:
        """Return the tellings of what may be the same event: kind and two sides agree, and a person or the place."""
        told = {one for key in _keys(claim) for one in self._by_sides.get(key, ())}
        same = [one for one in told if one.people & set(claim.people) or (one.place and one.place == claim.place)]
        return sorted(same, key=lambda one: (one.day, one.report))


def _keys(claim: Claim) -> list[Key]:
    """A claim of an event with its kind and each two of its sides; hosts and mediators are sides in some tellings.

    Who signs meets: one page tells of the talks, another of what was signed at them.
    """
    if claim.kind not in _SINGULAR or claim.status not in _HELD or len(claim.parties) > _MANY:
        return []
    kind = ClaimKind.MEETING if claim.kind is ClaimKind.SIGNING else claim.kind
    return [(kind, pair) for pair in combinations(sorted(claim.parties), 2)]


def days_of_others(annotated: Annotated, claims: Sequence[Claim], told: ToldDays) -> list[Constraint]:
    """Return what the days of other reports say of an article that calls the same event today's or a weekday's."""
    found = []
    times: Sequence[SymbolicTime] | None = None
    for claim in claims:
        same = told.of(claim)
        if same and times is None:
            times = _times(annotated)
        found += [_constraint(time, same, claim) for time in _within(times or (), claim) if _days(time, same)]
    return found


def told_under(claim: Claim) -> list[Asked]:
    """Return under what the day of a claim is found: each two sides of its event, and the weekday."""
    day = bounds(claim.date)[0] if is_day(claim.date) else None
    return [(*key, day.isoweekday()) for key in _keys(claim)] if day is not None else []


def asked_under(annotated: Annotated, claims: Sequence[Claim]) -> set[Asked]:
    """Return under what an article without a day asks for those of others: the events it dates by a weekday alone."""
    found: set[Asked] = set()
    times: Sequence[SymbolicTime] | None = None
    for claim in claims:
        keys = _keys(claim)
        if keys and times is None:
            times = _times(annotated)
        weekdays = {whole(time.fields, "weekday") for time in _within(times or (), claim)} if keys else set()
        found |= {(*key, weekday) for key in keys for weekday in weekdays if weekday is not None}
    return found


def _times(annotated: Annotated) -> Sequence[SymbolicTime]:
    document = annotated.document
    try:
        pack = load(document.language)
    except PackError:
        return ()
    tokens, words = pack.reading(document.text, document.span.start, document.span.end)
    return find_times(pack, tokens, words)


def _within(times: Sequence[SymbolicTime], claim: Claim) -> Iterator[SymbolicTime]:
    """The one weekday in the claim's words that counts from the article's day; of several nobody knows which.

    Its weekday is the checksum: "today" alone might be any meeting of the same people.
    """
    counted = [
        time
        for time in times
        if time.kind == "date"
        and not time.end_fields
        and "weekday" in time.fields
        and not time.fields.keys() & {"month", "year", "nth"}
        and any(part.span.overlaps(time.span) for part in claim.evidence)
    ]
    if len(counted) == 1:
        yield counted[0]


def _days(time: SymbolicTime, same: Sequence[Told]) -> Stretches:
    """The days on which the article may have been written, if it speaks of one of these events."""
    weekday, shift = whole(time.fields, "weekday"), whole(time.fields, "shift")
    found = set()
    for one in same:
        if one.day.isoweekday() != weekday:
            continue
        if shift is not None:
            day = one.day - timedelta(days=shift)
            found.add((day, day))
        elif time.lean != "future" and "rel_weekday" not in time.fields:
            found.add((one.day, one.day + timedelta(days=6)))
    return tuple(sorted(found))


def days_of_known(annotated: Annotated, claims: Sequence[Claim], knowledge: Knowledge) -> list[Constraint]:
    """Return what the known days of agreements say of an article that calls their making today's or a weekday's.

    An agreement is made once: told with a name of its own, its day needs no other witness. The weekday is the checksum
    here too: a paper may print days later what was written "yesterday".
    """
    found = []
    times: Sequence[SymbolicTime] | None = None
    for claim in claims:
        known = knowledge.agreements.get(claim.instruments[0]) if len(claim.instruments) == 1 else None
        days = _made(known) if known is not None and claim.kind in _MAKING and claim.status is Status.OCCURRED else []
        if days and times is None:
            times = _times(annotated)
        for time in _within(times or (), claim) if days else ():
            stretches = tuple(sorted({stretch for day in days for stretch in _written(time, day)}))
            reason = Reason(why=f"the making of a known agreement, told of as {_words(time)}", span=time.span)
            found.append(stretch_constraint(stretches, reason))
    return [one for one in found if one.within]


def _made(known: KnownAgreement) -> list[date]:
    told = {day for day in (known.signed, known.declared) if is_day(day)}
    return sorted(day for written in told if (day := bounds(written)[0]) is not None)


def _written(time: SymbolicTime, made: date) -> Iterator[tuple[date, date]]:
    """The days on which an article may have been written that tells so of what was made on a day."""
    if made.isoweekday() != whole(time.fields, "weekday"):
        return
    shift = whole(time.fields, "shift")
    if shift is not None:
        yield made - timedelta(days=shift), made - timedelta(days=shift)
    elif time.lean != "future" and "rel_weekday" not in time.fields:
        yield made, made + timedelta(days=6)


def _constraint(time: SymbolicTime, same: Sequence[Told], claim: Claim) -> Constraint:
    days = ", ".join(sorted({f"{one.report} dates it {one.day.isoformat()}" for one in same}))
    return stretch_constraint(
        _days(time, same), Reason(why=f"the same {claim.kind}, told of as {_words(time)}: {days}", span=time.span)
    )


def _words(time: SymbolicTime) -> str:
    shift = whole(time.fields, "shift")
    near = {-2: "the day before yesterday", -1: "yesterday", 0: "today", 1: "tomorrow"}
    return "a weekday's" if shift is None else near.get(shift, f"{shift} days from today")
