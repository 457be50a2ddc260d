"""How fast Arabic dates are read on one core: Mithaq beside chrono-node, dateparser, Duckling and HeidelTime.

    python benchmarks/times.py CORPUS [--most N] [--seconds S] [--peers FOLDER]

CORPUS is an archive of rows (.jsonl, .jsonl.gz) with `text` and `date`; without one, articles are recombined from the
bundled sample. The peers are installed by their package names into a throw-away folder (or FOLDER, which is kept), and
read the same articles, each for S seconds at most; what cannot be installed or run here is told with the reason.
"""

import argparse
import gzip
import json
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

from time_peers import PEERS, NotRun, Row, read_with  # noqa: E402

DAY = "2022-05-06T12:00:00"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path, nargs="?")
    asked.add_argument("--most", type=int, default=1200)
    asked.add_argument("--seconds", type=float, default=20)
    asked.add_argument("--peers", type=Path)
    given = asked.parse_args()
    if hasattr(os, "sched_setaffinity"):  # one core for us and for what we start
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    rows = articles(given.corpus, given.most)
    size = sum(len(row["text"].encode()) for row in rows) / 1e6
    print(f"{len(rows)} articles, {size:.1f} MB of UTF-8, one core\n")
    alone = layer(rows)
    print(f"{'Mithaq, the time layer alone':34} {alone:8.3f} MB/s   words given, times with values")
    with tempfile.TemporaryDirectory() as throw_away:
        folder = given.peers or Path(throw_away)
        folder.mkdir(parents=True, exist_ok=True)
        compare(rows, folder.resolve(), given.seconds, alone)
    return 0


def compare(rows: list[Row], folder: Path, seconds: float, alone: float) -> None:
    own = 0.0
    for peer in PEERS:
        name = peer.name + (", from text to times" if not peer.client else "")
        try:
            told = read_with(peer, folder, rows, seconds)
        except NotRun as reason:
            print(f"{name:34}  not run        {reason}")
            continue
        own = own or told.rate
        beside = f"   Mithaq's layer is {alone / told.rate:.1f}, from text {own / told.rate:.1f} times as fast"
        beside = beside if peer.client else ""
        print(f"{name:34} {told.rate:8.3f} MB/s   {len(told.times)} articles{beside}", flush=True)


def articles(corpus: Path | None, most: int) -> list[Row]:
    if corpus is None:
        from recombined import recombined

        return [{"id": n, "text": one.text, "ref": DAY} for n, one in enumerate(recombined(most))]
    with gzip.open(corpus) if corpus.suffix == ".gz" else corpus.open("rb") as lines:
        read = [json.loads(line) for line, _ in zip(lines, range(most), strict=False)]
    return [
        {"id": n, "text": row["text"], "ref": f"{row.get('date') or DAY}"[:10] + "T12:00:00"}
        for n, row in enumerate(read)
    ]


def layer(rows: list[Row]) -> float:
    """The best of three passes over words that are ready, after one that warms the tables."""
    from mithaq.annotate.time import find_times, resolve
    from mithaq.languages import load

    pack, ready = load("ar"), []
    for row in rows:
        tokens = pack.tokens(row["text"])
        ready.append((tokens, [pack.bank[word] for word in tokens.words], date.fromisoformat(row["ref"][:10])))
    passes = []
    for _ in range(4):
        begun = time.perf_counter()
        for tokens, words, day in ready:
            resolve(find_times(pack, tokens, words), day)
        passes.append(time.perf_counter() - begun)
    return sum(len(row["text"].encode()) for row in rows) / 1e6 / min(passes[1:])


if __name__ == "__main__":
    sys.exit(main())
