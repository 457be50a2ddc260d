"""Pairs of claims that may tell one thing, in which the rules were unsure: what a reviewer is asked."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, or_, select

from mithaq.store import schema
from mithaq.store.writing import insert_new

_MANY = 400
Doubt = tuple[str, str, float, str]
"""Two claims, how likely they tell one thing, and why."""


def enter(connection: Connection, doubts: Iterable[Doubt]) -> None:
    """Enter pairs that are not there yet."""
    rows = [
        {"one": min(one, other), "other": max(one, other), "score": score, "reason": reason}
        for one, other, score, reason in doubts
    ]
    insert_new(connection, schema.unsure, rows)


def drop_of(connection: Connection, documents: Collection[str]) -> None:
    """Forget the pairs of which a claim is of one of these documents, as the ledger holds them now."""
    claims, table = schema.told.c, schema.unsure
    for some in _pieces(documents):
        gone = list(connection.execute(select(claims.claim).where(claims.document.in_(some))).scalars())
        for few in _pieces(gone):
            connection.execute(delete(table).where(or_(table.c.one.in_(few), table.c.other.in_(few))))


def between_events(connection: Connection) -> list[Any]:
    """Return the pairs whose claims tell two events, the likeliest first, with the events."""
    table, left, right = schema.unsure.c, schema.event_claims.alias(), schema.event_claims.alias()
    query = (
        select(
            table.one, table.other, table.score, table.reason, left.c.event.label("left"), right.c.event.label("right")
        )
        .join_from(schema.unsure, left, left.c.claim == table.one)
        .join(right, right.c.claim == table.other)
        .where(left.c.event != right.c.event)
        .order_by(table.score.desc(), table.one, table.other)
    )
    return list(connection.execute(query).all())


def _pieces(values: Collection[str]) -> Iterator[list[str]]:
    listed = list(values)
    for start in range(0, len(listed), _MANY):
        yield listed[start : start + _MANY]
