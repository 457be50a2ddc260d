"""The first schema.

A source is bytes, kept once; a delivery is one carrier's bringing of them (two outlets may carry the very same bytes).
All below ``documents`` is derived from deliveries and can be thrown away. Judgements and the log are only appended to.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()


def _document() -> Column[str]:
    return Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False)


schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True),  # SHA-256 of the payload
    Column("size", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),  # zlib
)

deliveries = Table(
    "deliveries",
    metadata,
    Column(
        "number", Integer, primary_key=True, autoincrement=True
    ),  # In order of arrival: the first names its documents.
    Column("id", Text, nullable=False, unique=True),
    Column("source", Text, ForeignKey("sources.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("retrieved_at", Text),
    Column("hints", Text, nullable=False),
    Column("whole", Boolean, nullable=False),  # All its documents are here: it need not be read again.
)

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("delivery", Text, ForeignKey("deliveries.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Column("url", Text),
    Column("language", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("agency", Text),
    Column("published", Text),  # one day, or null where several are left
    Column("dated", Text, nullable=False),  # DocumentDate: value, basis, candidates, reasons
    Column("diagnostics", Text, nullable=False),
    Column("record", Text, nullable=False),  # Document without its text
    Column("text", LargeBinary, nullable=False),  # zlib
    Index("documents_published", "published"),
)

annotations = Table(
    "annotations",
    metadata,
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("record", LargeBinary, nullable=False),  # zlib of Annotated, its document left out
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    _document(),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("record", Text, nullable=False),
    Index("claims_document", "document"),
)

agreement_claims = Table(
    "agreement_claims",
    metadata,
    Column("id", Text, primary_key=True),
    _document(),
    Column("agreement", Text, nullable=False),
    Column("date", Text),
    Column("status", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("agreement_claims_document", "document"),
)

entities = Table(
    "entities",
    metadata,
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("record", Text, nullable=False),
    Index("entities_id", "id"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("left_id", Text, nullable=False),
    Column("right_id", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", Text, nullable=False),  # JSON
)

# Full text: a row number for each document, because SQLite's index knows rows by number only.
searched = Table(
    "searched",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, unique=True),
)

APPENDED_ONLY = ("judgements", "log")

# Contentless: the index alone, since the documents hold the text. remove_diacritics 0: words come folded already.
_SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE search_index "
    "USING fts5(title, body, bare, content='', tokenize='unicode61 remove_diacritics 0')"
)
_POSTGRESQL_INDEX = (
    "CREATE TABLE search_index (number integer PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX search_index_words ON search_index USING gin (words)",
)
_POSTGRESQL_REFUSE = """
CREATE FUNCTION mithaq_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is only appended to, never changed'; END $$
"""


def up(connection: Connection) -> None:
    """Create every table, the search index and the triggers that guard what is only appended to."""
    metadata.create_all(connection, checkfirst=False)
    if connection.dialect.name == "sqlite":
        guards = [_sqlite_guard(table, act) for table in APPENDED_ONLY for act in ("UPDATE", "DELETE")]
        statements = [_SQLITE_INDEX, *guards]
    else:
        statements = [*_POSTGRESQL_INDEX, _POSTGRESQL_REFUSE, *map(_postgresql_guard, APPENDED_ONLY)]
    for statement in statements:
        connection.exec_driver_sql(statement)


def down(connection: Connection) -> None:
    """Drop all that ``up`` made."""
    connection.exec_driver_sql("DROP TABLE search_index")
    metadata.drop_all(connection, checkfirst=False)
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("DROP FUNCTION mithaq_refuse()")


def _sqlite_guard(table: str, act: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only appended to, never changed'); END"
    )


def _postgresql_guard(table: str) -> str:
    # A statement trigger, so that TRUNCATE is refused as well.
    return (
        f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION mithaq_refuse()"
    )
