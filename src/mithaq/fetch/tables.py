"""Parquet files with an article in a row, in batches of rows of JSON: what the reader of archives reads."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from mithaq.fetch.stored import File
from mithaq.model.documents import Diagnostic, Source
from mithaq.read.rows import FIELDS, FIRST_ROW

_ROWS = 100
"""Rows that make a Source: half a megabyte or so."""


def is_parquet(name: str) -> bool:
    """Tell whether a file's name is that of a Parquet file."""
    return name.lower().endswith((".parquet", ".parq", ".pq"))


def parquet_sources(file: File) -> Iterator[Source | Diagnostic]:
    """Yield the rows as Sources of JSONL; only the columns that mean something are read (docs/inputs.md).

    A file without a column ``text``, a damaged one, and one that nothing here can read (pyarrow is missing) is told by
    a Diagnostic.
    """
    try:
        # Loaded here: an extra.
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        yield _failed("unsupported", file, "Parquet needs one more package: pip install 'mithaq[parquet]'")
        return
    try:
        with file.open() as stream:
            yield from _rows(parquet.ParquetFile(stream), file)
    except (OSError, ValueError, pa.ArrowException) as error:
        reason = f"the file breaks off or is damaged ({error}); the rows before were read"
        yield _failed("truncated", file, " ".join(reason.split()))


def _rows(table: Any, file: File) -> Iterator[Source | Diagnostic]:
    there = table.schema_arrow.names
    columns = [name for name in ("text", *FIELDS) if name in there]
    if "text" not in columns:
        yield _failed("no-text", file, f"no column is called text (there are: {', '.join(there)[:200]})")
        return
    first = 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
        rows = batch.to_pylist()
        payload = b"".join(map(_line, rows))
        yield Source(
            id=sha256(payload).hexdigest(),
            payload=payload,
            media_type="application/x-ndjson",
            name=file.name,
            hints=((FIRST_ROW, str(first)),) if first else (),
        )
        first += len(rows)


def _line(row: dict[str, Any]) -> bytes:
    told = {name: _plain(value) for name, value in row.items() if value is not None}
    return json.dumps(told, ensure_ascii=False, default=str).encode("utf-8", "replace") + b"\n"


def _plain(value: Any) -> Any:
    """Return what JSON can say; a day or moment as ISO 8601 has it."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, date | datetime) else value


def _failed(code: str, file: File, reason: str) -> Diagnostic:
    return Diagnostic(code=f"fetch.{code}", message=f"{file.name}: {reason}", name=file.name)
