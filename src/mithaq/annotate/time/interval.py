"""Half-open stretches of local time and their written values: EDTF for dates, TIMEX3 for what EDTF cannot say.

Sources: ISO 8601-2:2019 (EDTF), TimeML 1.2.1 (TIMEX3).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from mithaq.model.kinds import Grain

DAY = timedelta(days=1)
# Hours at which the parts of a day begin and how long they last. A night reaches into the next day.
PARTS = {"TMO": (4, 8), "TMI": (12, 3), "TAF": (12, 6), "TEV": (18, 6), "TNI": (18, 12)}


@dataclass(slots=True, unsafe_hash=True, init=False)
class Interval:
    """A half-open stretch of local time, the unit it was given in, and its written value."""

    begin: Final[datetime]
    until: Final[datetime]
    grain: Final[Grain]
    value: Final[str]

    def __init__(
        self,
        begin: datetime,
        until: datetime,
        grain: Grain,
        value: str,
    ) -> None:
        self.begin = begin
        self.until = until
        self.grain = grain
        self.value = value

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return self.begin.date()


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins."""
    return datetime.combine(day, time())


def of_day(day: date) -> Interval:
    """Return one day."""
    return Interval(midnight(day), midnight(day) + DAY, Grain.DAY, day.isoformat())


def of_week(monday: date) -> Interval:
    """Return the week that begins on ``monday``."""
    year, week, _ = monday.isocalendar()
    return Interval(midnight(monday), midnight(monday) + 7 * DAY, Grain.WEEK, f"{year:04}-W{week:02}")


def of_month(year: int, month: int) -> Interval:
    """Return one month."""
    first = date(year, month, 1)
    return Interval(midnight(first), midnight(add_months(first, 1)), Grain.MONTH, f"{year:04}-{month:02}")


def of_year(year: int) -> Interval:
    """Return one year."""
    return Interval(datetime(year, 1, 1), datetime(year + 1, 1, 1), Grain.YEAR, f"{year:04}")


def of_years(first: int, count: int, value: str) -> Interval:
    """Return a decade or a century."""
    return Interval(datetime(first, 1, 1), datetime(first + count, 1, 1), Grain.YEAR, value)


def of_months(year: int, month: int, count: int, value: str) -> Interval:
    """Return several months under one value: a quarter, a half, a season."""
    first = date(year, month, 1)
    grain = Grain.QUARTER if count == 3 else Grain.MONTH
    return Interval(midnight(first), midnight(add_months(first, count)), grain, value)


def part_of_day(day: Interval, part: str) -> Interval:
    """Return a part of a day ("TMO"). A part of a longer stretch keeps its bounds."""
    if day.grain != Grain.DAY:
        return day
    hour, length = PARTS[part]
    begin = day.begin + timedelta(hours=hour)
    return Interval(begin, begin + timedelta(hours=length), Grain.HOUR, day.value + part)


def clock(day: date, hour: int, minute: int | None, second: int | None) -> Interval:
    """Return a time of day; hour 24 is the end of the day."""
    grain = Grain.HOUR if minute is None else Grain.MINUTE if second is None else Grain.SECOND
    begin = midnight(day) + timedelta(hours=hour, minutes=minute or 0, seconds=second or 0)
    length = {Grain.HOUR: timedelta(hours=1), Grain.MINUTE: timedelta(minutes=1), Grain.SECOND: timedelta(seconds=1)}
    written = begin.isoformat(timespec={"hour": "hours", "minute": "minutes", "second": "seconds"}[grain.value])
    if hour == 24:
        written = f"{day.isoformat()}T24:00"
    return Interval(begin, begin + length[grain], grain, written)


def edge_of(stretch: Interval, edge: str) -> Interval:
    """Return the first, middle or last third of a stretch; its value stays that of the whole."""
    days = max((stretch.until - stretch.begin).days, 1)
    begin, until = stretch.begin, stretch.until
    if stretch.grain == Grain.MONTH and 28 <= days <= 31:
        first, second = begin + 10 * DAY, begin + 20 * DAY
    elif stretch.grain == Grain.WEEK:
        first, second = begin + 3 * DAY, until - 3 * DAY
    else:
        first, second = begin + days // 3 * DAY, until - days // 3 * DAY
    pieces = {"START": (begin, first), "MID": (first, second), "END": (second, until)}
    begin, until = pieces[edge] if days > 2 else (begin, until)
    return Interval(begin, until, stretch.grain, stretch.value)


def span_of(first: Interval, last: Interval) -> Interval:
    """Return the stretch from one interval to the end of another."""
    value = f"{first.value}/{last.value}"
    until = last.begin if last.grain in (Grain.MINUTE, Grain.SECOND) else last.until
    return Interval(first.begin, until, first.grain, value)


def add_months(day: date, count: int) -> date:
    """Return the same day of the month ``count`` months on, or the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shifted(day: date, unit: str, count: int) -> date:
    """Return ``day`` moved by a count of days, weeks, months or longer units."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in months:
        return add_months(day, count * months[unit])
    return day + count * (7 if unit == "week" else 1) * DAY


def safe_day(year: int, month: int, day: int) -> date | None:
    """Return a day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the nth such weekday (1 is Monday) of a month; the last for -1."""
    first, length = date(year, month, 1), monthrange(year, month)[1]
    start = 1 + (weekday - first.isoweekday()) % 7
    days = range(start, length + 1, 7)
    index = nth - 1 if nth > 0 else nth
    return date(year, month, days[index]) if -len(days) <= index < len(days) else None
