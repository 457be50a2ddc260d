"""Which year, which week: the choices a newspaper leaves to its reader.

A bare date belongs to the year the text has just named, or else to the document's own year, unless that lies more
than a season ahead. "Last" and "coming" look strictly before and after the document's day.
"""

from collections.abc import Iterator
from datetime import date

from mithaq.annotate.time.anchors import Anchor
from mithaq.annotate.time.interval import DAY, Interval, safe_day
from mithaq.model.kinds import Grain

AHEAD = 100
"""Days by which a date without a year may lie ahead of its report; further on it is the one of last year."""
_AHEAD_ALONE = 300
_BACK = 31


def year_of(
    month: int, day: int | None, anchor: Anchor, lean: str, rel: str, weekday: int | None
) -> tuple[int, str] | None:
    """Return the year of a day or month without one, and what it hangs on ("dct" or "text")."""
    told = anchor.told_year
    if told is not None and not rel and lean != "future" and not _of_these_days(month, day, anchor, told):
        year = _year_told(month, day, told.first_day, told.grain.value == "year")
        if year is not None and (anchor.day is None or date(year, month, 1) <= anchor.day):
            return year, "text"
    if anchor.day is None:
        return None
    if weekday is not None and day is not None:
        fitting = [c.year for c in _around(month, day, anchor.day) if c.isoweekday() == weekday]
        if fitting:
            return min(fitting, key=lambda y: abs((date(y, month, 1) - anchor.day).days)), "dct"  # type: ignore[operator]
    return _year_from(month, day, anchor.day, lean, rel), "dct"


def _of_these_days(month: int, day: int | None, anchor: Anchor, told: Interval) -> bool:
    """Tell whether a date is one of the weeks around the document, further on in a sentence that only names a year."""
    if told.grain is not Grain.YEAR or anchor.beside_year or anchor.day is None or day is None:
        return False
    near = safe_day(anchor.day.year, month, day)
    return near is not None and abs((near - anchor.day).days) <= _BACK


def _year_told(month: int, day: int | None, told: date, whole_year: bool) -> int | None:
    """The year of a date that follows a told one: its own, or the next where that is nearer."""
    if whole_year:
        return told.year
    same = safe_day(told.year, month, day or 28)
    if same is None:
        return told.year
    if (told - same).days > 180 and (date(told.year + 1, month, 1) - told).days < 120:
        return told.year + 1
    return told.year


def _around(month: int, day: int, today: date) -> Iterator[date]:
    for year in range(today.year - 2, today.year + 3):
        found = safe_day(year, month, day)
        if found is not None:
            yield found


def _year_from(month: int, day: int | None, today: date, lean: str, rel: str) -> int:
    position = (month, day or 0)
    here = (today.month, today.day if day else 0)
    if rel == "past":
        return today.year if position < here else today.year - 1
    if rel == "next":
        return today.year if position > here else today.year + 1
    if rel == "this":
        return today.year
    same = safe_day(today.year, month, day or 1) or date(today.year, month, 28)
    ahead = (same - today).days
    if lean == "past":
        return today.year - 1 if ahead > 0 else today.year
    if lean == "alone" and ahead > _AHEAD_ALONE:
        return today.year - 1
    if lean in ("future", "alone"):
        return today.year + 1 if ahead < -_BACK and position < here else today.year
    return today.year - 1 if ahead > AHEAD else today.year


def weekday_from(weekday: int, today: date, lean: str, rel: str) -> date:
    """Return the day that a bare or modified weekday means: the latest one, today included, unless told to come."""
    back = (today.isoweekday() - weekday) % 7
    ahead = (weekday - today.isoweekday()) % 7
    if rel == "past":
        return today - (back or 7) * DAY
    if rel == "next" or lean == "alone":
        return today + (ahead or 7) * DAY
    if rel == "this":
        return today + (weekday - today.isoweekday()) * DAY
    return today + ahead * DAY if lean == "future" else today - back * DAY
