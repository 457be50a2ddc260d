"""Withhold the dates of a dated corpus, let Mithaq date each article by its text alone, and compare.

    python evaluation/dating.py CORPUS                 one article at a time
    python evaluation/dating.py CORPUS --together 50   50 articles at a time, which may date each other
    python evaluation/dating.py CORPUS --together 400 --keep 2    every second keeps its date, and is not counted
    python evaluation/dating.py CORPUS --show wrong    list the articles that came out wrong; or one, set, none, all

CORPUS is an archive of rows (.jsonl or .jsonl.gz) with `text`, `date` and perhaps `title`. Of each row only title and
text are given: no date, address, outlet or number. A carrier's date counts in its own zone.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from mithaq.annotate.annotated import annotate
from mithaq.knowledge import load
from mithaq.model.annotations import DocumentDate
from mithaq.model.documents import Document, Source
from mithaq.pipeline import ToldDays, date_by_others, understand
from mithaq.read import read

ONE_DAY, A_SET = 0.97, 0.95
KNOWLEDGE = load()


@dataclass(frozen=True, slots=True)
class Dated:
    """One article: its name in the corpus, the day withheld, and what its text gave."""

    name: str
    truth: date
    answer: DocumentDate
    text: str

    @property
    def kind(self) -> str:
        """Whether the answer is one day, a set of days or none."""
        return "one" if self.answer.value else "set" if self.answer.candidates else "none"

    @property
    def right(self) -> bool:
        """Whether the day withheld is the answer, or in it."""
        return self.truth.isoformat() in (self.answer.candidates or (self.answer.value,))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from (json.loads(line) for line in lines)


def undated(row: dict[str, Any], *, keep: bool = False) -> Document | None:
    """Return the first article of a row of which only title and text are told; with ``keep`` its date too."""
    names = ("text", "title", "date") if keep else ("text", "title")
    told = json.dumps({name: row[name] for name in names if row.get(name)}, ensure_ascii=False).encode()
    source = Source(id=sha256(told).hexdigest(), payload=told, media_type="application/jsonl", name="row")
    return next((one for one in read(source) if isinstance(one, Document)), None)


def alone(document: Document) -> DocumentDate:
    return annotate(document, KNOWLEDGE)[0].dct


def together(path: Path, most: int | None, size: int, keep: int) -> Iterator[Dated]:
    """Date the articles of a batch by themselves and by each other."""
    every = list(enumerate(rows(path)))[:most]
    for start in range(0, len(every), size):
        told, waiting = ToldDays(), []
        for number, row in every[start : start + size]:
            known = bool(keep) and number % keep == 0
            document = undated(row, keep=known)
            if document is None or document.language != "ar":
                continue
            found = understand(document, KNOWLEDGE)
            if found.annotated.dct.value:
                told.add(found.claims, str(row.get("id", "")))
            if not known:
                waiting.append((row, found))
        for row, found in waiting:
            answer = date_by_others(found, told, KNOWLEDGE).annotated.dct
            yield Dated(str(row.get("id", "")), date.fromisoformat(row["date"][:10]), answer, row["text"])


def dated(path: Path, most: int | None) -> Iterator[Dated]:
    for row in list(rows(path))[:most]:
        document = undated(row)
        if document is not None and document.language == "ar":
            yield Dated(str(row.get("id", "")), date.fromisoformat(row["date"][:10]), alone(document), row["text"])


def report(found: Sequence[Dated]) -> bool:
    """Print the figures; tell whether they hold."""
    kinds, right = Counter(one.kind for one in found), Counter(one.kind for one in found if one.right)
    print(f"{len(found)} articles, their dates withheld")
    holds = True
    for kind, told, bar in (("one", "a single day", ONE_DAY), ("set", "a set of days", A_SET)):
        share = right[kind] / kinds[kind] if kinds[kind] else 1.0
        holds = holds and share >= bar
        words = "right" if kind == "one" else "with the truth in it"
        print(f"  {told:14} {kinds[kind]:5}  {words} {right[kind]:5} = {share:.3f}  (bar {bar:.2f})")
    print(f"  {'no answer':14} {kinds['none']:5}")
    sizes = sorted(len(one.answer.candidates) for one in found if one.kind == "set")
    if sizes:
        print(f"  days in a set: median {sizes[len(sizes) // 2]}, most {sizes[-1]}")
    return holds


def show(found: Sequence[Dated], which: str) -> None:
    for one in found:
        if which in ("all", one.kind) or (which == "wrong" and one.kind != "none" and not one.right):
            days = one.answer.candidates
            told = ", ".join(days) if len(days) < 5 else f"{days[0]} .. {days[-1]}, {len(days)} days"
            print(f"{one.name}: {one.truth} | {told or 'none'}")
            for reason in one.answer.reasons:
                words = f" «{one.text[reason.span.start : reason.span.end]}»" if reason.span else ""
                print(f"    {reason.why}{words}")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("--most", type=int)
    asked.add_argument("--together", type=int, metavar="N")
    asked.add_argument("--keep", type=int, metavar="K", default=0, help="every Kth article of a batch keeps its date")
    asked.add_argument("--show", choices=("wrong", "one", "set", "none", "all"))
    given = asked.parse_args()
    if given.together:
        found = list(together(given.corpus, given.most, given.together, given.keep))
    else:
        found = list(dated(given.corpus, given.most))
    if given.show:
        show(found, given.show)
    return 0 if report(found) else 1


if __name__ == "__main__":
    sys.exit(main())
