"""Amounts of time: their ISO 8601 durations, and the days they lead to."""

from datetime import date, datetime, timedelta

from mithaq.annotate.time.anchors import NOTHING, Anchor, Reading
from mithaq.annotate.time.interval import Interval, of_day, of_month, of_year, shifted
from mithaq.annotate.time.parts import Fields, whole, word
from mithaq.annotate.time.slots import SHARED
from mithaq.model.kinds import Grain

_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
_LONG = {"decade": ("year", 10), "century": ("year", 100), "quarter": ("month", 3)}
_CLOCK = ("second", "minute", "hour")
_FINER = {
    "second": "second",
    "minute": "second",
    "hour": "minute",
    "day": "hour",
    "week": "day",
    "month": "day",
    "year": "month",
}
_LENGTHS = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}


def duration(fields: Fields) -> str | None:
    """Return the ISO 8601 duration of an amount ("P3M", "PT72H"); None for an amount without a number."""
    unit, count = word(fields, "unit"), whole(fields, "count")
    if unit is None or count is None:
        return None
    if unit in _LONG:
        longer, times = _LONG[unit]
        unit, count = longer, count * times
    if "half" in fields and unit in SHARED:
        smaller, times = SHARED[unit]
        unit, count = smaller, count * times + times // 2
    letter = _LETTERS[unit]
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def moved(fields: Fields, sign: int, anchor: Anchor, base: date | None) -> Interval | None:
    """Return the day, month or year that lies an amount before or after ``base``."""
    unit, count = word(fields, "unit"), whole(fields, "count")
    if unit is None or count is None or base is None:
        return None
    try:
        if "fine" in fields and anchor.moment is not None and base == anchor.moment.date():
            return _finely(fields, sign, anchor.moment)
        if unit in _CLOCK:
            return _by_clock(unit, sign * count, anchor.moment, base)
        if unit == "year" and "half" in fields:
            unit, count = "month", count * 12 + 6
        day = shifted(base, unit, sign * count)
        if unit == "month":
            return of_month(day.year, day.month)
        return of_year(day.year) if unit in ("year", "decade", "century") else of_day(day)
    except (OverflowError, ValueError):
        return None


def _finely(fields: Fields, sign: int, now: datetime) -> Interval | None:
    """An amount from a known moment, told in the unit below its own: seven days from now are known to the hour."""
    reached, unit = moment_after(fields, sign, now), str(word(fields, "unit"))
    if reached is None:
        return None
    grain = _FINER.get(unit, "year")
    if grain in _CLOCK:
        shown = {"hour": "hours", "minute": "minutes", "second": "seconds"}[grain]
        begin = datetime.fromisoformat(reached[0].isoformat(timespec=shown))
        return Interval(begin, begin + _LENGTHS[grain], Grain(grain), begin.isoformat(timespec=shown))
    day = reached[0].date()
    return of_month(day.year, day.month) if grain == "month" else of_day(day) if grain == "day" else of_year(day.year)


def moment_after(fields: Fields, sign: int, base: datetime) -> tuple[datetime, Grain] | None:
    """Return the moment that lies an amount after ``base`` (before it for -1), and the unit it is told in."""
    unit, count = word(fields, "unit"), whole(fields, "count")
    if unit is None or count is None:
        return None
    try:
        if unit in _CLOCK:
            return base + _seconds(unit, sign * count), Grain(unit)
        day = shifted(base.date(), unit, sign * count)
    except (OverflowError, ValueError):
        return None
    return datetime.combine(day, base.time()), Grain.YEAR if unit in ("decade", "century") else Grain(unit)


def whole_units(fields: Fields, sign: int, now: datetime) -> tuple[datetime, datetime]:
    """Return the whole units of the calendar that an amount covers: the next three days begin tomorrow."""
    one = {**fields, "count": 1}
    edge = _floor(str(word(fields, "unit")), now)
    if sign > 0 and (following := moment_after(one, 1, edge)) is not None:
        edge = following[0]
    reached = moment_after(fields, sign, edge)
    begin, until = sorted((edge, reached[0] if reached else edge))
    return begin, until


def _floor(unit: str, now: datetime) -> datetime:
    """The beginning of the unit that a moment lies in."""
    if unit in _CLOCK:
        shown = {"hour": "hours", "minute": "minutes", "second": "seconds"}[unit]
        return datetime.fromisoformat(now.isoformat(timespec=shown))
    day = now.date()
    if unit == "week":
        day -= timedelta(days=day.weekday())
    elif unit != "day":
        day = day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)
    return datetime(day.year, day.month, day.day)


def _seconds(unit: str, count: int) -> timedelta:
    return timedelta(seconds=count * {"second": 1, "minute": 60, "hour": 3600}[unit])


def _by_clock(unit: str, count: int, moment: datetime | None, base: date) -> Interval:
    """Hours and minutes count from a known moment; without one only whole days of them tell a date."""
    step = _seconds(unit, count)
    if moment is None or base != moment.date():
        return of_day(base + timedelta(days=int(step.total_seconds() / 86400)))
    found = moment + step
    return Interval(found, found + timedelta(seconds=1), Grain(unit), found.isoformat(timespec="minutes"))


def read_offset(fields: Fields, anchor: Anchor, lean: str, base: Interval | None = None) -> Reading:
    """Return what an amount before now, or after now or a told date, means. The text may name the ``base`` itself."""
    sign = whole(fields, "sign") or 1
    if base is not None:
        return Reading(moved(fields, sign, anchor, base.first_day))
    beyond = fields.get("about") == "beyond"  # "the first meeting in more than seven years": how long, not when
    if beyond and "now" in fields and lean != "future":
        return NOTHING
    ahead = "now" in fields or (lean in ("future", "alone") and not beyond)
    if "that" in fields or (sign > 0 and not ahead):
        told = anchor.told
        if told is None or beyond:
            return NOTHING
        return Reading(moved(fields, sign, anchor, told.first_day), anchor.discourse.last_id)
    return Reading(moved(fields, sign, anchor, anchor.day), "dct" if anchor.day else None)
