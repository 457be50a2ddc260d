"""Read the tables: tab-separated values with a header, ``|`` between values of a cell, ``#`` before a comment."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import NamedTuple

from mithaq.errors import PackError


class Row(NamedTuple):
    """One line of a table: its cells that are not empty, and where it stands so that an error can say so."""

    cells: Mapping[str, str]
    table: str
    line: int

    @property
    def where(self) -> str:
        """The file and the line."""
        return f"{self.table}:{self.line}"

    def one(self, column: str) -> str | None:
        """Return a cell, None where it is empty or the table has no such column."""
        return self.cells.get(column)

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell."""
        cell = self.cells.get(column)
        if not cell:
            return ()
        return tuple([part for piece in cell.split("|") if (part := piece.strip())]) if "|" in cell else (cell,)

    def needed(self, column: str) -> str:
        """Return a cell that must not be empty. Raises PackError that names file and line."""
        value = self.one(column)
        if value is None:
            raise PackError(f"{self.where}: {column} is missing")
        return value

    def number(self, column: str) -> float | None:
        """Return a cell as a number. Raises PackError that names file and line."""
        value = self.one(column)
        try:
            return float(value) if value else None
        except ValueError as error:
            raise PackError(f"{self.where}: {column} {value!r} is no number") from error


class Line(NamedTuple):
    """One line of a table as it stands there, not yet taken apart."""

    text: str
    header: tuple[str, ...]
    table: str
    number: int

    @property
    def key(self) -> str:
        """Return the first cell: the id, in tables of what has a name."""
        return self.text.partition("\t")[0].strip()

    def row(self) -> Row:
        """Take it apart. Raises PackError where it has too many cells."""
        line = self.text
        cells = line.split("\t")
        if "\t " in line or " \t" in line or line[-1] == " " or line[0] == " ":
            cells = [cell.strip() for cell in cells]
        if len(cells) > len(self.header):
            where = f"{self.table}:{self.number}"
            raise PackError(f"{where}: {len(cells)} cells, but the table has {len(self.header)} columns")
        named = {column: cell for column, cell in zip(self.header, cells, strict=False) if cell}
        return Row(named, self.table, self.number)


def lines(folder: Traversable, name: str) -> Iterator[Line]:
    """Yield the lines of one table but its header and comments; none where the file is missing."""
    file = folder / name
    if not file.is_file():
        return
    header: tuple[str, ...] = ()
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line[0] == "#" or line.isspace():
            continue
        if not header:
            header = tuple(cell.strip() for cell in line.split("\t"))
            continue
        yield Line(line, header, name, number)


def rows(folder: Traversable, name: str) -> Iterator[Row]:
    """Yield the rows of one table; none where the file is missing. Raises PackError on a row of too many cells."""
    for line in lines(folder, name):
        yield line.row()
