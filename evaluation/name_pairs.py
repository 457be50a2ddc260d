"""Score names matched across scripts: pairs of spellings of one person, and of two who are easily confused.

    python evaluation/name_pairs.py           both halves of name_pairs.tsv, with the time a pair takes
    python evaluation/name_pairs.py --show    also list what is judged wrongly in the half that may be tuned on

The pairs were written from knowledge of the processes, half of them one person's name in Arabic, Latin or Cyrillic
spellings, half two persons' names that are close; they were parted at random before anything was tuned.
"""

import argparse
import csv
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from scoring import Tally  # noqa: E402

from mithaq.languages.likeness import SAME, likeness, spelled  # noqa: E402


def main() -> int:
    """Print F1, precision and recall of each half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    with (HERE / "name_pairs.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    likeness("a", "b")  # the table of sounds is read once
    for half in ("tuned", "unseen"):
        pairs = [row for row in rows if row["half"] == half]
        for row in pairs:  # names are spelled out once, when a list of them is made; pairs come after blocking
            spelled(row["left"]), spelled(row["right"])
        began = time.process_time()
        alike = [likeness(row["left"], row["right"]) for row in pairs]
        took = (time.process_time() - began) / len(pairs)
        tally = Tally()
        for row, how in zip(pairs, alike, strict=True):
            same = row["person"] == "same"
            tally.demanded += same
            tally.predicted += how >= SAME
            tally.hit += same and how >= SAME
            if asked.show and half == "tuned" and same != (how >= SAME):
                print(f"  {how:.3f} {row['person']:6} {row['left']} | {row['right']}")
        precision, recall = tally.hit / max(tally.predicted, 1), tally.hit / tally.demanded
        print(
            f"{half:7} {len(pairs)} pairs   P {precision:.3f}   R {recall:.3f}   F1 {tally.f1:.3f}"
            f"   {took * 1e6:.0f} microseconds a pair"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
