"""Score claims over English sentences that a gold set annotates with PLOVER events and actors.

    python evaluation/events_en.py            when ../shared/gold/events_en.jsonl is there
    python evaluation/events_en.py --show     also list each sentence that is missed, and what was found there

Of the sentences of each type, those with a claim whose kind, status and act map to it (``mithaq.knowledge.codes``),
averaged over the types; of those, the ones where a party or person of such a claim overlaps an annotated actor. The
codes have no row of their own for PLOVER's CONCEDE, which splits off words from RETREAT's deeds: both are taken as one.
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
from mithaq.knowledge.codes import codes_of  # noqa: E402
from mithaq.model.claims import Claim  # noqa: E402
from mithaq.model.documents import Block, Document, Span  # noqa: E402
from mithaq.model.kinds import BlockKind  # noqa: E402
from mithaq.model.understood import Understood  # noqa: E402
from mithaq.pipeline import understand  # noqa: E402

GOLD = HERE.parent.parent / "shared" / "gold" / "events_en.jsonl"
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT", "AID",
    "ACCUSE", "REJECT", "REQUEST", "THREATEN", "COERCE", "ASSAULT",
)  # fmt: skip
SAME = {"CONCEDE": {"CONCEDE", "RETREAT"}, "RETREAT": {"CONCEDE", "RETREAT"}}
WANTED = {"kinds": 0.60, "actors": 0.70}


def main() -> int:
    """Print the shares; 1 where one is too small or the gold is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if not GOLD.exists():
        print(f"the sentences are not beside the project: {GOLD}", file=sys.stderr)
        return 1
    seen, right, acting = Counter[str](), Counter[str](), Counter[str]()
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = row["gold"].get("event")
        if name not in TYPES:
            continue
        seen[name] += 1
        understood = read(row)
        told = [claim for claim in understood.claims if event_of(claim) in SAME.get(name, {name})]
        right[name] += bool(told)
        acted = bool(told) and any(overlaps(claim, understood, row) for claim in told)
        acting[name] += acted
        if asked.show and not (told and acted):
            found = [f"{event_of(c)} {c.kind}/{c.status}/{c.act} {'+'.join(c.parties)}" for c in understood.claims]
            print(f"{name} {'ACTOR' if told else ''} | {row['text']} | {found}")
    for name in TYPES:
        print(f"{name:8} {right[name]}/{seen[name]}   actors {acting[name]}/{right[name]}")
    shares = {
        "kinds": sum(right[name] / seen[name] for name in TYPES) / len(TYPES),
        "actors": acting.total() / max(right.total(), 1),
    }
    for name, share in shares.items():
        print(f"{name:8} {share:.3f}, wanted {WANTED[name]:.2f}")
    return 0 if all(shares[name] >= WANTED[name] for name in WANTED) else 1


def event_of(claim: Claim) -> str:
    """The PLOVER event of a claim."""
    return codes_of(claim.kind, claim.status, claim.act).event


def read(row: dict[str, Any]) -> Understood:
    """Understand one sentence."""
    text = row["text"]
    whole = Span(start=0, end=len(text))
    block = Block(kind=BlockKind.BODY, span=whole)
    document = Document(
        id="d", source="s", name=row["id"], part=0, language="en", text=text, span=whole, blocks=(block,)
    )
    return understand(document, load())


def overlaps(claim: Claim, understood: Understood, row: dict[str, Any]) -> bool:
    """Tell whether a name of the claim's parties or people stands within an annotated actor."""
    spans = [Span(start=one["start"], end=one["end"]) for one in row["gold"]["spans"] if "SRC" in one["role"]]
    who = {*claim.parties, *claim.people}
    named = [
        mention.span
        for mention in understood.annotated.mentions
        if who.intersection((*mention.parties, *mention.people))
    ]
    if any(span.overlaps(other) for span in spans for other in named):
        return True
    words = [row["text"][span.start : span.end] for span in spans]
    return any(form in text for text in words for form in _forms(claim))


def _forms(claim: Claim) -> list[str]:
    """The nationality words of a claim's states."""
    countries = load().countries
    known = [countries[party] for party in claim.parties if party in countries]
    return [form for country in known for form in dict(country.demonyms).get("en", ())]


if __name__ == "__main__":
    sys.exit(main())
