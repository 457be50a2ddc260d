"""How much memory annotating takes, and how it grows with the articles read.

    python benchmarks/memory.py [CORPUS] [--passes P] [--every N]

Articles are read one batch after the other and told as lines, as `mithaq annotate` does, P times over. What grows in
the first pass are the words that were met: each form is read once. What grew without end would be a leak.
"""

import argparse
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

from recombined import sources_of  # noqa: E402

from mithaq.fetch import sources  # noqa: E402
from mithaq.model.documents import Diagnostic, Source  # noqa: E402
from mithaq.run.batching import batches  # noqa: E402
from mithaq.run.runners.here import Here  # noqa: E402
from mithaq.run.telling import Article, Telling  # noqa: E402


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path, nargs="?")
    asked.add_argument("--passes", type=int, default=2)
    asked.add_argument("--every", type=int, default=300)
    given = asked.parse_args()
    print(f"{'articles':>10}{'resident':>12}{'peak':>12}{'since the last':>18}")
    print(f"{0:10,}{resident():9,.0f} MB{peak():9,.0f} MB")
    count, last = 0, resident()
    marks: list[tuple[int, float]] = []
    for _ in range(given.passes):
        for one in Here().each(Telling(), batches(found(given.corpus))):
            count += isinstance(one, Article)
            if isinstance(one, Article) and count % given.every == 0:
                now = resident()
                marks.append((count, now))
                print(f"{count:10,}{now:9,.0f} MB{peak():9,.0f} MB{now - last:15,.1f} MB", flush=True)
                last = now
    half = len(marks) // 2
    (first, before), (end, now) = marks[half], marks[-1]
    print(f"\n{1000 * (now - before) / (end - first):.1f} MB for 1,000 articles more, in the second half of the run")
    return 0


def found(corpus: Path | None) -> Iterator[Source | Diagnostic]:
    return sources_of(1200) if corpus is None else sources([corpus])


def resident() -> float:
    """Return megabytes that are resident now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    sys.exit(main())
