"""Hold what is read of one sentence in Arabic, English and Russian against each other.

    python evaluation/parallel.py            when ../shared/gold/parallel.jsonl is there
    python evaluation/parallel.py --show     also list the sentences that disagree

Every sentence is read as a report of one day. Of the pairs of a sentence and a language whose reading gives a claim,
those where a reading in another language gives one of the same kind; of the sentences in which two readings name a
calendar date, those where they name the same. One sentence alone has no discourse: what a report would settle is open.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from mithaq.knowledge import load  # noqa: E402
from mithaq.model.documents import Block, Document, Span  # noqa: E402
from mithaq.model.kinds import BlockKind, TimexType  # noqa: E402
from mithaq.model.understood import Understood  # noqa: E402
from mithaq.pipeline import understand  # noqa: E402

GOLD = HERE.parent.parent / "shared" / "gold" / "parallel.jsonl"
LANGUAGES = ("ar", "en", "ru")
DAY = "2017-01-15"
WANTED = {"kinds": 0.60, "dates": 0.85}


def main() -> int:
    """Print the shares; 1 where one is too small or the gold is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if not GOLD.exists():
        print(f"the sentences are not beside the project: {GOLD}", file=sys.stderr)
        return 1
    told, shared = Counter[str](), Counter[str]()
    dated = agreed = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        readings = {code: read(row, code) for code in LANGUAGES if row["text"].get(code)}
        kinds = {code: {str(claim.kind) for claim in one.claims} for code, one in readings.items()}
        for code, mine in kinds.items():
            for kind in mine:
                others = [theirs for other, theirs in kinds.items() if other != code]
                told[kind] += len(others)
                shared[kind] += sum(kind in theirs for theirs in others)
        days = {code: found for code, one in readings.items() if (found := dates(one))}
        if len(days) > 1:
            dated += 1
            same = len({frozenset(found) for found in days.values()}) == 1
            agreed += same
            if asked.show and not same:
                print("DATES", row["text"]["en"], {code: sorted(found) for code, found in days.items()})
        if asked.show and len({frozenset(one) for one in kinds.values()}) > 1:
            print("KINDS", row["text"]["en"], {code: sorted(found) for code, found in kinds.items()})
    for kind, count in told.most_common():
        print(f"{kind:12} {shared[kind]}/{count}")
    shares = {"kinds": shared.total() / max(told.total(), 1), "dates": agreed / max(dated, 1)}
    for name, share in shares.items():
        print(f"{name:6} {share:.3f} of {told.total() if name == 'kinds' else dated}, wanted {WANTED[name]:.2f}")
    return 0 if all(shares[name] >= WANTED[name] for name in WANTED) else 1


def read(row: dict[str, Any], code: str) -> Understood:
    """Understand one sentence in one language."""
    text = row["text"][code]
    whole = Span(start=0, end=len(text))
    block = Block(kind=BlockKind.BODY, span=whole)
    document = Document(
        id="d", source="s", name=row["id"], part=0, language=code, text=text, span=whole, blocks=(block,),
        hints=(("date", DAY),),
    )  # fmt: skip
    return understand(document, load())


def dates(one: Understood) -> set[str]:
    """The calendar dates that a reading names, without their hours."""
    found = (timex.value for timex in one.annotated.timexes if timex.type in (TimexType.DATE, TimexType.TIME))
    return {value.partition("T")[0] for value in found if value and value[:1].isdecimal()}


if __name__ == "__main__":
    sys.exit(main())
