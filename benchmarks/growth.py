"""A growing ledger from texts to records: documents through `add`, a tenth at a time, and what each tenth costs.

    python benchmarks/growth.py [--documents N] [--ledger PATH|URL] [--runner process|pool] [--hot]

Documents are recombined from the sentences of the bundled sample and dated one behind the other over sixteen years, as
feeds bring them; recombined.py tells how. With --hot the sentences stay as they are, and what they tell is told by all
documents: no archive is like that, but records that everybody speaks of are. The last tenth should take at most 1.2
times as long as the first, and memory stay under 2 GB. What reading and understanding take, and what the ledger takes,
is told apart.
benchmarks/ledger.py measures the ledger alone, and what is asked of it.
"""

import argparse
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

from recombined import sources_of  # noqa: E402

from mithaq.run.adding import AddReport, add_sources  # noqa: E402
from mithaq.run.growing import catch_up  # noqa: E402
from mithaq.run.runners import RunnerName, runner_named  # noqa: E402
from mithaq.store import Store, open_ledger  # noqa: E402

STEPS = 10
FIRST, STRETCH = date(2010, 1, 1), timedelta(days=584)  # of a tenth


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int, default=10_000)
    asked.add_argument("--ledger")
    asked.add_argument("--runner", default="process")
    asked.add_argument("--hot", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = given.ledger or str(Path(folder) / "growth.db")
        with open_ledger(ledger, create=True) as store:
            grow(store, given.documents, given.runner, given.hot)
            if not given.ledger:
                print(f"the ledger takes {Path(ledger).stat().st_size / 1e6:,.0f} MB")
    return 0


def grow(store: Store, documents: int, runner: str, hot: bool = False) -> None:
    print(f"{documents:,} documents, a tenth at a time; seconds of the processor, and by the clock\n")
    print(f"{'documents':>10}{'understood':>12}{'folded':>10}{'together':>10}{'clock':>10}{'claims':>10}{'memory':>10}")
    taken, step = [], documents // STEPS
    for tenth in range(STEPS):
        report, begun, clock = AddReport(), time.process_time(), time.perf_counter()
        days = (FIRST + tenth * STRETCH, FIRST + (tenth + 1) * STRETCH)
        found = sources_of(step, seed=tenth + 1, days=days, first=tenth * step, hot=hot)
        add_sources(found, store, report, runner=runner_named(RunnerName(runner)))
        understood = time.process_time() - begun
        catch_up(store)
        together, clock = time.process_time() - begun, time.perf_counter() - clock
        taken.append(together)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{(tenth + 1) * step:10,}{understood:12.1f}{together - understood:10.1f}{together:10.1f}{clock:10.1f}"
            f"{report.counts['claims']:10,}{memory:7,.0f} MB",
            flush=True,
        )
    # The first tenth also loads the rules and meets every word.
    first, second = taken[-1] / taken[0], taken[-1] / taken[1]
    print(f"\nthe last tenth took {first:.2f} times as long as the first, {second:.2f} times as the second")


if __name__ == "__main__":
    sys.exit(main())
