"""Days counted from a day: "within three months of signing"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from mithaq.model.edtf import bounds

_PERIOD = re.compile(r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$")
_HOURS = 24


def after(start: str | None, period: str) -> str | None:
    """Return the day that lies an ISO 8601 ``period`` after ``start``; None where either says too little.

    A month later is the same day of the month, or its last where it has none such.
    """
    begin, match = bounds(start)[0], _PERIOD.match(period)
    if begin is None or match is None:
        return None
    years, months, weeks, days, hours, _ = (int(part or 0) for part in match.groups())
    total = begin.month - 1 + months + 12 * years
    year, month = begin.year + total // 12, total % 12 + 1
    try:
        moved = date(year, month, min(begin.day, monthrange(year, month)[1]))
        return (moved + timedelta(days=7 * weeks + days + -(-hours // _HOURS))).isoformat()
    except (ValueError, OverflowError):
        return None
