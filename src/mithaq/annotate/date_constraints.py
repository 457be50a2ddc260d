"""What single expressions say of the day on which their text was written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mithaq.annotate.time import SymbolicTime, resolve_times
from mithaq.annotate.time.parts import Fields, whole, word
from mithaq.annotate.time.years import AHEAD
from mithaq.model.annotations import Reason
from mithaq.model.kinds import Grain

Stretches = tuple[tuple[date, date], ...]
_YEAR = 365
_ABSOLUTE = ("by", "until", "after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """What one expression or fact says of the document's day.

    ``pins`` is the unit it settles: day, weekday, month, year, or "stretch" for first and last days, ``within``.
    """

    holds: Callable[[date], bool]
    reason: Reason
    pins: str
    within: Stretches = ()


def stretch_constraint(within: Stretches, reason: Reason) -> Constraint:
    """Return the constraint that the day lies in one of some stretches (first and last day)."""
    return Constraint(
        holds=lambda day: any(first <= day <= last for first, last in within),
        reason=reason,
        pins="stretch",
        within=within,
    )


def constraint_of(time: SymbolicTime) -> Constraint | None:
    """Return what an expression says of the document's day, if it says anything."""
    fields = time.fields
    if time.kind != "date" or time.end_fields is not None:
        return None
    shift = whole(fields, "shift")
    if shift is not None:
        return counted_from_today(time, shift)
    year, step = whole(fields, "year"), whole(fields, "year_step")
    if year is not None and step is not None:
        return Constraint(
            holds=lambda day: day.year + step == year,
            reason=Reason(why=f"the year {year} is told from now", span=time.span),
            pins="year",
            within=((date(year - step, 1, 1), date(year - step, 12, 31)),) if 1000 < year - step < 9000 else (),
        )
    if word(fields, "rel_month") == "this":
        return _this_month(time)
    return _weekday_and_day(time)


def counted_from_today(time: SymbolicTime, shift: int) -> Constraint | None:
    """Return what today, yesterday, tomorrow with a weekday or a date say."""
    wanted = {
        name: value for name in ("weekday", "day", "month", "year") if (value := whole(time.fields, name)) is not None
    }
    if "other_month" in time.fields:
        wanted.pop("month", None)
        wanted.pop("day", None)
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
        holds=holds,
        reason=Reason(why=f"a day counted from today, with its {names}", span=time.span),
        pins="day" if "day" in wanted else "weekday",
    )


def _told_by(day: date, name: str) -> int:
    return {"weekday": day.isoweekday(), "day": day.day, "month": day.month, "year": day.year}[name]


def _this_month(time: SymbolicTime) -> Constraint | None:
    month, told = whole(time.fields, "month"), whole(time.fields, "day")
    if month is None or "other_month" in time.fields:
        return None
    weekday = whole(time.fields, "weekday")

    def holds(day: date) -> bool:
        if day.month != month:
            return False
        return told is None or weekday is None or _weekday_of(day.year, month, told) == weekday

    return Constraint(
        holds=holds, reason=Reason(why="the month is called the current one", span=time.span), pins="month"
    )


def _weekday_of(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).isoweekday()
    except ValueError:
        return None


def _weekday_and_day(time: SymbolicTime) -> Constraint | None:
    """A weekday with its day and month, and no year: the day lies within a year of the report, as bare dates do."""
    weekday, told, month = (whole(time.fields, name) for name in ("weekday", "day", "month"))
    bare = not time.fields.keys() & {"year", "year_step", "hyear", "other_month"} and not time.bound
    if weekday is None or told is None or month is None or not bare:
        return None

    def holds(day: date) -> bool:
        for year in (day.year - 1, day.year, day.year + 1):
            if _weekday_of(year, month, told) == weekday:
                behind = (day - date(year, month, told)).days
                if -AHEAD <= behind < _YEAR - AHEAD:
                    return True
        return False

    return Constraint(
        holds=holds,
        reason=Reason(why="a day and month with their weekday, near the report", span=time.span),
        pins="near",
    )


def told_day(time: SymbolicTime) -> date | None:
    """Return the first day of a full date, month or year that the text tells as past."""
    fields: Fields = time.fields
    if time.kind != "date" or time.lean == "future" or "year" not in fields or time.bound in _ABSOLUTE:
        return None
    (found,) = resolve_times((SymbolicTime(span=time.span, kind="date", fields=fields),), None)
    return date.fromisoformat(found.begin[:10]) if found.begin and found.grain is not Grain.WEEK else None


def latest_told(symbolic: Sequence[SymbolicTime]) -> date | None:
    """Return the latest day that the text tells as past; of a year alone only where the words say "since".

    Years also name what lies ahead, without a word that says so: the cup of 2026, the election of 2024.
    """
    days = [
        day
        for time in symbolic
        if ("month" in time.fields or time.bound == "since") and (day := told_day(time)) is not None
    ]
    return max(days, default=None)
