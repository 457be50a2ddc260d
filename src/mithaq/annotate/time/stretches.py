"""Stretches that are no day, week or month of the calendar: seasons, quarters, decades, years from now, and feasts."""

from datetime import date

from mithaq.annotate.time.anchors import NOTHING, Anchor, Reading
from mithaq.annotate.time.feasts import feasts, lasting
from mithaq.annotate.time.interval import DAY, add_months, of_day, of_months, of_week, of_year, of_years, span_of
from mithaq.annotate.time.parts import Fields, whole, word

_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def part_of_year(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """A season, a quarter or a half of a year: of the year named, or one counted from now."""
    year, full = whole(fields, "year"), True
    if year is None:
        if anchor.day is None:
            return NOTHING
        year, full = anchor.day.year + (whole(fields, "year_step") or 0), False
        if "rel_season" in fields:
            year = _season_year(_SEASONS[whole(fields, "season") or 21], anchor.day, str(fields["rel_season"]))
        elif fields.get("season") == 24 and "year_step" not in fields and anchor.day.month < 3:
            year -= 1  # the winter that it is
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


def holiday(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """A feast: of the year named, or else the nearest to come for a bare question, the nearest at all in a report."""
    name, year, rel = word(fields, "holiday") or "", whole(fields, "year"), word(fields, "rel_holiday") or ""
    if year is None and anchor.day is not None and "year_step" in fields:
        year = anchor.day.year + (whole(fields, "year_step") or 0)
    if year is not None:
        days = feasts(name, year)
    elif anchor.day is not None:
        days = [day for y in range(anchor.day.year - 1, anchor.day.year + 3) for day in feasts(name, y)]
        if rel == "past":
            days = [day for day in days if day < anchor.day][-1:]
        elif rel == "next":
            days = [day for day in days if day > anchor.day][:1]
        elif lean in ("alone", "future"):
            days = [day for day in days if day >= anchor.day][:1]
        else:
            days = sorted(days, key=lambda day: abs((day - anchor.day).days))[:1]  # type: ignore[operator]
    else:
        days = []
    if not days:
        return NOTHING
    found, last = of_day(days[0]), lasting(name)
    if last > 1:
        found = span_of(found, of_day(days[0] + (last - 1) * DAY))
    return Reading(found, None if year else "dct", year is not None)


def decade(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """A decade of the twentieth century, or of this one where the words say so."""
    told = whole(fields, "decade") or 0
    start = told - told % 10 if told >= 1000 else (2000 if fields.get("rel") == "this" else 1900) + told
    return Reading(of_years(start, 10, f"{start // 10}X"), None, True)


def longer(fields: Fields, anchor: Anchor) -> Reading:
    """Years and stretches counted from now: 2022, last year, the coming week, this century."""
    year = whole(fields, "year")
    if year is not None:
        return Reading(of_year(year), None, True)
    century = whole(fields, "century")
    if century is not None:
        return Reading(of_years(century * 100 - 100, 100, f"{century - 1}XX"), None) if 1 < century < 90 else NOTHING
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


def monday_of(today: date, fields: Fields) -> date:
    """The Monday of a week counted from that of ``today``."""
    return today - (today.isoweekday() - 1) * DAY + 7 * (whole(fields, "week_step") or 0) * DAY
