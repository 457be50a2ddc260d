"""The seventh schema finds what a timeline shows in its order without looking at the events themselves."""

from sqlalchemy import Connection, text


def up(connection: Connection) -> None:
    """Create the index."""
    connection.execute(text("CREATE INDEX events_shown ON events (time, id, kind)"))


def down(connection: Connection) -> None:
    """Drop it."""
    connection.execute(text("DROP INDEX events_shown"))
