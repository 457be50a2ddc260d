"""How claims hang together, in the database: what tells exactly the same, what matches, what was joined."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, insert, select, update

from mithaq.store import schema
from mithaq.store.drawer import Drawer, Row, pieces
from mithaq.store.writing import insert_new


@dataclass(slots=True, kw_only=True)
class Telling:
    """Claims that say exactly the same: the first of them, its flock, whom it goes with, the thing it tells."""

    telling: int
    first: str
    flock: str
    chosen: str | None
    fit: float | None
    thing: str


class Likeness(NamedTuple):
    """A match between two first claims, ``one`` the vaguer; ``barely`` of one that a report tells again."""

    one: str
    other: str
    score: float
    sure: bool
    barely: bool


class Told(NamedTuple):
    """Where a claim belongs: its region, its telling, and the claim that it answers."""

    claim: str
    region: str
    telling: int
    answers: str | None


class Links(Drawer):
    """What claims are joined by, as one transaction sees and changes it."""

    # ---- claims

    def drop_told(self, documents: Collection[str]) -> list[Told]:
        """Forget the claims of documents; return where they belonged."""
        rows = self._told(schema.told.c.document, documents)
        self.remove(schema.told.c.claim, [row.claim for row in rows])
        return rows

    def put_told(self, rows: Sequence[Row]) -> None:
        """Enter claims."""
        self.put(schema.told, rows)

    def within(self, regions: Collection[str]) -> list[Told]:
        """Return the claims of regions."""
        return self._told(schema.told.c.region, regions)

    def told(self, claims: Collection[str]) -> list[Told]:
        """Return where claims belong."""
        return self._told(schema.told.c.claim, claims)

    def regions_of(self, tellings: Collection[int]) -> set[str]:
        """Return the regions in which any of these tellings are."""
        table = schema.told.c
        found: set[str] = set()
        for some in pieces(tellings):
            found.update(
                self.connection.execute(select(table.region).where(table.telling.in_(some)).distinct()).scalars()
            )
        return found

    def least(self, tellings: Collection[int]) -> dict[int, str]:
        """Return the least of the claims of each of these tellings that have any."""
        table = schema.told.c
        found: dict[int, str] = {}
        for some in pieces(tellings):
            query = select(table.telling, func.min(table.claim)).where(table.telling.in_(some)).group_by(table.telling)
            found.update((row[0], row[1]) for row in self.connection.execute(query))
        return found

    def move(self, region_of: Mapping[str, str]) -> None:
        """Let claims be of other regions."""
        table = schema.told
        query = update(table).where(table.c.claim == bindparam("one")).values(region=bindparam("into"))
        rows = [{"one": claim, "into": region} for claim, region in region_of.items()]
        if rows:
            self.connection.execute(query, rows)

    # ---- tellings

    def tellings(self, by: Any, values: Collection[Any]) -> list[Telling]:
        """Return the tellings of which a column is one of ``values``."""
        table = schema.tellings.c
        columns = [table.telling, table.first, table.flock, table.chosen, table.fit, table.thing]
        return [
            Telling(telling=row[0], first=row[1], flock=row[2], chosen=row[3], fit=row[4], thing=row[5])
            for row in self.rows(columns, by, values)
        ]

    def things_of(self, tellings: Collection[int]) -> dict[int, str]:
        """Return the thing that each of these tellings tells."""
        table = schema.tellings.c
        return {row.telling: row.thing for row in self.rows([table.telling, table.thing], table.telling, tellings)}

    def drop_tellings(self, tellings: Collection[int]) -> None:
        """Forget tellings that nobody tells any more."""
        self.remove(schema.tellings.c.telling, tellings)

    def put_tellings(self, tellings: Iterable[Telling]) -> None:
        """Enter tellings."""
        self.put(
            schema.tellings,
            [
                {
                    "telling": one.telling, "first": one.first, "flock": one.flock, "chosen": one.chosen,
                    "fit": one.fit, "thing": one.thing,
                }
                for one in tellings
            ],
        )  # fmt: skip

    def change(self, tellings: Iterable[Telling], *columns: str) -> None:
        """Keep some columns of tellings as they are now."""
        table = schema.tellings
        query = update(table).where(table.c.telling == bindparam("one"))
        query = query.values({name: bindparam(f"new_{name}") for name in columns})
        rows = [{"one": one.telling} | {f"new_{name}": getattr(one, name) for name in columns} for one in tellings]
        if rows:
            self.connection.execute(query, rows)

    def join_things(self, names: Collection[str], into: str) -> None:
        """Let the tellings of some things be of one."""
        table = schema.tellings
        for some in pieces(set(names) - {into}):
            self.connection.execute(update(table).where(table.c.thing.in_(some)).values(thing=into))

    # ---- what is found under keys

    def put_keys(self, keys: Mapping[str, Iterable[int]]) -> None:
        """Enter first claims under the keys by which they are found."""
        rows = [{"key": key, "claim": claim} for claim, found in keys.items() for key in sorted(found)]
        insert_new(self.connection, schema.block_keys, rows)

    def found_under(self, keys: Collection[int]) -> list[tuple[int, str]]:
        """Return the first claims that are found under any of these keys, each with the key."""
        table = schema.block_keys.c
        return [(row.key, row.claim) for row in self.rows([table.key, table.claim], table.key, keys)]

    # ---- matches

    def put_likenesses(self, found: Collection[Likeness]) -> None:
        """Enter matches."""
        if found:
            rows = [one._asdict() | {"sure": int(one.sure), "barely": int(one.barely)} for one in found]
            self.connection.execute(insert(schema.likenesses), rows)

    def likenesses(self, by: Any, claims: Collection[str], *where: Any) -> list[Likeness]:
        """Return the matches of which one end, the column ``by``, is one of ``claims``."""
        table = schema.likenesses.c
        columns = [table.one, table.other, table.score, table.sure, table.barely]
        return [
            Likeness(row[0], row[1], row[2], bool(row[3]), bool(row[4]))
            for row in self.rows(columns, by, claims, *where)
        ]

    def forget(self, claims: Collection[str]) -> None:
        """Forget the matches of claims that are first no more, and the keys by which they were found."""
        self.remove(schema.block_keys.c.claim, claims)
        table = schema.likenesses
        for some in pieces(claims):
            for end in (table.c.one, table.c.other):
                self.connection.execute(delete(table).where(end.in_(some)))

    def _told(self, by: Any, values: Collection[str]) -> list[Told]:
        table = schema.told.c
        rows = self.rows([table.claim, table.region, table.telling, table.answers], by, values)
        return [Told(row[0], row[1], row[2], row[3]) for row in rows]
