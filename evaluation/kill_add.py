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
        calm = f"{folder}/calm.db"
        begun = time.monotonic()
        run(calm, "add", str(given.corpus))
        whole = time.monotonic() - begun
        wanted = digest(calm)
        print(f"undisturbed: {whole:.1f} s, digest {wanted}", flush=True)
        chosen, done, different = random.Random(given.seed), 0, 0
        while done < given.kills:
            # A ledger is killed until it is full all the same; then the next one begins.
            ledger = f"{folder}/killed-{done}.db"
            while done < given.kills and kill(ledger, given.corpus, chosen.uniform(0.5, max(3.0, whole / 4))):
                done += 1
                print(f"kill {done}: {documents(ledger)} reports on disk, sound", flush=True)
            run(ledger, "add", str(given.corpus))
            same = digest(ledger) == wanted
            different += not same
            print(f"after {done} kills: {'the same as undisturbed' if same else 'DIFFERENT'}", flush=True)
        return int(different > 0)


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


def kill(ledger: str, corpus: Path, seconds: float) -> bool:
    """Add, and kill after ``seconds``; tell whether it was still at work."""
    command = [*MITHAQ, "--ledger", ledger, "add", str(corpus)]
    process = subprocess.Popen(command, env=SETTINGS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    working = process.poll() is None
    if working:
        process.send_signal(signal.SIGKILL)
    process.wait()
    return working


def documents(ledger: str) -> int:
    """Check the ledger as the kill left it (a problem ends the script), and count its documents."""
    if not Path(ledger).exists() or not Path(ledger).stat().st_size:
        return 0
    counted = re.search(r"(\d+) documents", run(ledger, "check"))
    return int(counted.group(1)) if counted else 0


def digest(ledger: str) -> str:
    return run(ledger, "check").split("digest ")[1].strip()


if __name__ == "__main__":
    sys.exit(main())
