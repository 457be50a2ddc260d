"""Which statements are one: the same speaker, at one time, in nearly the same words or in copies of one text."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mithaq.link.blocks import BUCKET, Key
from mithaq.link.facts import Fact
from mithaq.link.shingles import NEAR_IDENTICAL, resemblance, shingles
from mithaq.model.claims import Claim
from mithaq.model.edtf import meet
from mithaq.model.ledger import Judgement

RULE = "rule:same-statement"
APART = 3
"""Days between the reports of one statement."""


def statement_judgements(statements: Sequence[Fact]) -> Iterator[Judgement]:
    """Yield the judgements between statements that say the same; only those of one speaker and time are compared."""
    under: dict[Key, list[int]] = {}
    for at, fact in enumerate(statements):
        for other in sorted({other for key in said_near(fact) for other in under.get(key, ())}):
            likeness = likeness_of(statements[other], fact)
            if likeness is not None:
                yield _judgement(statements[other], fact, likeness)
        for key in said_under(fact):
            under.setdefault(key, []).append(at)


def likeness_of(left: Fact, right: Fact) -> float | None:
    """Return how alike two statements are that are one; None where they are two."""
    if not _one_time(left, right):
        return None
    likeness = resemblance(_words(left.claim), _words(right.claim))
    return likeness if likeness >= NEAR_IDENTICAL else None


def said_under(fact: Fact) -> list[Key]:
    """Return the keys under which a statement is found."""
    who = _who(fact)
    return [("said", *who, "text", fact.text), ("said", *who, _when(fact))]


def said_near(fact: Fact) -> list[Key]:
    """Return the keys under which others are looked up that may be the same statement."""
    who, when = _who(fact), _when(fact)
    near = [when] if not when.isdecimal() else [str(int(when) + by) for by in (-1, 0, 1)]
    return [("said", *who, "text", fact.text), *(("said", *who, one) for one in near)]


def _who(fact: Fact) -> tuple[str, ...]:
    return (fact.claim.speaker,) if fact.claim.speaker else tuple(sorted(fact.parties))


def _when(fact: Fact) -> str:
    day = fact.reported or fact.days[0]
    return str(day.toordinal() // BUCKET) if day else "unknown"


@lru_cache(maxsize=2048)
def _words(claim: Claim) -> frozenset[int]:
    return shingles(" ".join(evidence.quote for evidence in claim.evidence))


def _one_time(left: Fact, right: Fact) -> bool:
    if left.claim.document == right.claim.document:
        return False  # a page that says a thing twice has one claim of it already
    if left.text == right.text:
        return True
    if left.reported and right.reported and abs((left.reported - right.reported).days) > APART:
        return False
    return meet(left.days, right.days)


def _judgement(left: Fact, right: Fact, likeness: float) -> Judgement:
    first, second = sorted((left.claim.id, right.claim.id))
    reason = "same speaker, " + ("copies of one text" if left.text == right.text else "nearly the same words")
    return Judgement(left=first, right=second, verdict="same", score=round(likeness, 4), decided_by=RULE, reason=reason)
