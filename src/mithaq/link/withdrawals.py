"""Decisions taken back: a judgement is never erased, a later one withdraws it, and may be withdrawn in its turn."""

from collections.abc import Iterable

from mithaq.model.ids import content_id
from mithaq.model.ledger import Judgement

WITHDRAWN = "withdrawn"


def decision_id(judgement: Judgement) -> str:
    """Return the id of the decision that a judgement is part of: all that one person decided at one moment."""
    return content_id("decision", judgement.decided_by, judgement.decided_at)


def withdrawn(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids of the decisions that do not hold, of judgements in the order in which they were made."""
    gone: set[str] = set()
    for one in reversed(tuple(judgements)):
        if one.verdict == WITHDRAWN and decision_id(one) not in gone:
            gone.add(one.left)
    return frozenset(gone)


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, in the order in which they were made: none that was withdrawn.

    A withdrawal names a decision on its left; withdrawn itself, it lets that decision hold again.
    """
    every = tuple(judgements)
    gone = withdrawn(every)
    return tuple(one for one in every if one.verdict != WITHDRAWN and decision_id(one) not in gone)
