"""Count claims in newspaper articles that are neither about politics nor about conflict: there should be none.

    python evaluation/scope_corpus.py            when ../shared/corpus is there
    python evaluation/scope_corpus.py --show     also list each claim

``scope_corpus.jsonl`` lists rows of the corpus by what they are about: those that their outlet files under sport,
economy, culture or technology, less the ones that deal with sanctions, trade disputes between states or an office
holder's doings; and further ones by reading. No text: the articles are not the project's.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from mithaq.pipeline import understand_text  # noqa: E402

ROWS = HERE / "scope_corpus.jsonl"
CORPUS = HERE.parent.parent / "shared" / "corpus" / "articles.jsonl.gz"
MOST = 0.03


def main() -> int:
    """Print the share of articles with a claim, by field; 1 where it is too large or the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if not CORPUS.exists():
        print(f"the corpus is not beside the project: {CORPUS}", file=sys.stderr)
        return 1
    fields = {row["row"]: row["field"] for row in map(json.loads, ROWS.read_text(encoding="utf-8").splitlines())}
    read, told = Counter(fields.values()), Counter[str]()
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number not in fields:
                continue
            row = json.loads(line)
            articles = understand_text(f"{row['title']}\n\n{row['text']}", published=row["date"][:10])
            claims = [claim for article in articles for claim in article.claims]
            told[fields[number]] += bool(claims)
            for claim in claims if asked.show else ():
                print(f"{number} {claim.kind} {claim.status} {claim.extractor} | {claim.evidence[0].quote[:100]}")
    for field, count in read.most_common():
        print(f"{field:11} {told[field]:3} of {count}")
    share = told.total() / read.total()
    print(f"{share:.3f} of {read.total()} articles give a claim, wanted at most {MOST:.2f}")
    return 0 if share <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
