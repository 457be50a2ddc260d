"""Mithaq beside what one would glue together instead, and beside the least that reading can cost. One core.

    python benchmarks/glued.py [CORPUS] [--most N] [--seconds S] [--rounds R] [--peers FOLDER]

The glued pipeline takes the same pages: trafilatura extracts the text, dateparser searches it for dates, a CRF
(sklearn-crfsuite) tags its words; what they find is counted and not judged. The floor is ahocorasick-rs, which looks
for all names that Mithaq knows in the same texts and does no more. The peers are installed by their names into a
throw-away environment (or into FOLDER, which is kept). All read in turns, R rounds of S seconds each, and processor
time is counted, so that what else the machine does falls on all alike.
"""

import argparse
import html
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

from time_peers import NotRun, Peer, install  # noqa: E402

from mithaq.fetch import sources  # noqa: E402
from mithaq.knowledge import load as load_knowledge  # noqa: E402
from mithaq.languages import load  # noqa: E402
from mithaq.model.documents import Diagnostic, Document  # noqa: E402
from mithaq.pipeline import understand  # noqa: E402
from mithaq.read import read  # noqa: E402

PACKAGES = ("trafilatura", "lxml_html_clean", "dateparser", "sklearn-crfsuite", "ahocorasick-rs")
WHOLE = "Mithaq, from the page"
TEXT = "Mithaq, from the text"
GLUED = ("trafilatura", "dateparser", "CRF tagger")
FLOOR = "ahocorasick-rs"
NOTES = {
    WHOLE: "page read, times, names, events, claims",
    TEXT: "the same without reading the page",
    "trafilatura": "the text out of the page",
    "dateparser": "dates in the text",
    "CRF tagger": "names in the text",
    "glued": "the sum of the three",
    FLOOR: "looks for the names, finds where they stand",
}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path, nargs="?")
    asked.add_argument("--most", type=int, default=1200)
    asked.add_argument("--seconds", type=float, default=10)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--peers", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as throw_away:
        folder = given.peers or Path(throw_away)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            python = installed(folder.resolve())
        except NotRun as reason:
            print(f"the peers cannot be installed: {reason}", file=sys.stderr)
            return 1
        articles = list(islice(rows(given.corpus, given.most), given.most))
        prepare(articles, folder)
        spent = rounds(python, folder, given.rounds, given.seconds)
    print_table(articles, spent)
    return 0


def installed(folder: Path) -> str:
    """Return the Python of one environment with all peers in it: they are one pipeline."""
    (python,) = install(Peer("glued", "pip", PACKAGES[0], ""), folder)
    done = subprocess.run(
        [python, "-m", "pip", "--quiet", "install", *PACKAGES], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotRun(done.stderr.strip().splitlines()[-1])
    return python


def rows(corpus: Path | None, most: int) -> Iterator[dict[str, Any]]:
    """Articles as texts, each put into a page of its own."""
    if corpus is None:
        from recombined import recombined

        found: Iterator[Document] = iter(recombined(most))
    else:
        found = (one for source in sources([corpus]) if not isinstance(source, Diagnostic) for one in _read(source))
    for one in found:
        text = one.text[one.span.start : one.span.end]
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
        page = f"<html><head><title>{html.escape(one.title or '')}</title></head><body><article>{paragraphs}</article>"
        yield {"text": text, "page": page + "</body></html>", "ref": (one.hint("date") or "2022-05-06")[:10]}


def _read(source: Any) -> Iterator[Document]:
    return (one for one in read(source) if isinstance(one, Document))


def prepare(articles: list[dict[str, Any]], folder: Path) -> None:
    """Write what the readers read: the articles, words with tags to learn from, and names to look for."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in articles)
    (folder / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    tagged = "".join(json.dumps(sentence, ensure_ascii=False) + "\n" for sentence in tagged_sentences())
    (folder / "tagged.jsonl").write_text(tagged, encoding="utf-8")
    names = {name for table in load_knowledge().tables() for one in table.values() for lang, name in one.names}
    (folder / "names.json").write_text(json.dumps(sorted(names), ensure_ascii=False), encoding="utf-8")


def tagged_sentences() -> Iterator[list[tuple[str, str]]]:
    """The sentences of the bundled sample, with Mithaq's own mentions: enough to learn the speed of a tagger by."""
    pack = load("ar")
    with as_file(files("mithaq") / "sample") as folder:
        for source in sources([folder]):
            for document in _read(source) if not isinstance(source, Diagnostic) else ():
                mentions = understand(document).annotated.mentions
                tags = {at: one.type for one in mentions for at in range(one.span.start, one.span.end)}
                tokens = pack.tokens(document.text, document.span.start, document.span.end)
                for first, last in pack.sentences(tokens):
                    yield [
                        (document.text[tokens.starts[at] : tokens.ends[at]], str(tags.get(tokens.starts[at], "O")))
                        for at in range(first, last)
                    ]


def rounds(python: str, folder: Path, count: int, seconds: float) -> dict[str, list[float]]:
    """Let the readers read in turns; return of each its megabytes and articles a second of processor time."""
    ours, theirs = (
        (sys.executable, str(HERE / "readers" / "page_reader.py")),
        (python, str(HERE / "readers" / "glued_reader.py")),
    )
    spent: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for number in range(count):
        for command in (ours, theirs):
            paths = os.pathsep.join([str(HERE.parent / "src"), str(HERE / "readers")])
            done = subprocess.run(
                [*command, str(folder), str(seconds), str(number)],
                env={**os.environ, "PYTHONPATH": paths},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                sys.exit(done.stderr)
            for name, (taken, size, articles) in json.loads(done.stdout.splitlines()[-1]).items():
                for at, value in enumerate((taken, size, articles)):
                    spent[name][at] += value
    return spent


def print_table(articles: list[dict[str, Any]], spent: dict[str, list[float]]) -> None:
    size = sum(len(row["text"].encode()) for row in articles) / 1e6
    print(f"{len(articles):,} articles, {size:.1f} MB of UTF-8, one core, processor time\n")
    each = {name: taken / size for name, (taken, size, _) in spent.items()}  # seconds a megabyte
    each["glued"] = sum(each[name] for name in GLUED)
    per_article = size / len(articles)
    print(f"{'':24}{'articles/s':>12}{'MB/s':>10}{'time, Mithaq = 1':>18}")
    for name in (WHOLE, TEXT, *GLUED, "glued", FLOOR):
        speed = 1 / each[name]
        print(f"{name:24}{speed / per_article:12,.1f}{speed:10.3f}{each[name] / each[WHOLE]:18.3f}   {NOTES[name]}")
    print(f"\nThe glued pipeline takes {each['glued'] / each[WHOLE]:.1f} times as long as Mithaq,")
    print(f"Mithaq {each[TEXT] / each[FLOOR]:,.0f} times as long as looking for the names alone (from the text).")


if __name__ == "__main__":
    sys.exit(main())
