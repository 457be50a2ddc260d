"""The tenth schema finds events by their kind, and names by their role: so the few mechanisms are found without looking
at all events."""

from sqlalchemy import Connection

_INDEXES = (("events_kind", "events (kind, time, id)"), ("event_names_role", "event_names (role, event)"))


def up(connection: Connection) -> None:
    """Create the indexes."""
    for name, over in _INDEXES:
        connection.exec_driver_sql(f"CREATE INDEX {name} ON {over}")


def down(connection: Connection) -> None:
    """Drop them."""
    for name, _ in _INDEXES:
        connection.exec_driver_sql(f"DROP INDEX {name}")
