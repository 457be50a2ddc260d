"""From calendar fields to a stretch of days: the date part of a time expression."""

from datetime import date

from mithaq.annotate.time.anchors import NOTHING, Anchor, Reading
from mithaq.annotate.time.hijri_days import read_hijri
from mithaq.annotate.time.interval import (
    DAY,
    Interval,
    add_months,
    nth_weekday,
    of_day,
    of_month,
    of_week,
    of_year,
    safe_day,
)
from mithaq.annotate.time.parts import Fields, whole, word
from mithaq.annotate.time.stretches import decade, holiday, longer, monday_of, part_of_year
from mithaq.annotate.time.years import weekday_from, year_of
from mithaq.model.kinds import Grain

# A day that is the one before is told of a day, not of a year.
_WIDER = {"day": ("week", "month", "quarter", "year"), "week": ("month", "quarter", "year"), "month": ("year",)}


def read_days(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """Return the day, month, year or other stretch that calendar fields mean."""
    if "other_month" in fields:
        return _two_months(fields, anchor, lean)
    if "hmonth" in fields or "hyear" in fields:
        return _hijri_and(fields, anchor, lean)
    for name, reader in (
        ("same_unit", _same),
        ("nth", _nth),
        ("month", _month),
        ("month_step", _month_step),
        ("season", part_of_year),
        ("quarter", part_of_year),
        ("half_year", part_of_year),
        ("holiday", holiday),
        ("decade", decade),
    ):
        if name in fields:
            return _checked(reader(fields, anchor, lean), fields, anchor)
    if "shift" in fields:
        return _shift(fields, anchor)
    if "weekday" in fields:
        return _weekday(fields, anchor, lean)
    return longer(fields, anchor)


def _two_months(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """Two names for one month that disagree: the weekday may settle it; if not, both readings are kept."""
    plain = {name: value for name, value in fields.items() if name != "other_month"}
    first = read_days(plain, anchor, lean)
    second = read_days({**plain, "month": fields["other_month"]}, anchor, lean)
    if "weekday" in fields and first.problem and not second.problem:
        first, second = second, first
    others = (second.interval.value,) if second.interval else ()
    return Reading(first.interval, first.anchor, first.full, others, "time.conflicting-months")


def _hijri_and(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """A Hijri date, alone or beside a Gregorian one that it must agree with."""
    found = read_hijri(fields, anchor, lean)
    plain = {name: value for name, value in fields.items() if name not in ("hday", "hmonth", "hyear", "rel_hmonth")}
    if "month" not in plain:
        return _checked(found, fields, anchor)
    if found.interval is not None and "year" not in plain:
        plain["year"] = _nearest_year(plain, found.interval)
    gregorian = read_days(plain, anchor, lean)
    ours, theirs = gregorian.interval, found.interval
    if ours and theirs and theirs.grain == Grain.DAY and abs((ours.first_day - theirs.first_day).days) > 2:
        return Reading(ours, gregorian.anchor, gregorian.full, (theirs.value,), "time.conflicting-calendars")
    return gregorian


def _nearest_year(fields: Fields, near: Interval) -> int:
    month, day = whole(fields, "month") or 1, whole(fields, "day") or 1
    candidates = [d for y in (-1, 0, 1) if (d := safe_day(near.begin.year + y, month, day))]
    return min(candidates, key=lambda d: abs((d - near.first_day).days), default=near.first_day).year


def _same(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """The same day, the following year: counted from the date that the text named last."""
    told = anchor.told or (of_day(anchor.day) if anchor.day and lean == "alone" else None)
    if told is None:
        return NOTHING
    step, unit, day = whole(fields, "same") or 0, word(fields, "same_unit"), told.first_day
    hangs = anchor.discourse.last_id
    if told.grain.value in _WIDER.get(unit or "", ()):
        return NOTHING
    if unit == "day":
        return Reading(of_day(day + step * DAY), hangs)
    if unit == "week":
        return Reading(of_week(day - (day.isoweekday() - 1) * DAY + 7 * step * DAY), hangs)
    if unit == "month":
        return Reading(_in_month(add_months(day.replace(day=1), step), whole(fields, "day")), hangs)
    if unit == "year" and "month" in fields:
        return Reading(_month_interval({**fields, "year": day.year + step}, day.year + step), hangs)
    return Reading(of_year(day.year + step), hangs) if unit == "year" else NOTHING


def _in_month(first: date, day: int | None) -> Interval | None:
    if day is None:
        return of_month(first.year, first.month)
    found = safe_day(first.year, first.month, day)
    return of_day(found) if found else None


def _month(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    month, day = whole(fields, "month") or 0, whole(fields, "day")
    if "year" in fields:
        return Reading(_month_interval(fields, whole(fields, "year") or 0), None, True)
    if "year_step" in fields:
        if anchor.day is None:
            return NOTHING
        return Reading(_month_interval(fields, anchor.day.year + (whole(fields, "year_step") or 0)), "dct")
    found = year_of(month, day, anchor, lean, word(fields, "rel_month") or "", whole(fields, "weekday"))
    if found is None:
        return NOTHING
    hangs = "dct" if found[1] == "dct" else anchor.discourse.last_id
    return Reading(_month_interval(fields, found[0]), hangs)


def _month_interval(fields: Fields, year: int) -> Interval | None:
    return _in_month(date(year, whole(fields, "month") or 1, 1), whole(fields, "day"))


def _month_step(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    if anchor.day is None:
        return NOTHING
    first = add_months(anchor.day.replace(day=1), whole(fields, "month_step") or 0)
    return Reading(_in_month(first, whole(fields, "day")), "dct")


def _nth(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """The third Tuesday, the last day, the first week of a month."""
    outer = {name: value for name, value in fields.items() if name not in ("nth", "nth_of", "weekday")}
    month = read_days(outer, anchor, lean)
    if month.interval is None:
        return month
    first, nth = month.interval.first_day, whole(fields, "nth") or 1
    if "weekday" in fields:
        found = nth_weekday(first.year, first.month, whole(fields, "weekday") or 1, nth)
    elif fields.get("nth_of") == "holiday":
        found = first + (nth - 1) * DAY if nth > 0 else None
    elif fields.get("nth_of") == "week":
        monday = nth_weekday(first.year, first.month, 1, nth)
        if monday is not None and nth < 0 and (monday + 7 * DAY).month == monday.month:
            monday += 7 * DAY
        elif monday is not None and nth < 0 and (monday + 6 * DAY).month != monday.month:
            monday -= 7 * DAY
        return Reading(of_week(monday) if monday else None, month.anchor, month.full)
    else:
        length = (month.interval.until - month.interval.begin).days
        found = safe_day(first.year, first.month, nth if nth > 0 else length + 1 + nth)
    return Reading(of_day(found) if found else None, month.anchor, month.full)


def _shift(fields: Fields, anchor: Anchor) -> Reading:
    if anchor.day is None:
        return NOTHING
    found = anchor.day + (whole(fields, "shift") or 0) * DAY
    weekday = whole(fields, "weekday")
    if weekday is not None and found.isoweekday() != weekday:
        other = weekday_from(weekday, anchor.day, "future" if found > anchor.day else "", "")
        # "Today, Thursday" on a page of Friday: neither is to be believed.
        return Reading(None, "dct", False, (found.isoformat(), other.isoformat()), "time.conflicting-weekday")
    return Reading(of_day(found), "dct")


def _weekday(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    if anchor.day is None:
        return NOTHING
    weekday = whole(fields, "weekday") or 1
    if "week_step" in fields:
        monday = monday_of(anchor.day, fields)
        return Reading(of_day(monday + (weekday - 1) * DAY), "dct")
    first = whole(fields, "follows") or weekday
    rel = word(fields, "rel_weekday") or ""
    found = weekday_from(first, anchor.day, lean, rel) + (weekday - first) % 7 * DAY
    weeks = (whole(fields, "weeks_count") or 1) - 1 + (whole(fields, "weeks") or 0)  # "two Fridays ago", "after next"
    return Reading(of_day(found + (-7 if rel == "past" else 7) * weeks * DAY if weeks else found), "dct")


def _checked(found: Reading, fields: Fields, anchor: Anchor) -> Reading:
    """Hold a date against the weekday that stands beside it."""
    weekday = whole(fields, "weekday")
    interval = found.interval
    if weekday is None or "nth" in fields or interval is None or interval.grain != Grain.DAY or found.problem:
        return found
    if interval.begin.isoweekday() == weekday:
        return found
    nearest = interval.first_day + ((weekday - interval.begin.isoweekday() + 3) % 7 - 3) * DAY
    return Reading(interval, found.anchor, found.full, (nearest.isoformat(),), "time.conflicting-weekday")
