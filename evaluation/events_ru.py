"""Score names and meetings over real Russian news that a gold set annotates with facts.

    python evaluation/events_ru.py            when ../shared/gold/events_ru.jsonl is there
    python evaluation/events_ru.py --show     also list what is missed and what is wrong

The gold annotates only who takes part in one of its facts, so a name elsewhere is neither right nor wrong: a found name
counts where it overlaps a gold one, as right where both are persons (or both organisations), else as wrong. Countries
and places that a fact names as an employer are no organisations. A meeting is found where a claim of a meeting, call or
visit names two of its participants; one that the gold has not is wrong where it lies between two of the gold's people.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from mithaq.knowledge import load  # noqa: E402
from mithaq.model.annotations import Mention  # noqa: E402
from mithaq.model.documents import Block, Document, Span  # noqa: E402
from mithaq.model.kinds import BlockKind, ClaimKind, MentionType  # noqa: E402
from mithaq.model.understood import Understood  # noqa: E402
from mithaq.pipeline import understand  # noqa: E402

GOLD = HERE.parent.parent / "shared" / "gold" / "events_ru.jsonl"
PERSONS = frozenset({("Occupation", "Who"), ("Meeting", "Participant")})
EMPLOYERS = frozenset({"Where", "Company", "Owner", "Property", "Participant"})
ORGANISATIONS = frozenset({MentionType.BODY, MentionType.MECHANISM})
LOCATIONS = frozenset({MentionType.COUNTRY, MentionType.PLACE})
CONTACTS = frozenset({ClaimKind.MEETING, ClaimKind.CALL, ClaimKind.VISIT})
WANTED = {"persons": 0.85, "organisations": 0.55, "meetings": 0.65}


@dataclass
class Count:
    """What was demanded, what of it was found, and what was found wrongly."""

    demanded: int = 0
    found: int = 0
    wrong: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.found / max(self.demanded + self.found + self.wrong, 1)

    def told(self, name: str) -> str:
        recall = self.found / max(self.demanded, 1)
        told = f"{name:14} F1 {self.f1:.3f}  recall {recall:.3f} of {self.demanded}  wrong {self.wrong}"
        return f"{told}  wanted {WANTED[name]:.2f}"


def main() -> int:
    """Print the figures; 1 where one is too small or the gold is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if not GOLD.exists():
        print(f"the documents are not beside the project: {GOLD}", file=sys.stderr)
        return 1
    counts = {name: Count() for name in WANTED}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        read = understood(row)
        score_names(row, read.annotated.mentions, counts)
        score_meetings(row, read, counts["meetings"])
    for name, count in counts.items():
        if asked.show:
            print("\n".join(count.misses))
        print(count.told(name))
    return 0 if all(counts[name].f1 >= WANTED[name] for name in WANTED) else 1


def understood(row: dict[str, Any]) -> Understood:
    """Read one document of the gold."""
    text = row["text"]
    whole = Span(start=0, end=len(text))
    blocks = (Block(kind=BlockKind.BODY, span=whole),)
    document = Document(
        id="d", source="s", name=row["id"], part=0, language="ru", text=text, span=whole, blocks=blocks, hints=()
    )
    return understand(document, load())


def gold_names(row: dict[str, Any]) -> Iterator[tuple[str, Span, str]]:
    """Yield ("persons" or "organisations", span, words) of each annotated name, once."""
    seen = set()
    persons = {
        span
        for fact in row["gold"]["facts"]
        for span in _spans(fact, lambda role, f=fact: (f["type"], role) in PERSONS)
    }
    for fact in row["gold"]["facts"]:
        for span in _spans(fact, lambda role: role in EMPLOYERS or role == "Who"):
            kind = "persons" if span in persons else "organisations"
            if span not in seen:
                seen.add(span)
                yield kind, Span(start=span[0], end=span[1]), row["text"][span[0] : span[1]]


def _spans(fact: dict[str, Any], wanted: Any) -> Iterator[tuple[int, int]]:
    for arg in fact["args"]:
        if wanted(arg["role"]):
            yield from ((mention["start"], mention["end"]) for mention in arg.get("mentions", ()))


def score_names(row: dict[str, Any], mentions: tuple[Mention, ...], counts: dict[str, Count]) -> None:
    """Count the gold's names found as what they are, and those taken for something else."""
    for kind, span, words in gold_names(row):
        over = [mention for mention in mentions if mention.span.overlaps(span)]
        right = {MentionType.PERSON} if kind == "persons" else ORGANISATIONS
        if kind == "organisations" and over and all(mention.type in LOCATIONS for mention in over):
            continue
        count, other = counts[kind], counts["organisations" if kind == "persons" else "persons"]
        count.demanded += 1
        if any(mention.type in right for mention in over):
            count.found += 1
            continue
        taken = {MentionType.PERSON} if kind == "organisations" else ORGANISATIONS
        other.wrong += any(mention.type in taken for mention in over)
        got = [(mention.type.value, row["text"][mention.span.start : mention.span.end]) for mention in over]
        count.misses.append(f"{kind} {row['id']} {words!r} | got {got}")


def score_meetings(row: dict[str, Any], read: Understood, count: Count) -> None:
    """Count the gold's meetings that a claim tells, and claims of meetings between its people that it has not."""
    people = {}
    for mention in read.annotated.mentions:
        for kind, span, _ in gold_names(row):
            if kind == "persons" and mention.type is MentionType.PERSON and mention.span.overlaps(span):
                people[mention.entity] = span
    claims = [frozenset(claim.people) for claim in read.claims if claim.kind in CONTACTS]
    met: list[set[str]] = []
    for fact in row["gold"]["facts"]:
        if fact["type"] == "Meeting":
            who = {
                mention.entity or ""
                for mention in read.annotated.mentions
                for span in _spans(fact, lambda role: role == "Participant")
                if mention.type is MentionType.PERSON and mention.span.overlaps(Span(start=span[0], end=span[1]))
            }
            met.append(who)
            count.demanded += 1
            if any(len(who & claim) > 1 for claim in claims):
                count.found += 1
            else:
                count.misses.append(f"meeting {row['id']} {sorted(who)} | got {[sorted(claim) for claim in claims]}")
    for claim in set(claims):
        known = {person for person in claim if person in people}
        if len(known) > 1 and not any(len(known & who) > 1 for who in met):
            count.wrong += 1
            count.misses.append(f"no meeting in the gold {row['id']} {sorted(claim)}")


if __name__ == "__main__":
    sys.exit(main())
