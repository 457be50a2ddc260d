"""One number for the content of a ledger, by which two can be compared.

The hashes of all rows are added, so that neither the order of adding nor row numbers count. Left out: when a source
was fetched and the folder it lay in.
"""

import zlib
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from mithaq.store import schema

_BITS = 256


def digest(connection: Connection) -> str:
    """Return the digest of sources, documents, annotations, claims and entities."""
    documents = schema.documents.c
    queries: list[Any] = [
        select(schema.sources.c.id),
        select(documents.id, documents.part, documents.dated, documents.diagnostics, documents.text),
        select(schema.annotations.c.document, schema.annotations.c.record),
        select(schema.claims.c.id, schema.claims.c.record),
        select(schema.agreement_claims.c.id, schema.agreement_claims.c.record),
        select(schema.commitment_claims.c.id, schema.commitment_claims.c.record),
        select(schema.entities.c.document, schema.entities.c.id, schema.entities.c.record),
    ]
    total = 0
    for number, query in enumerate(queries):
        for row in connection.execute(query):
            total += _hash(number, row)
    return f"{total % (1 << _BITS):064x}"


def _hash(number: int, row: Any) -> int:
    state = sha256(str(number).encode())
    for value in row:
        state.update(b"\x1f")
        # Decompressed: another zlib packs the same text into other bytes.
        state.update(zlib.decompress(value) if isinstance(value, bytes) else str(value).encode())
    return int.from_bytes(state.digest())
