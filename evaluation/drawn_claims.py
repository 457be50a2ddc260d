"""Draw claims at random from a corpus for a person to judge, and print what was judged so far.

    python evaluation/drawn_claims.py                    the shares of right ones, by draw, and the causes of the wrong
    python evaluation/drawn_claims.py --draw SEED [N]    print N claims (60) of 400 articles drawn with this seed

``drawn_claims.jsonl`` holds one line for each claim judged: the draw, the row of ../shared/corpus, the claim's kind,
status and offsets in "title, empty line, text", and three verdicts by hand, blind to the rule that made it: whether
kind and status are right, whether the parties are, whether the date is (null where kind or status is wrong). No text:
the articles are not the project's. Of each draw every claim was judged; the rules were mended between the draws.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from mithaq.pipeline import understand_text  # noqa: E402

JUDGED = HERE / "drawn_claims.jsonl"
CORPUS = HERE.parent.parent / "shared" / "corpus" / "articles.jsonl.gz"
ARTICLES = 400
BEFORE, BEHIND = 260, 200  # characters shown beside the words of a claim
FIELDS = ("kind_status", "parties", "date")


def main() -> int:
    """Print the shares, or a draw; 1 where the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, nargs="+", metavar=("SEED", "N"))
    asked = parser.parse_args()
    if not asked.draw:
        return report()
    if not CORPUS.exists():
        print(f"the corpus is not beside the project: {CORPUS}", file=sys.stderr)
        return 1
    seed, count = (*asked.draw, 60)[:2]
    for record in draw(seed, count):
        print(json.dumps(record, ensure_ascii=False))
    return 0


def draw(seed: int, count: int) -> list[dict[str, Any]]:
    """Claims with the words about them; the rule that made each is left out."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rng = random.Random(seed)
    found: list[dict[str, Any]] = []
    for number in rng.sample(range(len(rows)), ARTICLES):
        row = rows[number]
        for article in understand_text(f"{row['title']}\n\n{row['text']}", published=row["date"][:10]):
            text = article.annotated.document.text
            for claim in article.claims:
                span = claim.evidence[0].span
                found.append(
                    {
                        "draw": seed,
                        "row": number,
                        "published": row["date"][:10],
                        "kind": claim.kind,
                        "status": claim.status,
                        "date": claim.date,
                        "parties": claim.parties,
                        "people": claim.people,
                        "speaker": claim.speaker,
                        "start": span.start,
                        "end": span.end,
                        "before": text[max(0, span.start - BEFORE) : span.start],
                        "words": text[span.start : span.end],
                        "behind": text[span.end : span.end + BEHIND],
                    }
                )
    return rng.sample(found, count)


def report() -> int:
    """Print the shares of right claims by draw; parties and dates over the claims whose kind and status are right."""
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    for seed in dict.fromkeys(row["draw"] for row in rows):
        drawn = [row for row in rows if row["draw"] == seed]
        print(f"draw {seed}: {len(drawn)} claims")
        for name in FIELDS:
            verdicts = [row[name] for row in drawn if row[name] is not None]
            print(f"  {name:12} {sum(verdicts) / len(verdicts):.3f} of {len(verdicts)}")
        for cause, count in Counter(row["cause"] for row in drawn if row.get("cause")).most_common():
            print(f"    {count}  {cause}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
