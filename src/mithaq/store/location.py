"""Where a ledger is, and how its database is opened.

A ledger is a file (SQLite, the default) or a PostgreSQL URL. SQLite runs with a write-ahead log, so that readers never
wait for the writer, and with ``synchronous=FULL``: a report said to be added must still be there after the power fails,
and with some dozens of reports a commit the extra flush costs nothing that can be seen.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from mithaq.errors import StoreError

DEFAULT = "mithaq.db"
VARIABLE = "MITHAQ_LEDGER"
BUSY_SECONDS = 300
_CACHE_KB = 64_000
_SQLITE_MAGIC = b"SQLite format 3\x00"


def where(given: str | None) -> str:
    """Return the ledger meant: the one given, or MITHAQ_LEDGER's, or ./mithaq.db."""
    return given or os.environ.get(VARIABLE) or DEFAULT


def is_url(location: str) -> bool:
    """Tell whether the ledger is on a PostgreSQL server."""
    return location.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def shown(location: str) -> str:
    """Return the ledger's address as it may be printed: without the password that a URL may hold."""
    if "://" not in location:
        return location
    try:
        url = make_url(location)
    except (ArgumentError, ValueError):  # No URL after all, but what stands before an @ may be secret still.
        scheme, _, rest = location.partition("://")
        return f"{scheme}://***@{rest.rpartition('@')[2]}" if "@" in rest else location
    secret = [name for name in url.query if "password" in name]
    url = url.update_query_dict(dict.fromkeys(secret, "hidden"))
    return url.render_as_string(hide_password=True)


def engine_for(location: str, *, create: bool) -> Engine:
    """Return an engine for the ledger at ``location``. Raises StoreError, with what to do, where none can be opened."""
    if is_url(location):
        return _postgresql(location)
    if "://" in location:
        raise StoreError(f"{shown(location)}: a ledger is a file or a postgresql:// URL")
    path = Path(location)
    _look(path, create)
    return _sqlite(path)


def _postgresql(location: str) -> Engine:
    try:
        return create_engine("postgresql+psycopg://" + location.partition("://")[2])
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{shown(location)}: is no address; write postgresql://USER@HOST:PORT/NAME") from error
    except ImportError as error:
        raise StoreError(f"{shown(location)}: needs one more package: pip install 'mithaq[postgresql]'") from error


def _look(path: Path, create: bool) -> None:
    """Refuse early, and in plain words, what SQLite would refuse late and in its own."""
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; name a ledger file in it")
    if not path.exists():
        if not create:
            raise StoreError(
                f"{path}: no ledger here; make one with `mithaq add REPORTS`, or name another with --ledger"
            )
        if not path.parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent}")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror})") from error
    if head and head != _SQLITE_MAGIC:
        raise StoreError(f"{path}: is not a ledger; to read it as a report: `mithaq add {path}`")
    if not head and not create:
        raise StoreError(f"{path}: is empty, not a ledger")


def writable(path: Path) -> bool:
    """Tell whether the file and its folder (for the write-ahead log) can be written."""
    return os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)


def read_only(location: str) -> bool:
    """Tell whether the ledger is a file that this process may not write."""
    return not is_url(location) and not writable(Path(location))


def _read_only_mode(path: Path) -> str:
    """Read the file as it lies: a write-ahead log needs a writable folder. A log left beside it still counts."""
    left = Path(f"{path}-wal")
    return "?mode=ro" if left.exists() and left.stat().st_size else "?mode=ro&immutable=1"


def _sqlite(path: Path) -> Engine:
    read_only = not writable(path)

    def connect() -> sqlite3.Connection:
        uri = path.absolute().as_uri() + (_read_only_mode(path) if read_only else "")
        # No isolation level: SQLAlchemy's own BEGIN (below) decides, the driver's guesses do not.
        return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")  # SQLite's own 2 MB are read again and again
        if not read_only:
            # The first opener turns the log on, which needs the file for itself for a moment; others find it on.
            with suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # A writer asks for the lock at once and waits for it, instead of failing when it first writes.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
