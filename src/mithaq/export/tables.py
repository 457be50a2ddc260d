"""Records as CSV that Excel opens rightly: Arabic intact, one language a column, each row with its sentence."""

import csv
from datetime import date
from typing import BinaryIO

from mithaq.export.cells import Cell, header, rows
from mithaq.export.selection import Selection, Tally
from mithaq.export.streams import as_text

_BOM = "\ufeff"  # Without it Excel takes UTF-8 for the local code page.


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write the one view of ``selection`` as CSV (RFC 4180): a header, a row for each sentence behind each record."""
    ((view, records),) = selection.views.items()
    tally = Tally()
    with as_text(out) as text:
        text.write(_BOM)
        writer = csv.writer(text)
        writer.writerow(header(view))
        writer.writerows(map(_spelled, row) for row in rows(view, records, tally))
    return tally


def _spelled(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
