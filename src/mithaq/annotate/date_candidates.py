"""The days that a text's own words leave open for its date: deictics held against weekdays, days, years and offices."""

from collections.abc import Sequence
from datetime import date, timedelta

from mithaq.annotate.date_constraints import (
    Constraint,
    Stretches,
    constraint_of,
    counted_from_today,
    latest_told,
)
from mithaq.annotate.time import SymbolicTime
from mithaq.annotate.time.parts import whole
from mithaq.model.annotations import Reason

_MOST = 400  # with more days than these left, nothing is known
_YEARS = 11  # in which a weekday falls on each day of the month again: nothing else says how old the latest date is
_EVER = (date(1990, 1, 1), date(2039, 12, 31))


def candidate_days(
    symbolic: Sequence[SymbolicTime],
    updated: Sequence[date] = (),
    datelines: Sequence[SymbolicTime] = (),
    facts: Sequence[Constraint] = (),
) -> tuple[list[date], list[Reason]]:
    """Return the days that every deictic expression allows, with the reasons; none where they are too many.

    ``updated`` are days by which the page was there at the latest; ``datelines`` are dates without a year that stand
    where a report's own date does; ``facts`` are what offices and events outside the text say.
    """
    constraints = [constraint for time in symbolic if (constraint := constraint_of(time)) is not None]
    constraints += [constraint for time in datelines if (constraint := counted_from_today(time, 0)) is not None]
    constraints += facts
    reasons = [constraint.reason for constraint in constraints]
    if not constraints:
        return [], reasons
    left: list[date] = []
    for first, last in _open(constraints, _window(symbolic, updated, constraints)):
        days = (first + timedelta(days=count) for count in range((last - first).days + 1))
        left += [day for day in days if all(constraint.holds(day) for constraint in constraints)]
        if len(left) > _MOST:
            return [], reasons
    return left, reasons


def _open(constraints: Sequence[Constraint], window: tuple[date, date]) -> Stretches:
    """The stretches of the window in which every constraint that knows its stretches may hold."""
    left: Stretches = (window,)
    for constraint in constraints:
        if constraint.within:
            left = tuple(
                (max(first, begin), min(last, end))
                for first, last in left
                for begin, end in constraint.within
                if max(first, begin) <= min(last, end)
            )
    return left


def _window(
    symbolic: Sequence[SymbolicTime], updated: Sequence[date], constraints: Sequence[Constraint]
) -> tuple[date, date]:
    """The days among which to look: those of the year that is told, or the years after the latest past date."""
    years = {_year(time) for time in symbolic} - {None}
    if len(years) == 1:
        (year,) = years
        assert year is not None  # taken out above
        return date(year, 1, 1), date(year, 12, 31)
    first = latest_told(symbolic)
    if first is None or not _EVER[0] <= first <= _EVER[1]:
        return _EVER[0], max(updated) if updated else _EVER[1]
    if updated:
        return first, max(updated)
    if any(constraint.pins == "stretch" for constraint in constraints):
        return first, _EVER[1]
    return first, first.replace(year=first.year + _YEARS, day=min(first.day, 28))


def _year(time: SymbolicTime) -> int | None:
    """The document's year, where an expression tells both a year and its distance from now."""
    fields = time.fields
    year, step = whole(fields, "year"), whole(fields, "year_step")
    if year is not None and step is not None:
        return year - step
    shift = whole(fields, "shift")
    return year if shift is not None and year is not None and "month" in fields else None
