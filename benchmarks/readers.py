"""Readers at once while `mithaq add` adds reports to the same ledger. See benchmarks/README.md.

    python benchmarks/readers.py LEDGER [--readers 50] [--reports 300] [--seconds 30]

`mithaq serve` answers on this machine; wrk (Debian: apt-get install wrk) asks for every page of the workbench in turn,
over as many connections as there are readers. First with nothing else, then while `mithaq add` reads archives of
reports recombined from the bundled sample. LEDGER grows by them: give a copy. What is looked for is an answer other
than 200, a connection that broke or waited too long, and an `add` that could not get at the ledger.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

SOURCE = Path(__file__).parents[1] / "src"
sys.path.insert(0, str(SOURCE))
sys.path.insert(0, str(Path(__file__).parent))

from pages import pages  # noqa: E402
from recombined import sources_of  # noqa: E402

from mithaq.store import open_ledger  # noqa: E402

COMMAND = [sys.executable, "-c", "from mithaq.cli.main import main; main()", "--ledger"]
PATIENCE, ROUND = 30, 10  # seconds that a reader waits at most, and that wrk reads at one time
SCRIPT = """
local paths, at = {%s}, 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary, latency)
  local e = summary.errors
  print(string.format("FOUND %%d %%d %%d %%d %%.0f %%.0f %%.0f", summary.requests, e.status,
    e.connect + e.read + e.write, e.timeout, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000))
end
"""


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("ledger")
    asked.add_argument("--readers", type=int, default=50)
    asked.add_argument("--reports", type=int, default=300, help="how many `add` is given")
    asked.add_argument("--seconds", type=int, default=30, help="how long they read while nothing is added")
    given = asked.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is not installed (Debian: apt-get install wrk)", file=sys.stderr)
        return 2
    with open_ledger(given.ledger) as store:
        paths = list(pages(store).values())
        print(f"{store.counts()['documents']} reports, {len(paths)} addresses, {given.readers} readers")
    with tempfile.TemporaryDirectory() as folder, serving(given.ledger) as home:
        script = Path(folder) / "every_page.lua"
        script.write_text(SCRIPT % ", ".join(f'"{quote(path, safe="/?=&")}"' for path in paths), encoding="utf-8")
        for path in paths:
            answered(home + quote(path, safe="/?=&"))
        alone = read(home, script, given.readers, given.seconds)
        print(f"nothing is added: {alone.told()}", flush=True)
        with adding(given.ledger, Path(folder), given.reports) as process:
            beside = []
            while process.poll() is None:
                beside.append(read(home, script, given.readers, ROUND))
        said = process.communicate()[1].strip().splitlines()
    together = Answers.of(beside)
    print(f"`add` runs, {len(beside) * ROUND} s: {together.told()}")
    wrong = alone.wrong + together.wrong
    print(f"add: exit status {process.returncode}; {said[-1] if said else ''}")
    with open_ledger(given.ledger) as store:
        print(f"{store.counts()['documents']} reports; {wrong} answers or connections went wrong")
    return 1 if wrong or process.returncode else 0


@contextmanager
def serving(ledger: str) -> Iterator[str]:
    """Serve a ledger on a free port, by a process of its own; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = str(found.getsockname()[1])
    process = subprocess.Popen([*COMMAND, ledger, "serve", "--port", port], env=environment())
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def adding(ledger: str, folder: Path, count: int) -> Iterator[subprocess.Popen[str]]:
    """Add so many reports by a process of its own."""
    archives = folder / "reports"
    archives.mkdir()
    for source in sources_of(count, seed=int(time.time())):  # others than those of an earlier run
        (archives / source.name).write_bytes(source.payload)
    command = [*COMMAND, ledger, "add", "--runner", "process", str(archives)]
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()


def environment() -> dict[str, str]:
    """Return the environment of a command that takes its modules from this checkout."""
    return {**os.environ, "PYTHONPATH": str(SOURCE)}


def answered(address: str) -> None:
    """Ask until the server is there and answers."""
    for _ in range(600):
        try:
            with urlopen(address, timeout=120):
                return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(address)


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What wrk counts: answers, those that are not 200, connections that broke, answers that came too late; times."""

    answers: int
    other: int
    broken: int
    late: int
    middle: int
    slow: int
    longest: int

    @classmethod
    def of(cls, rounds: Sequence["Answers"]) -> "Answers":
        """Return the same of several rounds: the sums, the middle of the middles, the longest times."""
        sums = {name: sum(getattr(one, name) for one in rounds) for name in ("answers", "other", "broken", "late")}
        worst = {name: max(getattr(one, name) for one in rounds) for name in ("slow", "longest")}
        return cls(**sums, **worst, middle=round(median(one.middle for one in rounds)))

    @property
    def wrong(self) -> int:
        """Return how much went wrong."""
        return self.other + self.broken + self.late

    def told(self) -> str:
        """Return it in words."""
        return (
            f"{self.answers} answers, {self.other} not 200, {self.broken} broken, {self.late} later than {PATIENCE} s; "
            f"median {self.middle} ms, 99 % {self.slow} ms, longest {self.longest} ms"
        )


def read(home: str, script: Path, readers: int, seconds: int) -> Answers:
    """Let wrk read."""
    command = ["wrk", "-t1", f"-c{readers}", f"-d{seconds}s", f"--timeout={PATIENCE}s", "-s", str(script), home]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"FOUND (.*)", out)
    assert found, out
    answers, other, broken, late, middle, slow, longest = map(int, found[1].split())
    return Answers(answers=answers, other=other, broken=broken, late=late, middle=middle, slow=slow, longest=longest)


if __name__ == "__main__":
    sys.exit(main())
