"""Two processes against one, and an engine against our own pool, over the same articles.

    python benchmarks/cores.py [CORPUS] [--most N] [--runners process pool daft ray] [--passes P] [--rounds R]

Each runner annotates the corpus P times over in one go, in R rounds, one runner after the other. What is compared is
the last pass: the processes are there by then, and have met the words. Beginning them is told apart. By the clock the
figure is worth something only on a machine with nothing else to do; the processor time of the busiest process says how
evenly the work falls, and what sharing a machine costs.
"""

import argparse
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

from mithaq.fetch import sources  # noqa: E402
from mithaq.model.documents import Diagnostic, Source  # noqa: E402
from mithaq.run.batching import batches  # noqa: E402
from mithaq.run.runners import Runner, RunnerName, runner_named  # noqa: E402
from mithaq.run.runners.pool import Pool  # noqa: E402
from mithaq.run.telling import Article, Given, Telling  # noqa: E402

Batch = tuple[Given, ...]


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
    rates: dict[str, list[Passed]] = {name: [] for name in runners}
    print(f"{len(corpus)} batches, passed over {given.passes} times; articles a second of the last pass\n")
    for _ in range(given.rounds):
        for name, runner in runners.items():
            told = passed(runner, corpus, given.passes)
            rates[name].append(told)
            print(
                f"{name:16}{told.clock:10.1f} by the clock{told.processor:10.1f} of the processor"
                f"   first result after {told.first:5.1f} s   handing out took {told.own:.1f} s",
                flush=True,
            )
    print()
    for name in runners:
        clock = [ours.clock / alone.clock for ours, alone in zip(rates[name], rates[one], strict=True)]
        busy = [ours.processor / alone.processor for ours, alone in zip(rates[name], rates[one], strict=True)]
        print(
            f"{name:16}{statistics.median(busy):8.2f} times one process by processor time of the busiest,"
            f"{statistics.median(clock):6.2f} by the clock"
        )
    return 0


def found(corpus: Path | None) -> Iterator[Source | Diagnostic]:
    if corpus is not None:
        yield from sources([corpus])
        return
    from recombined import sources_of

    yield from sources_of(1200)


class Clocked(Telling):
    """Annotates, and tells of each batch the articles, the processor time it took, and whose."""

    def __call__(self, task: Sequence[Given]) -> Iterator[Any]:
        begun = time.process_time()
        articles = sum(isinstance(one, Article) for one in super().__call__(task))
        yield articles, time.process_time() - begun, os.getpid()


@dataclass(frozen=True)
class Passed:
    """The last pass: articles a second by the clock, and of the processor if each process had a core to itself."""

    first: float
    clock: float
    processor: float
    own: float


def passed(runner: Runner, corpus: list[Batch], passes: int) -> Passed:
    begun, own = time.perf_counter(), time.process_time()
    told, marks = [], []
    for one in runner.each(Clocked(), chain.from_iterable([corpus] * passes)):
        told.append(one)
        marks.append(time.perf_counter())
    last = told[-len(corpus) :]
    busy: Counter[int] = Counter()
    for _, seconds, worker in last:
        busy[worker] += seconds
    articles, handing = sum(one[0] for one in last), time.process_time() - own
    clock = marks[-1] - marks[-len(corpus) - 1]
    return Passed(marks[0] - begun, articles / clock, articles / max(busy.values()), handing)


if __name__ == "__main__":
    sys.exit(main())
