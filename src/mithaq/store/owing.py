"""What is owed, in the database: promises and later tellings, each with the debt that it belongs to."""

from collections.abc import Collection, Iterable, Mapping
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
        self.remove(schema.later_keys.c.claim, [row.claim for row in rows])
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

    def join_regions(self, joined: Collection[tuple[str, str]]) -> None:
        """Let the promises of each region, the first of a pair, be of the second."""
        gone, rows = [one for one, _ in joined], [{"region": into} for _, into in joined]
        for table in (schema.owed, schema.debts):
            self.change_each(table.c.region, gone, rows)

    def belong(self, found: Mapping[str, tuple[str | None, int]]) -> None:
        """Keep to which debt tellings belong, and how well they go with it."""
        table = schema.owed
        rows = [{"debt": debt, "fit": fit} for debt, fit in found.values()]
        self.change_each(table.c.claim, list(found), rows)

    def debts(self, by: Any, values: Collection[str]) -> dict[str, Debt]:
        """Return the debts of which a column is one of ``values``, by id."""
        table = schema.debts.c
        return {row.id: from_json(Debt, row.record) for row in self.rows([table.id, table.record], by, values)}

    def days_of(self, sorts: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """Return for each of these sorts of debt when each was made, with its id, in order."""
        table = schema.debts.c
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self.rows([table.sort, table.made, table.id], table.sort, sorts):
            found.setdefault(row[0], []).append((row[1], row[2]))
        for days in found.values():
            days.sort()
        return found

    def keep_later(self, keys: Mapping[str, Iterable[int]], last_days: Mapping[str, str]) -> None:
        """Enter later tellings under the keys by which they are found, with the last day of each."""
        rows = [
            {"key": key, "last_day": last_days[claim], "claim": claim} for claim, found in keys.items() for key in found
        ]
        self.put(schema.later_keys, rows)

    def later_since(self, keys: Collection[int], day: str) -> set[str]:
        """Return the later tellings found under any of these keys that may have come about on a day or after it."""
        table = schema.later_keys.c
        return {row.claim for row in self.rows([table.claim], table.key, keys, table.last_day >= day)}

    def often_since(self, key: int, day: str) -> int:
        """Count what is found so under one key."""
        table = schema.later_keys.c
        query = select(func.count()).where(table.key == key, table.last_day >= day)
        return int(self.connection.execute(query).scalar_one())
