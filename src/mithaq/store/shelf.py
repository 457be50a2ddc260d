"""The folded records in the database, and what finds those that a new report touches: within one transaction."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, delete, func, insert, select

from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.documents import Document
from mithaq.model.ledger import Agreement, Commitment, Contradiction, Event, Judgement
from mithaq.model.understood import Understood
from mithaq.store import event_words, reading, runs, schema, writing
from mithaq.store.codec import from_json, to_json
from mithaq.store.drawer import Drawer, Row, pieces
from mithaq.store.writing import insert_new


class Shelf(Drawer):
    """What is folded, as one transaction sees and changes it."""

    # ---- how far the records go

    def state(self) -> dict[str, str]:
        """Return the notes on the fold: which Mithaq made it, up to which judgement, the how manieth it is."""
        return {row.name: row.value for row in self.connection.execute(select(schema.folding))}

    def note(self, **told: str) -> None:
        """Keep notes on the fold."""
        self.connection.execute(delete(schema.folding).where(schema.folding.c.name.in_(told)))
        self.connection.execute(insert(schema.folding), [{"name": name, "value": told[name]} for name in told])

    def pending(self, limit: int) -> list[str]:
        """Return some documents that the records do not tell of yet."""
        query = select(schema.pending.c.document).order_by(schema.pending.c.document).limit(limit)
        return list(self.connection.execute(query).scalars())

    def all_pending(self) -> list[str]:
        """Return all documents that the records do not tell of yet."""
        return list(self.connection.execute(select(schema.pending.c.document)).scalars())

    def judgements(self) -> list[tuple[int, Judgement]]:
        """Return the judgements with their numbers, in the order in which they were made."""
        return list(reading.judgements(self.connection))

    def taken_in(self, documents: Collection[str]) -> None:
        """Note that the records tell of these documents."""
        self.remove(schema.pending.c.document, documents)

    def put_off(self, sort: str, names: Collection[str]) -> None:
        """Remember what of a sort (documents, regions) is still to be made anew."""
        insert_new(self.connection, schema.stale, [{"sort": sort, "name": name} for name in sorted(names)])

    def put_off_before(self, sort: str) -> set[str]:
        """Return what of a sort was put off, and forget it."""
        table = schema.stale
        found = set(self.connection.execute(select(table.c.name).where(table.c.sort == sort)).scalars())
        self.connection.execute(delete(table).where(table.c.sort == sort))
        return found

    def start_over(self) -> None:
        """Forget every record: all documents are to be folded."""
        for table in schema.FOLDED:
            self.connection.execute(delete(table))
        event_words.clear(self.connection)
        query = select(schema.documents.c.id)
        self.connection.execute(insert(schema.pending).from_select(["document"], query))

    # ---- what documents tell

    def documents(self, ids: Collection[str]) -> Iterator[Document]:
        """Yield documents with their text."""
        for some in pieces(ids):
            yield from reading.documents(self.connection, some)

    def published(self, ids: Collection[str]) -> dict[str, str | None]:
        """Return the day of each of these documents."""
        table = schema.documents.c
        return {row.id: row.published for row in self.rows([table.id, table.published], table.id, ids)}

    def claims_of(self, documents: Collection[str]) -> list[Claim]:
        """Return the claims of these documents as their reports make them."""
        return self._told(schema.claims, Claim, documents)

    def namings_of(self, documents: Collection[str]) -> list[AgreementClaim]:
        """Return the namings of agreements in these documents."""
        return self._told(schema.agreement_claims, AgreementClaim, documents)

    def owed_of(self, documents: Collection[str]) -> list[CommitmentClaim]:
        """Return what these documents tell of things owed."""
        return self._told(schema.commitment_claims, CommitmentClaim, documents)

    def documents_of_claims(self, claims: Collection[str]) -> set[str]:
        """Return the documents that make these claims, of whatever sort."""
        return {
            row.document
            for table in (schema.claims, schema.agreement_claims, schema.commitment_claims)
            for row in self.rows([table.c.document], table.c.id, claims)
        }

    def documents_that_name(self, entity: str) -> set[str]:
        """Return the documents in whose claims an entity stands."""
        found: set[str] = set()
        for table in (schema.claims, schema.agreement_claims, schema.commitment_claims):
            query = select(table.c.document).where(table.c.record.contains(f'"{entity}"', autoescape=True)).distinct()
            found.update(self.connection.execute(query).scalars())
        return found

    def unsay(self, documents: Collection[str]) -> None:
        """Forget all that documents claim; the documents stay."""
        for table in (schema.claims, schema.agreement_claims, schema.commitment_claims):
            self.remove(table.c.document, documents)

    def reread(self, understood: Understood) -> None:
        """Put what is now understood of a document in place of what was."""
        writing.replace_understood(self.connection, understood)

    # ---- days

    def put_days(self, rows: Sequence[Row]) -> None:
        """Enter under what the days of claims are found, and under what pages without a day ask for them."""
        insert_new(self.connection, schema.day_keys, rows)

    def told_days(self, keys: Collection[int]) -> list[tuple[str, str]]:
        """Return the claims found under any of these keys, each with its document."""
        table = schema.day_keys.c
        rows = self.rows([table.claim, table.document], table.key, keys, table.claim != "")
        return sorted({(row.claim, row.document) for row in rows})

    def asking(self, keys: Collection[int]) -> set[str]:
        """Return the documents without a day that ask under any of these keys."""
        table = schema.day_keys.c
        return {row.document for row in self.rows([table.document], table.key, keys, table.claim == "")}

    def asked_by(self, documents: Collection[str]) -> dict[str, set[int]]:
        """Return under what each of these documents asks."""
        table = schema.day_keys.c
        found: dict[str, set[int]] = {}
        for row in self.rows([table.document, table.key], table.document, documents, table.claim == ""):
            found.setdefault(row.document, set()).add(row.key)
        return found

    def dated(self, document: str) -> str:
        """Return a document's date, with its reasons, as it is kept."""
        table = schema.documents.c
        return str(self.connection.execute(select(table.dated).where(table.id == document)).scalar_one())

    def names_of(self, documents: Collection[str]) -> dict[str, str]:
        """Return the names by which users know these documents."""
        table = schema.documents.c
        return {row.id: row.name for row in self.rows([table.id, table.name], table.id, documents)}

    # ---- texts

    def texts(self, documents: Collection[str]) -> dict[str, tuple[str, str]]:
        """Return for each of these documents the text it carries, and how."""
        table = schema.carried.c
        found = self.rows([table.document, table.text, table.copy], table.document, documents)
        return {row.document: (row.text, row.copy) for row in found}

    def at_places(self, places: Collection[int]) -> dict[int, str]:
        """Return the documents that stand at these places."""
        table = schema.carried.c
        return {row.place: row.document for row in self.rows([table.place, table.document], table.place, places)}

    def flocks(self, documents: Collection[str]) -> set[str]:
        """Return the flocks that these documents belong to."""
        table = schema.carried.c
        return {row.flock for row in self.rows([table.flock], table.document, documents)}

    def flock(self, names: Collection[str]) -> dict[str, str]:
        """Return the members of these flocks, each with its flock."""
        table = schema.carried.c
        return {row.document: row.flock for row in self.rows([table.document, table.flock], table.flock, names)}

    def join_flocks(self, names: Collection[str], into: str) -> None:
        """Let the members of these flocks be of one."""
        table = schema.carried
        for some in pieces(set(names) - {into}):
            self.connection.execute(table.update().where(table.c.flock.in_(some)).values(flock=into))

    def put_texts(self, rows: Sequence[Row]) -> None:
        """Enter new documents with the texts they carry."""
        if rows:
            self.connection.execute(insert(schema.carried), list(rows))

    def carry(self, found: Mapping[str, tuple[str, str]]) -> None:
        """Change which texts documents carry, and how."""
        rows = [{"text": text, "copy": copy} for text, copy in found.values()]
        self.change_each(schema.carried.c.document, list(found), rows)

    def copy_pairs(self, documents: Collection[str]) -> list[Row]:
        """Return the pairs of related texts whose first is one of these documents."""
        table = schema.copy_pairs
        return [dict(row._mapping) for row in self.rows([table], table.c.one, documents)]

    def put_copy_pairs(self, rows: Sequence[Row]) -> None:
        """Enter pairs of related texts."""
        if rows:
            self.connection.execute(insert(schema.copy_pairs), list(rows))

    def part_copies(self, one: str, other: str) -> bool:
        """Forget that two texts are related; tell whether they were held to be."""
        table = schema.copy_pairs
        return bool(self.connection.execute(delete(table).where(table.c.one == one, table.c.other == other)).rowcount)

    def related(self, one: str, other: str) -> bool:
        """Tell whether two texts are held to be related."""
        table = schema.copy_pairs
        query = select(func.count()).select_from(table).where(table.c.one == one, table.c.other == other)
        return bool(self.connection.execute(query).scalar_one())

    def put_runs(self, place: int, carried: Collection[int]) -> None:
        """Enter a text among the carriers of its runs."""
        runs.put(self.connection, place, carried)

    def beside(
        self, place: int, carried: Collection[int], near: int, shared: int
    ) -> tuple[set[int], set[tuple[int, int]]]:
        """Return who stands beside a text, and whom it parted: see ``runs.neighbours``."""
        return runs.neighbours(self.connection, place, carried, near, shared)

    def near_in(self, pair: tuple[int, int], carried: Iterable[int], near: int) -> int:
        """Count in how many lists two texts stand near one another: see ``runs.near_in``."""
        return runs.near_in(self.connection, pair, carried, near)

    # ---- regions

    def claims(self, ids: Collection[str]) -> list[Claim]:
        """Return claims by their ids, as their reports make them."""
        table = schema.claims.c
        return [from_json(Claim, row.record) for row in self.rows([table.record], table.id, ids)]

    def sizes(self, regions: Collection[str]) -> dict[str, int]:
        """Return how many claims each of these regions holds, of those that hold any."""
        table = schema.told.c
        found: dict[str, int] = {}
        for some in pieces(regions):
            query = select(table.region, func.count()).where(table.region.in_(some)).group_by(table.region)
            found.update((row[0], row[1]) for row in self.connection.execute(query))
        return found

    def within(self, regions: Collection[str]) -> dict[str, str]:
        """Return the claims of these regions, each with its region."""
        table = schema.told.c
        return {row.claim: row.region for row in self.rows([table.claim, table.region], table.region, regions)}

    # ---- events

    def event_ids_in(self, regions: Collection[str]) -> list[str]:
        """Return the ids of the events of these regions."""
        table = schema.events.c
        return [row.id for row in self.rows([table.id], table.region, regions)]

    def events_in(self, regions: Collection[str], kinds: Collection[str]) -> list[Event]:
        """Return the events of some kinds of these regions as their own claims tell them."""
        table = schema.events.c
        # Chosen by kind here: asked for both, SQLite reads all events of the kinds, however few the regions are.
        rows = self.rows([table.base, table.kind], table.region, regions)
        return [from_json(Event, row.base) for row in rows if row.kind in kinds]

    def bases(self, ids: Collection[str]) -> dict[str, tuple[Event, str]]:
        """Return events as their own claims tell them, each with the least id of its claims."""
        table = schema.events.c
        rows = self.rows([table.id, table.base, table.first], table.id, ids)
        return {row.id: (from_json(Event, row.base), row.first) for row in rows}

    def event_records(self, ids: Collection[str]) -> dict[str, str]:
        """Return events as they are kept, with what other events make of them."""
        table = schema.events.c
        return {row.id: row.record for row in self.rows([table.id, table.record], table.id, ids)}

    def on_days(self, names: Collection[str], first: int, last: int) -> set[str]:
        """Return the meetings and visits of any of ``names`` of which a day between two is told."""
        table = schema.event_days.c
        query = select(table.event).where(table.name.in_(list(names)), table.day >= first, table.day <= last)
        return set(self.connection.execute(query.distinct()).scalars())

    def regions_that_name(self, role: str, names: Collection[str]) -> set[str]:
        """Return the regions of events that have one of ``names`` in a role."""
        table = schema.event_names.c
        found = {row.event for row in self.rows([table.event], table.name, names, table.role == role)}
        return self.regions_of(found)

    def regions_of(self, events: Collection[str]) -> set[str]:
        """Return the regions of these events."""
        table = schema.events.c
        return {row.region for row in self.rows([table.region], table.id, events)}

    def regions_of_documents(self, documents: Collection[str]) -> set[str]:
        """Return the regions of the claims of these documents."""
        table = schema.told.c
        return {row.region for row in self.rows([table.region], table.document, documents)}

    def regions_on(self, days: Collection[str], kinds: Collection[str]) -> set[str]:
        """Return the regions of events of some kinds with exactly one of these dates."""
        table = schema.events.c
        rows = self.rows([table.region, table.kind], table.time, days)  # by the column that is found by: not the date
        return {row.region for row in rows if row.kind in kinds}

    def drop_events(self, ids: Collection[str]) -> None:
        """Forget events, and what is disputed about them."""
        for column in (
            schema.event_claims.c.event, schema.event_names.c.event, schema.event_days.c.event, schema.events.c.id,
            schema.disputes.c.about,
        ):  # fmt: skip
            self.remove(column, ids)

    def settle_event(self, event: str, values: Row) -> None:
        """Change what other events make of one."""
        table, names = schema.events, schema.event_names
        self.connection.execute(table.update().where(table.c.id == event).values(**values))
        moved = (names.c.event == event, names.c.time != values["time"])
        self.connection.execute(names.update().where(*moved).values(time=values["time"]))

    # ---- disputes

    def about(self, disputes: Collection[str]) -> set[str]:
        """Return what these disputes are about."""
        table = schema.disputes.c
        return {row.about for row in self.rows([table.about], table.id, disputes)}

    # ---- ways to ask

    def _told(self, table: Table, kind: Any, documents: Collection[str]) -> list[Any]:
        rows = self.rows([table.c.id, table.c.record], table.c.document, documents)
        return [from_json(kind, row.record) for row in sorted(rows, key=lambda row: row.id)]


def written(record: Event | Agreement | Commitment | Contradiction) -> str:
    """Return a record as it is kept."""
    return to_json(record)
