"""The moon's phase and the Hebrew calendar: the days of feasts that hang on them.

Sources: Meeus, Astronomical Algorithms (2nd edition), chapters 25 and 47, the largest terms only, good to a tenth of a
lunar day; Reingold and Dershowitz, Calendrical Calculations, for the Hebrew calendar.
"""

from datetime import date, timedelta
from functools import lru_cache
from math import radians, sin

_DAY = timedelta(days=1)
_EPOCH = date(2000, 1, 1).toordinal()
_INDIA = 5.5  # hours ahead of UTC, by which lunar days are counted
_HEBREW = -1373428  # the ordinal day before the Hebrew calendar begins


def lunar_day(day: date, hour: float) -> int:
    """Return which of the thirty lunar days since the new moon holds at an hour of ``day`` in India."""
    t = day.toordinal() - _EPOCH - 0.5 + (hour - _INDIA) / 24
    d = radians(297.850 + 12.19074912 * t)
    m = radians(357.529 + 0.98560028 * t)
    n = radians(134.963 + 13.06499295 * t)
    f = radians(93.272 + 13.22935024 * t)
    moon = (
        6.289 * sin(n) + 1.274 * sin(2 * d - n) + 0.658 * sin(2 * d) + 0.214 * sin(2 * n) - 0.185 * sin(m)
        - 0.114 * sin(2 * f) + 0.059 * sin(2 * d - 2 * n) + 0.057 * sin(2 * d - m - n) + 0.053 * sin(2 * d + n)
        + 0.046 * sin(2 * d - m) - 0.041 * sin(m - n)
    )  # fmt: skip
    sun = 1.915 * sin(m) + 0.020 * sin(2 * m)
    apart = (297.850 + 12.19074912 * t + moon - sun) % 360
    return int(apart / 12) + 1


def lunar_feast(year: int, month: int, day: int, wanted: int, hour: float) -> date:
    """Return the first day from a date of the year on that holds a lunar day at an hour; of one skipped, the next."""
    start = date(year, month, day)
    before = lunar_day(start - _DAY, hour)
    for step in range(31):
        here = start + step * _DAY
        told = lunar_day(here, hour)
        if 0 < (wanted - before) % 30 <= (told - before) % 30:
            return here
        before = told
    return start


def _elapsed(year: int) -> int:
    """Days from the beginning of the Hebrew calendar to the new year of ``year``."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


@lru_cache(maxsize=256)
def hebrew_new_year(year: int) -> int:
    """Return the ordinal of 1 Tishri of a Hebrew year."""
    before, here, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _HEBREW + here + delay


def hebrew_feast(year: int, days: int, before_next: bool) -> date:
    """Return a Hebrew feast in a Gregorian year: ``days`` from the new year in its autumn, or before it."""
    return date.fromordinal(hebrew_new_year(year + 3761) + (-days if before_next else days))
