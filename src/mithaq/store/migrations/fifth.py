"""The fifth schema lets reports of one event be found by its sides and weekday: so pages without a day get theirs."""

from sqlalchemy import BigInteger, Column, Connection, Index, MetaData, Table, Text, delete, insert, select

from mithaq.store.migrations.first import documents
from mithaq.store.migrations.fourth import folding, pending

metadata = MetaData()

day_keys = Table(
    "day_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Text, primary_key=True),
    Column("claim", Text, primary_key=True),  # empty of a page without a day, which asks
    Index("day_keys_document", "document"),
    sqlite_with_rowid=False,
)


def up(connection: Connection) -> None:
    """Create the table; every document is to be folded again."""
    metadata.create_all(connection, checkfirst=False)
    connection.execute(delete(folding))
    connection.execute(delete(pending))
    connection.execute(insert(pending).from_select(["document"], select(documents.c.id)))


def down(connection: Connection) -> None:
    """Drop the table."""
    metadata.drop_all(connection, checkfirst=False)
