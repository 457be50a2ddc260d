"""The full-text index behind one small interface (``index``, ``find``, ``clear``): FTS5, or a PostgreSQL tsvector."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, text

from mithaq.store.schema import searched
from mithaq.store.words import Term, stems_of, terms, words_of

_LAST_POSITION = 16_383  # PostgreSQL keeps no higher position in a tsvector.


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one document as the index keeps them: title, all words in order, and the stems behind proclitics."""

    title: list[str]
    body: list[str]
    bare: list[str]


def words_for(title: str | None, body: str) -> Words:
    """Fold a document for the index. Done before a write begins, so that the ledger is not locked meanwhile."""
    inside = words_of(body)
    return Words(title=words_of(title or ""), body=inside, bare=stems_of(inside))


def index(connection: Connection, document: str, words: Words) -> None:
    """Put one document into the index."""
    number = connection.execute(insert(searched).values(document=document)).inserted_primary_key
    assert number is not None
    if connection.dialect.name == "sqlite":
        row = (number[0], " ".join(words.title), " ".join(words.body), " ".join(words.bare))
        connection.exec_driver_sql("INSERT INTO search_index (rowid, title, body, bare) VALUES (?, ?, ?, ?)", row)
    else:
        row_text = {"number": number[0], "words": _tsvector(words)}
        connection.execute(text("INSERT INTO search_index VALUES (:number, CAST(:words AS tsvector))"), row_text)


def find(connection: Connection, query: str, limit: int) -> list[str]:
    """Return the ids of the documents that hold every term of ``query``, best first."""
    wanted = terms(query)
    if not wanted:
        return []
    if connection.dialect.name == "sqlite":
        sql = (
            "SELECT document FROM search_index JOIN searched ON number = search_index.rowid "
            "WHERE search_index MATCH :query ORDER BY bm25(search_index, 4.0, 1.0, 0.5), document LIMIT :limit"
        )
        asked = " AND ".join(map(fts5, wanted))
    else:
        sql = (
            "SELECT document FROM search_index JOIN searched USING (number), CAST(:query AS tsquery) AS asked "
            "WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC, document LIMIT :limit"
        )
        asked = " & ".join(map(tsquery, wanted))
    return list(connection.execute(text(sql), {"query": asked, "limit": limit}).scalars())


def clear(connection: Connection) -> None:
    """Empty the index; the rows of ``searched`` are the caller's to delete."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    else:
        connection.exec_driver_sql("DELETE FROM search_index")


def fts5(term: Term) -> str:
    """Return a term as SQLite's index is asked for it."""
    star = "*" if term.prefix else ""
    either = [f'"{" ".join(term.words)}"{star}', *(f'"{stem}"{star}' for stem in term.stems)]
    return f"({' OR '.join(either)})"


def tsquery(term: Term) -> str:
    """Return a term as PostgreSQL is asked for it."""
    star = ":*" if term.prefix else ""
    either = [" <-> ".join(f"'{word}'{star}" for word in term.words), *(f"'{stem}'{star}" for stem in term.stems)]
    return f"({' | '.join(f'({one})' for one in either)})"


def _tsvector(words: Words) -> str:
    """Spell the vector out, so that both databases see the same words; a gap keeps title and body from one phrase."""
    body, bare = len(words.title) + 2, len(words.title) + len(words.body) + 4
    return " ".join([*placed(words.title, 1, "A"), *placed(words.body, body, "B"), *placed(words.bare, bare, "D")])


def placed(words: Iterable[str], start: int, weight: str) -> Iterable[str]:
    """Spell words out as PostgreSQL keeps them, each with its place and weight."""
    return (f"'{word}':{min(start + place, _LAST_POSITION)}{weight}" for place, word in enumerate(words))
