"""The ninth schema keeps with each name of an event when it took place and whether it is a position: so the last
events of a state, and how many it has, are found without looking at all of them."""

from sqlalchemy import Column, Connection, Index, Integer, MetaData, Table, Text, case, select, text, update

from mithaq.store.migrations.fourth import events

metadata = MetaData()

event_names = Table(
    "event_names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    Column("time", Text, nullable=False),  # as the event has it
    Column("spoken", Integer, nullable=False),  # 1 of a position
    Index("event_names_event", "event"),
    sqlite_with_rowid=False,
)


def up(connection: Connection) -> None:
    """Add the columns, filled from the events."""
    connection.execute(text("ALTER TABLE event_names ADD COLUMN time TEXT NOT NULL DEFAULT ''"))
    connection.execute(text("ALTER TABLE event_names ADD COLUMN spoken INTEGER NOT NULL DEFAULT 0"))
    own = events.c.id == event_names.c.event
    time = select(events.c.time).where(own).scalar_subquery()
    spoken = select(case((events.c.kind == "statement", 1), else_=0)).where(own).scalar_subquery()
    connection.execute(update(event_names).values(time=time, spoken=spoken))


def down(connection: Connection) -> None:
    """Drop them."""
    for column in ("time", "spoken"):
        connection.execute(text(f"ALTER TABLE event_names DROP COLUMN {column}"))
