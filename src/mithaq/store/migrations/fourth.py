"""The fourth schema keeps what is folded: records with their claims, and what finds those that a new report touches.

All of it is derived. A ledger of the third is folded whole when it is next asked or added to.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    func,
    select,
)

from mithaq.store.migrations.first import documents, entities

metadata = MetaData()


def _document() -> Column[str]:
    return Column("document", Text, ForeignKey(documents.c.id, ondelete="CASCADE"), primary_key=True)


# Documents that the records do not tell of yet.
pending = Table("pending", metadata, _document())

# Which texts carry a run of words; a text is a number here, made of its document's id.
runs = Table(
    "runs",
    metadata,
    Column("run", BigInteger, primary_key=True, autoincrement=False),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

carried = Table(
    "carried",
    metadata,
    _document(),
    Column("place", BigInteger, nullable=False, unique=True),
    Column("flock", Text, nullable=False, index=True),  # documents whose texts hang together in any way
    Column("text", Text, nullable=False),  # the text it carries
    Column("copy", Text, nullable=False),  # and how
)

copy_pairs = Table(
    "copy_pairs",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("leaf", Text),  # null: two versions of one text
    Column("whole", Text),
    Column("share", Float),
    Column("size", Integer),
    Column("cut", Integer),
    Index("copy_pairs_other", "other"),
)

# A region is a set of claims that no rule joins any other claim to: it is folded by itself.
told = Table(
    "told",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("region", Text, nullable=False, index=True),
)

block_keys = Table(
    "block_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", Text, primary_key=True),
    Index("block_keys_claim", "claim"),
    sqlite_with_rowid=False,
)

# Every naming of an agreement, with what its report says of it; ``made`` of a signing that names none.
namings = Table(
    "namings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("made", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Column("said", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("region", Text, nullable=False, index=True),
    Column("first", Text, nullable=False),  # the least id among its claims
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("place", Text),
    Column("date", Text),
    Column("time", Text, nullable=False),  # its date, or what sorts after all dates
    Column("begin", Text),
    Column("until", Text),
    Column("told", Text),  # when it was first reported
    Column("turned", Text),  # and when last something new of it
    Column("base", Text, nullable=False),  # as its own claims tell it
    Column("record", Text, nullable=False),  # and as other events leave it
    Index("events_time", "time", "id"),
    Index("events_told", "told"),
    Index("events_turned", "turned"),
    Index("events_status", "status", "until"),
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("event", Text, nullable=False, index=True),
)

event_names = Table(
    "event_names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    Index("event_names_event", "event"),
    sqlite_with_rowid=False,
)

# The days told of each meeting and visit, under each who takes part: a meeting may belong to a visit.
event_days = Table(
    "event_days",
    metadata,
    Column("name", Text, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("event", Text, primary_key=True),
    Index("event_days_event", "event"),
    sqlite_with_rowid=False,
)

agreements = Table(
    "agreements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("base", Text, nullable=False),  # as reports and what is known tell it
    Column("record", Text, nullable=False),  # and as people put it right
)
agreement_days = Table(
    "agreement_days",
    metadata,
    Column("day", Text, primary_key=True),
    Column("agreement", Text, primary_key=True),
)
# The register's id for each id that reports give an agreement.
namesakes = Table(
    "namesakes", metadata, Column("name", Text, primary_key=True), Column("agreement", Text, nullable=False)
)
commitments = Table(
    "commitments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False),  # the first due first
    Column("record", Text, nullable=False),
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("about", Text, nullable=False, index=True),
    Column("about_kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("told", Text, index=True),  # when the last of its accounts was reported
    Column("record", Text, nullable=False),
)

# Each name of an entity that documents give, and how many do.
known_names = Table(
    "known_names",
    metadata,
    Column("id", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("often", Integer, nullable=False),
)

# How far the records go: which Mithaq folded them, up to which judgement, the how manieth time.
folding = Table("folding", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))


def up(connection: Connection) -> None:
    """Create the tables; every document is yet to be folded."""
    metadata.create_all(connection, checkfirst=False)
    named = select(entities.c.id, entities.c.record, func.count()).group_by(entities.c.id, entities.c.record)
    connection.execute(known_names.insert().from_select(["id", "record", "often"], named))
    connection.execute(pending.insert().from_select(["document"], select(documents.c.id)))


def down(connection: Connection) -> None:
    """Drop the tables."""
    metadata.drop_all(connection, checkfirst=False)
