"""Agreements and what is owed by them, asked of the database: in order, by party, by what was told when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, not_, or_, select

from mithaq.model.edtf import bounds
from mithaq.model.ledger import Agreement, Commitment
from mithaq.store import schema
from mithaq.store.codec import from_json

_MANY = 400
Sides = Sequence[Collection[str]]


class Due(NamedTuple):
    """How a commitment stands: its status, when it is due, when it was last spoken of."""

    id: str
    status: str
    due: str | None
    seen: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Which commitments are wanted: of these parties, with one of these statuses, due or last heard of before a day."""

    sides: Sides = ()
    statuses: Collection[str] | None = None
    due_before: str | None = None
    seen_before: str | None = None


class Dues:
    """The register and the board, as one transaction sees them; ``sides`` are sets of ids, of each of which one must
    take part."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    # ---- agreements

    def agreement_ids(self, sides: Sides = (), first: int = 0, most: int | None = None) -> list[str]:
        """Return the ids of agreements in the order of their days."""
        table = schema.register_lines.c
        query = _among(select(table.id), table.id, sides).order_by(table.time, table.id)
        return list(self.connection.execute(query.offset(first).limit(most)).scalars())

    def agreement_count(self, sides: Sides = ()) -> int:
        """Return how many they are."""
        query = _among(select(schema.register_lines.c.id), schema.register_lines.c.id, sides)
        return self.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()

    def agreements(self, ids: Collection[str]) -> list[Agreement]:
        """Return agreements by their ids, in order of these."""
        return self._by_id(Agreement, schema.agreements, ids)

    def sets(self) -> list[Agreement]:
        """Return the sets of agreements."""
        table, lines = schema.agreements.c, schema.register_lines
        query = select(table.record).join(lines, lines.c.id == table.id).where(lines.c.gathers == 1).order_by(table.id)
        return [from_json(Agreement, record) for record in self.connection.execute(query).scalars()]

    # ---- commitments

    def board(self, sides: Sides = ()) -> list[Due]:
        """Return how each commitment stands, the first due first."""
        table = schema.board_lines.c
        query = _among(select(table.id, table.status, table.due, table.seen), table.id, sides)
        query = query.order_by(table.time, table.id)
        return [Due(*row) for row in self.connection.execute(query)]

    def counts(self, asked: "Board") -> dict[str, int]:
        """Return how many commitments have each status, of those asked for."""
        table = schema.board_lines.c
        query = self._asked(select(table.status, func.count()), asked).group_by(table.status)
        return {row[0]: row[1] for row in self.connection.execute(query)}

    def board_ids(self, asked: "Board", first: int = 0, most: int | None = None) -> list[str]:
        """Return the ids of the commitments asked for, the first due first; of a part of them."""
        table = schema.board_lines.c
        query = self._asked(select(table.id), asked).order_by(table.time, table.id)
        return list(self.connection.execute(query.offset(first).limit(most)).scalars())

    def _asked(self, query: Select[Any], asked: "Board") -> Select[Any]:
        table = schema.board_lines.c
        found = _among(query, table.id, asked.sides)
        if asked.statuses is not None:
            found = found.where(table.status.in_(list(asked.statuses)))
        for column, day in ((table.due, asked.due_before), (table.seen, asked.seen_before)):
            if day is not None:
                found = found.where(self._before(column, day))
        return found

    def _before(self, column: Any, day: str) -> ColumnElement[bool]:
        """Return the condition that the last day that a date may mean is before another day."""
        plain = and_(func.length(column) >= len("2023-05-11"), column.not_like("%/%"), column.not_like("%X%"))
        # Months, years and stretches are few: each is looked at once.
        rough = self.connection.execute(select(column).where(not_(plain)).distinct()).scalars()
        early = [one for one in rough if one and (last := bounds(one)[1]) and last.isoformat() < day]
        return or_(and_(plain, func.substr(column, 1, len(day)) < day), column.in_(early))

    def commitments(self, ids: Collection[str]) -> list[Commitment]:
        """Return commitments by their ids, in order of these."""
        return self._by_id(Commitment, schema.commitments, ids)

    def commitments_under(self, agreements: Collection[str]) -> list[Commitment]:
        """Return what is owed by these agreements, the first due first."""
        table, found = schema.board_lines.c, list[tuple[str, str]]()
        for some in _pieces(agreements):
            query = select(table.time, table.id).where(table.agreement.in_(some))
            found += [(row.time, row.id) for row in self.connection.execute(query)]
        return self.commitments([name for _, name in sorted(found)])

    def told_by(self, claims: Iterable[str]) -> dict[str, str]:
        """Return the commitment that each of these claims speaks of."""
        table, found = schema.owed.c, dict[str, str]()
        for some in _pieces(claims):
            query = select(table.claim, table.debt).where(table.claim.in_(some), table.debt.is_not(None))
            found.update({row.claim: row.debt for row in self.connection.execute(query)})
        return found

    def named_by(self, claims: Iterable[str]) -> dict[str, str]:
        """Return the agreement that each of these claims names."""
        table, found = schema.namings.c, dict[str, str]()
        for some in _pieces(claims):
            query = select(table.id, table.means).where(table.id.in_(some), table.means.is_not(None))
            found.update({row.id: row.means for row in self.connection.execute(query)})
        return found

    def in_news(
        self, since: str, until: str, silent_since: str, silent_until: str, settled: Collection[str] = ()
    ) -> list[Commitment]:
        """Return the commitments of which anything was told between two days; and, of those whose status is none of
        ``settled``, what came due between them, and what was last spoken of between two others."""
        table, records = schema.board_lines.c, schema.commitments.c
        told = or_(table.made.between(since, until), table.moved.between(since, until))
        waiting = or_(table.due.between(since, until), table.seen.between(silent_since, silent_until + "\U0010ffff"))
        query = select(records.record).join(schema.board_lines, table.id == records.id)
        query = query.where(or_(told, and_(table.status.not_in(list(settled)), waiting)))
        found = self.connection.execute(query.order_by(table.time, table.id)).scalars().all()
        return [from_json(Commitment, record) for record in found]

    # ---- both

    def records_of(self, names: Collection[str]) -> set[str]:
        """Return the agreements and commitments in which any of these takes part."""
        table = schema.sides.c
        return set(self.connection.execute(select(table.record).where(table.name.in_(list(names)))).scalars())

    def _by_id(self, kind: Any, table: Any, ids: Iterable[str]) -> list[Any]:
        wanted = list(ids)
        found: dict[str, Any] = {}
        for some in _pieces(wanted):
            query = select(table.c.id, table.c.record).where(table.c.id.in_(some))
            found.update((row.id, from_json(kind, row.record)) for row in self.connection.execute(query))
        return [found[name] for name in wanted if name in found]


def _among(query: Select[Any], record: Any, sides: Sequence[Collection[str]]) -> Select[Any]:
    table = schema.sides.c
    for names in sides:
        query = query.where(record.in_(select(table.record).where(table.name.in_(list(names)))))
    return query


def _pieces(values: Iterable[str]) -> list[list[str]]:
    listed = list(values)
    return [listed[start : start + _MANY] for start in range(0, len(listed), _MANY)]
