"""The thirteenth schema remembers what is still to be folded: so many reports may be entered before it is, once."""

from sqlalchemy import Column, Connection, MetaData, Table, Text, delete, insert, select

from mithaq.store.migrations.first import documents
from mithaq.store.migrations.fourth import folding, pending

metadata = MetaData()

# Documents whose namings and debts are to be taken in, regions whose events are to be made anew.
stale = Table(
    "stale",
    metadata,
    Column("sort", Text, primary_key=True),  # document or region
    Column("name", Text, primary_key=True),
)


def up(connection: Connection) -> None:
    """Create the table, empty."""
    metadata.create_all(connection, checkfirst=False)


def down(connection: Connection) -> None:
    """Drop it; where anything was left in it, every document is to be folded again."""
    if connection.execute(select(stale).limit(1)).first() is not None:
        connection.execute(delete(folding))
        connection.execute(delete(pending))
        connection.execute(insert(pending).from_select(["document"], select(documents.c.id)))
    metadata.drop_all(connection, checkfirst=False)
