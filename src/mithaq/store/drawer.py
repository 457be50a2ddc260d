"""Rows asked for, put in and taken out by lists of values, in pieces that every database takes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.sql import ColumnElement

from mithaq.store import schema
from mithaq.store.writing import insert_new

_MANY, _PART = 400, 1000
Row = dict[str, Any]


class Drawer:
    """Some tables, as one transaction sees and changes them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def rows(self, columns: Sequence[Any], by: Any, values: Collection[Any], *where: ColumnElement[bool]) -> list[Any]:
        """Return columns of the rows whose column ``by`` is one of ``values``."""
        found: list[Any] = []
        for some in pieces(values):
            found += self.connection.execute(select(*columns).where(by.in_(some), *where)).all()
        return found

    def remove(self, column: Any, values: Collection[Any]) -> None:
        """Delete the rows whose column is one of ``values``."""
        for some in pieces(values):
            self.connection.execute(delete(column.table).where(column.in_(some)))

    def put(self, table: Table, rows: Sequence[Row]) -> None:
        """Enter rows."""
        if rows:
            self.connection.execute(insert(table), list(rows))

    def replace_rows(self, column: Any, gone: Collection[Any], rows: Sequence[Row]) -> None:
        """Enter rows in place of those whose ``column`` is one of ``gone``."""
        self.remove(column, gone)
        self.put(column.table, rows)

    def keep_under(self, keys: Mapping[str, Iterable[int]]) -> None:
        """Enter things under the keys by which they are found, in place of those before."""
        table = schema.found_under
        self.remove(table.c.name, keys)
        insert_new(
            self.connection, table, [{"key": key, "name": name} for name, found in keys.items() for key in set(found)]
        )

    def under(self, keys: Collection[int]) -> list[tuple[int, str]]:
        """Return what is found under any of these keys, each with the key."""
        table = schema.found_under.c
        return [(row.key, row.name) for row in self.rows([table.key, table.name], table.key, keys)]


def parts(names: Collection[str]) -> Iterator[list[str]]:
    """Yield names, in order, in lists of which the records fit well into memory."""
    listed = sorted(names)
    for start in range(0, len(listed), _PART):
        yield listed[start : start + _PART]


def pieces(values: Collection[Any]) -> Iterator[list[Any]]:
    """Yield values in lists that are short enough to be asked by."""
    listed = list(values)
    for start in range(0, len(listed), _MANY):
        yield listed[start : start + _MANY]
