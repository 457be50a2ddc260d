"""Adding on all cores, killed outright: the ledger becomes what it would have been."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

from mithaq.run.adding import add
from mithaq.run.checking import check
from mithaq.store import open_ledger

ROOT = Path(__file__).parents[2]


def documents(ledger: Path) -> int:
    """What lasts by now, seen from beside."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True)) as opened:
        return int(opened.execute("SELECT count(*) FROM documents").fetchone()[0])
    return 0


def test_killed_twice_it_goes_on(reports: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "killed.db"
    command = [sys.executable, "-m", "mithaq", "--ledger", str(ledger), "add", str(reports), "--runner", "pool"]
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    held = []
    for _ in range(2):
        process = subprocess.Popen(
            command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        before = documents(ledger)
        while process.poll() is None and documents(ledger) == before:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        held.append(documents(ledger))
    assert 0 < held[0] <= held[1]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr
    with (
        open_ledger(str(ledger)) as killed,
        open_ledger(str(tmp_path / "calm.db"), create=True) as calm,
    ):
        add([str(reports)], calm)
        assert killed.digest() == calm.digest()
        assert check(killed).problems == ()
