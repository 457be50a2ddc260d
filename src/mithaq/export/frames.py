"""Records as data frames, in polars or pandas, whichever is there."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from mithaq.errors import AskedWrongError, MithaqError
from mithaq.export.columns import EVIDENCE, Type, columns, evidence_type
from mithaq.export.naming import evidence_of
from mithaq.export.needed import needed
from mithaq.export.selection import Record

LIBRARIES = ("polars", "pandas")


def frame_of(view: str, records: Sequence[Record], library: str | None = None) -> Any:
    """Return the records of a view as a frame, a row a record; lists stay lists, days become dates."""
    own = columns(view)
    types = {column.name: column.type for column in own}
    return _made({column.name: [column.value(record) for record in records] for column in own}, types, library)


def evidence_frame(records: Sequence[Record], library: str | None = None) -> Any:
    """Return the sentences behind records as a frame, a row a sentence, with the record's ``id`` first."""
    lines = [(record["id"], one) for record in records for one in evidence_of(record)]
    told: dict[str, list[Any]] = {"id": [name for name, _ in lines]}
    told |= {field: [one.get(field) for _, one in lines] for field in EVIDENCE}
    return _made(told, {"id": Type.TEXT} | {field: evidence_type(field) for field in EVIDENCE}, library)


def _made(told: dict[str, list[Any]], types: dict[str, Type], library: str | None) -> Any:
    chosen = library or next((one for one in LIBRARIES if find_spec(one)), None)
    if chosen is None:
        raise MithaqError("data frames need one more package: pip install 'mithaq[frames]'")
    if chosen not in LIBRARIES:
        raise AskedWrongError(f"{chosen!r} makes no frames here; {' and '.join(LIBRARIES)} do")
    module = needed(chosen, "frames")
    return _polars(module, told, types) if chosen == "polars" else _pandas(module, told, types)


def _polars(pl: Any, told: dict[str, list[Any]], types: dict[str, Type]) -> Any:
    known = {
        Type.TEXT: pl.String,
        Type.TEXTS: pl.List(pl.String),
        Type.NUMBER: pl.Int64,
        Type.FLAG: pl.Boolean,
        Type.DAY: pl.Date,
    }
    return pl.DataFrame(told, schema={name: known[type_] for name, type_ in types.items()})


def _pandas(pd: Any, told: dict[str, list[Any]], types: dict[str, Type]) -> Any:
    frame = pd.DataFrame(told)
    for name, type_ in types.items():
        if type_ is Type.DAY:
            frame[name] = pd.to_datetime(frame[name], errors="coerce")
        elif type_ is Type.NUMBER:
            frame[name] = frame[name].astype("Int64")
    return frame
