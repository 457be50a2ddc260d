"""Exports into files that are whole or not there."""

from pathlib import Path

from mithaq.errors import MithaqError
from mithaq.export.formats import Format
from mithaq.export.selection import Selection, Tally


def written(format_: Format, selection: Selection, name: str) -> Tally:
    """Write ``selection`` to the file ``name``, in place of what stood there; MithaqError where that cannot be."""
    path = Path(name)
    partial = path.with_name(f"{path.name}.partial")
    try:
        with partial.open("wb") as out:
            tally = format_.write(selection, out)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise MithaqError(f"{name}: cannot be written ({error.strerror})") from error
    return tally
