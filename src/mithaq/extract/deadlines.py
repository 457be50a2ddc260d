"""Until when something is owed: a day ("before the end of the year"), or a period from signing or entry into force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mithaq.extract.commitment_words import Mark
from mithaq.extract.dates import event_date
from mithaq.model.annotations import Timex
from mithaq.model.edtf import bounds
from mithaq.model.kinds import TimexType
from mithaq.text import Tokens

_REACH = 8
_YEAR = 365
_MIDDLE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """An EDTF day, or an ISO 8601 period counted since "signing" or "in_force"."""

    due: str | None
    period: str | None
    since: str | None


def deadline(
    tokens: Tokens, timexes: Iterable[Timex], marks: list[Mark], start: int, end: int, told: date | None = None
) -> Deadline | None:
    """Return the first deadline told between two offsets of a sentence; None without one.

    One whose year the words leave out lies ahead of ``told``, the day of the report.
    """
    for timex in sorted(timexes, key=lambda one: one.span.start):
        if start <= timex.span.start < end:
            found = _of(timex, tokens, marks, told)
            if found is not None:
                return found
    return _one_unit(tokens, marks, start, end)


def _one_unit(tokens: Tokens, marks: list[Mark], start: int, end: int) -> Deadline | None:
    """Return "within a month", which bears no number."""
    before = {mark.start for mark in marks if mark.tag.name == "within"}
    for mark in marks:
        if mark.tag.name == "unit" and mark.start - 1 in before and start <= tokens.starts[mark.start] < end:
            return Deadline(due=None, period=mark.tag.value, since=_since(marks, mark.end))
    return None


def _of(timex: Timex, tokens: Tokens, marks: list[Mark], told: date | None) -> Deadline | None:
    first = next((at for at, begin in enumerate(tokens.starts) if begin >= timex.span.start), len(tokens))
    last = next((at for at, begin in enumerate(tokens.starts) if begin >= timex.span.end), len(tokens))
    within = any(mark.tag.name == "within" and first - 2 <= mark.start < last for mark in marks)
    if timex.type is TimexType.DURATION:
        period = timex.value if timex.value and timex.value.startswith("P") and within else None
        since = _since(marks, last)
        return Deadline(due=None, period=period, since=since) if period and "X" not in period else None
    until = _middle(timex) or bounds(event_date(timex))[1] if timex.type is TimexType.DATE else None
    if until is None or not within:
        return None
    named = "month" in timex.rule and not any(word in timex.rule for word in ("year", "today", "weekday"))
    if told is not None and until < told and named and (told - until).days < _YEAR:
        until = until.replace(year=until.year + 1, day=min(until.day, 28) if until.month == 2 else until.day)
    return Deadline(due=until.isoformat(), period=None, since=None)


def _middle(timex: Timex) -> date | None:
    """The day in the middle of a month, of "before the middle of the month"."""
    if timex.begin is None or timex.until is None or "edge" not in timex.rule:
        return None
    begin, until = date.fromisoformat(timex.begin[:10]), date.fromisoformat(timex.until[:10])
    return begin.replace(day=_MIDDLE) if begin.day < _MIDDLE < until.day and begin.month == until.month else None


def _since(marks: list[Mark], at: int) -> str:
    behind = [
        mark for mark in marks if at <= mark.start < at + _REACH and mark.tag.name in ("from_signing", "from_force")
    ]
    first = min(behind, key=lambda mark: (mark.start, mark.tag.name), default=None)
    return "in_force" if first is not None and first.tag.name == "from_force" else "signing"
