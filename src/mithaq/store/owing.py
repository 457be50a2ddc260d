"""What is owed, in the database: promises and later tellings, each with the debt that it belongs to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from mithaq.ledger.debts import Debt
from mithaq.model.claims import CommitmentClaim
from mithaq.store import schema
from mithaq.store.codec import from_json
from mithaq.store.drawer import Drawer, Row

LATER = ""
"""The region of what has none: tellings of what became of something owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling as it is kept: with its region, the debt that it belongs to, and how well it goes with it."""

    claim: CommitmentClaim
    region: str
    debt: str | None
    fit: int


class Owing(Drawer):
    """Promises, tellings, debts and commitments, as one transaction sees and changes them."""

    def drop(self, documents: Collection[str]) -> list[Any]:
        """Forget what documents tell of things owed; return of each telling its claim, region and debt."""
        table = schema.owed.c
        rows = self.rows([table.claim, table.region, table.debt], table.document, documents)
        self.remove(table.claim, [row.claim for row in rows])
        self.remove(schema.found_under.c.name, [row.claim for row in rows])
        return rows

    def enter(self, rows: list[Row]) -> None:
        """Enter tellings."""
        self.put(schema.owed, rows)

    def tellings(self, by: Any, values: Collection[str], *where: Any) -> list[Telling]:
        """Return the tellings whose column ``by`` is one of ``values``, in the order of their claims' ids."""
        table = schema.owed.c
        rows = self.rows([table.claim, table.record, table.region, table.debt, table.fit], by, values, *where)
        return [
            Telling(claim=from_json(CommitmentClaim, row.record), region=row.region, debt=row.debt, fit=row.fit)
            for row in sorted(rows, key=lambda row: row.claim)
        ]

    def of_debts(self, debts: Collection[str]) -> dict[str, list[str]]:
        """Return the claims that belong to each of these debts."""
        table = schema.owed.c
        found: dict[str, list[str]] = {}
        for row in self.rows([table.claim, table.debt], table.debt, debts):
            found.setdefault(row.debt, []).append(row.claim)
        return found

    def join_regions(self, names: Collection[str], into: str) -> None:
        """Let the promises of these regions be of one."""
        gone = list(set(names) - {into})
        for table in (schema.owed, schema.debts):
            self.connection.execute(table.update().where(table.c.region.in_(gone)).values(region=into))

    def belong(self, found: Mapping[str, tuple[str | None, int]]) -> None:
        """Keep to which debt tellings belong, and how well they go with it."""
        table = schema.owed
        for claim, (debt, fit) in found.items():
            self.connection.execute(table.update().where(table.c.claim == claim).values(debt=debt, fit=fit))

    def debts(self, by: Any, values: Collection[str]) -> dict[str, Debt]:
        """Return the debts of which a column is one of ``values``, by id."""
        table = schema.debts.c
        return {row.id: from_json(Debt, row.record) for row in self.rows([table.id, table.record], by, values)}

    def often(self, key: int) -> int:
        """Count what is found under a key."""
        table = schema.found_under
        return int(self.connection.execute(select(func.count()).where(table.c.key == key)).scalar_one())
