"""Days meant by an EDTF date (ISO 8601-2:2019, levels 0 and 1 as far as the ledger writes them)."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_POINT = re.compile(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$")
_QUALIFIERS = "?~%"
_OPEN = ("", "..")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of each season of EDTF's level 1, in the north."""

Bounds = tuple[date | None, date | None]


@lru_cache(maxsize=65536)
def bounds(value: str | None) -> Bounds:
    """Return the first and the last day that ``value`` may mean; None where it is open, unknown or malformed.

    "2022-10" gives the first and the last of October; "../2021-12-31" gives (None, 31 December 2021).
    """
    if not value:
        return None, None
    first, slash, last = value.partition("/")
    if not slash:
        last = first
    return _edge(first, last_day=False), _edge(last, last_day=True)


def _edge(point: str, *, last_day: bool) -> date | None:
    point = point.strip().rstrip(_QUALIFIERS)
    match = None if point in _OPEN else _POINT.match(point)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return _day(year or 0, month, day, last_day=last_day)
    except ValueError:
        return None


def _day(year: int, month: int | None, day: int | None, *, last_day: bool) -> date:
    if month in _SEASONS and day is None:
        month = _SEASONS[month] + (2 if last_day else 0)
        year, month = (year + 1, month - 12) if month > 12 else (year, month)
    month = month or (12 if last_day else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last_day else 1))


def days(value: str | None) -> int | None:
    """Return how many days ``value`` may mean: 1 for a day, None where an end is open or nothing is known."""
    begin, until = bounds(value)
    return (until - begin).days + 1 if begin and until else None


def is_day(value: str | None) -> bool:
    """Tell whether ``value`` means exactly one day."""
    return days(value) == 1


def meet(left: Bounds, right: Bounds) -> bool:
    """Tell whether two stretches of days share one; an open end reaches as far as it must."""
    return _not_after(left[0], right[1]) and _not_after(right[0], left[1])


def gap(left: Bounds, right: Bounds) -> int:
    """Return the days from the end of one stretch to the start of the other; 0 where they meet."""
    if meet(left, right):
        return 0
    earlier, later = (left, right) if _not_after(left[0], right[1]) else (right, left)
    assert earlier[1] is not None and later[0] is not None  # stretches that do not meet have these ends
    return (later[0] - earlier[1]).days


def _not_after(first: date | None, second: date | None) -> bool:
    return first is None or second is None or first <= second


def shifted(value: date, by: int) -> date:
    """Return the day ``by`` days later (earlier where negative), kept inside the calendar."""
    try:
        return value + timedelta(days=by)
    except OverflowError:
        return value
