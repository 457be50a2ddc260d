"""Reports asked of the database: by date, by the words of their titles and by who brought them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, func, or_, select, text
from sqlalchemy.sql import ColumnElement

from mithaq.store import schema
from mithaq.store.search import fts5, tsquery
from mithaq.store.words import Term, terms
from mithaq.text import fold

_BEHIND = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which reports: published between two days (those without a day at any time), with words in title or outlet."""

    since: str | None = None
    until: str | None = None
    words: str = ""


class Outlets:
    """The reports, as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def ids(self, wanted: Wanted, first: int = 0, most: int | None = None) -> list[str]:
        """Return the ids of reports by date, the undated last."""
        return self._part(wanted, first, most, latest=False)

    def latest(self, wanted: Wanted, first: int, most: int) -> list[str]:
        """Return the same from the last day to the first, the undated behind all others."""
        return self._part(wanted, first, most, latest=True)

    def count(self, wanted: Wanted) -> int:
        """Return how many they are."""
        query = select(schema.documents.c.id).where(*self._where(wanted))
        return self.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()

    def _part(self, wanted: Wanted, first: int, most: int | None, *, latest: bool) -> list[str]:
        table, where = schema.documents.c, self._where(wanted)
        order = (table.published, table.name, table.part, table.id)
        dated = select(table.id).where(*where, table.published.is_not(None))
        by = [column.desc() for column in order] if latest else list(order)
        found = list(self.connection.execute(dated.order_by(*by).offset(first).limit(most)).scalars())
        if most is None or len(found) < most:
            count = select(func.count()).select_from(dated.subquery())
            before = 0 if found else first - self.connection.execute(count).scalar_one()
            rest = select(table.id).where(*where, table.published.is_(None)).order_by(*order[1:])
            left = None if most is None else most - len(found)
            found += self.connection.execute(rest.offset(max(0, before)).limit(left)).scalars()
        return found

    def _where(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        days = schema.documents.c.published
        found: list[ColumnElement[bool]] = []
        if wanted.since:
            found.append(or_(days.is_(None), days >= wanted.since))
        if wanted.until:
            found.append(or_(days.is_(None), days <= wanted.until + _BEHIND))
        return [*found, *(self._called(one, number) for number, one in enumerate(terms(wanted.words)))]

    def _called(self, term: Term, number: int) -> ColumnElement[bool]:
        """Return what holds of the reports that have a term in their title, or in who brought or first told them."""
        table = schema.documents.c
        term = replace(term, prefix=len(term.words) == 1)
        if self.connection.dialect.name == "sqlite":
            sql = f"SELECT rowid FROM search_index WHERE search_index MATCH :titled{number}"
            asked = f"title : {fts5(term)}"
        else:
            sql = f"SELECT number FROM search_index WHERE words @@ CAST(:titled{number} AS tsquery)"
            asked = tsquery(term).replace(":*", ":*A")
        inside = text(f"searched.number IN ({sql})").bindparams(bindparam(f"titled{number}", asked))
        titled = select(schema.searched.c.document).where(inside)
        outlets, agencies = (list(self._holding(column, term)) for column in (table.outlet, table.agency))
        return or_(table.id.in_(titled), table.outlet.in_(outlets), table.agency.in_(agencies))

    def _holding(self, column: ColumnElement[str | None], term: Term) -> Iterator[str]:
        told: Collection[str | None] = self.connection.execute(select(column).distinct()).scalars().all()
        yield from (name for name in told if name and all(word in fold(name) for word in term.words))
