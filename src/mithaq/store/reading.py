"""Rows become records again."""

import dataclasses
import json
import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from mithaq.model.annotations import Annotated, DocumentDate, Entity
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.model.ledger import Judgement
from mithaq.model.reports import Report
from mithaq.store import schema
from mithaq.store.codec import from_json, from_plain, to_plain, unpack
from mithaq.store.writing import judgement_of

Notes = tuple[Diagnostic, ...]
Hints = tuple[tuple[str, str], ...]


def documents(connection: Connection, ids: list[str] | None = None) -> Iterator[Document]:
    """Yield documents with their text, in the order of their ids, or those asked for."""
    table = schema.documents
    query = select(table.c.record, table.c.text).order_by(table.c.id)
    if ids is not None:
        query = query.where(table.c.id.in_(ids))
    for row in connection.execute(query):
        yield dataclasses.replace(from_json(Document, row.record), text=unpack(row.text))


def annotated(connection: Connection, document: str) -> Annotated | None:
    """Return all that was understood of a document."""
    found = next(documents(connection, [document]), None)
    query = select(schema.annotations.c.record).where(schema.annotations.c.document == document)
    blob = connection.execute(query).scalar()
    if found is None or blob is None:
        return None
    told = json.loads(unpack(blob)) | {"document": to_plain(dataclasses.replace(found, text=""))}
    record: Annotated = from_plain(Annotated, told)
    return dataclasses.replace(record, document=found)


def claims(connection: Connection, document: str | None = None) -> Iterator[Claim]:
    """Yield claims in the order of their ids, of one document or of all."""
    return _records(connection, schema.claims, Claim, document)


def agreement_claims(connection: Connection, document: str | None = None) -> Iterator[AgreementClaim]:
    """Yield the namings of agreements, of one document or of all."""
    return _records(connection, schema.agreement_claims, AgreementClaim, document)


def commitment_claims(connection: Connection, document: str | None = None) -> Iterator[CommitmentClaim]:
    """Yield what is told of things owed, by one document or by all."""
    return _records(connection, schema.commitment_claims, CommitmentClaim, document)


def _records(connection: Connection, table: Table, kind: Any, document: str | None) -> Iterator[Any]:
    query = select(table.c.record).order_by(table.c.id)
    if document is not None:
        query = query.where(table.c.document == document)
    for record in connection.execute(query).scalars():
        yield from_json(kind, record)


def entities(connection: Connection) -> Iterator[Entity]:
    """Yield each entity once, with the names most documents give it, the first in order among equals."""
    table = schema.entities
    often = func.count().label("often")
    query = select(table.c.id, table.c.record, often).group_by(table.c.id, table.c.record)
    last = None
    for row in connection.execute(query.order_by(table.c.id, often.desc(), table.c.record)):
        if row.id != last:
            yield from_json(Entity, row.record)
        last = row.id


def reports(connection: Connection, ids: list[str] | None = None) -> Iterator[Report]:
    """Yield what is known of each document, or of those asked for, without its text; in the order of their ids."""
    table = schema.documents
    columns = [column for column in table.c if column.name not in ("text", "record")]
    query = select(*columns).order_by(table.c.id)
    for row in connection.execute(query if ids is None else query.where(table.c.id.in_(ids))):
        yield _report(row)


def _report(row: Row[Any]) -> Report:
    dated: DocumentDate = from_json(DocumentDate, row.dated)
    return Report(
        document=row.id,
        file=row.name,
        article=row.part,
        language=row.language,
        published=dated,
        url=row.url,
        outlet=row.outlet,
        agency=row.agency,
        title=row.title,
        diagnostics=from_json(Notes, row.diagnostics),
    )


def deliveries(connection: Connection) -> Iterator[tuple[str, Source]]:
    """Yield every source as it was brought, in order of arrival, with the delivery's id."""
    brought, kept = schema.deliveries, schema.sources
    query = select(brought, kept.c.payload).join(kept, kept.c.id == brought.c.source).order_by(brought.c.number)
    for row in connection.execute(query):
        yield row.id, _source(row)


def _source(row: Row[Any]) -> Source:
    return Source(
        id=row.source,
        payload=zlib.decompress(row.payload),
        media_type=row.media_type,
        name=row.name,
        url=row.url,
        outlet=row.outlet,
        retrieved_at=row.retrieved_at,
        hints=from_json(Hints, row.hints),
    )


def judgements(connection: Connection) -> Iterator[tuple[int, Judgement]]:
    """Yield judgements with their numbers, in the order in which they were made."""
    table = schema.judgements
    for row in connection.execute(select(table).order_by(table.c.number)):
        yield row.number, judgement_of(row)


def counts(connection: Connection) -> dict[str, int]:
    """Count the rows of each table."""
    tables = (
        schema.sources,
        schema.deliveries,
        schema.documents,
        schema.claims,
        schema.agreement_claims,
        schema.commitment_claims,
        schema.judgements,
        schema.log,
    )
    return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}
