"""Between whom a truce is, and who bars a way, where a report names them only elsewhere."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from mithaq.annotate.events.truces import DEAL
from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Annotated
from mithaq.model.claims import Claim
from mithaq.model.kinds import Act, ClaimKind, Status

_FOUGHT = (ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.OPERATION, ClaimKind.CEASEFIRE)
_BINDING = (Act.AGREES, Act.PROMISES)
_MADE = (Status.OCCURRED, Status.ONGOING, Status.SCHEDULED)


def with_sides(claims: Sequence[Claim], warring: Callable[[], tuple[str, ...]]) -> tuple[Claim, ...]:
    """Return the claims, each truce that has one side or none between the one pair that the report tells of.

    A pair is two who fight or hold a truce, or who bind themselves to it, together or one after the other. Who is
    said elsewhere to bar the way, by one telling or by all, bars it. ``warring`` gives who is known to be at war.
    """
    barring = {claim.parties for claim in claims if claim.kind is ClaimKind.BLOCKADE and claim.parties}
    pair = _pair(claims, warring) if any(map(_lacks_sides, claims)) else ()
    barrer = barring.pop() if len(barring) == 1 else ()
    return tuple(
        _between(claim, pair)
        if _lacks_sides(claim)
        else replace(claim, parties=barrer)
        if claim.kind is ClaimKind.BLOCKADE and not claim.parties
        else claim
        for claim in claims
    )


def truce_told(annotated: Annotated, knowledge: Knowledge) -> bool:
    """Tell whether a report tells of a truce by that name: then "the agreement" that takes effect is one."""
    truces = (event for event in annotated.events if event.kind is ClaimKind.CEASEFIRE)
    return any(("flag", DEAL) not in event.arguments for event in truces) or any(
        _names_truce(mention.entity, knowledge) for mention in annotated.mentions if mention.entity is not None
    )


def _names_truce(entity: str, knowledge: Knowledge) -> bool:
    known = knowledge.agreements.get(entity)
    return known.kind == _TRUCE if known is not None else entity.startswith(f"agreement/{_TRUCE}")


_TRUCE = "ceasefire"


def _lacks_sides(claim: Claim) -> bool:
    return claim.kind is ClaimKind.CEASEFIRE and claim.status in _MADE and len(claim.parties) < 2


def _pair(claims: Iterable[Claim], warring: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Return the only two parties that fight or bind themselves; () where there are others as well.

    Where only one of them does, the two that are known to be at war, if both are spoken of.
    """
    bound = [claim for claim in claims if claim.kind in _FOUGHT or claim.act in _BINDING or _made_by_two(claim)]
    parties = {party for claim in bound for party in claim.parties}
    if len(parties) == 1 and parties < set(known := warring()):
        return known
    return tuple(sorted(parties)) if len(parties) == 2 else ()


def _made_by_two(claim: Claim) -> bool:
    return claim.kind in (ClaimKind.SIGNING, ClaimKind.MECHANISM) and len(claim.parties) > 1


def _between(claim: Claim, pair: tuple[str, ...]) -> Claim:
    return replace(claim, parties=pair) if set(claim.parties) < set(pair) else claim
