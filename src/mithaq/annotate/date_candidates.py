"""The days that a text's own words leave open for its date: deictics held against weekdays, days and years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mithaq.annotate.time import SymbolicTime, resolve_times
from mithaq.annotate.time.parts import Fields, whole, word
from mithaq.model.annotations import Reason
from mithaq.model.kinds import Grain

_MOST = 31  # with more days than these left, nothing is known
_YEARS = 6  # after the latest date told as past, a report may lie this far
_EVER = (date(1990, 1, 1), date(2039, 12, 31))


@dataclass(frozen=True, slots=True)
class Constraint:
    """What one expression says of the document's day."""

    holds: Callable[[date], bool]
    reason: Reason
    pins: str


def candidate_days(
    symbolic: Sequence[SymbolicTime], updated: Sequence[date] = (), datelines: Sequence[SymbolicTime] = ()
) -> tuple[list[date], list[Reason]]:
    """Return the days that every deictic expression allows, with the reasons; none where they are too many.

    ``updated`` are days by which the page was there at the latest; ``datelines`` are dates without a year that stand
    where a report's own date does.
    """
    constraints = [constraint for time in symbolic if (constraint := _constraint(time)) is not None]
    constraints += [constraint for time in datelines if (constraint := _deictic(time, 0)) is not None]
    pinned = {constraint.pins for constraint in constraints}
    reasons = [constraint.reason for constraint in constraints]
    if "day" not in pinned:
        return [], reasons
    first, last = _window(symbolic, updated)
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    left = [day for day in days if all(constraint.holds(day) for constraint in constraints)]
    return (left if len(left) <= _MOST else []), reasons


def _constraint(time: SymbolicTime) -> Constraint | None:
    fields = time.fields
    if time.kind != "date" or time.end_fields is not None:
        return None
    shift = whole(fields, "shift")
    if shift is not None:
        return _deictic(time, shift)
    year, step = whole(fields, "year"), whole(fields, "year_step")
    if year is not None and step is not None:
        return Constraint(
            lambda day: day.year + step == year, Reason(why=f"the year {year} is told from now", span=time.span), "year"
        )
    month = whole(fields, "month")
    if word(fields, "rel_month") == "this" and month is not None and "other_month" not in fields:
        return Constraint(
            lambda day: day.month == month, Reason(why="the month is called the current one", span=time.span), "month"
        )
    return None


def _deictic(time: SymbolicTime, shift: int) -> Constraint | None:
    """Today, yesterday, tomorrow with a weekday or a date."""
    wanted = {
        name: value for name in ("weekday", "day", "month", "year") if (value := whole(time.fields, name)) is not None
    }
    if not wanted or ("day" in wanted) != ("month" in wanted):
        return None

    def holds(day: date) -> bool:
        try:
            meant = day + timedelta(days=shift)
        except OverflowError:
            return False
        return all(_told_by(meant, name) == value for name, value in wanted.items())

    names = " and ".join(wanted)
    return Constraint(
        holds,
        Reason(why=f"a day counted from today, with its {names}", span=time.span),
        "day" if "day" in wanted else "weekday",
    )


def _told_by(day: date, name: str) -> int:
    return {"weekday": day.isoweekday(), "day": day.day, "month": day.month, "year": day.year}[name]


def _window(symbolic: Sequence[SymbolicTime], updated: Sequence[date]) -> tuple[date, date]:
    """The days among which to look: those of the year that is told, or the years after the latest past date."""
    years = {_year(time.fields) for time in symbolic} - {None}
    if len(years) == 1:
        (year,) = years
        assert year is not None  # taken out above
        return date(year, 1, 1), date(year, 12, 31)
    past = [day for time in symbolic if (day := _told_day(time)) is not None]
    if not past:
        return _EVER
    first = max(past)
    return first, max(updated) if updated else first.replace(year=first.year + _YEARS, day=min(first.day, 28))


def _year(fields: Fields) -> int | None:
    """The document's year, where an expression tells both a year and its distance from now."""
    year, step = whole(fields, "year"), whole(fields, "year_step")
    if year is not None and step is not None:
        return year - step
    shift = whole(fields, "shift")
    return year if shift is not None and year is not None and "month" in fields else None


def _told_day(time: SymbolicTime) -> date | None:
    """A full date, month or year that the text tells as past."""
    if time.kind != "date" or time.lean or "year" not in time.fields or time.bound in ("by", "until"):
        return None
    (found,) = resolve_times((SymbolicTime(span=time.span, kind="date", fields=time.fields),), None)
    return date.fromisoformat(found.begin[:10]) if found.begin and found.grain is not Grain.WEEK else None
