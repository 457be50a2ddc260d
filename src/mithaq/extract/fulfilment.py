"""Events in the light of what is owed: what is only to be done is to come, what was done has its day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mithaq.extract.outcomes import DONE, PROMISED
from mithaq.model.claims import Claim, CommitmentClaim
from mithaq.model.kinds import ClaimKind, Status

_DEEDS = (ClaimKind.RELEASE, ClaimKind.HANDOVER, ClaimKind.WITHDRAWAL, ClaimKind.DEPLOYMENT, ClaimKind.AID)


def settled(claims: Iterable[Claim], commitments: Iterable[CommitmentClaim]) -> tuple[Claim, ...]:
    """Return ``claims`` in the light of what is owed.

    What a text only binds somebody to do is no event under way but one to come; what is told as done bears the day on
    which it was done, where the claim has none.
    """
    told = tuple(commitments)
    return tuple(_dated(_to_come(claim, told), told) for claim in claims)


def _to_come(claim: Claim, told: Sequence[CommitmentClaim]) -> Claim:
    if claim.status is not Status.ONGOING or claim.kind not in _DEEDS:
        return claim
    inside = any(_inside(claim, one) for one in told if one.status == PROMISED)
    return replace(claim, status=Status.SCHEDULED) if inside else claim


def _dated(claim: Claim, told: Sequence[CommitmentClaim]) -> Claim:
    if claim.date is not None or claim.status is not Status.OCCURRED or claim.kind not in _DEEDS:
        return claim
    days = {one.date for one in told if one.status == DONE and one.date and _inside(claim, one)}
    return replace(claim, date=days.pop()) if len(days) == 1 else claim


def _inside(claim: Claim, telling: CommitmentClaim) -> bool:
    return any(telling.evidence[0].span.covers(part.span) for part in claim.evidence)
