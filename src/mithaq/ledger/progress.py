"""What became of something owed: a state machine over what was told of it, in the order in which it came about."""

from collections.abc import Sequence
from dataclasses import dataclass

from mithaq.ledger.witnesses import UNDATED, Witnesses
from mithaq.model.claims import CommitmentClaim
from mithaq.model.edtf import bounds, gap
from mithaq.model.ids import content_id
from mithaq.model.ledger import Contradiction, Judgement, Progress, Side

UNKNOWN, DISPUTED = "unknown", "disputed"
NOT_STARTED, STARTED, PARTIAL, DONE, REVERSED = "not_started", "started", "partial", "done", "reversed"
QUARREL = 60
"""Days within which two voices that say yes and no speak of one state."""
_RANK = {UNKNOWN: 0, NOT_STARTED: 1, STARTED: 2, PARTIAL: 3, DONE: 4, REVERSED: 1}
_GOOD = (STARTED, PARTIAL, DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A commitment's steps, where they leave it, and what two voices tell otherwise of it."""

    status: str
    history: tuple[Progress, ...]
    dispute: Contradiction | None


def life_of(name: str, claims: Sequence[CommitmentClaim], witnesses: Witnesses, decided: Sequence[Judgement]) -> Life:
    """Return the life of the commitment ``name`` as ``claims`` tell it; what a person ``decided`` last holds."""
    told = sorted((claim for claim in claims if claim.status in _RANK), key=lambda claim: _came_about(claim, witnesses))
    quarrel = _quarrel(told, witnesses)
    status, history = UNKNOWN, list[Progress]()
    for claim in told:
        new = _next(status, claim.status)
        if new is None:
            continue
        if new != status:
            history.append(_step(new, claim, witnesses))
            status = new
        elif history and history[-1].status == new:
            history[-1] = _borne_out(history[-1], claim)
    dispute = None
    if quarrel is not None:
        yes, no = quarrel
        dispute = _dispute(name, yes, no)
        last = max((yes, no), key=lambda claim: _reported(claim, witnesses))
        if not _settled_since(told, last, witnesses):
            status = DISPUTED
            history.append(_step(DISPUTED, last, witnesses, (yes.id, no.id)))
    for one in sorted(decided, key=lambda one: one.decided_at or ""):
        on = (one.decided_at or "")[:10] or None
        history.append(Progress(status=one.verdict, on=on, reported=None, decided_by=one.decided_by, claims=()))
        status = one.verdict
    return Life(status=status, history=tuple(history), dispute=dispute)


def _reported(claim: CommitmentClaim, witnesses: Witnesses) -> tuple[str, str]:
    return witnesses.published(claim.document) or "", claim.id


def _came_about(claim: CommitmentClaim, witnesses: Witnesses) -> tuple[str, str, int, str]:
    """Sort by the day it came about; what has none counts at its report. Of one day the report decides."""
    reported = witnesses.published(claim.document) or UNDATED
    begin = bounds(claim.date)[0]
    return begin.isoformat() if begin else reported, reported, -_RANK[claim.status], claim.id


def _next(status: str, told: str) -> str | None:
    """Return the status after a telling; None where it changes and bears out nothing.

    What was never done cannot be undone: that the road is closed is then no reversal. What was once told as done is not
    made undone by a report that merely says "not", which may speak of another part of it.
    """
    if told == REVERSED:
        return REVERSED if status in (*_GOOD, REVERSED) else NOT_STARTED
    if told == NOT_STARTED:
        return NOT_STARTED if status in (UNKNOWN, NOT_STARTED) else None
    if status == REVERSED:
        return told
    return told if _RANK[told] >= _RANK[status] else None


def _step(status: str, claim: CommitmentClaim, witnesses: Witnesses, claims: tuple[str, ...] | None = None) -> Progress:
    reported = witnesses.published(claim.document)
    return Progress(
        status=status,
        on=claim.date or reported,
        reported=reported,
        decided_by=f"rule:{claim.rule}",
        claims=claims or (claim.id,),
    )


def _borne_out(step: Progress, claim: CommitmentClaim) -> Progress:
    return Progress(
        status=step.status,
        on=step.on,
        reported=step.reported,
        decided_by=step.decided_by,
        claims=(*step.claims, claim.id),
    )


def _quarrel(told: Sequence[CommitmentClaim], witnesses: Witnesses) -> tuple[CommitmentClaim, CommitmentClaim] | None:
    """Return the last two tellings by two named voices of which one says that it was done and the other that not."""
    voiced = [claim for claim in told if claim.speaker]
    denied = [claim for claim in voiced if claim.status in (NOT_STARTED, REVERSED)]
    found = [
        (yes, no)
        for yes in (one for one in voiced if one.status in _GOOD)
        for no in denied
        if yes.speaker != no.speaker and _one_time(yes, no, witnesses)
    ]
    return max(found, key=lambda pair: max(_reported(claim, witnesses) for claim in pair), default=None)


def _one_time(yes: CommitmentClaim, no: CommitmentClaim, witnesses: Witnesses) -> bool:
    """Tell whether both speak of one state: told together, or the "no" so soon after that nothing came between."""
    if yes.document == no.document:
        return True
    ours, theirs = bounds(witnesses.published(yes.document)), bounds(witnesses.published(no.document))
    late = bool(ours[0] and theirs[0] and theirs[0] < (bounds(yes.date)[0] or ours[0]))
    return no.status == NOT_STARTED and None not in (ours[0], theirs[0]) and gap(ours, theirs) <= QUARREL and not late


def _settled_since(told: Sequence[CommitmentClaim], last: CommitmentClaim, witnesses: Witnesses) -> bool:
    """Tell whether a later report, without a voice of its own, says how it stands."""
    after = witnesses.published(last.document) or UNDATED
    return any(claim.speaker is None and (witnesses.published(claim.document) or "") > after for claim in told)


def _dispute(name: str, yes: CommitmentClaim, no: CommitmentClaim) -> Contradiction:
    sides = tuple(Side(value=claim.status, claims=(claim.id,)) for claim in (no, yes))
    return Contradiction(
        id=content_id("dispute", name, "status"), about=name, about_kind="commitment", field="status", sides=sides
    )
