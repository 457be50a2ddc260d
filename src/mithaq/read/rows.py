"""Archives of articles: a row of JSONL or CSV is one article."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mithaq.model.documents import Diagnostic, Source
from mithaq.read.encoding import decode, scrub_surrogates
from mithaq.read.refusals import refuse

# The fields of a row beside its text, and the hints they become.
FIELDS = {
    "title": "title",
    "url": "url",
    "date": "date",
    "source": "outlet",
    "agency": "agency",
    "id": "id",
    "language": "language",
}
# The number of a batch's first row in its archive: a large archive reaches the reader in pieces.
FIRST_ROW = "first_row"
_LONGEST_CELL = 50_000_000
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article of an archive, with its number and what the row tells beside the text."""

    number: int
    text: str
    hints: Mapping[str, str]


def jsonl_rows(source: Source) -> Iterator[Row | Diagnostic]:
    """Yield the rows of a JSONL payload; each bad row becomes a Diagnostic that names its number, the rest goes on."""
    number = first_row(source)
    for line in decode(source.payload).text.split("\n"):
        if line.strip():
            yield _jsonl_row(source, number, line)
            number += 1


def csv_rows(source: Source) -> Iterator[Row | Diagnostic]:
    """Yield the rows of a CSV payload with a header; it may part its columns by comma, semicolon, tab or bar."""
    csv.field_size_limit(_LONGEST_CELL)
    text = decode(source.payload).text
    header_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = first_row(source)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if "text" not in header:
            yield refuse(source, "csv-no-text", f"no column is called text (there are: {', '.join(header)[:200]})")
            return
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(source, number, dict(zip(header, cells, strict=False)))
                number += 1
    except csv.Error as error:
        yield refuse(source, "bad-row", f"row {number}: not well-formed CSV ({error}); the rows after it are not read")


def first_row(source: Source) -> int:
    """Return the number of the payload's first row in its archive."""
    return int(dict(source.hints).get(FIRST_ROW, "0"))


def _jsonl_row(source: Source, number: int, line: str) -> Row | Diagnostic:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return refuse(source, "bad-row", f"row {number}: not JSON ({error}); the row is left out")
    if not isinstance(value, dict):
        return refuse(source, "bad-row", f"row {number}: not a JSON object; the row is left out")
    return _row(source, number, value)


def _row(source: Source, number: int, fields: Mapping[str, Any]) -> Row | Diagnostic:
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        return refuse(source, "row-no-text", f"row {number}: no text; the row is left out")
    told = {hint: _plain(fields.get(field)) for field, hint in FIELDS.items()}
    hints = {hint: value for hint, value in told.items() if value}
    return Row(number=number, text=scrub_surrogates(text), hints=hints)


def _plain(value: object) -> str:
    """Return a scalar as text; lists and objects say nothing here."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return scrub_surrogates(str(value)).strip()
