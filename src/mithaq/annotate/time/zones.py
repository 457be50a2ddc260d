"""From a clock in a named zone to the instant it shows."""

from datetime import UTC, datetime, timedelta
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


def told_by(local: datetime, utc: datetime) -> tuple[datetime, str]:
    """Return the instant and offset of a local time that is told beside the same moment in UTC, whatever its day."""
    ahead = (local - utc) % timedelta(days=1)
    if ahead > timedelta(hours=14):
        ahead -= timedelta(days=1)
    minutes = int(ahead.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return local - ahead, f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
