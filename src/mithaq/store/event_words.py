"""The words by which events are found: their names in any language, and what reports say of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, insert, select, text
from sqlalchemy.sql import ColumnElement

from mithaq.store import schema
from mithaq.store.search import fts5, placed, tsquery
from mithaq.store.words import stems_of, terms, words_of

_MANY = 400
_SHORTEST = 3
"""Letters from which on a word asked for may be the beginning of one."""


def enter(connection: Connection, told: Mapping[str, str]) -> None:
    """Enter events with all that they are to be found by."""
    if not told:
        return
    connection.execute(insert(schema.event_numbers), [{"event": event} for event in told])
    numbers = _numbers(connection, told)
    rows = [(numbers[event], _spelt(words)) for event, words in told.items()]
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO event_words (rowid, words) VALUES (?, ?)",
            [(number, " ".join(words)) for number, words in sorted(rows)],
        )
    else:
        connection.execute(
            text("INSERT INTO event_words VALUES (:number, CAST(:words AS tsvector))"),
            [{"number": number, "words": " ".join(placed(words, 1, "A"))} for number, words in rows],
        )


def _spelt(told: str) -> list[str]:
    words = words_of(told)
    return [*words, *stems_of(words)]


def drop(connection: Connection, events: Collection[str]) -> None:
    """Forget events."""
    numbers = sorted(_numbers(connection, events).values())
    key = "rowid" if connection.dialect.name == "sqlite" else "number"
    # One by one and in order: SQLite's index takes them fastest so.
    if numbers:
        connection.execute(text(f"DELETE FROM event_words WHERE {key} = :number"), [{"number": one} for one in numbers])
    table = schema.event_numbers
    for some in _pieces(numbers):
        connection.execute(delete(table).where(table.c.number.in_(some)))


def clear(connection: Connection) -> None:
    """Forget all."""
    connection.exec_driver_sql("DELETE FROM event_words")


def holding(words: str, dialect: str) -> ColumnElement[bool] | None:
    """Return what holds of the events in which all ``words`` stand, or words that begin so; None without a word."""
    wanted = [
        replace(one, prefix=True) if len(one.words) == 1 and len(one.words[0]) >= _SHORTEST else one
        for one in terms(words)
    ]
    if not wanted:
        return None
    if dialect == "sqlite":
        sql, asked = "SELECT rowid FROM event_words WHERE event_words MATCH :sought", " AND ".join(map(fts5, wanted))
    else:
        sql = "SELECT number FROM event_words WHERE words @@ CAST(:sought AS tsquery)"
        asked = " & ".join(map(tsquery, wanted))
    table = schema.event_numbers.c
    numbers = select(table.event).where(text(f"event_numbers.number IN ({sql})").bindparams(bindparam("sought", asked)))
    return schema.events.c.id.in_(numbers)


def _numbers(connection: Connection, events: Collection[str]) -> dict[str, int]:
    table = schema.event_numbers.c
    found: dict[str, int] = {}
    for some in _pieces(list(events)):
        query = select(table.event, table.number).where(table.event.in_(some))
        found.update((row.event, row.number) for row in connection.execute(query))
    return found


def _pieces(values: Sequence[object]) -> list[Sequence[object]]:
    return [values[start : start + _MANY] for start in range(0, len(values), _MANY)]
