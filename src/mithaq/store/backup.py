"""A consistent copy of a ledger, and the database's own word on its health."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from mithaq.errors import StoreError


def copy(engine: Engine, target: str) -> None:
    """Copy a SQLite ledger to ``target`` with SQLite's online backup; readers and writers go on meanwhile.

    The copy takes its name only when it is whole. StoreError where ``target`` exists or the ledger is a server's.
    """
    import sqlite3

    if engine.dialect.name != "sqlite":
        raise StoreError("a PostgreSQL ledger is copied with pg_dump")
    path, partial = Path(target), Path(f"{target}.partial")
    if path.exists():
        raise StoreError(f"{path}: exists already; name a new file")
    if not path.absolute().parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}")
    partial.unlink(missing_ok=True)
    with engine.connect() as connection:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        connection.rollback()  # The backup reads in a transaction of its own.
        into = sqlite3.connect(partial)
        try:
            source.backup(into)
            into.execute("PRAGMA journal_mode = DELETE")  # One file, to be carried away without a -wal beside it.
        finally:
            into.close()
    partial.replace(path)


def damage(connection: Connection) -> list[str]:
    """Return what the database finds broken: damaged pages or indexes, references that lead nowhere."""
    if connection.dialect.name != "sqlite":
        return []  # PostgreSQL enforces references always and checks its pages itself.
    pages = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check")
    broken = [f"a row of {row[0]} refers to a missing row of {row[2]}" for row in orphans]
    return [told for told in pages if told != "ok"] + broken
