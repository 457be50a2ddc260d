"""The eighth schema is for those who look: what is asked of agreements and of what is owed, words, doubts."""

from sqlalchemy import Column, Connection, Float, Index, Integer, MetaData, Table, Text, delete, insert, select

from mithaq.store.migrations.first import documents
from mithaq.store.migrations.fourth import folding, pending

metadata = MetaData()

# Two claims that may tell one thing, in which the rules were unsure.
unsure = Table(
    "unsure",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Index("unsure_other", "other"),
)

# A row number for each event, because SQLite's index knows rows by number only.
event_numbers = Table(
    "event_numbers",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("event", Text, nullable=False, unique=True),
)

# What is asked of agreements,
register_lines = Table(
    "register_lines",
    metadata,
    Column("id", Text, primary_key=True),
    Column("time", Text, nullable=False),  # its day, or what sorts after all days
    Column("gathers", Integer, nullable=False),  # 1 of a set of others
    Index("register_lines_time", "time", "id"),
)
# and of what is owed.
board_lines = Table(
    "board_lines",
    metadata,
    Column("id", Text, primary_key=True),
    Column("time", Text, nullable=False),  # when it is due, or what sorts after all days
    Column("agreement", Text, index=True),
    Column("status", Text, nullable=False),
    Column("due", Text),
    Column("made", Text),  # when it was first reported
    Column("moved", Text),  # when its last step was
    Column("seen", Text),  # and when it was last spoken of
    Index("board_lines_time", "time", "id"),
)
# Who takes part in an agreement, who owes and is owed a commitment.
sides = Table(
    "sides",
    metadata,
    Column("name", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Index("sides_record", "record"),
)

_INDEXES = (
    ("events_sought", "events (time, id, kind, status, begin, until)"),
    ("events_place", "events (place, time)"),
    ("carried_text", "carried (text)"),
    ("documents_shown", "documents (published, name, part, id)"),
    ("documents_outlet", "documents (outlet)"),
    ("documents_agency", "documents (agency)"),
    ("documents_language", "documents (language)"),
)
_SQLITE_WORDS = "CREATE VIRTUAL TABLE event_words USING fts5(words, tokenize='unicode61 remove_diacritics 0')"
_POSTGRESQL_WORDS = (
    "CREATE TABLE event_words (number integer PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX event_words_words ON event_words USING gin (words)",
)


def up(connection: Connection) -> None:
    """Create tables and indexes; every document is to be folded again."""
    metadata.create_all(connection, checkfirst=False)
    words = (_SQLITE_WORDS,) if connection.dialect.name == "sqlite" else _POSTGRESQL_WORDS
    for statement in (*words, *(f"CREATE INDEX {name} ON {over}" for name, over in _INDEXES)):
        connection.exec_driver_sql(statement)
    connection.execute(delete(folding))
    connection.execute(delete(pending))
    connection.execute(insert(pending).from_select(["document"], select(documents.c.id)))


def down(connection: Connection) -> None:
    """Drop what ``up`` made."""
    for name, _ in _INDEXES:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    connection.exec_driver_sql("DROP TABLE event_words")
    metadata.drop_all(connection, checkfirst=False)
