"""Between whom a truce is, where a report names its sides only elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mithaq.model.claims import Claim
from mithaq.model.kinds import Act, ClaimKind, Status

_FOUGHT = (ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.OPERATION, ClaimKind.CEASEFIRE)
_BINDING = (Act.AGREES, Act.PROMISES)
_MADE = (Status.OCCURRED, Status.ONGOING, Status.SCHEDULED)


def with_sides(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, each truce that has one side or none between the one pair that the report tells of.

    A pair is two who fight or hold a truce, or who bind themselves to it, together or one after the other.
    """
    short = [claim for claim in claims if _lacks_sides(claim)]
    if not short:
        return tuple(claims)
    pair = _pair(claims)
    return tuple(_between(claim, pair) if claim in short else claim for claim in claims)


def _lacks_sides(claim: Claim) -> bool:
    return claim.kind is ClaimKind.CEASEFIRE and claim.status in _MADE and len(claim.parties) < 2


def _pair(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the only two parties that fight or bind themselves; () where there are others as well."""
    bound = [claim for claim in claims if claim.kind in _FOUGHT or (claim.act in _BINDING)]
    parties = {party for claim in bound for party in claim.parties}
    return tuple(sorted(parties)) if len(parties) == 2 else ()


def _between(claim: Claim, pair: tuple[str, ...]) -> Claim:
    return replace(claim, parties=pair) if set(claim.parties) < set(pair) else claim
