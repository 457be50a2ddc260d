"""The ledger on disk: what is written, read and asked of it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select

from mithaq.errors import StoreError
from mithaq.model.annotations import Annotated, Entity
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.documents import Document, Source
from mithaq.model.ledger import Judgement
from mithaq.model.reports import Report
from mithaq.store import (
    backup,
    digest,
    event_words,
    location,
    migrations,
    reading,
    schema,
    search,
    subscriptions,
    writing,
)
from mithaq.store.codec import from_json, to_json
from mithaq.store.records import Records
from mithaq.store.shelf import Shelf
from mithaq.store.subscriptions import Feed
from mithaq.store.tallies import Tallies
from mithaq.store.trouble import explained
from mithaq.store.writing import Reading, Rows


def open_ledger(given: str | None = None, *, create: bool = False) -> "Store":
    """Open the ledger at a path or URL (None: MITHAQ_LEDGER, or ./mithaq.db), migrated to the newest schema.

    ``create`` makes it where there is none. Raises StoreError, saying what to do, when it cannot be opened or trusted.
    """
    given = location.where(given)
    engine = location.engine_for(given, create=create)
    place = location.shown(given)
    try:
        with explained(place):
            _bring_up_to_date(engine, create)
    except Exception:
        engine.dispose()
        raise
    return Store(place, engine, read_only=location.read_only(given))


def _bring_up_to_date(engine: Engine, create: bool) -> None:
    with engine.connect() as connection:
        found = migrations.version(connection)
    if found == migrations.NEWEST:
        return
    if found == 0 and not create:
        raise StoreError("is empty, not a ledger; make one with `mithaq add REPORTS`")
    # Looked at again inside: another process may have migrated it while this one waited for the lock.
    with engine.execution_options(writes=True).begin() as connection:
        writing.take_turn(connection)
        migrations.migrate(connection)


class Store:
    """An open ledger. Every method raises StoreError with the ledger's name when the database fails."""

    def __init__(self, place: str, engine: Engine, *, read_only: bool = False) -> None:
        self.place = place
        self.read_only = read_only
        self._engine = engine

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up the database connections."""
        self._engine.dispose()

    # ---- writing

    def write(self, batch: Sequence[Reading]) -> set[str]:
        """Write readings in one transaction, which lasts once this returns; give the ids of the new documents."""
        return self.write_rows(writing.rows_of_batch(batch, self._held_sources(batch)))

    def write_rows(self, rows: Sequence[Rows]) -> set[str]:
        """Write readings that were made rows already: see ``write``."""
        with self._writes() as connection:
            return writing.write(connection, rows)

    def _held_sources(self, batch: Sequence[Reading]) -> set[str]:
        with self._reads() as connection:
            return writing.known(connection, schema.sources, [one.source.id for one in batch])

    def rewrite(self, readings: Iterable[Reading]) -> int:
        """Throw away all that is derived and write ``readings`` in its stead, all or nothing; count the documents."""
        written = 0
        with self._writes() as connection:
            writing.take_turn(connection)
            search.clear(connection)
            event_words.clear(connection)
            for table in schema.DERIVED:
                connection.execute(delete(table))
            for one in readings:
                rows = writing.rows_for(one, held={one.source.id})
                written += len(writing.write_derived(connection, rows))
        return written

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement."""
        with self._writes() as connection:
            writing.append(connection, schema.judgements, writing.judgement_row(judgement, now()))

    def judge_all(
        self, judgements: Sequence[Judgement], *, since: int | None, touching: Collection[str]
    ) -> list[Judgement]:
        """Append judgements all or none: none where others judged something of ``touching`` after number ``since``.

        Returns what those others judged; empty where the judgements were kept. Nobody is asked about where ``since`` is
        None.
        """
        with self._writes() as connection:
            writing.take_turn(connection)
            others = writing.judgements_since(connection, since) if since is not None else []
            between = [one for one in others if one.left in touching or one.right in touching]
            for judgement in judgements if not between else ():
                writing.append(connection, schema.judgements, writing.judgement_row(judgement, now()))
        return between

    def note(self, who: str, action: str, detail: dict[str, Any]) -> None:
        """Append a line to the log."""
        row = {"at": now(), "who": who, "action": action, "detail": to_json(detail)}
        with self._writes() as connection:
            writing.append(connection, schema.log, row)

    # ---- reading

    def known(self, sources: Sequence[Source]) -> set[str]:
        """Return the deliveries of ``sources`` that the ledger holds whole (see ``delivery_id``)."""
        with self._reads() as connection:
            return writing.known(connection, schema.deliveries, [writing.delivery_id(source) for source in sources])

    def holds(self, documents: Sequence[str]) -> set[str]:
        """Return which of these documents (ids) the ledger holds."""
        with self._reads() as connection:
            return writing.known(connection, schema.documents, documents)

    def documents(self, ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield documents with their text: all, or those asked for."""
        with self._reads() as connection:
            yield from reading.documents(connection, None if ids is None else list(ids))

    def annotated(self, document: str) -> Annotated | None:
        """Return all that was understood of a document, None where the ledger has no such document."""
        with self._reads() as connection:
            return reading.annotated(connection, document)

    def claims(self, document: str | None = None) -> tuple[Claim, ...]:
        """Return the claims of one document or of all, in the order of their ids."""
        with self._reads() as connection:
            return tuple(reading.claims(connection, document))

    def agreement_claims(self, document: str | None = None) -> tuple[AgreementClaim, ...]:
        """Return the namings of agreements in one document or in all."""
        with self._reads() as connection:
            return tuple(reading.agreement_claims(connection, document))

    def commitment_claims(self, document: str | None = None) -> tuple[CommitmentClaim, ...]:
        """Return what one document, or all, tell of things owed."""
        with self._reads() as connection:
            return tuple(reading.commitment_claims(connection, document))

    def entities(self) -> tuple[Entity, ...]:
        """Return every entity the documents name."""
        with self._reads() as connection:
            return tuple(reading.entities(connection))

    def reports(self, ids: Sequence[str] | None = None) -> tuple[Report, ...]:
        """Return what is known of each document, or of those asked for, without its text."""
        with self._reads() as connection:
            return tuple(reading.reports(connection, None if ids is None else list(ids)))

    def deliveries(self) -> Iterator[tuple[str, Source]]:
        """Yield every source as it was brought, with the delivery's id."""
        with self._reads() as connection:
            yield from reading.deliveries(connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements in the order in which they were made."""
        return self.judged()[1]

    def judged(self) -> tuple[int, tuple[Judgement, ...]]:
        """Return the number of the last judgement, and the judgements in the order in which they were made."""
        with self._reads() as connection:
            rows = list(reading.judgements(connection))
        return max((number for number, _ in rows), default=0), tuple(judgement for _, judgement in rows)

    def log(self) -> list[dict[str, Any]]:
        """Return the log, oldest first."""
        with self._reads() as connection:
            rows = connection.execute(select(schema.log).order_by(schema.log.c.number))
            return [_noted(row) for row in rows]

    def log_end(self, most: int) -> tuple[int, list[dict[str, Any]]]:
        """Return how many lines the log has, and the last of them, newest first."""
        table = schema.log
        with self._reads() as connection:
            count = connection.execute(select(func.count()).select_from(table)).scalar_one()
            rows = connection.execute(select(table).order_by(table.c.number.desc()).limit(most))
            return count, [_noted(row) for row in rows]

    def search(self, query: str, limit: int = 20) -> list[str]:
        """Return the documents (ids) that hold every word of ``query`` (``"a phrase"``, ``begin*``), best first."""
        with self._reads() as connection:
            return search.find(connection, query, limit)

    def mark(self) -> tuple[int | None, ...]:
        """Return what changes whenever anything is added, judged or derived anew."""
        with self._reads() as connection:
            return Tallies(connection).mark()

    def counts(self) -> dict[str, int]:
        """Count the rows of each table."""
        with self._reads() as connection:
            return reading.counts(connection)

    def documents_of(self, delivery: str) -> list[str]:
        """Return the documents (ids) that came with a delivery, in the order of their parts."""
        table = schema.documents
        with self._reads() as connection:
            query = select(table.c.id).where(table.c.delivery == delivery).order_by(table.c.part, table.c.id)
            return [str(name) for name in connection.execute(query).scalars()]

    def append_log(self, lines: Sequence[dict[str, Any]]) -> None:
        """Append lines as another ledger's log told them: who, what and when stay."""
        with self._writes() as connection:
            for line in lines:
                detail = {name: value for name, value in line.items() if name not in ("at", "who", "action")}
                row = {name: line[name] for name in ("at", "who", "action")} | {"detail": to_json(detail)}
                writing.append(connection, schema.log, row)

    # ---- feeds

    def feeds(self) -> list[Feed]:
        """Return the feeds that the ledger is subscribed to."""
        with self._reads() as connection:
            return subscriptions.feeds(connection)

    def subscribe(self, feed: Feed) -> None:
        """Subscribe to a feed."""
        with self._writes() as connection:
            subscriptions.subscribe(connection, feed)

    def unsubscribe(self, url: str) -> bool:
        """Give a feed up; tell whether it was there."""
        with self._writes() as connection:
            return subscriptions.unsubscribe(connection, url)

    def pulled(self, url: str, **told: str | None) -> None:
        """Note of a feed when it was asked and what it answered (columns of the table of feeds)."""
        with self._writes() as connection:
            subscriptions.pulled(connection, url, **told)

    def fetched(self, urls: Sequence[str]) -> set[str]:
        """Return which of these addresses some delivery came from."""
        table = schema.deliveries
        with self._reads() as connection:
            query = select(table.c.url).where(table.c.url.in_(list(urls)))
            return {str(url) for url in connection.execute(query).scalars()}

    # ---- folded records

    @contextmanager
    def shelf(self) -> Iterator[Shelf]:
        """Open the folded records for writing, in one transaction; others who write wait."""
        with self._writes() as connection:
            writing.take_turn(connection)
            yield Shelf(connection)

    @contextmanager
    def records(self) -> Iterator[Records]:
        """Open the folded records for reading, as they stand at one moment."""
        with self._reads() as connection:
            yield Records(connection)

    @contextmanager
    def tentative(self) -> Iterator["Store"]:
        """Open the ledger to try changes that nobody else sees and that are taken back at the end; writers wait."""
        engine = self._engine.execution_options(writes=True)
        with explained(self.place), engine.connect() as connection, connection.begin() as transaction:
            writing.take_turn(connection)
            yield _Tentative(self.place, self._engine, connection)
            transaction.rollback()

    # ---- keeping

    def digest(self) -> str:
        """Return a hash of all documents and claims, the same whatever the order in which they were added."""
        with self._reads() as connection:
            return digest.digest(connection)

    def damage(self) -> list[str]:
        """Ask the database itself what is broken: pages, indexes, references."""
        with self._reads() as connection:
            return backup.damage(connection)

    def copy_to(self, path: str) -> None:
        """Write a consistent copy to a new file, while others may be writing."""
        with explained(self.place):
            backup.copy(self._engine, path)

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        with explained(self.place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writes(self) -> Iterator[Connection]:
        with explained(self.place), self._engine.execution_options(writes=True).begin() as connection:
            yield connection


class _Tentative(Store):
    """A ledger as one transaction sees it."""

    def __init__(self, place: str, engine: Engine, connection: Connection) -> None:
        super().__init__(place, engine)
        self._connection = connection

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        yield self._connection

    @contextmanager
    def _writes(self) -> Iterator[Connection]:
        yield self._connection


def now() -> str:
    """Return the time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _noted(row: Any) -> dict[str, Any]:
    told: dict[str, Any] = from_json(dict, row.detail)
    return {"at": row.at, "who": row.who, "action": row.action} | told
