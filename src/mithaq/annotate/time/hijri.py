"""Hijri dates, by the Umm al-Qura calendar."""

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=4096)
def gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri one; None outside the years 1343-1500 that the calendar's tables cover."""
    from hijridate import Hijri  # loaded only when a text names a Hijri month: its tables are large

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def year_of(day: date) -> int:
    """Return the Hijri year in which a Gregorian day falls, near enough to look around it."""
    return round((day.toordinal() - date(622, 7, 19).toordinal()) / 354.367) + 1


def month_bounds(year: int, month: int) -> tuple[date, date] | None:
    """Return a Hijri month's first day and the first day after it."""
    first = gregorian(year, month, 1)
    following = gregorian(year + month // 12, month % 12 + 1, 1)
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
