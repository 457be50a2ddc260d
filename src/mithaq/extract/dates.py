"""From a time expression to the EDTF date of an event."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from mithaq.annotate.events.drafts import BEGIN, LAPSE, SINCE, UNTIL
from mithaq.model.annotations import Annotated, Timex
from mithaq.model.edtf import bounds, is_day

_WEEK_OR_QUARTER = re.compile(r"^\d{4}-[WQH]\d+$")
_BETWEEN_DAYS = (
    "weekday-of-night",
    "night-to-weekday",
    "part-of-next+days-from-to",
)  # the night that the text counts to both its days
_WEEKDAYS = ("weekday",)
_MONTHS = ("month-named", "month-after-preposition", "month-alone", "month-two-names")
_PART_OF_DAY = re.compile(r"T.*$")
_DAYS = re.compile(r"\d{4}(-\d\d){0,2}[~?%]?$")  # or of months, or years


def part_of(ref: str, timexes: Iterable[Timex]) -> Timex | None:
    """The first or last day of a stretch of time, or all since it, where ``ref`` asks for that; None for any other."""
    identifier, mark, end = ref.partition("@")
    timex = next((each for each in timexes if each.id == identifier), None) if mark else None
    if timex is None or not timex.value:
        return None
    if (mark + end).startswith(LAPSE):
        return _earlier(timex, (mark + end).removeprefix(LAPSE))
    begin, _, until = timex.value.partition("/")
    return replace(timex, value={BEGIN: begin, UNTIL: until, SINCE: f"{begin}/.."}[mark + end])


def _earlier(timex: Timex, stretch: str) -> Timex:
    """The day that lies a stretch, "P10D", before that of a time; none where that is no day."""
    told = event_date(timex)
    if not is_day(told):
        return replace(timex, value="")
    days = int(stretch[1:-1]) * (7 if stretch.endswith("W") else 1)
    return replace(timex, value=(date.fromisoformat(str(told)) - timedelta(days=days)).isoformat())


def event_date(timex: Timex | None, *, both_days: bool = False) -> str | None:
    """Return the EDTF date a time expression gives to what happens at it: days, months, years and ranges of them.

    Hours are left out; a week, a quarter or a half of a year, for which EDTF has no form, is the stretch of its days.
    An expression without a calendar value ("earlier") gives None. ``both_days``: a night that the text counts to two
    days is of both, as fights go on; else of that on whose evening it begins.
    """
    if timex is None or not timex.value:
        return None
    if _WEEK_OR_QUARTER.search(timex.value):
        return _stretch(timex)
    if both_days and timex.rule in _BETWEEN_DAYS and timex.begin and timex.until:
        return f"{timex.begin[:10]}/{timex.until[:10]}"
    parts = [_PART_OF_DAY.sub("", part) for part in timex.value.split("/")]
    if not all(part in ("", "..") or _DAYS.match(part) for part in parts):
        return None
    return parts[0] if len(set(parts)) == 1 else "/".join(parts)


def over_days(begun: str | None, ended: str | None) -> str | None:
    """Return the days from that of the beginning to that of the end; that of the end alone where the first is none."""
    several = is_day(begun) and is_day(ended) and str(begun) < str(ended)
    return f"{begun}/{ended}" if several else ended


def coming_weekday(timex: Timex | None, told: date) -> str | None:
    """Return the day that a bare weekday means where it is one planned for and yet to come: the next, not the last."""
    day = event_date(timex)
    if timex is None or timex.rule not in _WEEKDAYS or not is_day(day):
        return None
    last = date.fromisoformat(str(day))
    return (last + timedelta(days=7)).isoformat() if timedelta(0) < told - last < timedelta(days=7) else None


def coming_month(timex: Timex | None, told: date) -> str | None:
    """Return the month that one without a year means where it is yet to come: the next of that name."""
    value = timex.value if timex is not None and timex.rule in _MONTHS else None
    if value is None or not re.fullmatch(r"\d{4}-\d\d", value):
        return None
    year, month = int(value[:4]), int(value[5:])
    coming = year + ((year, month) < (told.year, told.month))
    return f"{coming}-{month:02}"


def of_another_year(timex: Timex | None, told: Annotated, end: int) -> bool:
    """Tell whether a time that names no year is none of this: a day far ahead of the report, "the attacks of 11
    September", or a month by which the deed that ends at ``end`` is called, "the September attacks"."""
    first, published = bounds(event_date(timex))[0], bounds(told.dct.value if told.dct else None)[0]
    if timex is None or first is None or published is None or _named(timex, told, first):
        return False
    words = told.document.text[timex.span.start : timex.span.end]
    called = timex.span.start == end + 1 and words.isalpha() and timex.rule in _MONTHS
    return called or first - published > timedelta(days=31)


def _named(timex: Timex, told: Annotated, day: date) -> bool:
    """Tell whether the words of a time name the year of this day."""
    return str(day.year) in told.document.text[timex.span.start : timex.span.end]


def lately(value: str | None, told: date | None) -> bool:
    """Tell whether a date is the day of the report, or the one before it."""
    if value is None or told is None or not is_day(value):
        return False
    return timedelta(0) <= told - date.fromisoformat(value) <= timedelta(days=1)


def _stretch(timex: Timex) -> str | None:
    """The first and last day of an expression."""
    if timex.begin is None or timex.until is None:
        return None
    last = date.fromisoformat(timex.until[:10]) - timedelta(days=1)
    return f"{timex.begin[:10]}/{last.isoformat()}"
