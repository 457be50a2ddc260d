"""Rows asked for, put in and taken out by lists of values, in pieces that every database takes."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update
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
        for chosen in self.among(by, values):
            found += self.connection.execute(select(*columns).where(chosen, *where)).all()
        return found

    def among(self, column: Any, values: Collection[Any]) -> Iterator[ColumnElement[bool]]:
        """Yield, piece by piece, what holds of the rows whose ``column`` is one of ``values``.

        SQLite is given a list as one value: naming a list's values one by one costs several times what finding them
        does.
        """
        if self.connection.dialect.name != "sqlite":
            yield from (column.in_(some) for some in pieces(values))
            return
        listed = list(values)
        for start in range(0, len(listed), _PART):
            given = func.json_each(json.dumps(listed[start : start + _PART])).table_valued("value")
            yield column.in_(select(given.c.value))

    def remove(self, column: Any, values: Collection[Any]) -> None:
        """Delete the rows whose column is one of ``values``."""
        for chosen in self.among(column, values):
            self.connection.execute(delete(column.table).where(chosen))

    def put(self, table: Table, rows: Sequence[Row]) -> None:
        """Enter rows."""
        if rows:
            self.connection.execute(insert(table), list(rows))

    def change_each(self, column: Any, values: Sequence[Any], rows: Sequence[Row]) -> None:
        """Change the row whose ``column`` is each of ``values``, to what stands at the same place of ``rows``."""
        if not rows:
            return
        query = update(column.table).where(column == bindparam("changed_row"))
        query = query.values({name: bindparam(f"new_{name}") for name in rows[0]})
        told = [{f"new_{name}": value for name, value in row.items()} for row in rows]
        self.connection.execute(query, [row | {"changed_row": value} for row, value in zip(told, values, strict=True)])

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
