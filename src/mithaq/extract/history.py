"""What lies a century before its report is history: it is told of, and is no news."""

from collections.abc import Iterable
from datetime import date

from mithaq.extract.dates import event_date
from mithaq.model.annotations import EventMention, Timex
from mithaq.model.edtf import bounds
from mithaq.model.kinds import ClaimKind

_CENTURY = 100
_LASTING = (ClaimKind.SIGNING, ClaimKind.RATIFICATION)
"""Old texts may be in force."""


def is_history(
    event: EventMention, told: str | None, timexes: Iterable[Timex], published: date | None, *, of_history: bool
) -> bool:
    """Tell whether an event lies a century back: by its own date, or, where it has none, by the report that is one
    ``of_history``; of a deed, by all dates of its clause. Nothing is history to a report without a day."""
    if published is None or event.kind in _LASTING:
        return False
    if told is not None:
        return _long_ago(told, published)
    if of_history:
        return True
    if event.kind is ClaimKind.STATEMENT:
        return False
    near = [day for one in timexes if event.clause.covers(one.span) and (day := event_date(one)) is not None]
    return bool(near) and all(_long_ago(day, published) for day in near)


def mostly_history(timexes: Iterable[Timex], published: date | None) -> bool:
    """Tell whether a report tells of history: it names several years, and most of them lie a century back."""
    days = [day for one in timexes if (day := event_date(one)) is not None]
    return published is not None and sum(_long_ago(day, published) for day in days) >= max(
        _SEVERAL, (len(days) + 1) // 2
    )


_SEVERAL = 3


def _long_ago(told: str, published: date) -> bool:
    until = bounds(told)[1]
    return until is not None and published.year - until.year >= _CENTURY
