"""From a clock in a named zone to the instant it shows."""

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def to_utc(local: datetime, zone: str) -> tuple[datetime, str] | None:
    """Return the instant in UTC, without its zone, and the offset as written ("+03:00"); None for an unknown zone."""
    found = _zone(zone)
    if found is None:
        return None
    aware = local.replace(tzinfo=found)
    offset = aware.strftime("%z")
    return aware.astimezone(UTC).replace(tzinfo=None), f"{offset[:3]}:{offset[3:5]}"
