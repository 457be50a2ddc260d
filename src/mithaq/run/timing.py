"""Time expressions of single texts and of files of cases."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mithaq.errors import SourceError
from mithaq.model.annotations import Timex


def load_cases(path: Path) -> list[dict[str, Any]]:
    """Return the cases of a JSON list of {"id", "text", "ref", "lang"?}. Raises SourceError naming file and reason."""
    try:
        cases = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise SourceError(f"{path}: is not JSON ({error})") from error
    if not isinstance(cases, list) or not all(isinstance(case, dict) and "text" in case for case in cases):
        raise SourceError(f'{path}: is not a list of {{"id", "text", "ref"}}')
    return cases


def case_record(case: dict[str, Any]) -> dict[str, Any]:
    """Return {"id", "times"} for one case."""
    found = times_in(case["text"], case.get("ref"), case.get("lang") or "ar")
    return {"id": case.get("id"), "times": list(found)}


def times_in(text: str, on: str | None, language: str) -> Iterator[dict[str, Any]]:
    """Yield the time expressions of ``text`` as read on the day or at the time ``on`` (ISO). Raises SourceError."""
    from mithaq.annotate.time import read_times

    for one in read_times(text, reference(on), language):
        yield _record(one, text)


def reference(on: str | None) -> date | datetime | None:
    """Read the ISO day or time that expressions are anchored on. Raises SourceError."""
    if not on:
        return None
    try:
        return datetime.fromisoformat(on) if "T" in on else date.fromisoformat(on)
    except ValueError as error:
        raise SourceError(f"{on!r} is no date; write 2022-12-05 or 2022-12-05T14:00") from error


def _record(one: Timex, text: str) -> dict[str, Any]:
    start, end = one.span.start, one.span.end
    told = {name: getattr(one, name) for name in ("type", "value", "begin", "until", "grain", "rule", "anchor")}
    return {"start": start, "end": end, "text": text[start:end], **told, "conflict": list(one.conflict)}
