"""Choose records by party, kind, place, time, words ... One meaning for the command line, the API and the browser."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from mithaq.model.edtf import bounds, meet
from mithaq.text import fold

_PARTIES = ("parties", "third_parties", "obligor", "beneficiary")
_PEOPLE = ("people", "speaker")
_DATES = ("date", "due", "signed", "declared")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; names may be ids or names in any language. Every one of several parties must be there."""

    party: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    place: str | None = None
    since: str | None = None
    until: str | None = None
    status: tuple[str, ...] = ()
    text: str | None = None

    def keep(self, record: dict[str, Any]) -> bool:
        """Tell whether a view's record is asked for."""
        return (
            all(_names(record, _PARTIES, one) for one in self.party)
            and all(_names(record, _PEOPLE, one) for one in self.person)
            and (not self.kind or record.get("kind") in self.kind)
            and (not self.place or _names(record, ("place",), self.place))
            and (not self.status or record.get("status") in self.status)
            and self._in_time(record)
            and (not self.text or _holds(record, self.text))
        )

    def _in_time(self, record: dict[str, Any]) -> bool:
        told = next((record[name] for name in _DATES if record.get(name)), None)
        return not (self.since or self.until) or self.in_time([told] if told else _reported(record))

    def in_time(self, dates: Sequence[str | None]) -> bool:
        """Tell whether one of a record's dates is in the time asked for.

        An undated record counts at its reports' dates; one with no date at all is kept, never dropped in silence.
        """
        if not (self.since or self.until):
            return True
        asked = (_edge(self.since, last=False), _edge(self.until, last=True))
        known = [span for span in map(bounds, dates) if span != (None, None)]
        return not known or any(meet(span, asked) for span in known)


def _edge(day: str | None, *, last: bool) -> date | None:
    return bounds(day)[1 if last else 0] if day else None


def _reported(record: dict[str, Any]) -> list[str]:
    published = (record.get("published") or {}).get("value")
    return [published] if published else [one["reported"] for one in evidence_of(record) if one.get("reported")]


def evidence_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a record's evidence: its own, or its sides' and mentions'."""
    if record.get("evidence"):
        return list(record["evidence"])
    inner = [*(record.get("sides") or ()), *(record.get("mentions") or ()), *(record.get("history") or ())]
    return [one for part in inner for one in part.get("evidence") or ()]


def _holds(record: dict[str, Any], words: str) -> bool:
    """Tell whether the record's own line, names or quotes hold all of ``words``, in whatever spelling."""
    told = [*(record.get("text") or {}).values(), record.get("title"), record.get("outlet"), record.get("agency")]
    named = [name for one in (record.get("entities") or {}).values() for name in one["name"].values()]
    called = [name for names in _names_by_language(record) for name in names]
    quoted = [one["quote"] for one in evidence_of(record)]
    held = fold("\n".join(filter(None, (*told, *named, *called, *quoted))))
    return all(word in held for word in fold(words).split())


def _names_by_language(record: dict[str, Any]) -> list[list[str]]:
    names = record.get("names")
    return list(names.values()) if isinstance(names, dict) else []


def _names(record: dict[str, Any], fields: tuple[str, ...], asked: str) -> bool:
    """Tell whether one of ``fields`` (or, where the record has none of them, any entity of it) is called ``asked``."""
    entities = record.get("entities") or {}
    ids = _ids(record, fields) if any(name in record for name in fields) else list(entities)
    return any(one == asked or _called(entities.get(one), asked) for one in ids)


def _ids(record: dict[str, Any], fields: tuple[str, ...]) -> list[str]:
    values = [record.get(name) for name in fields]
    return [one for value in values for one in ([value] if isinstance(value, str) else value or ())]


def _called(entity: Any, asked: str) -> bool:
    """Tell whether all words of ``asked`` stand in one of the entity's names."""
    if not isinstance(entity, dict):
        return False
    names = entity.get("name") or {}
    return bears({"": names} if isinstance(names, str) else names, set(fold(asked).split()))


def bears(names: Mapping[str, str], wanted: Set[str]) -> bool:
    """Tell whether all the words ``wanted`` stand in one of the names."""
    return any(wanted <= set(fold(name).split()) for name in names.values())
