"""Records as Parquet: typed columns, lists as lists, a row a record with its sentences inside it."""

from collections.abc import Sequence
from typing import Any, BinaryIO

from mithaq.export.columns import EVIDENCE, Type, columns, evidence_type
from mithaq.export.naming import evidence_of
from mithaq.export.needed import needed
from mithaq.export.selection import Record, Selection, Tally
from mithaq.export.streams import as_json

WHOLE = "record"
"""The column that holds the whole record as JSON: what no column tells is not lost."""


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write the one view of ``selection`` as Parquet, compressed, with what it was made of in the metadata."""
    # Loaded here: a heavy package that only this needs.
    parquet = needed("pyarrow.parquet", "parquet")
    ((view, records),) = selection.views.items()
    parquet.write_table(table(view, records, selection.as_of), out, compression="zstd")
    return Tally(written=len(records))


def table(view: str, records: Sequence[Record], as_of: str) -> Any:
    """Return the records of a view as a pyarrow.Table."""
    pa = needed("pyarrow", "parquet")
    own = columns(view)
    schema = pa.schema(
        [
            *(pa.field(column.name, _arrow(column.type)) for column in own),
            pa.field("evidence", pa.list_(pa.struct([(name, _arrow(evidence_type(name))) for name in EVIDENCE]))),
            pa.field(WHOLE, pa.string()),
        ],
        metadata={"mithaq.view": view, "mithaq.as_of": as_of},
    )
    made: list[dict[str, Any]] = [
        {
            **{column.name: _clean(column.value(record)) for column in own},
            "evidence": [{name: _clean(one.get(name)) for name in EVIDENCE} for one in evidence_of(record)],
            WHOLE: as_json(record).decode(),
        }
        for record in records
    ]
    return pa.Table.from_pylist(made, schema=schema)


def _arrow(type_: Type) -> Any:
    pa = needed("pyarrow", "parquet")
    return {
        Type.TEXT: pa.string(),
        Type.TEXTS: pa.list_(pa.string()),
        Type.NUMBER: pa.int64(),
        Type.FLAG: pa.bool_(),
        Type.DAY: pa.date32(),
    }[type_]


def _clean(value: Any) -> Any:
    """Arrow's text is UTF-8: a lone surrogate has no place in it."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value
