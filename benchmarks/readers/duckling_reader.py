"""Read rows with Duckling through its native binding."""

import os
from datetime import UTC, datetime

import duckling
from reading import Found, read_rows

duckling.init()
ZONES = duckling.load_time_zones("/usr/share/zoneinfo")
LOCALE = duckling.default_locale_lang(duckling.parse_lang("AR"))
TIME = duckling.parse_dimensions(["time"])


def times(text: str, reference: datetime) -> Found:
    moment = int(reference.replace(tzinfo=UTC).timestamp())
    context = duckling.Context(duckling.parse_ref_time(ZONES, "UTC", moment), LOCALE)
    return [_time(one) for one in duckling.parse(text, context, TIME, False)]


def _time(one: dict) -> dict:
    value = one["value"]
    first, last = (
        (value.get("from") or value.get("to"), value.get("to")) if value["type"] == "interval" else (value, {})
    )
    return {
        "start": one["start"], "end": one["end"], "begin": first["value"][:19], "grain": first["grain"],
        "until": last["value"][:19] if last else None,
    }  # fmt: skip


read_rows(times)
os._exit(0)  # the binding shuts its runtime down twice, and dies of it
