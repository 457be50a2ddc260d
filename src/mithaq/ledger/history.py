"""An event's life: announced, then held, moved or cancelled, each step with the reports that tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mithaq.ledger.merge import merged_date
from mithaq.ledger.witnesses import UNDATED, Witnesses
from mithaq.link.facts import TOLD, Told
from mithaq.model.claims import Claim
from mithaq.model.edtf import bounds, is_day, meet
from mithaq.model.kinds import Status
from mithaq.model.ledger import StatusChange

HELD = (Status.OCCURRED, Status.ONGOING)
_ORDER = tuple(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """An event's steps, and where they leave it."""

    status: Status
    date: str | None
    history: tuple[StatusChange, ...]


def life(claims: Sequence[Claim], witnesses: Witnesses) -> Life:
    """Return the steps that ``claims`` tell of one event, in the order in which they came about.

    A plan told of after the fact ("it had been set for Wednesday") goes before the fact. Calling off one day for
    another is one step, a move; the event is cancelled only where no day is left.
    """
    held = [claim for claim in claims if claim.status in HELD]
    fact_date = merged_date(held, witnesses) if held else None
    planned = _plan_steps([claim for claim in claims if TOLD[claim.status] is Told.PLAN], fact_date, witnesses)
    refused = _steps([claim for claim in claims if TOLD[claim.status] is Told.REFUSAL], witnesses)
    facts = _fact_steps(held, fact_date, witnesses)
    if facts:
        return Life(
            status=_fact_status(held, witnesses),
            date=fact_date or _last_date(planned),
            history=(*planned, *facts, *refused),
        )
    # Who says of one meeting that a side will not come and that it is off tells the second as the outcome.
    steps = sorted((*planned, *refused), key=lambda step: (step.reported or UNDATED, step.status is Status.CANCELLED))
    return Life(status=steps[-1].status, date=_last_date(steps), history=tuple(steps))


def _last_date(steps: Sequence[StatusChange]) -> str | None:
    return next((step.date for step in reversed(steps) if step.date), None)


def _fact_status(held: Sequence[Claim], witnesses: Witnesses) -> Status:
    """Return "ongoing" only where the last report still says so and none says that it is over."""
    last = max(held, key=lambda claim: (witnesses.reported(claim) or "", claim.status is Status.OCCURRED, claim.id))
    return last.status


def _fact_steps(held: Sequence[Claim], date: str | None, witnesses: Witnesses) -> list[StatusChange]:
    """Return one step for what was told as under way, one for what was told as done; another day told stays in view."""
    steps = _steps(held, witnesses, happened=True)
    kept: list[StatusChange] = []
    for step in steps:
        same = next((at for at, other in enumerate(kept) if _one_step(other, step)), None)
        if same is None:
            kept.append(step)
        else:
            kept[same] = _with(kept[same], step)
    return [replace(step, date=date) if _vague(step.date, date) else step for step in kept]


def _one_step(left: StatusChange, right: StatusChange) -> bool:
    return left.status is right.status and meet(bounds(left.date), bounds(right.date))


def _vague(told: str | None, merged: str | None) -> bool:
    return merged is not None and not is_day(told) and meet(bounds(told), bounds(merged))


def _with(step: StatusChange, other: StatusChange) -> StatusChange:
    """Return ``step`` with the claims of ``other``; the more precise date is kept."""
    date = step.date if is_day(step.date) or not other.date else other.date
    on = step.on if is_day(step.on) or not other.on else other.on
    return replace(step, date=date, on=on, claims=(*step.claims, *other.claims))


def _plan_steps(plans: Sequence[Claim], fact_date: str | None, witnesses: Witnesses) -> list[StatusChange]:
    steps: list[StatusChange] = []
    for step in _moves(_steps(plans, witnesses), plans):
        known = next((at for at, other in enumerate(steps) if _repeats(other, step)), None)
        if known is None:
            steps.append(step)
        else:
            steps[known] = _with(steps[known], step)
    return _retold_first(steps, fact_date)


def _repeats(earlier: StatusChange, later: StatusChange) -> bool:
    """Tell whether ``later`` tells the step again; a cancellation of what was told cancelled is no news either."""
    if earlier.status is not later.status:
        return False
    return earlier.date == later.date or later.date is None


def _moves(steps: list[StatusChange], plans: Sequence[Claim]) -> list[StatusChange]:
    """Fold the cancelling of a day into the plan for the day that took its place."""
    document = {claim.id: claim.document for claim in plans}
    cancelled = [step for step in steps if step.status is Status.CANCELLED]
    new = [step for step in steps if step.status is Status.SCHEDULED]
    moved: dict[int, list[str]] = {}
    gone: list[StatusChange] = []
    for off in cancelled:
        to = next((plan for plan in new if plan.date != off.date and _replaces(plan, off, document)), None)
        if to is not None:
            moved.setdefault(id(to), []).extend(off.claims)
            gone.append(off)
    kept = [step for step in steps if step not in gone]
    return [replace(step, claims=(*step.claims, *moved.get(id(step), ()))) for step in kept]


def _replaces(plan: StatusChange, off: StatusChange, document: dict[str, str]) -> bool:
    if {document[name] for name in off.claims} & {document[name] for name in plan.claims}:
        return True
    cancelled, planned = bounds(off.date)[1], bounds(plan.date)[0]
    return cancelled is not None and planned is not None and cancelled < planned


def _retold_first(steps: list[StatusChange], fact_date: str | None) -> list[StatusChange]:
    """Order plans as they were made: by report, but one told only after the fact by the day it was for."""
    fact_day = bounds(fact_date)[1]

    def made(step: StatusChange) -> tuple[str, str]:
        told = bounds(step.reported)[0]
        late = fact_day is not None and told is not None and told > fact_day
        return (step.date or UNDATED if late else step.reported or UNDATED), step.date or UNDATED

    return sorted(steps, key=made)


def _steps(claims: Iterable[Claim], witnesses: Witnesses, *, happened: bool = False) -> list[StatusChange]:
    """Return a step for each status, date and day of report, in the order reported.

    What ``happened`` came about on its own day; a plan on the day it was reported.
    """
    found: dict[tuple[str, Status, str | None], list[Claim]] = {}
    for claim in claims:
        key = (witnesses.reported(claim) or UNDATED, claim.status, claim.date)
        found.setdefault(key, []).append(claim)
    ordered = sorted(found, key=lambda key: (key[0], _ORDER.index(key[1]), key[2] or UNDATED))
    return [_step(key, found[key], happened) for key in ordered]


def _step(key: tuple[str, Status, str | None], claims: list[Claim], happened: bool) -> StatusChange:
    reported = None if key[0] == UNDATED else key[0]
    names = tuple(claim.id for claim in sorted(claims, key=lambda claim: claim.id))
    return StatusChange(
        status=key[1], date=key[2], on=key[2] if happened else reported, reported=reported, claims=names
    )
