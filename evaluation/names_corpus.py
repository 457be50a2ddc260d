"""Score names in newspaper articles drawn at random: persons, places, countries and bodies, by type.

    python evaluation/names_corpus.py            both halves, when ../shared/corpus is there
    python evaluation/names_corpus.py --show     also list each miss and each extra of the half that may be tuned on
    python evaluation/names_corpus.py --show --half held-out

``names_corpus.jsonl`` holds, for 60 articles (seed 20251 of Python's ``random.sample`` over those of 300 characters or
more), the row in the corpus, how many characters were annotated, and the mentions: types, accepted starts, end.
No text: the articles are not the project's. They were annotated by hand before Mithaq had read them. Of the two halves
the held-out one is never looked into while rules are mended.

A mention is right when its type and end agree and its start is off by two characters at most. Of "the town of X" both
the whole and the name are right. A mention without a type is optional: nested in an office, a sports team, "the
ministry", or a phrase on which annotators would differ; whatever is predicted there is neither right nor wrong.
"""

import argparse
import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from scoring import Tally  # noqa: E402

from mithaq.model.annotations import Mention  # noqa: E402
from mithaq.pipeline import understand_text  # noqa: E402

GOLD = HERE / "names_corpus.jsonl"
CORPUS = HERE.parent.parent / "shared" / "corpus" / "articles.jsonl.gz"
TYPES = ("person", "place", "country", "body")
OFF_BY = 2
Wanted = tuple[frozenset[str], tuple[int, ...], int]


def main() -> int:
    """Print the figures by half and type; 1 where the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--half", choices=("tuned", "held-out"))
    asked = parser.parse_args()
    if not CORPUS.exists():
        print(f"the corpus is not beside the project: {CORPUS}", file=sys.stderr)
        return 1
    golds = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    rows = _rows({gold["row"] for gold in golds})
    for half in (asked.half,) if asked.half else ("tuned", "held-out"):
        tallies: dict[str, Tally] = defaultdict(Tally)
        for gold in golds:
            if gold["half"] == half:
                for told in _score(gold, rows[gold["row"]], tallies):
                    if asked.show and (asked.half or half == "tuned"):
                        print(told)
        _report(half, tallies)
    return 0


def _rows(wanted: set[int]) -> dict[int, dict[str, Any]]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return {number: json.loads(line) for number, line in enumerate(lines) if number in wanted}


def _score(gold: dict[str, Any], row: dict[str, Any], tallies: dict[str, Tally]) -> list[str]:
    """Add one article; return what is missed and what is too much."""
    text = row["text"][: gold["length"]]
    wanted: list[Wanted] = [
        (frozenset(types.split("|")) - {""}, tuple(starts), end) for types, *starts, end in gold["mentions"]
    ]
    found = [m for one in understand_text(text, published=row["date"][:10]) for m in one.annotated.mentions]
    pairs = {index: n for n, one in enumerate(wanted) if (index := _hit(one, found)) is not None}
    told = []
    for n, (types, starts, end) in enumerate(wanted):
        if types:
            hit = next((found[index] for index, at in pairs.items() if at == n), None)
            tally = tallies[str(hit.type) if hit else min(types)]
            tally.demanded += 1
            tally.hit += hit is not None
            if hit is None:
                told.append(f"{gold['row']:>5} MISSED {'/'.join(types):8} {text[starts[0] : end]}")
    for index, mention in enumerate(found):
        if mention.type in TYPES and (index in pairs or not _optional(mention, wanted)):
            tallies[str(mention.type)].predicted += 1
            if index not in pairs:
                told.append(f"{gold['row']:>5} EXTRA  {mention.type:8} {text[mention.span.start : mention.span.end]}")
    return told


def _hit(wanted: Wanted, found: list[Mention]) -> int | None:
    types, starts, end = wanted
    return next(
        (
            index
            for index, mention in enumerate(found)
            if mention.type in types
            and mention.span.end == end
            and any(abs(mention.span.start - start) <= OFF_BY for start in starts)
        ),
        None,
    )


def _optional(mention: Mention, wanted: list[Wanted]) -> bool:
    return any(
        not types and mention.span.start < end and min(starts) < mention.span.end for types, starts, end in wanted
    )


def _report(half: str, tallies: dict[str, Tally]) -> None:
    print(half)
    for kind in TYPES:
        tally = tallies[kind]
        precision = tally.hit / tally.predicted if tally.predicted else 1.0
        recall = tally.hit / tally.demanded if tally.demanded else 1.0
        print(f"  {kind:8} wanted {tally.demanded:4}   P {precision:.3f}   R {recall:.3f}   F1 {tally.f1:.3f}")


if __name__ == "__main__":
    sys.exit(main())
