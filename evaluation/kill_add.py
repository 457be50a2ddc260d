"""Kill `mithaq add` at random moments, again and again, and compare the ledger with an undisturbed one.

    python evaluation/kill_add.py CORPUS --kills 20

CORPUS is a folder or an archive of reports. Exit status 0 when the ledger that was killed 20 times holds exactly what
the other holds, every report that was told as added among it.
"""

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MITHAQ = [sys.executable, "-m", "mithaq"]
SOURCE = str(Path(__file__).parents[1] / "src")
SETTINGS = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (SOURCE, os.environ.get("PYTHONPATH"))))}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        calm, killed = f"{folder}/calm.db", f"{folder}/killed.db"
        begun = time.monotonic()
        run(calm, "add", str(given.corpus))
        whole = time.monotonic() - begun
        chosen = random.Random(given.seed)
        for number in range(given.kills):
            # Long enough to start, and to do about its share: later runs skip what is done.
            seconds = chosen.uniform(0.5, 1.0 + whole / given.kills)
            stored = kill(killed, given.corpus, seconds)
            print(f"kill {number + 1}: after {seconds:.2f} s, {stored} reports on disk", flush=True)
        run(killed, "add", str(given.corpus))
        left, right = run(calm, "check"), run(killed, "check")
        same = left.split("digest ")[1] == right.split("digest ")[1]
        print(right)
        print("the same as undisturbed" if same else "DIFFERENT from undisturbed:\n" + left)
        return int(not same)


def run(ledger: str, *arguments: str) -> str:
    """Run a command to its end; inputs set aside (status 1 of add) are no concern here."""
    done = subprocess.run(
        [*MITHAQ, "--ledger", ledger, *arguments],
        env=SETTINGS,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode > int(arguments[0] == "add") or "Traceback" in done.stderr:
        sys.exit(done.stderr or done.stdout)
    return done.stdout


def kill(ledger: str, corpus: Path, seconds: float) -> int:
    process = subprocess.Popen(
        [*MITHAQ, "--ledger", ledger, "add", str(corpus)],
        env=SETTINGS,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if not Path(ledger).exists():
        return 0
    checked = run(ledger, "check") if Path(ledger).stat().st_size else ""
    counted = re.search(r"(\d+) documents", checked)
    return int(counted.group(1)) if counted else 0


if __name__ == "__main__":
    sys.exit(main())
