"""Which statements are one: the same speaker, at one time, in nearly the same words or in copies of one text."""

from collections.abc import Iterable, Iterator, Sequence

from mithaq.link.facts import Fact
from mithaq.link.shingles import NEAR_IDENTICAL, resemblance, shingles
from mithaq.model.edtf import meet
from mithaq.model.ledger import Judgement

RULE = "rule:same-statement"
REACH = 24


def statement_judgements(statements: Sequence[Fact]) -> Iterator[Judgement]:
    """Yield the judgements between statements that say the same; each is compared with its neighbours in time only."""
    for members in _by_speaker(statements):
        words = [shingles(_words(fact)) for fact in members]
        for at, left in enumerate(members):
            for other in range(at + 1, min(at + 1 + REACH, len(members))):
                likeness = resemblance(words[at], words[other])
                if likeness >= NEAR_IDENTICAL and _one_time(left, members[other]):
                    yield _judgement(left, members[other], likeness)


def _words(fact: Fact) -> str:
    return " ".join(evidence.quote for evidence in fact.claim.evidence)


def _by_speaker(statements: Iterable[Fact]) -> Iterator[list[Fact]]:
    found: dict[tuple[str, ...], list[Fact]] = {}
    for fact in statements:
        who = (fact.claim.speaker,) if fact.claim.speaker else tuple(sorted(fact.parties))
        found.setdefault(who, []).append(fact)
    for members in found.values():
        yield sorted(members, key=lambda fact: (str(fact.days[0] or fact.reported or ""), fact.claim.id))


def _one_time(left: Fact, right: Fact) -> bool:
    if left.claim.document == right.claim.document:
        return False  # a page that says a thing twice has one claim of it already
    if left.text == right.text:
        return True
    if left.reported and right.reported and abs((left.reported - right.reported).days) > 3:
        return False
    return meet(left.days, right.days)


def _judgement(left: Fact, right: Fact, likeness: float) -> Judgement:
    first, second = sorted((left.claim.id, right.claim.id))
    reason = "same speaker, " + ("copies of one text" if left.text == right.text else "nearly the same words")
    return Judgement(left=first, right=second, verdict="same", score=round(likeness, 4), decided_by=RULE, reason=reason)
