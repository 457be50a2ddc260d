"""Records as columns: what each view's fields are called in a table, and of what type they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mithaq.export.dates import Days, days_of
from mithaq.export.naming import name_of
from mithaq.export.selection import LANGUAGES, Record


class Type(StrEnum):
    """What a column holds; any may be empty."""

    TEXT = "text"
    TEXTS = "texts"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``value`` takes it out of a record as str, list of str, int, bool, date or None."""

    name: str
    type: Type
    value: Callable[[Record], Any]


_EVENT = ("date", "kind", "status", "text", "parties", "third_parties", "people", "place", "topics", "agreements",
          "format", "reports", "independent_sources", "silent_since")  # fmt: skip
FIELDS: dict[str, tuple[str, ...]] = {
    "timeline": ("id", *_EVENT, "part_of", "disputes"),
    "contacts": ("id", *_EVENT, "previous", "gap_days"),
    "incidents": ("id", *_EVENT, "before", "after"),
    "agreements": ("id", "names", "kind", "status", "declared", "signed", "effective", "ended", "parties",
                   "third_parties", "members", "commitments", "reports", "independent_sources"),
    "commitments": ("id", "action", "promise", "obligor", "beneficiary", "place", "due", "due_rule", "status",
                    "overdue", "agreement", "topic", "pam", "last_seen", "silent_since"),
    "mechanisms": ("id", "names", "status", "parties", "third_parties", "meetings", "last_seen", "silent_since"),
    "disputes": ("id", "about", "about_kind", "field", "state", "current", "corrected_by"),
    "sources": ("id", "published", "published_basis", "outlet", "agency", "language", "title", "url", "copy",
                "text_group", "claims", "file", "article"),
    "brief": ("id", "section", "record", "view", "from", "to", "since", "text"),
}  # fmt: skip
"""The fields of each view that a table shows, in their order."""

EVIDENCE = ("reported", "outlet", "agency", "speaker", "quote", "file", "article", "start", "end", "document", "claim")
"""The fields of a sentence behind a record."""

_ENTITIES = frozenset({"parties", "third_parties", "people", "obligor", "beneficiary"})
_ENTITY = frozenset({"place", "agreement", "format"})
_LISTS = frozenset({"topics", "agreements", "members", "commitments", "meetings", "disputes"})
_NUMBERS = frozenset({"reports", "independent_sources", "gap_days", "claims", "article", "start", "end"})
_WORDS = frozenset({"text", "action", "names"})
_SPANNED = frozenset({"date", "due", "signed"})


def columns(view: str) -> tuple[Column, ...]:
    """Return the columns of a view: an entity's ids, then its names in a column for each language."""
    return tuple(column for field in FIELDS[view] for column in _columns(field))


def evidence_type(field: str) -> Type:
    """Return the type of a field of evidence."""
    return Type.NUMBER if field in _NUMBERS else Type.TEXT


def _columns(field: str) -> Iterator[Column]:
    if field in _WORDS:
        yield from (_words(field, language) for language in LANGUAGES)
        return
    yield Column(name=field, type=_type(field), value=_DERIVED.get(field) or _plain(field))
    if field in _SPANNED:
        yield Column(name=f"{field}_first", type=Type.DAY, value=_edge(field, "first"))
        yield Column(name=f"{field}_last", type=Type.DAY, value=_edge(field, "last"))
    if field in _ENTITIES or field in _ENTITY:
        yield from (_named(field, language) for language in LANGUAGES)


def _type(field: str) -> Type:
    if field in _NUMBERS:
        return Type.NUMBER
    if field == "overdue":
        return Type.FLAG
    return Type.TEXTS if field in _ENTITIES or field in _LISTS else Type.TEXT


def _plain(field: str) -> Callable[[Record], Any]:
    return lambda record: record.get(field)


def _edge(field: str, edge: str) -> Callable[[Record], Any]:
    def value(record: Record) -> Any:
        days = days_of(record.get(field))
        return getattr(days, edge) if isinstance(days, Days) else None

    return value


def _named(field: str, language: str) -> Column:
    def value(record: Record) -> Any:
        ids = record.get(field)
        if isinstance(ids, list | tuple):
            return [name_of(record, one, language) for one in ids]
        return name_of(record, ids, language) if ids else None

    type_ = Type.TEXTS if field in _ENTITIES else Type.TEXT
    return Column(name=f"{field}_{language}", type=type_, value=value)


def _words(field: str, language: str) -> Column:
    if field != "names":
        return Column(
            name=f"{field}_{language}", type=Type.TEXT, value=lambda record: (record.get(field) or {}).get(language)
        )
    return Column(name=f"names_{language}", type=Type.TEXTS, value=lambda record: _names(record["names"], language))


def _names(names: Any, language: str) -> list[str]:
    """Return the names in one language out of {"en": [...]} or [{"en", "ar"}]."""
    if isinstance(names, dict):
        return list(names.get(language) or ())
    return [one[language] for one in names or () if one.get(language)]


_DERIVED: dict[str, Callable[[Record], Any]] = {
    "published": lambda record: (record.get("published") or {}).get("value"),
    "published_basis": lambda record: (record.get("published") or {}).get("basis"),
    "current": lambda record: None if record.get("current") is None else str(record["current"]),
}


def values(columns_: Sequence[Column], record: Record) -> list[Any]:
    """Return what a record has in each column."""
    return [column.value(record) for column in columns_]
