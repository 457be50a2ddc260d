"""The days of feasts in a year, from how a lexicon writes them.

"12-25" is a Gregorian month and day, "h10-01" a Hijri one; "e-2" counts days from Easter, "o0" from Orthodox Easter;
"w11-4-4+1" is the fourth Thursday of November, and the day after it; "l10-17-30@18" the first day from 17 October on
whose thirtieth lunar day holds at six in the evening; "j9" is nine days after the Hebrew new year, "j-151" before it.
"~8" at the end tells how many days it lasts.
"""

from datetime import date, timedelta

from mithaq.annotate.time import hijri
from mithaq.annotate.time.interval import DAY, nth_weekday
from mithaq.annotate.time.moon import hebrew_feast, lunar_feast


def feasts(name: str, year: int) -> list[date]:
    """Return the days of a feast in a Gregorian year: none or two for some of the Hijri calendar, else one."""
    name = name.partition("~")[0]
    kind, told = (name[0], name[1:]) if name[0].isalpha() else ("", name)
    if kind == "j":
        return [hebrew_feast(year, abs(int(told)), told.startswith("-"))]
    if kind == "l":
        return [_by_moon(told, year)]
    if kind in ("e", "o"):
        return [(hijri.easter(year) if kind == "e" else orthodox_easter(year)) + int(told) * DAY]
    if kind == "w":
        told, _, more = told.partition("+")
        month, nth, weekday = (int(number) for number in told.split("-"))
        found = nth_weekday(year, month, weekday, nth)
        return [found + int(more or "0") * DAY] if found else []
    month, day = (int(number) for number in told.split("-"))
    if not kind:
        return [date(year, month, day)]
    guess = hijri.year_of(date(year, 7, 1))
    around = (hijri.gregorian(y, month, day) for y in (guess - 1, guess, guess + 1))
    return [one for one in around if one is not None and one.year == year]


def lasting(name: str) -> int:
    """Return how many days a feast lasts."""
    return int(name.partition("~")[2] or "1")


def _by_moon(told: str, year: int) -> date:
    told, _, more = told.partition("+")
    told, _, hour = told.partition("@")
    month, day, wanted = (int(number) for number in told.split("-"))
    return lunar_feast(year, month, day, wanted, float(hour or "6")) + int(more or "0") * DAY


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the Julian calendar by its Gregorian date (Meeus, Astronomical Algorithms, chapter 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
