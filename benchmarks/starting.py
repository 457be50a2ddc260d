"""How long it takes until Mithaq is there: `mithaq --help`, and `mithaq annotate` of one page from a cold start.

    python benchmarks/starting.py [--times N]

Each is run N times in a process of its own, after a first that leaves Python's own cache of its modules behind, as any
installation has it. The least and the median are told, by the clock and of the processor, which leaves out what other
programs took. A bare Python is run in turn with them, to compare machines by.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = str(Path(__file__).parents[1] / "src")
BARS = {"mithaq --help": 0.3, "mithaq annotate, a page": 1.0}
PAGE = Path(SOURCE) / "mithaq" / "sample"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--times", type=int, default=10)
    given = asked.parse_args()
    page = min((path for path in PAGE.rglob("*.txt")), key=lambda path: (path.stat().st_size, path.name))
    commands = {
        "python alone": ["-c", "pass"],
        "mithaq --help": ["-m", "mithaq", "--help"],
        "mithaq annotate, a page": ["-m", "mithaq", "annotate", str(page)],
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for again in range(given.times + 1):  # in turns: what else the machine does falls on all
            for name, command in commands.items():
                once = timed(command, folder)
                taken[name] += [once] if again else []
    print(f"{'seconds, of ' + str(given.times):26}{'least':>10}{'median':>10}{'processor':>12}{'bar':>8}")
    for name, times in taken.items():
        clock, processor = zip(*times, strict=True)
        bar = f"{BARS[name]:8.1f}" if name in BARS else ""
        print(f"{name:26}{min(clock):10.2f}{statistics.median(clock):10.2f}{statistics.median(processor):12.2f}{bar}")
    return 0


def timed(command: list[str], folder: str) -> tuple[float, float]:
    """Run a command; return its time by the clock, and the processor's."""
    settings = {**os.environ, "PYTHONPATH": SOURCE, "PYTHONPYCACHEPREFIX": folder}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    before, begun = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *command], env=settings, cwd=folder, capture_output=True, check=True)
    clock, after = time.perf_counter() - begun, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return clock, processor


if __name__ == "__main__":
    sys.exit(main())
