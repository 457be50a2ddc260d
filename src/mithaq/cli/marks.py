"""The marks of an annotated article, and the names of what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mithaq.cli.app import Chosen
from mithaq.cli.wording import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch: what it is ("time", "person", "claim") and what to say of it."""

    start: int
    end: int
    kind: str
    note: str


def marks_of(record: dict[str, Any]) -> list[Mark]:
    """Return the marks of an annotated article: times with their values, names with whom they mean, claims."""
    times = [_mark(one, "time", one["value"] or "?") for one in record["times"]]
    mentions = [_mark(one, one["type"], name_of(record, one["entity"])) for one in record["mentions"]]
    claims = [
        _mark(evidence, "claim", f"{spoken().told_of(claim)} {claim['date'] or ''}".strip())
        for claim in record["claims"]
        for evidence in claim["evidence"]
    ]
    return [*times, *mentions, *claims]


def _mark(one: dict[str, Any], kind: str, note: str) -> Mark:
    return Mark(start=one["start"], end=one["end"], kind=kind, note=note)


def name_of(record: dict[str, Any], entity: str | None, language: str | None = None) -> str:
    """Return the name of an entity of ``record``, in ``language`` (the chosen one) if it has one there, or its id."""
    if entity is None:
        return "?"
    names = (record.get("entities") or {}).get(entity, {}).get("name") or {}
    if isinstance(names, str):
        return names
    return str(names.get(language or Chosen.language) or names.get("en") or next(iter(names.values()), entity))


def names_of(record: dict[str, Any], entities: Sequence[str] | None, language: str | None = None) -> str:
    """Return the names of several entities, joined."""
    return " · ".join(name_of(record, entity, language) for entity in entities or ())
