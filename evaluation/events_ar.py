"""Score claims of force and protest over real sentences that a gold set annotates with their verb.

    python evaluation/events_ar.py            when ../shared/gold/events_ar.jsonl is there
    python evaluation/events_ar.py --show     also list each sentence that is missed

Of the ASSAULT sentences, those with a claim of a clash, an attack, an operation or an arrest; of the PROTEST
sentences, those with one of a protest; of the sentences found, those where its words hold an annotated verb.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from mithaq.knowledge import load  # noqa: E402
from mithaq.model.claims import Claim  # noqa: E402
from mithaq.model.documents import Block, Document, Span  # noqa: E402
from mithaq.model.kinds import BlockKind, ClaimKind  # noqa: E402
from mithaq.pipeline import understand  # noqa: E402

GOLD = HERE.parent.parent / "shared" / "gold" / "events_ar.jsonl"
FORCE = frozenset({ClaimKind.CLASH, ClaimKind.ATTACK, ClaimKind.OPERATION, ClaimKind.ARREST})
KINDS = {"ASSAULT": FORCE, "PROTEST": frozenset({ClaimKind.PROTEST})}
WANTED = {"ASSAULT": 0.75, "PROTEST": 0.80, "verb": 0.80}


def main() -> int:
    """Print the shares; 1 where one is too small or the gold is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if not GOLD.exists():
        print(f"the sentences are not beside the project: {GOLD}", file=sys.stderr)
        return 1
    found: dict[str, list[bool]] = {name: [] for name in WANTED}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = row["gold"]["event"]
        told = [claim for claim in claims(row) if claim.kind in KINDS[name]]
        found[name].append(bool(told))
        if told and any(one["verb"] for one in row["gold"]["annotations"]):
            found["verb"].append(holds_verb(row, told))
        if asked.show and not told:
            print(f"{name} | {row['text']}")
    shares = {name: sum(each) / len(each) for name, each in found.items()}
    for name, share in shares.items():
        print(f"{name:8} {share:.3f} of {len(found[name])}, wanted {WANTED[name]:.2f}")
    return 0 if all(shares[name] >= WANTED[name] for name in WANTED) else 1


def claims(row: dict[str, Any]) -> tuple[Claim, ...]:
    """The claims of one sentence, read as a report of its day."""
    text, day = row["text"], row["date"]
    hints = (("date", f"{day[:4]}-{day[4:6]}-{day[6:]}"),) if day else ()
    whole = Span(start=0, end=len(text))
    document = Document(
        id="d",
        source="s",
        name=row["id"],
        part=0,
        language="ar",
        text=text,
        span=whole,
        blocks=(Block(kind=BlockKind.BODY, span=whole),),
        hints=hints,
    )
    return understand(document, load()).claims


def holds_verb(row: dict[str, Any], told: list[Claim]) -> bool:
    """Tell whether the words of one of these claims overlap an annotated verb."""
    given = [one["verb"] for one in row["gold"]["annotations"] if one["verb"]]
    verbs = [Span(start=verb["start"], end=verb["end"]) for verb in given]
    spans = [evidence.span for claim in told for evidence in claim.evidence]
    return any(span.overlaps(verb) for span in spans for verb in verbs)


if __name__ == "__main__":
    sys.exit(main())
