"""Records as a table that a spreadsheet opens rightly: Arabic intact, names beside ids, each row with its sentence."""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

Record = dict[str, Any]

_BOM = "\ufeff"  # Without it Excel takes UTF-8 for the local code page.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EVIDENCE = ("reported", "outlet", "agency", "speaker", "quote", "file", "article", "start", "end", "document", "claim")
_FIELDS = {
    "timeline": ("id", "date", "kind", "status", "parties", "people", "place", "reports", "independent_sources"),
    "contacts": ("id", "date", "kind", "status", "parties", "people", "place", "topics", "previous", "gap_days"),
    "agreements": ("id", "names", "kind", "status", "declared", "signed", "effective", "ended", "parties"),
    "commitments": (
        "id",
        "action",
        "obligor",
        "beneficiary",
        "due",
        "due_rule",
        "status",
        "overdue",
        "agreement",
        "pam",
    ),
    "mechanisms": ("id", "names", "status", "parties", "last_seen", "silent_since"),
    "incidents": (
        "id",
        "date",
        "kind",
        "status",
        "parties",
        "place",
        "reports",
        "independent_sources",
        "before",
        "after",
    ),
    "disputes": ("id", "about", "about_kind", "field", "state", "current", "value"),
    "sources": (
        "id",
        "published",
        "outlet",
        "agency",
        "language",
        "title",
        "url",
        "copy",
        "text_group",
        "claims",
        "file",
    ),
}


def write_csv(view: str, records: Iterable[Record], out: TextIO) -> None:
    """Write records of ``view`` as CSV with a header, a row for each report behind each record."""
    fields = _FIELDS[view]
    evidence = () if view == "sources" else _EVIDENCE
    out.write(_BOM)
    writer = csv.writer(out)
    writer.writerow([*fields, *(f"evidence_{name}" for name in evidence)])
    for record in records:
        for row, told in _rows(record):
            writer.writerow([_cell(row, name, row) for name in fields] + [_cell(told, name, row) for name in evidence])


def _rows(record: Record) -> Iterator[tuple[Record, Record]]:
    """Yield the record beside each piece of evidence; a dispute has a row for each side's."""
    if record.get("sides"):
        for side in record["sides"]:
            yield from ((record | {"value": side["value"]}, one) for one in side.get("evidence") or [{}])
        return
    mentions = [one for mention in record.get("mentions") or () for one in mention.get("evidence") or ()]
    yield from ((record, one) for one in record.get("evidence") or mentions or [{}])


def _cell(told: Record, name: str, record: Record) -> str:
    value = told.get(name)
    return _safe(_SPELLED.get(name, _plain)(value, record))


def _plain(value: Any, record: Record) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_plain(one, record) for one in value)
    return _named(value, record) if isinstance(value, str) else str(value)


def _named(one: str, record: Record) -> str:
    """Spell an entity's id as its English name and the id, so that a row can be read and joined."""
    entity = (record.get("entities") or {}).get(one)
    if not entity:
        return one
    name = entity["name"]
    return f"{name if isinstance(name, str) else name.get('en') or next(iter(name.values()), one)} ({one})"


def _names(value: Any, record: Record) -> str:
    parts = value.values() if isinstance(value, dict) else value or ()
    flat = [one for part in parts for one in (part if isinstance(part, list) else [part])]
    return "; ".join(one.get("en") or one.get("ar") or "" if isinstance(one, dict) else str(one) for one in flat)


def _published(value: Any, record: Record) -> str:
    return (value or {}).get("value") or ""


_SPELLED: dict[str, Callable[[Any, Record], str]] = {"names": _names, "action": _names, "published": _published}


def _safe(cell: str) -> str:
    """Keep a spreadsheet from running what a web page wrote as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
