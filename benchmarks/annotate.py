"""How fast Mithaq understands articles on one core, layer by layer. See benchmarks/README.md for each figure.

    python benchmarks/annotate.py [CORPUS] [--most N] [--generated N] [--source FOLDER]

CORPUS is an archive of rows (.jsonl, .jsonl.gz), a folder or a file; without one, articles are recombined from the
bundled sample. --source measures another tree of Mithaq's modules: build/compiled/src, which `make compiled` makes.
"""

import argparse
import platform
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

known = argparse.ArgumentParser(add_help=False)
known.add_argument("--source", type=Path, default=Path(__file__).parents[1] / "src")
SOURCE = known.parse_known_args()[0].source.resolve()
sys.path[:0] = [str(SOURCE), str(Path(__file__).parent)]

from recombined import recombined  # noqa: E402

from mithaq import grammar  # noqa: E402
from mithaq.fetch import sources  # noqa: E402
from mithaq.languages import load  # noqa: E402
from mithaq.model.documents import Diagnostic, Document  # noqa: E402
from mithaq.pipeline import understand  # noqa: E402
from mithaq.read import read  # noqa: E402
from mithaq.run.understanding import spare_the_collector  # noqa: E402

WARM = 300  # articles understood before the clock starts: word forms, rules and tables are then known

LAYERS = {
    "tokens and sentences": ("mithaq.languages.LanguagePack.reading", "mithaq.languages.LanguagePack.sentences"),
    "times": ("find_times", "document_date", "resolve"),
    "mentions": ("find_mentions", "standing", "carriers"),
    "events": ("out_of_scope", "find_events"),
    "claims": tuple(
        f"mithaq.pipeline.{name}"
        for name in (
            "extract_claims", "with_asides", "with_leaders", "with_changes", "with_answers", "settled", "named",
        )
    ),
    "agreements, commitments": tuple(
        f"mithaq.pipeline.{name}"
        for name in ("lines_of", "extract_agreements", "located", "allusions", "extract_commitments")
    ),
}  # fmt: skip


def main() -> int:
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, parents=[known]
    )
    asked.add_argument("corpus", type=Path, nargs="?")
    asked.add_argument("--most", type=int, help="take no more articles than this")
    asked.add_argument("--generated", type=int, default=600, help="how many to recombine without a corpus")
    given = asked.parse_args()
    articles, reading = timed(lambda: corpus(given.corpus, given.most, given.generated))
    if not articles:
        print(f"{given.corpus}: no articles", file=sys.stderr)
        return 1
    spare_the_collector()
    _, warm = timed(lambda: pass_over(articles[:WARM]))
    begun = time.process_time()
    _, whole = timed(lambda: pass_over(articles))
    processor = time.process_time() - begun
    print_table(articles, reading, warm, whole, processor, layers(articles))
    return 0


def corpus(path: Path | None, most: int | None, generated: int) -> list[Document]:
    return recombined(most or generated) if path is None else list(islice(documents(path), most))


def documents(path: Path) -> Iterator[Document]:
    for source in sources([path]):
        if not isinstance(source, Diagnostic):
            yield from (one for one in read(source) if isinstance(one, Document))


def pass_over(articles: list[Document]) -> None:
    for article in articles:
        understand(article)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    result = work()
    return result, time.perf_counter() - begun


def layers(articles: list[Document]) -> dict[str, float]:
    """Seconds spent in each layer, in a pass of its own, so that the clocks do not slow the measured one."""
    spent: dict[str, float] = defaultdict(float)
    with measured(spent):
        pass_over(articles)
    return spent


@contextmanager
def measured(spent: dict[str, float]) -> Iterator[None]:
    with ExitStack() as stack:
        for layer, names in LAYERS.items():
            for name in names:
                target = name if "." in name else f"mithaq.annotate.annotated.{name}"
                stack.enter_context(patch(target, clocked(target, layer, spent)))
        yield


def clocked(target: str, layer: str, spent: dict[str, float]) -> Callable[..., Any]:
    work = resolve_name(target)

    def run(*args: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return work(*args, **named)
        finally:
            spent[layer] += time.perf_counter() - begun

    return run


def import_seconds() -> float:
    """The best of five imports, each in a fresh interpreter, without the interpreter's own start."""
    code = "import time; t = time.perf_counter(); import mithaq; print(time.perf_counter() - t)"
    runs = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SOURCE)
        for _ in range(5)
    )
    return min(float(run.stdout) for run in runs)


def print_table(
    articles: list[Document], reading: float, warm: float, whole: float, processor: float, spent: dict[str, float]
) -> None:
    count = len(articles)
    size = sum(len(one.text[one.span.start : one.span.end].encode(errors="replace")) for one in articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if platform.system() == "Linux" else 1 << 20)
    how = "compiled" if ".so" in str(grammar.__file__) else "as it stands"
    print(f"{count:,} articles, {size / 1e6:.1f} MB, Python {platform.python_version()}, {platform.machine()}, {how}")
    row("reading the corpus", f"{count / reading:,.0f} articles/s")
    row("warm-up", f"{warm:.1f} s", f" first {min(WARM, count)} articles, loading included")
    row("understand", f"{count / whole:,.0f} articles/s", f"{size / whole / 1e6:.2f} MB/s")
    row("understand, processor", f"{count / processor:,.0f} articles/s", f"{size / processor / 1e6:.2f} MB/s")
    tokens = sum(len(load(one.language).tokens(one.text, one.span.start, one.span.end)) for one in articles)
    for layer in LAYERS:
        share = f"{spent[layer] / sum(spent.values()):.0%}"
        speed = f"{tokens / spent[layer] / 1000:,.0f} thousand tokens/s"
        row(f"  {layer}", f"{1000 * spent[layer] / count:.2f} ms/article", f"{share:>5}", speed)
    row("import mithaq", f"{1000 * import_seconds():.0f} ms")
    row("peak memory", f"{peak:,.0f} MB", "corpus included")


def row(name: str, *cells: str) -> None:
    print(f"{name:<24}" + "".join(f"{cell:>26}" for cell in cells))


if __name__ == "__main__":
    sys.exit(main())
