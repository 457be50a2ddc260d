"""Two processes against one, and an engine against our own pool, over the same articles.

    python benchmarks/cores.py [CORPUS] [--most N] [--runners process pool daft ray] [--passes P] [--rounds R]

Each runner annotates the corpus P times over in one go, in R rounds, one runner after the other. What is compared is
the last pass: the processes are there by then, and have met the words. Beginning them is told apart.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

from mithaq.fetch import sources  # noqa: E402
from mithaq.model.documents import Diagnostic, Source  # noqa: E402
from mithaq.run.batching import batches  # noqa: E402
from mithaq.run.runners import Runner, RunnerName, runner_named  # noqa: E402
from mithaq.run.runners.pool import Pool  # noqa: E402
from mithaq.run.telling import Article, Telling  # noqa: E402

Batch = tuple[Source | Diagnostic, ...]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path, nargs="?")
    asked.add_argument("--most", type=int, default=40, help="batches of the corpus, of a quarter to half a megabyte")
    asked.add_argument("--runners", nargs="+", default=["pool", "daft"])
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--passes", type=int, default=2)
    asked.add_argument("--rounds", type=int, default=2)
    given = asked.parse_args()
    corpus = list(islice(batches(found(given.corpus)), given.most))
    one = "one process"
    runners: dict[str, Runner] = {one: Pool(1)}
    for name in given.runners:
        runners[f"{name}, {given.workers}"] = runner_named(RunnerName(name), given.workers)
    rates: dict[str, list[float]] = {name: [] for name in runners}
    print(f"{len(corpus)} batches, passed over {given.passes} times; articles/s are those of the last pass\n")
    for _ in range(given.rounds):
        for name, runner in runners.items():
            first, rate, own = passed(runner, corpus, given.passes)
            rates[name].append(rate)
            print(f"{name:16}{rate:8.1f} articles/s   first result after {first:5.1f} s   handing out took {own:.1f} s")
    print()
    for name in runners:
        told = [ours / alone for ours, alone in zip(rates[name], rates[one], strict=True)]
        print(f"{name:16}{statistics.median(told):8.2f} times one process   ({', '.join(f'{x:.2f}' for x in told)})")
    return 0


def found(corpus: Path | None) -> Iterator[Source | Diagnostic]:
    if corpus is not None:
        yield from sources([corpus])
        return
    from recombined import sources_of

    yield from sources_of(1200)


def passed(runner: Runner, corpus: list[Batch], passes: int) -> tuple[float, float, float]:
    """Return when the first result came, how many articles a second the last pass gave, and our own processor time."""
    telling, begun, own = Telling(), time.perf_counter(), time.process_time()
    marks: list[float] = []
    for one in runner.each(telling, chain.from_iterable([corpus] * passes)):
        if isinstance(one, Article):
            marks.append(time.perf_counter())
    size = len(marks) // passes
    return marks[0] - begun, size / (marks[-1] - marks[-size - 1]), time.process_time() - own


if __name__ == "__main__":
    sys.exit(main())
