"""The tenth schema finds events by their kind, and those held in a format: so the few mechanisms are found without
looking at all events."""

from sqlalchemy import Connection

# The second holds nothing but formats: an index of all roles would be taken for questions that others answer better.
_INDEXES = (
    ("events_kind", "events (kind, time, id)"),
    ("event_names_format", "event_names (event) WHERE role = 'format'"),
)


def up(connection: Connection) -> None:
    """Create the indexes."""
    for name, over in _INDEXES:
        connection.exec_driver_sql(f"CREATE INDEX {name} ON {over}")


def down(connection: Connection) -> None:
    """Drop them."""
    for name, _ in _INDEXES:
        connection.exec_driver_sql(f"DROP INDEX {name}")
