"""Hijri dates: lunar ones by the Umm al-Qura calendar, solar ones as Iran and Afghanistan count them.

Months 1 to 12 are those of the lunar year, 21 to 32 those of the solar year from Farvardin (Hamal) on.
"""

from datetime import date, timedelta
from functools import lru_cache

SOLAR = 20
"""Above it lie the months of the solar year."""
_NOWRUZ = (1404, date(2025, 3, 21))  # a year and its first day, from which the others are counted
_CYCLE = 33  # years in which eight are leap years: 25 * year + 11, by the cycle, is under 8 (Birashk's short cycle)


@lru_cache(maxsize=4096)
def gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri one; None outside the years 1343-1500 that the calendar's tables cover."""
    if month > SOLAR:
        return _of_solar(year, month - SOLAR, day)
    from hijridate import Hijri  # loaded only when a text names a Hijri month: its tables are large

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _of_solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of one of the solar year: six months of 31 days, five of 30, one of 29 or 30."""
    longest = 31 if month < 7 else 30 if month < 12 or _is_leap(year) else 29
    if not (1343 <= year <= 1500 and 1 <= day <= longest):
        return None
    known, first = _NOWRUZ
    leaps = sum(map(_is_leap, range(min(year, known), max(year, known))))
    passed = 365 * (year - known) + (leaps if year > known else -leaps)
    return first + timedelta(days=passed + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)


def _is_leap(year: int) -> bool:
    return (25 * year + 11) % _CYCLE < 8


def year_of(day: date, month: int = 1) -> int:
    """Return the Hijri year in which a Gregorian day falls, near enough to look around it; solar for its months."""
    if month > SOLAR:
        return day.year - 621
    return round((day.toordinal() - date(622, 7, 19).toordinal()) / 354.367) + 1


def month_bounds(year: int, month: int) -> tuple[date, date] | None:
    """Return a Hijri month's first day and the first day after it."""
    first = gregorian(year, month, 1)
    last = month in (12, SOLAR + 12)
    following = gregorian(year + last, month - 11 if last else month + 1, 1)
    return (first, following) if first and following else None


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches (the anonymous Gregorian algorithm)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15
    moon = skipped % 30 - (skipped % 30 // 28) * (1 - 29 // (skipped % 30 + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, 1) + timedelta(days=days + 28 - 31 * (month // 4) - 1)
