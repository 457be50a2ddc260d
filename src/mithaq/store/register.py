"""The register of agreements in the database: namings with what they mean, and the agreements themselves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mithaq.model.claims import AgreementClaim
from mithaq.model.ledger import Agreement
from mithaq.store import schema
from mithaq.store.codec import from_json
from mithaq.store.drawer import Drawer, Row

ALLUSION = ""
"""The region of namings that have none: allusions, which make no agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One naming as it is kept: with what its report says of the agreement, its region, and what it means."""

    claim: AgreementClaim
    said: str
    region: str
    means: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an agreement stands in the register: its id, the one it bears if it is alone, and its first naming."""

    id: str
    region: str
    plain: str
    first: str


class Register(Drawer):
    """Namings and agreements, as one transaction sees and changes them."""

    # ---- namings

    def drop_namings(self, documents: Collection[str]) -> list[Any]:
        """Forget the namings of documents; return of each its id, region and what it meant."""
        table = schema.namings.c
        rows = self.rows([table.id, table.region, table.means], table.document, documents)
        self.remove(table.id, [row.id for row in rows])
        self.remove(schema.found_under.c.name, [row.id for row in rows])
        return rows

    def put_namings(self, rows: Sequence[Row]) -> None:
        """Enter namings."""
        self.put(schema.namings, rows)

    def named(self, by: Any, values: Collection[str], *where: Any) -> list[Named]:
        """Return the namings whose column ``by`` is one of ``values``, in the order of their ids."""
        table = schema.namings.c
        rows = self.rows([table.id, table.record, table.said, table.region, table.means], by, values, *where)
        return [
            Named(claim=from_json(AgreementClaim, row.record), said=row.said, region=row.region, means=row.means)
            for row in sorted(rows, key=lambda row: row.id)
        ]

    def allusions_to(self, agreements: Collection[str]) -> set[str]:
        """Return the allusions that are held to mean any of these agreements."""
        table = schema.namings.c
        # Chosen by region here: asked for both, SQLite reads all allusions there are.
        rows = self.rows([table.id, table.region], table.means, agreements)
        return {row.id for row in rows if row.region == ALLUSION}

    def mean(self, meant: Mapping[str, str | None]) -> None:
        """Keep what namings mean."""
        self.change_each(schema.namings.c.id, list(meant), [{"means": agreement} for agreement in meant.values()])

    def join_regions(self, joined: Collection[tuple[str, str]]) -> None:
        """Let the namings of each region, the first of a pair, be of the second."""
        gone, rows = [one for one, _ in joined], [{"region": into} for _, into in joined]
        for table in (schema.namings, schema.agreements):
            self.change_each(table.c.region, gone, rows)

    def meant_by(self, documents: Collection[str]) -> dict[tuple[str, str], str]:
        """Return the register's id for each id that these documents give an agreement: of two, the last's."""
        table = schema.namings.c
        columns = [table.id, table.document, table.agreement, table.means]
        rows = self.rows(columns, table.document, documents, table.means.is_not(None))
        return {(row.document, row.agreement): row.means for row in sorted(rows, key=lambda row: row.id)}

    def agreements_of(self, namings: Collection[str]) -> dict[str, Agreement]:
        """Return the agreement that each of these namings means."""
        table, agreements = schema.namings.c, schema.agreements.c
        meant = {row.id: row.means for row in self.rows([table.id, table.means], table.id, namings)}
        rows = self.rows([agreements.id, agreements.base], agreements.id, {one for one in meant.values() if one})
        found = {row.id: from_json(Agreement, row.base) for row in rows}
        return {name: found[means] for name, means in meant.items() if means in found}

    def documents_meaning(self, agreements: Collection[str]) -> set[str]:
        """Return the documents that name any of these agreements."""
        table = schema.namings.c
        return {row.document for row in self.rows([table.document], table.means, agreements)}

    # ---- agreements

    def claims_of(self, agreements: Collection[str]) -> dict[str, list[tuple[str, bool]]]:
        """Return the namings of each of these agreements, and of each whether it is no mere allusion."""
        table = schema.namings.c
        found: dict[str, list[tuple[str, bool]]] = {}
        for row in self.rows([table.means, table.id, table.region], table.means, agreements):
            found.setdefault(row.means, []).append((row.id, row.region != ALLUSION))
        return found

    def statuses(self, agreement: str) -> set[str]:
        """Return how far the namings of an agreement say that it has come."""
        table = schema.namings.c
        query = select(table.status).where(table.means == agreement, table.region != ALLUSION).distinct()
        return set(self.connection.execute(query).scalars())

    def dated_otherwise(self, agreement: str, day: str) -> list[AgreementClaim]:
        """Return the namings that give an agreement another date, and those that give it this one; none without any."""
        table = schema.namings.c
        where = (table.region != ALLUSION, table.date.is_not(None))
        other = self.rows([table.id], table.means, [agreement], *where, table.date != day)
        return [one.claim for one in self.named(table.means, [agreement], *where)] if other else []

    def places(self, by: Any, values: Collection[str]) -> list[Place]:
        """Return where agreements stand, of which a column is one of ``values``."""
        table = schema.agreements.c
        rows = self.rows([table.id, table.region, table.plain, table.first], by, values)
        return [Place(id=row.id, region=row.region, plain=row.plain, first=row.first) for row in rows]

    def agreements(self, ids: Collection[str]) -> list[Agreement]:
        """Return agreements by their ids, in order of them, as reports and what is known tell them."""
        table = schema.agreements.c
        rows = self.rows([table.id, table.base], table.id, ids)
        return [from_json(Agreement, row.base) for row in sorted(rows, key=lambda row: row.id)]

    def agreements_on(self, days: Collection[str]) -> set[str]:
        """Return the agreements declared, signed or in force from one of these days."""
        table = schema.agreement_days.c
        return {row.agreement for row in self.rows([table.agreement], table.day, days)}

    def named_at_all(self, agreements: Collection[str]) -> set[str]:
        """Return those of these agreements that any report names or alludes to."""
        table = schema.namings.c
        return {
            name
            for name in agreements
            if self.connection.execute(select(table.id).where(table.means == name).limit(1)).first() is not None
        }
