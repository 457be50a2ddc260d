"""The second schema adds what reports tell of things owed. A ledger of the first has none until it is rebuilt."""

from sqlalchemy import Column, Connection, ForeignKey, Index, MetaData, Table, Text

from mithaq.store.migrations.first import documents

metadata = MetaData()

commitment_claims = Table(
    "commitment_claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey(documents.c.id, ondelete="CASCADE"), nullable=False),
    Column("matter", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("commitment_claims_document", "document"),
)


def up(connection: Connection) -> None:
    """Create the table."""
    commitment_claims.create(connection)


def down(connection: Connection) -> None:
    """Drop the table."""
    commitment_claims.drop(connection)
