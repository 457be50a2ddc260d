"""From Hijri fields to days, for a year that the text leaves out too."""

from datetime import date

from mithaq.annotate.time import hijri
from mithaq.annotate.time.anchors import NOTHING, Anchor, Reading
from mithaq.annotate.time.interval import DAY, Interval, midnight, of_day
from mithaq.annotate.time.parts import Fields, whole, word
from mithaq.model.kinds import Grain


def read_hijri(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """Return the day, month or year of a Hijri date; without its year the one nearest to the document."""
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
    guess = hijri.year_of(date(year, 7, 1), month)
    for candidate in (guess, guess - 1, guess + 1):
        first = hijri.gregorian(candidate, month, 1)
        if first is not None and first.year == year:
            return candidate
    return guess


def _hijri_near(month: int, day: int | None, today: date, rel: str) -> int:
    guess = hijri.year_of(today, month)
    starts = {
        y: d for y in (guess - 2, guess - 1, guess, guess + 1, guess + 2) if (d := hijri.gregorian(y, month, day or 1))
    }
    if rel == "past":
        return max((y for y, d in starts.items() if d < today), default=guess)
    if rel == "next":
        return min((y for y, d in starts.items() if d > today), default=guess)
    return min(starts, key=lambda y: abs((starts[y] - today).days), default=guess)
