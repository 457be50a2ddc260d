"""The same tests run on SQLite always, and on PostgreSQL where MITHAQ_TEST_POSTGRESQL is set.

Its value is a URL of a server on which databases may be made, or ``1``: then a server is started for the tests, if its
programs are installed.
"""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mithaq.store import Store, open_ledger

WANTED = os.environ.get("MITHAQ_TEST_POSTGRESQL", "")
KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.skipif(not WANTED, reason="MITHAQ_TEST_POSTGRESQL"))]


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty ledger may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return _new_database(request.getfixturevalue("server"))


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_ledger(place, create=True) as opened:
        yield opened


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Makes further fresh ledgers, to compare with."""
    made: list[Store] = []

    def make() -> Store:
        made.append(open_ledger(str(tmp_path / f"other-{len(made)}.db"), create=True))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server, started here unless one was named."""
    if WANTED.startswith("postgres"):
        yield WANTED
        return
    programs = max(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), default=None)
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="mithaq-pg-"))
    owner = "postgres" if os.getuid() == 0 else getpass.getuser()
    if os.getuid() == 0:
        shutil.chown(folder, owner, owner)
    run = _as_owner(owner)
    port = _free_port()
    control, data = str(programs), str(folder / "data")
    run(str(programs.with_name("initdb")), "-D", data, "-U", owner, "-A", "trust", "-E", "UTF8", "--no-sync")
    settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run(control, "-D", data, "-w", "-l", str(folder / "log"), "-o", settings, "start")
    try:
        yield f"postgresql://{owner}@127.0.0.1:{port}/postgres"
    finally:
        run(control, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _as_owner(owner: str) -> Callable[..., None]:
    """PostgreSQL refuses to run as root."""

    def run(*command: str) -> None:
        line = " ".join(f"'{part}'" for part in command)
        asked = ["su", owner, "-c", line] if os.getuid() == 0 else ["sh", "-c", line]
        subprocess.run(asked, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd="/")

    return run


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _new_database(server: str) -> str:
    import psycopg

    name = f"mithaq_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{server.rpartition('/')[0]}/{name}"
