"""Records as an Excel workbook: a sheet a view, those in Arabic from right to left, days as days."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, BinaryIO

from mithaq.export.cells import Cell, header, rows
from mithaq.export.needed import needed
from mithaq.export.selection import LANGUAGES, Record, Selection, Tally
from mithaq.grammar import load_yaml

_LONGEST_TITLE = 31
_MOST_ROWS = 1_048_575
_ROWS = f"a sheet holds {_MOST_ROWS:,} rows"
_WIDTHS = {"text": 60, "quote": 60, "action": 40, "promise": 60, "title": 50}
_EPOCH = date(1900, 3, 1)  # Excel takes 1900 for a leap year: days before its March are off by one, or none at all.


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write each view of ``selection`` as a sheet, and a sheet that says what the workbook is and what it lacks."""
    tally = Tally()
    # constant_memory: rows go to the disk as they are written. Nothing is guessed to be a number, link or formula.
    settings = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = needed("xlsxwriter").Workbook(out, settings)
    try:
        for view, records in selection.views.items():
            _sheet(book, view, records, selection.language, tally)
        _about(book, selection, tally)
    finally:
        book.close()
    return tally


def _sheet(book: Any, view: str, records: Sequence[Record], language: str, tally: Tally) -> None:
    words = headings(language)
    sheet = book.add_worksheet(words["views"][view][:_LONGEST_TITLE])
    if words["direction"] == "rtl":
        sheet.right_to_left()
    sheet.freeze_panes(1, 1)
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    names = header(view)
    for at, name in enumerate(names):
        sheet.set_column(at, at, _width(name))
    sheet.write_row(0, 0, [_heading(name, words) for name in names], bold)
    number = 0
    for number, row in enumerate(_fitting(view, records, tally), start=1):
        for at, value in enumerate(row):
            _put(sheet, number, at, value, day)
    sheet.autofilter(0, 0, max(number, 1), len(names) - 1)


def _fitting(view: str, records: Sequence[Record], tally: Tally) -> Any:
    """Yield as many rows as a sheet holds."""
    made = 0
    for at, record in enumerate(records):
        own = list(rows(view, [record], tally))
        made += len(own)
        if made > _MOST_ROWS:
            tally.written -= 1
            for one in records[at:]:
                tally.leave_out(one, _ROWS)
            return
        yield from own


def _put(sheet: Any, row: int, at: int, value: Cell, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value)
    elif isinstance(value, int):
        sheet.write_number(row, at, value)
    elif isinstance(value, str):
        sheet.write_string(row, at, value)
    elif value >= _EPOCH:
        sheet.write_datetime(row, at, value, day)
    else:
        sheet.write_string(row, at, value.isoformat())


def _about(book: Any, selection: Selection, tally: Tally) -> None:
    words = headings(selection.language)
    sheet = book.add_worksheet(words["about"])
    if words["direction"] == "rtl":
        sheet.right_to_left()
    sheet.set_column(0, 0, 60)
    lines = ["Mithaq", f"{words['as_of']}: {selection.as_of}", *tally.lines()]
    for at, line in enumerate(lines):
        sheet.write_string(at, 0, line)


def _width(name: str) -> int:
    return _WIDTHS.get(_parted(name.removeprefix("evidence_"))[0], 18)


def _parted(name: str) -> tuple[str, str]:
    """Part a column's name from the language that it is in."""
    field, _, language = name.rpartition("_")
    return (field, language) if language in LANGUAGES else (name, "")


def _heading(name: str, words: dict[str, Any]) -> str:
    """Return a column's heading: the words for its parts, and its own name where there are none."""
    if told := words["columns"].get(name):
        return str(told)
    for mark, form in words["forms"].items():
        if mark.endswith("_") and name.startswith(mark):
            return str(form.format(_heading(name.removeprefix(mark), words)))
        if mark.startswith("_") and name.endswith(mark):
            return str(form.format(_heading(name.removesuffix(mark), words)))
    field, language = _parted(name)
    return f"{_heading(field, words)} ({language})" if language else name


@lru_cache
def headings(language: str) -> dict[str, Any]:
    """Return the words that stand over sheets and columns in ``language``; the first one's where it has none."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    found: dict[str, Any] = load_yaml(files("mithaq.export") / "words" / f"{language}.yaml")
    return found
