"""The sixth schema keeps where each naming and each telling of something owed belongs: so neither is folded whole.

All of it is derived. A ledger of the fifth is folded again when it is next asked or added to.
"""

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, MetaData, Table, Text, delete, insert, select

from mithaq.store.migrations import fourth
from mithaq.store.migrations.first import documents

metadata = MetaData()

# Every naming of an agreement, with what its report says of it; ``made`` of a signing that names none.
namings = Table(
    "namings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("agreement", Text, nullable=False),  # the id that its report gives
    Column("region", Text, nullable=False, index=True),  # those that may be of one agreement; empty of an allusion
    Column("means", Text),  # the register's id, null of an allusion to nothing known
    Column("made", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("record", Text, nullable=False),
    Column("said", Text, nullable=False),
    Index("namings_means", "means", "id"),
)

agreements = Table(
    "agreements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("region", Text, nullable=False, index=True),
    Column("plain", Text, nullable=False),  # its id where no other goes by the same loose name
    Column("first", Text, nullable=False),  # the least of the namings that made it
    Column("base", Text, nullable=False),  # as reports and what is known tell it
    Column("record", Text, nullable=False),  # and as people put it right
    Index("agreements_plain", "plain", "first"),
)

# What is owed, also where nobody known owes it: a later telling belongs to it all the same.
debts = Table(
    "debts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("region", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

commitments = Table(
    "commitments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("due", Text, nullable=False),  # or what sorts after all days
    Column("record", Text, nullable=False),
    Index("commitments_due", "due", "id"),
)

# Promises and what was told of them later, each with what is owed that it belongs to.
owed = Table(
    "owed",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("region", Text, nullable=False, index=True),  # promises that may be of one thing; empty of a later telling
    Column("debt", Text, index=True),
    Column("fit", Integer, nullable=False),  # how well a later telling goes with it
    Column("last_day", Text, nullable=False),  # on which it may have come about
    Column("status", Text, nullable=False),
    Column("record", Text, nullable=False),  # as people put it right
)

# Keys under which namings, agreements, promises, tellings and debts are found.
found_under = Table(
    "found_under",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Index("found_under_name", "name"),
    sqlite_with_rowid=False,
)

_REPLACED = (fourth.namings, fourth.agreements, fourth.commitments, fourth.namesakes)


def up(connection: Connection) -> None:
    """Put the new tables in place of the old; every document is to be folded again."""
    for table in _REPLACED:
        table.drop(connection)
    metadata.create_all(connection, checkfirst=False)
    _start_over(connection)


def down(connection: Connection) -> None:
    """Put the old tables back, empty."""
    metadata.drop_all(connection, checkfirst=False)
    for table in _REPLACED:
        table.create(connection)
    _start_over(connection)


def _start_over(connection: Connection) -> None:
    connection.execute(delete(fourth.folding))
    connection.execute(delete(fourth.pending))
    connection.execute(insert(fourth.pending).from_select(["document"], select(documents.c.id)))
