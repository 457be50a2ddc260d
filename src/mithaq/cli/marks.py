"""Cut a text where marks begin and end, so that marks may overlap and nest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


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
        _mark(evidence, "claim", f"{claim['kind']} {claim['status']} {claim['date'] or ''}".strip())
        for claim in record["claims"]
        for evidence in claim["evidence"]
    ]
    return [*times, *mentions, *claims]


def _mark(one: dict[str, Any], kind: str, note: str) -> Mark:
    return Mark(start=one["start"], end=one["end"], kind=kind, note=note)


def segments(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """Yield the stretches of ``start``-``end`` between any two borders of marks, each with the marks that cover it."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    borders = {start, end, *(at for mark in inside for at in (mark.start, mark.end) if start < at < end)}
    cuts = sorted(borders)
    waiting = sorted(inside, key=lambda mark: mark.start)
    open_: list[Mark] = []
    for left, right in pairwise(cuts):
        while waiting and waiting[0].start <= left:
            open_.append(waiting.pop(0))
        open_ = [mark for mark in open_ if mark.end > left]
        yield left, right, tuple(open_)


def name_of(record: dict[str, Any], entity: str | None, language: str = "en") -> str:
    """Return the name of an entity of ``record``, in ``language`` if it has one there, or its id."""
    if entity is None:
        return "?"
    names = (record.get("entities") or {}).get(entity, {}).get("name") or {}
    if isinstance(names, str):
        return names
    return str(names.get(language) or next(iter(names.values()), entity))


def names_of(record: dict[str, Any], entities: Sequence[str] | None) -> str:
    """Return the names of several entities, joined."""
    return " · ".join(name_of(record, entity) for entity in entities or ())
