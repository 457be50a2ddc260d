"""What stands in the cells of a spreadsheet: a row for each sentence behind each record, and nothing that runs."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from mithaq.export.columns import EVIDENCE, columns, values
from mithaq.export.naming import evidence_of
from mithaq.export.selection import Record, Tally
from mithaq.text.display import displayed

LONGEST = 32_767
"""Characters that a cell of Excel holds; what is longer it breaks into others."""
CUT = f"a cell was longer than the {LONGEST} characters that a spreadsheet holds"
# Also the full-width forms, which some editions take for the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | bool | date | None


def header(view: str) -> list[str]:
    """Return the names of the columns of a view's table."""
    own = [column.name for column in columns(view)] + (["value"] if view == "disputes" else [])
    return own + [f"evidence_{name}" for name in _evidence(view)]


def rows(view: str, records: Sequence[Record], tally: Tally) -> Iterator[list[Cell]]:
    """Yield the rows of a view's table; a dispute has rows for the evidence of each side."""
    own, told = columns(view), _evidence(view)
    for record in records:
        tally.written += 1
        begin = values(own, record)
        whole = True
        for more, one in _stretches(view, record):
            raw = [*begin, *more, *(one.get(name) for name in told)]
            whole = whole and not any(isinstance(value, str) and len(value) > LONGEST for value in raw)
            yield [cell(value) for value in raw]
        if not whole:
            tally.lessen(record, CUT)


def cell(value: Any) -> Cell:
    """Return a value as a cell that a spreadsheet takes for what it is, and never for a formula."""
    if value is None or isinstance(value, bool | int | date):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    text = displayed(text, LONGEST - 1)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _evidence(view: str) -> tuple[str, ...]:
    return () if view == "sources" else EVIDENCE


def _stretches(view: str, record: Record) -> Iterator[tuple[list[Any], Record]]:
    """Yield what a record's rows have beside its own columns; a record that no sentence is behind has one row."""
    if view != "disputes":
        yield from (([], one) for one in evidence_of(record) or [{}])
        return
    for side in record.get("sides") or ():
        yield from (([side["value"]], one) for one in side.get("evidence") or [{}])
