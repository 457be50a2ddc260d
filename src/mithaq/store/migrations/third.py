"""The third schema adds the feeds that a ledger is subscribed to."""

from sqlalchemy import Boolean, Column, Connection, Integer, MetaData, Table, Text

metadata = MetaData()

feeds = Table(
    "feeds",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("url", Text, nullable=False, unique=True),
    Column("outlet", Text),
    Column("pages", Boolean, nullable=False),  # Follow its entries to their pages: the feed holds summaries only.
    Column("added_at", Text, nullable=False),
    Column("pulled_at", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("trouble", Text),  # Why the last pull brought nothing, if it failed.
)


def up(connection: Connection) -> None:
    """Create the table."""
    feeds.create(connection)


def down(connection: Connection) -> None:
    """Drop the table."""
    feeds.drop(connection)
