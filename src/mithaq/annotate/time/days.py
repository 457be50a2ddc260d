"""From calendar fields to a stretch of days: the date part of a time expression."""

from dataclasses import dataclass
from datetime import date

from mithaq.annotate.time import hijri
from mithaq.annotate.time.anchors import Anchor
from mithaq.annotate.time.interval import (
    DAY,
    Interval,
    add_months,
    midnight,
    nth_weekday,
    of_day,
    of_month,
    of_months,
    of_week,
    of_year,
    of_years,
    safe_day,
)
from mithaq.annotate.time.parts import Fields, whole, word
from mithaq.annotate.time.years import weekday_from, year_of
from mithaq.model.kinds import Grain

_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Reading:
    """What fields mean: a stretch and what it hangs on, whether it names its year, other readings and why."""

    interval: Interval | None
    anchor: str | None = None
    full: bool = False
    others: tuple[str, ...] = ()
    problem: str = ""


NOTHING = Reading(None)


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
        ("season", _part_of_year),
        ("quarter", _part_of_year),
        ("half_year", _part_of_year),
        ("holiday", _holiday),
        ("decade", _decade),
    ):
        if name in fields:
            return _checked(reader(fields, anchor, lean), fields, anchor)
    if "shift" in fields:
        return _shift(fields, anchor)
    if "weekday" in fields:
        return _weekday(fields, anchor, lean)
    return _longer(fields, anchor)


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
    found = _hijri(fields, anchor, lean)
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


def _hijri(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    month, day, year = whole(fields, "hmonth"), whole(fields, "hday"), whole(fields, "hyear")
    full = year is not None
    if month is None:
        return _hijri_year(year)
    if year is None:
        if "year" in fields:
            year = _hijri_in(whole(fields, "year") or 0, month)
        elif anchor.day is not None:
            year = _hijri_near(month, day, anchor.day, word(fields, "rel_hmonth") or "")
        else:
            return NOTHING
    if day is not None:
        found = hijri.gregorian(year, month, day)
        return Reading(of_day(found), None if full else "dct", full) if found else NOTHING
    bounds = hijri.month_bounds(year, month)
    if bounds is None:
        return NOTHING
    value = f"{bounds[0].isoformat()}/{(bounds[1] - DAY).isoformat()}"
    return Reading(Interval(midnight(bounds[0]), midnight(bounds[1]), Grain.DAY, value), None if full else "dct", full)


def _hijri_year(year: int | None) -> Reading:
    first, following = hijri.gregorian(year or 0, 1, 1), hijri.gregorian((year or 0) + 1, 1, 1)
    if first is None or following is None:
        return NOTHING
    value = f"{first.isoformat()}/{(following - DAY).isoformat()}"
    return Reading(Interval(midnight(first), midnight(following), Grain.YEAR, value), None, True)


def _hijri_in(year: int, month: int) -> int:
    """The Hijri year whose month begins in a Gregorian year."""
    guess = hijri.year_of(date(year, 7, 1))
    for candidate in (guess, guess - 1, guess + 1):
        first = hijri.gregorian(candidate, month, 1)
        if first is not None and first.year == year:
            return candidate
    return guess


def _hijri_near(month: int, day: int | None, today: date, rel: str) -> int:
    guess = hijri.year_of(today)
    starts = {
        y: d for y in (guess - 2, guess - 1, guess, guess + 1, guess + 2) if (d := hijri.gregorian(y, month, day or 1))
    }
    if rel == "past":
        return max((y for y, d in starts.items() if d < today), default=guess)
    if rel == "next":
        return min((y for y, d in starts.items() if d > today), default=guess)
    return min(starts, key=lambda y: abs((starts[y] - today).days), default=guess)


def _same(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """The same day, the following year: counted from the date that the text named last."""
    told = anchor.told or (of_day(anchor.day) if anchor.day and lean == "alone" else None)
    if told is None:
        return NOTHING
    step, unit, day = whole(fields, "same") or 0, word(fields, "same_unit"), told.first_day
    hangs = anchor.discourse.last_id
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


def _part_of_year(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    year, full = whole(fields, "year"), True
    if year is None:
        if anchor.day is None:
            return NOTHING
        year, full = anchor.day.year + (whole(fields, "year_step") or 0), False
        if "rel_season" in fields:
            year = _season_year(_SEASONS[whole(fields, "season") or 21], anchor.day, str(fields["rel_season"]))
    if "quarter" in fields:
        number = whole(fields, "quarter") or 1
        found = of_months(year, 3 * number - 2, 3, f"{year}-Q{number}")
    elif "half_year" in fields:
        number = whole(fields, "half_year") or 1
        found = of_months(year, 6 * number - 5, 6, f"{year}-H{number}")
    else:
        number = whole(fields, "season") or 21
        found = of_months(year, _SEASONS[number], 3, f"{year}-{number}")
    return Reading(found, None if full else "dct", full)


def _season_year(month: int, today: date, rel: str) -> int:
    """The year of the last season that is over, or of the next that has not begun."""
    first = date(today.year, month, 1)
    if rel == "past":
        return today.year if add_months(first, 3) <= today else today.year - 1
    return today.year if rel == "this" or first > today else today.year + 1


def _holiday(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """A feast: of the year named, or else the nearest to come for a bare question, the nearest at all in a report."""
    name, year = word(fields, "holiday") or "", whole(fields, "year")
    if year is not None:
        days = [day for y in (year,) for day in _feasts(name, y)]
    elif anchor.day is not None:
        days = [day for y in range(anchor.day.year - 1, anchor.day.year + 3) for day in _feasts(name, y)]
        if lean in ("alone", "future"):
            days = [day for day in days if day >= anchor.day][:1]
        else:
            days = sorted(days, key=lambda day: abs((day - anchor.day).days))[:1]  # type: ignore[operator]
    else:
        days = []
    return Reading(of_day(days[0]), None if year else "dct", year is not None) if days else NOTHING


def _feasts(name: str, year: int) -> list[date]:
    if name.startswith("e"):
        return [hijri.easter(year)]
    month, day = (int(number) for number in name.lstrip("h").split("-"))
    if not name.startswith("h"):
        return [date(year, month, day)]
    guess = hijri.year_of(date(year, 7, 1))
    found = (hijri.gregorian(y, month, day) for y in (guess - 1, guess, guess + 1))
    return [day for day in found if day is not None and day.year == year]


def _decade(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    start = 1900 + (whole(fields, "decade") or 0)
    return Reading(of_years(start, 10, f"{start // 10}X"), None, True)


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
        monday = _monday(anchor.day, fields)
        return Reading(of_day(monday + (weekday - 1) * DAY), "dct")
    first = whole(fields, "follows") or weekday
    found = weekday_from(first, anchor.day, lean, word(fields, "rel_weekday") or "") + (weekday - first) % 7 * DAY
    return Reading(of_day(found), "dct")


def _monday(today: date, fields: Fields) -> date:
    return today - (today.isoweekday() - 1) * DAY + 7 * (whole(fields, "week_step") or 0) * DAY


def _longer(fields: Fields, anchor: Anchor) -> Reading:
    """Years and stretches counted from now: 2022, last year, the coming week, this century."""
    year = whole(fields, "year")
    if year is not None:
        return Reading(of_year(year), None, True)
    today = anchor.day
    if today is None:
        return NOTHING
    if "year_step" in fields:
        return Reading(of_year(today.year + (whole(fields, "year_step") or 0)), "dct")
    if "week_step" in fields:
        return Reading(
            of_week(today - (today.isoweekday() - 1) * DAY + 7 * (whole(fields, "week_step") or 0) * DAY), "dct"
        )
    if "quarter_step" in fields:
        first = add_months(
            today.replace(day=1, month=today.month - (today.month - 1) % 3), 3 * (whole(fields, "quarter_step") or 0)
        )
        return Reading(of_months(first.year, first.month, 3, f"{first.year}-Q{first.month // 3 + 1}"), "dct")
    for name, length in (("decade_step", 10), ("century_step", 100)):
        if name in fields:
            start = today.year - today.year % length + length * (whole(fields, name) or 0)
            return Reading(of_years(start, length, f"{start // 10}X" if length == 10 else f"{start // 100}XX"), "dct")
    return NOTHING


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
