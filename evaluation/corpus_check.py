"""Understand a whole corpus and check that every span and quote is where it says.

    python evaluation/corpus_check.py CORPUS

CORPUS is an archive of rows (.jsonl, .jsonl.gz, .csv), a folder or a file. Counts of what was found go to stdout,
progress to stderr. Exit status 1 when an article raised or a quote is not the text it names; each is told by name.
"""

import argparse
import gzip
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
sys.path.insert(0, str(SOURCE))

from mithaq.fetch import sources  # noqa: E402
from mithaq.model.documents import Diagnostic, Document, Span  # noqa: E402
from mithaq.model.understood import Understood  # noqa: E402
from mithaq.pipeline import understand  # noqa: E402
from mithaq.read import read  # noqa: E402


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path)
    path = asked.parse_args().corpus
    counts: dict[str, Counter[str]] = {title: Counter() for title in TITLES}
    wrong = 0
    for one in with_progress(documents(path), expected(path)):
        if isinstance(one, Diagnostic):
            counts["Not read, by code"][one.code] += 1
            continue
        try:
            found = understand(one)
            told = list(mismatches(one, found))
        except Exception:
            told = [traceback.format_exc(limit=-3)]
        else:
            count(found, counts)
        for mismatch in told:
            print(f"{one.name}#{one.part}: {mismatch}", file=sys.stderr)
        wrong += bool(told)
    report(counts, wrong)
    return 1 if wrong or not counts["Articles"]["read"] else 0


TITLES = (
    "Articles",
    "Not read, by code",
    "Document dates, by basis",
    "Claims, by kind",
    "Claims, by status",
    "Mentions, by type",
    "Times, by type",
    "Agreements, by name",
    "Diagnostics, by code",
)


def documents(path: Path) -> Iterator[Document | Diagnostic]:
    for source in sources([path]):
        if isinstance(source, Diagnostic):
            yield source
        else:
            yield from read(source)


def expected(path: Path) -> int | None:
    """How many articles there will be, as far as that can be told without reading them."""
    if path.is_dir():
        return sum(1 for entry in path.rglob("*") if entry.is_file())
    if ".jsonl" not in path.suffixes:
        return None
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def with_progress(found: Iterator[Document | Diagnostic], total: int | None) -> Iterator[Document | Diagnostic]:
    from rich.console import Console
    from rich.progress import track

    yield from track(found, "understanding", total=total, console=Console(stderr=True))


def mismatches(document: Document, found: Understood) -> Iterator[str]:
    """Tell every span outside the article and every quote that is not its text."""
    for what, span in spans(found):
        if not (document.span.covers(span) and span.start < span.end):
            yield f"{what} at {span.start}..{span.end} is outside the article"
    for claim in (*found.claims, *found.agreements):
        if not claim.evidence:
            yield f"{claim.id} has no evidence"
        for evidence in claim.evidence:
            written = document.text[evidence.span.start : evidence.span.end]
            if evidence.quote != written or evidence.document != document.id:
                yield f"{claim.id} quotes {evidence.quote!r} where the text has {written!r}"


def spans(found: Understood) -> Iterator[tuple[str, Span]]:
    annotated = found.annotated
    yield from (("sentence", span) for span in annotated.sentences)
    yield from ((f"time {time.id}", time.span) for time in annotated.timexes)
    yield from ((f"mention {mention.id}", mention.span) for mention in annotated.mentions)
    yield from ((f"event {event.id}", event.clause) for event in annotated.events)
    yield from ((f"trigger of {event.id}", event.trigger) for event in annotated.events)
    yield from ((f"attribution {said.id}", said.content) for said in annotated.attributions)
    yield from ((claim.id, part.span) for claim in (*found.claims, *found.agreements) for part in claim.evidence)


def count(found: Understood, counts: dict[str, Counter[str]]) -> None:
    annotated = found.annotated
    articles = counts["Articles"]
    articles["read"] += 1
    articles["with claims"] += bool(found.claims)
    articles["with agreements"] += bool(found.agreements)
    articles["with times"] += bool(annotated.timexes)
    articles["characters"] += annotated.document.span.end - annotated.document.span.start
    counts["Document dates, by basis"][annotated.dct.basis] += 1
    counts["Claims, by kind"].update(claim.kind for claim in found.claims)
    counts["Claims, by status"].update(claim.status for claim in found.claims)
    counts["Mentions, by type"].update(mention.type for mention in annotated.mentions)
    counts["Times, by type"].update(time.type for time in annotated.timexes)
    counts["Agreements, by name"].update(claim.agreement for claim in found.agreements)
    counts["Diagnostics, by code"].update(diagnostic.code for diagnostic in annotated.diagnostics)


def report(counts: dict[str, Counter[str]], wrong: int) -> None:
    for title, counter in counts.items():
        if counter:
            print(f"{title}: {counter.total()}" if title != "Articles" else title)
            for name, number in counter.most_common(25):
                print(f"  {number:>9,}  {name}")
    print(
        f"{wrong} articles raised or have spans or quotes that do not hold" if wrong else "every span and quote holds"
    )


if __name__ == "__main__":
    sys.exit(main())
