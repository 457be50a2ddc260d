"""From a time expression to the EDTF date of an event."""

import re

from mithaq.model.annotations import Timex

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART_OF_DAY = re.compile(r"T.*$")


def event_date(timex: Timex | None) -> str | None:
    """Return the EDTF date a time expression gives to what happens at it: days, months, years and ranges of them.

    Hours are left out, an expression without a calendar value ("earlier") gives None.
    """
    if timex is None or not timex.value:
        return None
    parts = [_PART_OF_DAY.sub("", part) for part in timex.value.split("/")]
    if not all(part in ("", "..") or re.match(r"\d{4}(-\d\d){0,2}[~?%]?$", part) for part in parts):
        return None
    return parts[0] if len(set(parts)) == 1 else "/".join(parts)
