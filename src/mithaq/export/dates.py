"""EDTF dates in formats that know days only."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from mithaq.export.selection import Record
from mithaq.model.edtf import bounds

MONTH = 31
UNDATED = "no report tells a date"
OPEN_ENDED = 'its date has an open end ("by", "since"), and the format knows days only'
VAGUE = "its date is vaguer than a month, and the format knows days only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The first and the last day of a date."""

    first: date
    last: date

    @property
    def behind(self) -> date:
        """Return the day after the last."""
        return self.last + timedelta(days=1) if self.last < date.max else self.last

    @property
    def count(self) -> int:
        """Return how many days there are."""
        return (self.last - self.first).days + 1

    @property
    def grain(self) -> str:
        """Return "day", "month" or "year" where they are just that, else "days"."""
        if self.count == 1:
            return "day"
        if self.first.day == 1 and self.count == monthrange(self.first.year, self.first.month)[1]:
            return "month"
        whole_year = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return "year" if whole_year and self.first.year == self.last.year else "days"


def days_of(value: str | None) -> Days | str:
    """Return the days that an EDTF date may mean, or why there are none."""
    first, last = bounds(value)
    if first and last:
        return Days(first=first, last=last)
    return OPEN_ENDED if first or last else UNDATED


def reported(record: Record) -> list[str]:
    """Return the publication days of the reports behind a record, the first first."""
    days = {one["reported"] for one in record.get("evidence") or () if one.get("reported")}
    return sorted(day for day in days if bounds(day)[0])
