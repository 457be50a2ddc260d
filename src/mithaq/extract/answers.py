"""Which claim of a report another answers: the assertion that a denial denies, the act that an accusation is about."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from mithaq.extract.discourse import FORCE
from mithaq.extract.lines import Line
from mithaq.model.annotations import Annotated
from mithaq.model.claims import Claim
from mithaq.model.kinds import Act, ClaimKind, Status

_NEAR = 1
"""Sentences between what is answered and the answer."""


def with_answers(annotated: Annotated, lines: Sequence[Line], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return ``claims``; each denial with the assertion of another voice that it denies, told right before it, and each
    accusation with the act of force of which it tells who is to blame."""
    if not any(_answering(claim) for claim in claims):
        return tuple(claims)
    starts = [span.start for span in annotated.sentences]
    ordered = sorted(claims, key=lambda claim: claim.evidence[0].span.start)
    found = {}
    for at, claim in enumerate(ordered):
        if _answering(claim):
            here = bisect_right(starts, claim.evidence[0].span.start)
            near = [one for one in ordered[:at] if here - bisect_right(starts, one.evidence[0].span.start) <= _NEAR]
            find = _denied if claim.status is Status.DENIED else _blamed
            found[claim.id] = find(claim, near, lines)
    return tuple(replace(claim, answers=answer) if (answer := found.get(claim.id)) else claim for claim in claims)


def _answering(claim: Claim) -> bool:
    statement = claim.kind is ClaimKind.STATEMENT and bool(claim.speaker or claim.parties)
    return statement and (claim.status is Status.DENIED or claim.act is Act.ACCUSES)


def _denied(denial: Claim, near: Sequence[Claim], lines: Sequence[Line]) -> str | None:
    """Return the last assertion of another that the denial may mean: in its sentence; in the one before, where it says
    "that", was accused, or is told to have acted."""
    line = next((one for one in lines if one.span.overlaps(denial.evidence[0].span)), None)
    back = line is not None and _points_back(line)
    meant = [one for one in reversed(near) if _may_be_meant(denial, one)]
    charged = (one.id for one in meant if one.act is Act.ACCUSES or one.actor in denial.parties)
    told = (one.id for one in meant if one.speaker is not None and (back or _together(line, one)))
    return next(charged, None) or next(told, None)


def _may_be_meant(denial: Claim, one: Claim) -> bool:
    """Tell whether a claim is another's, and no denial: a saying, an act of force, or what somebody tells."""
    own = one.speaker == denial.speaker or (one.kind is ClaimKind.STATEMENT and one.parties == denial.parties)
    told = one.kind is ClaimKind.STATEMENT or one.kind in FORCE or one.speaker is not None
    return told and not own and one.status is not Status.DENIED


def _together(line: Line | None, one: Claim) -> bool:
    return line is not None and line.span.overlaps(one.evidence[0].span)


def _points_back(line: Line) -> bool:
    deny = next((mark.start for mark in line.marked.of("deny")), None)
    return deny is not None and any(mark.start > deny for mark in line.marked.of("that"))


def _blamed(accusation: Claim, near: Sequence[Claim], lines: Sequence[Line]) -> str | None:
    """Return the last act of force told before of which nobody is told to have done it."""
    acts = [one for one in near if one.kind in FORCE and one.status is Status.OCCURRED and one.actor is None]
    return acts[-1].id if acts else None
