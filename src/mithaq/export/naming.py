"""Names, sentences and quotes of records in one language, as text that does no harm."""

from collections.abc import Iterable
from typing import Any

from mithaq.export.selection import Record
from mithaq.text.display import displayed

LONGEST_NAME = 300


def name_of(record: Record, id_: str, language: str) -> str:
    """Return what the entity ``id_`` of ``record`` is called in ``language``, else in any, else its id."""
    names = ((record.get("entities") or {}).get(id_) or {}).get("name") or {}
    if isinstance(names, str):
        return displayed(names, LONGEST_NAME)
    return displayed(names.get(language) or names.get("en") or next(iter(names.values()), id_), LONGEST_NAME)


def names_of(record: Record, ids: Iterable[str], language: str) -> list[str]:
    """Return what several entities are called."""
    return [name_of(record, one, language) for one in ids]


def title_of(record: Record, language: str) -> str:
    """Return the line that tells a record: its sentence, its name, its title; its id where it has none of them."""
    told: Any = record.get("text") or record.get("action")
    if not told:
        told = _called(record.get("names"), language) or record.get("title")
    if isinstance(told, dict):
        told = told.get(language) or told.get("en") or next(iter(told.values()), None)
    return displayed(str(told or record["id"]), 2 * LONGEST_NAME)


def _called(names: Any, language: str) -> str | None:
    """Return the best name out of {"en": [...]} or [{"en", "ar"}]."""
    first = names[0] if isinstance(names, list) and names else names
    if not isinstance(first, dict):
        return None
    listed = [first.get(language), *first.values()]
    flat = [one[0] if isinstance(one, list) and one else one for one in listed]
    return next((one for one in flat if isinstance(one, str) and one), None)


def evidence_of(record: Record) -> list[Record]:
    """Return the sentences behind a record, each once: its own, or those of its sides and namings."""
    inner = (*(record.get("sides") or ()), *(record.get("mentions") or ()))
    every = [*(record.get("evidence") or ()), *(one for part in inner for one in part.get("evidence") or ())]
    return list({(one["claim"], one["start"], one["end"]): one for one in every}.values())


def carrier(one: Record) -> str:
    """Return who printed a piece of evidence: outlet and agency, as far as they are known."""
    return displayed(" / ".join(name for name in (one.get("outlet"), one.get("agency")) if name), LONGEST_NAME)
