"""The eleventh schema keeps how claims were joined: so a new one is held against those beside it and no others.

All of it is derived. A ledger of the tenth is folded again when it is next asked or added to.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    delete,
    insert,
    select,
)

from mithaq.store.migrations import fourth
from mithaq.store.migrations.first import documents

metadata = MetaData()

# A region is what is folded together: what one thing is told by, and what people or answers tie to it.
told = Table(
    "told",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("region", Text, nullable=False, index=True),
    Column("telling", BigInteger, nullable=False),
    Column("answers", Text),  # the claim of the same report that it is about
    Index("told_telling", "telling", "claim"),
)

# Claims that say exactly the same; the first of them by id is compared with others.
tellings = Table(
    "tellings",
    metadata,
    Column("telling", BigInteger, primary_key=True, autoincrement=False),
    Column("first", Text, nullable=False, index=True),
    Column("flock", Text, nullable=False, index=True),  # those that sure matches join
    Column("chosen", Text, index=True),  # whom a vague telling goes with, and how well
    Column("fit", Float),
    Column("thing", Text, nullable=False, index=True),  # flocks joined by what was chosen
)

# First claims that match, the vaguer one first.
likenesses = Table(
    "likenesses",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("sure", Integer, nullable=False),
    Column("barely", Integer, nullable=False),  # 1: a report tells again of an act of force, without saying which
    Index("likenesses_other", "other"),
    sqlite_with_rowid=False,
)


def up(connection: Connection) -> None:
    """Put the new tables in place of the old; every document is to be folded again."""
    fourth.told.drop(connection)
    metadata.create_all(connection, checkfirst=False)
    _start_over(connection)


def down(connection: Connection) -> None:
    """Put the old table back, empty."""
    metadata.drop_all(connection, checkfirst=False)
    fourth.told.create(connection)
    _start_over(connection)


def _start_over(connection: Connection) -> None:
    connection.execute(delete(fourth.folding))
    connection.execute(delete(fourth.pending))
    connection.execute(insert(fourth.pending).from_select(["document"], select(documents.c.id)))
