"""Records as they are, one JSON object a line."""

from typing import BinaryIO

from mithaq.export.selection import Selection, Tally
from mithaq.export.streams import as_json


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write every record of ``selection`` as ``mithaq VIEW --format jsonl`` prints it."""
    tally = Tally()
    for listed in selection.views.values():
        for record in listed:
            out.write(as_json(record) + b"\n")
            tally.written += 1
    return tally
