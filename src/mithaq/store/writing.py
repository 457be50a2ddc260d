"""What was read and understood becomes rows; one delivery with all its documents is written whole or not at all."""

import dataclasses
import zlib
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text, update

from mithaq.model.documents import Source, Span
from mithaq.model.ledger import Judgement
from mithaq.model.understood import Understood
from mithaq.store import schema, search
from mithaq.store.codec import pack, to_json, to_plain

_WRITERS_LOCK = 0x6D697468  # PostgreSQL's advisory lock: one writer at a time, as with SQLite.
_MANY = 400  # Values in one IN (...), well under SQLite's bound.

Row = dict[str, Any]
_DERIVED = (
    schema.documents,
    schema.annotations,
    schema.claims,
    schema.agreement_claims,
    schema.commitment_claims,
    schema.entities,
)
_TABLES = {table.name: table for table in _DERIVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A source with what was understood of documents read out of it; ``whole`` when none of them are still to come.

    A large archive is written piece by piece, so that a crash costs one piece and not the archive.
    """

    source: Source
    understood: tuple[Understood, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A reading made ready to write: rows by the name of their table, and the words of each new document.

    Plain values only: they are made in other processes and on other machines.
    """

    delivery: Row
    source: Row | None
    tables: tuple[tuple[str, tuple[Row, ...]], ...]
    words: tuple[tuple[str, search.Words], ...]


def delivery_id(source: Source) -> str:
    """Identify a carrier's bringing of some bytes, wherever the file lay and whenever it was fetched."""
    name, hints = PurePath(source.name).name, map("=".join, source.hints)
    parts = (source.id, name, source.url, source.outlet, source.media_type, *hints)
    seed = "\x1f".join(part or "" for part in parts)
    return sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def rows_for(reading: Reading, held: Container[str] = ()) -> Rows:
    """Encode a reading; the slow part of a write, done before the ledger is locked.

    The payloads of sources in ``held`` are in the ledger already: a large archive is not compressed for each piece.
    """
    delivery, everything = delivery_id(reading.source), reading.understood
    return Rows(
        delivery=_delivery_row(delivery, reading.source) | {"whole": reading.whole},
        source=None if reading.source.id in held else _source_row(reading.source),
        tables=(
            (schema.documents.name, tuple(_document_row(one, delivery) for one in everything)),
            (schema.annotations.name, tuple(_annotation_row(one) for one in everything)),
            (schema.claims.name, tuple(row for one in everything for row in _claim_rows(one))),
            (schema.agreement_claims.name, tuple(row for one in everything for row in _agreement_rows(one))),
            (schema.commitment_claims.name, tuple(row for one in everything for row in _commitment_rows(one))),
            (schema.entities.name, tuple(row for one in everything for row in _entity_rows(one))),
        ),
        words=tuple((one.annotated.document.id, _words(one)) for one in everything),
    )


def rows_of_batch(batch: Sequence[Reading], held: set[str]) -> list[Rows]:
    """Encode several readings, the payload of each source once at most."""
    rows, seen = [], set(held)
    for reading in batch:
        rows.append(rows_for(reading, seen))
        seen.add(reading.source.id)
    return rows


def write(connection: Connection, batch: Sequence[Rows]) -> set[str]:
    """Write what the ledger does not hold yet, in the caller's transaction; return the ids of the new documents."""
    take_turn(connection)
    written: set[str] = set()
    for rows in batch:
        insert_new(connection, schema.sources, [rows.source] if rows.source else [])
        insert_new(connection, schema.deliveries, [rows.delivery | {"whole": False}])
        written |= write_derived(connection, rows)
        if rows.delivery["whole"]:
            table = schema.deliveries
            connection.execute(update(table).where(table.c.id == rows.delivery["id"]).values(whole=True))
    return written


def take_turn(connection: Connection) -> None:
    """Wait until no other process writes. SQLite's lock is taken when the transaction begins."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS_LOCK})


def write_derived(connection: Connection, rows: Rows) -> set[str]:
    """Write the documents of one delivery and all that hangs on them; return the ids of those that were new."""
    words = dict(rows.words)  # An archive may hold the same row twice.
    fresh = words.keys() - known(connection, schema.documents, list(words))
    for table, content in rows.tables:
        insert_new(connection, _TABLES[table], content)
    for document in sorted(fresh):
        search.index(connection, document, words[document])
    insert_new(connection, schema.pending, [{"document": document} for document in sorted(fresh)])
    _count_names(connection, rows, fresh)
    return fresh


def replace_understood(connection: Connection, understood: Understood) -> None:
    """Put what is now understood of a document that is there already in place of what was."""
    document = understood.annotated.document.id
    names = schema.entities.c
    old = connection.execute(select(names.id, names.record).where(names.document == document)).all()
    table = schema.known_names
    for name, record in old:
        once = (table.c.id == name) & (table.c.record == record)
        connection.execute(update(table).where(once).values(often=table.c.often - 1))
        connection.execute(delete(table).where(once, table.c.often <= 0))
    told = (
        (schema.annotations, [_annotation_row(understood)]),
        (schema.claims, list(_claim_rows(understood))),
        (schema.agreement_claims, list(_agreement_rows(understood))),
        (schema.commitment_claims, list(_commitment_rows(understood))),
        (schema.entities, list(_entity_rows(understood))),
    )
    for kept, rows in told:
        connection.execute(delete(kept).where(kept.c.document == document))
        insert_new(connection, kept, rows)
    _add_names(connection, Counter((row["id"], row["record"]) for row in _entity_rows(understood)))
    row = _document_row(understood, "")
    values = {name: row[name] for name in ("published", "dated", "diagnostics", "outlet", "agency", "record")}
    connection.execute(update(schema.documents).where(schema.documents.c.id == document).values(**values))


def _count_names(connection: Connection, rows: Rows, fresh: Container[str]) -> None:
    """Count the names that new documents give to entities, so that nobody need look through all of them."""
    entities = [row for table, content in rows.tables if table == schema.entities.name for row in content]
    _add_names(connection, Counter((row["id"], row["record"]) for row in entities if row["document"] in fresh))


def _add_names(connection: Connection, counts: Mapping[tuple[str, str], int]) -> None:
    if counts:
        table = schema.known_names
        entered = _insert(connection, table)
        more = {"often": table.c.often + entered.excluded.often}
        told = [{"id": id_, "record": record, "often": often} for (id_, record), often in sorted(counts.items())]
        connection.execute(entered.on_conflict_do_update(index_elements=["id", "record"], set_=more), told)


def known(connection: Connection, table: Table, ids: Sequence[str]) -> set[str]:
    """Return which of ``ids`` the table holds; of deliveries, those that are there whole."""
    found: set[str] = set()
    for start in range(0, len(ids), _MANY):
        query = select(table.c.id).where(table.c.id.in_(ids[start : start + _MANY]))
        if table is schema.deliveries:
            query = query.where(table.c.whole)
        found.update(connection.execute(query).scalars())
    return found


def insert_new(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert rows; those whose key is there already are the same rows, and are left alone."""
    content = list(rows)
    if content:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(), content)


def _insert(connection: Connection, table: Table) -> Any:
    """Return the statement that can tell what to do with a row that is there already, as this database writes it."""
    # Imported here: reading a ledger needs neither, and PostgreSQL's takes long to load.
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def append(connection: Connection, table: Table, row: Row) -> None:
    """Append one row to the log or the judgements."""
    connection.execute(insert(table).values(**row))


def judgement_row(judgement: Judgement, at: str) -> Row:
    """Make a judgement ready to append; ``at`` is when, where it does not say."""
    told = {name: getattr(judgement, name) for name in ("verdict", "score", "decided_by", "reason")}
    decided_at = judgement.decided_at or at
    return told | {"left_id": judgement.left, "right_id": judgement.right, "decided_at": decided_at}


def judgements_since(connection: Connection, number: int) -> list[Judgement]:
    """Return the judgements made after the one of this ``number``, oldest first."""
    table = schema.judgements
    rows = connection.execute(select(table).where(table.c.number > number).order_by(table.c.number))
    return [judgement_of(row) for row in rows]


def judgement_of(row: Any) -> Judgement:
    """Make a row of the judgements a record again."""
    told = {name: getattr(row, name) for name in ("verdict", "score", "decided_by", "decided_at", "reason")}
    return Judgement(left=row.left_id, right=row.right_id, **told)


def plain(name: str | None) -> str | None:
    """Make text fit for a column: a file name may hold what UTF-8 cannot, and PostgreSQL keeps no NUL."""
    return None if name is None else name.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")


def _source_row(source: Source) -> Row:
    return {"id": source.id, "size": len(source.payload), "payload": zlib.compress(source.payload, 6)}


def _delivery_row(delivery: str, source: Source) -> Row:
    told = ("name", "media_type", "url", "outlet", "retrieved_at")
    return {"id": delivery, "source": source.id, "hints": to_json(source.hints)} | {
        name: plain(getattr(source, name)) for name in told
    }


def _document_row(understood: Understood, delivery: str) -> Row:
    document, dct = understood.annotated.document, understood.annotated.dct
    told = ("id", "name", "language", "title", "url", "outlet", "agency")
    return {
        "delivery": delivery,
        "part": document.part,
        "published": dct.value,
        "dated": to_json(dct),
        "diagnostics": to_json(understood.annotated.diagnostics),
        "record": to_json(dataclasses.replace(document, text="")),
        "text": pack(document.text),
    } | {name: plain(getattr(document, name)) for name in told}


def _annotation_row(understood: Understood) -> Row:
    told = to_plain(understood.annotated)
    del told["document"]  # It has a table of its own.
    return {"document": understood.annotated.document.id, "record": pack(to_json(told))}


def _claim_rows(understood: Understood) -> Iterable[Row]:
    for claim in understood.claims:
        told = {name: plain(getattr(claim, name)) for name in ("id", "document", "kind", "status", "date")}
        yield told | {"record": to_json(claim)}


def _agreement_rows(understood: Understood) -> Iterable[Row]:
    for claim in understood.agreements:
        told = {name: plain(getattr(claim, name)) for name in ("id", "document", "agreement", "date", "status")}
        yield told | {"record": to_json(claim)}


def _commitment_rows(understood: Understood) -> Iterable[Row]:
    for claim in understood.commitments:
        told = {name: plain(getattr(claim, name)) for name in ("id", "document", "matter", "status")}
        yield told | {"record": to_json(claim)}


def _entity_rows(understood: Understood) -> Iterable[Row]:
    for entity in understood.annotated.entities:
        yield {"document": understood.annotated.document.id, "id": entity.id, "record": to_json(entity)}


def _words(understood: Understood) -> search.Words:
    document = understood.annotated.document
    return search.words_for(document.title, _slice(document.text, document.span))


def _slice(text_: str, span: Span) -> str:
    return text_[span.start : span.end]
