"""The twelfth schema finds what is owed by kind and day, and later tellings by day: so a telling is held against the
last promise of each kind, and a promise against the tellings that came after it, however many there are.

All of it is derived. A ledger of the eleventh is folded again when it is next asked or added to.
"""

from sqlalchemy import BigInteger, Column, Connection, Index, MetaData, Table, Text, delete, insert, select

from mithaq.store.migrations import fourth, sixth
from mithaq.store.migrations.first import documents

metadata = MetaData()

# What is owed, also where nobody known owes it: a later telling belongs to it all the same.
debts = Table(
    "debts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("region", Text, nullable=False, index=True),
    Column("sort", Text, nullable=False),  # debts of one sort differ in their days only
    Column("made", Text, nullable=False),  # empty where nothing tells it
    Column("record", Text, nullable=False),
    Index("debts_sort", "sort", "made", "id"),
)

# Later tellings under the keys by which they are found, and the last day on which each may have come about.
later_keys = Table(
    "later_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("last_day", Text, primary_key=True),
    Column("claim", Text, primary_key=True),
    Index("later_keys_claim", "claim"),
    sqlite_with_rowid=False,
)


def up(connection: Connection) -> None:
    """Put the new tables in place of the old; every document is to be folded again."""
    sixth.debts.drop(connection)
    metadata.create_all(connection, checkfirst=False)
    _start_over(connection)


def down(connection: Connection) -> None:
    """Put the old table back, empty."""
    metadata.drop_all(connection, checkfirst=False)
    sixth.debts.create(connection)
    _start_over(connection)


def _start_over(connection: Connection) -> None:
    connection.execute(delete(fourth.folding))
    connection.execute(delete(fourth.pending))
    connection.execute(insert(fourth.pending).from_select(["document"], select(documents.c.id)))
