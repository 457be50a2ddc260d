"""Which kinds of claim may tell of one event, and how well they go together."""

from mithaq.link.facts import Fact
from mithaq.model.kinds import ClaimKind

_SHADES = {
    frozenset({ClaimKind.ATTACK, ClaimKind.CLASH}): 0.9,
    frozenset({ClaimKind.ATTACK, ClaimKind.OPERATION}): 0.85,
    frozenset({ClaimKind.CLASH, ClaimKind.OPERATION}): 0.8,
    frozenset({ClaimKind.RELEASE, ClaimKind.HANDOVER}): 0.85,
    frozenset({ClaimKind.SIGNING, ClaimKind.CEASEFIRE}): 0.8,
    frozenset({ClaimKind.SIGNING, ClaimKind.RATIFICATION}): 0.0,
}
_FAMILIES = {
    ClaimKind.CLASH: "force",
    ClaimKind.ATTACK: "force",
    ClaimKind.OPERATION: "force",
    ClaimKind.RELEASE: "handover",
    ClaimKind.HANDOVER: "handover",
    ClaimKind.SIGNING: "accord",
    ClaimKind.CEASEFIRE: "accord",
    ClaimKind.MEETING: "talks",
    ClaimKind.CALL: "talks",
}
_TALKS = frozenset({ClaimKind.MEETING, ClaimKind.CALL})


def family(kind: ClaimKind) -> str:
    """Return the family whose kinds may shade into one another: only within it are claims compared."""
    return _FAMILIES.get(kind, kind.value)


def kind_fit(left: Fact, right: Fact) -> float:
    """Return how well the kinds go together, from 0 (two different things) to 1 (one kind).

    "Discussed" without a place may be a call told loosely; a meeting with a place is no call.
    """
    kinds = frozenset({left.claim.kind, right.claim.kind})
    if len(kinds) == 1:
        return 1.0
    if kinds == _TALKS:
        return 0.85 if _loose_call(left, right) else 0.0
    return _SHADES.get(kinds, 0.0)


def _loose_call(left: Fact, right: Fact) -> bool:
    meeting = left if left.claim.kind is ClaimKind.MEETING else right
    return meeting.claim.place is None and len(left.people) >= 2 and left.people == right.people
