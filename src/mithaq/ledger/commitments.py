"""Who owes what to whom, by when, and what became of it: promises and later tellings folded into commitments."""

from collections.abc import Iterable, Mapping, Sequence

from mithaq.ledger.debts import PROMISED, Debt, best_of, debt_found, debts_asked, gathered, outcome
from mithaq.ledger.periods import after
from mithaq.ledger.progress import life_of
from mithaq.ledger.witnesses import UNDATED, Witnesses
from mithaq.link.decisions import FIELD, by_person
from mithaq.link.facts import Wholes
from mithaq.model.claims import CommitmentClaim
from mithaq.model.edtf import is_day
from mithaq.model.ledger import Agreement, Commitment, Contradiction, Judgement

Decided = Mapping[str, Sequence[Judgement]]
"""What people judged of how it stands, by commitment or by the claim that promises it."""


def commitments(
    claims: Iterable[CommitmentClaim],
    agreements: Sequence[Agreement],
    witnesses: Witnesses,
    wholes: Wholes,
    judgements: Iterable[Judgement] = (),
) -> tuple[tuple[Commitment, ...], tuple[Contradiction, ...]]:
    """Return the commitments that ``claims`` promise, each with its history, and what is disputed about them.

    A telling belongs to the promise of its matter that names its agreement, its sides or at least its country; of two
    that fit as well, to the later. A status that a person judged holds, whatever is told.
    """
    told = {claim.id: claim for claim in claims}
    record = {name: agreement for agreement in agreements for name in agreement.claims}
    debts = gathered((claim for claim in told.values() if claim.status == PROMISED), record, witnesses, wholes)
    under: dict[tuple[str, ...], list[Debt]] = {}
    for debt in debts:
        for key in debt_found(debt):
            under.setdefault(key, []).append(debt)
    later: dict[str, list[CommitmentClaim]] = {}
    for claim in told.values():
        if claim.status != PROMISED:
            one = outcome(claim, record, witnesses)
            near = {debt.id: debt for key in debts_asked(one, wholes) for debt in under.get(key, ())}
            if (best := best_of(one, near.values(), wholes)) is not None:
                later.setdefault(best[0].id, []).append(claim)
    decided, by_id = decided_status(judgements), {agreement.id: agreement for agreement in agreements}
    found = [
        commitment(
            debt, [told[name] for name in debt.promises], later.get(debt.id, ()),
            [claim.id for claim in later.get(debt.id, ())], by_id.get(debt.agreement or ""), witnesses, decided,
        )
        for debt in debts
    ]  # fmt: skip
    made = sorted((one for one, _ in found if one), key=lambda one: (one.due or UNDATED, one.id))
    return tuple(made), tuple(dispute for one, dispute in found if one and dispute is not None)


def decided_status(judgements: Iterable[Judgement]) -> Decided:
    """Return what people judged of how something owed stands."""
    found: dict[str, list[Judgement]] = {}
    for one in judgements:
        if by_person(one) and one.right == f"{FIELD}status":
            found.setdefault(one.left, []).append(one)
    return found


def commitment(
    debt: Debt,
    promises: Sequence[CommitmentClaim],
    later: Iterable[CommitmentClaim],
    told: Iterable[str],
    agreement: Agreement | None,
    witnesses: Witnesses,
    decided: Decided,
) -> tuple[Commitment | None, Contradiction | None]:
    """Return the record of one thing owed, and what is disputed about it; nobody known owes nothing.

    ``promises`` are its promises in the order of the debt, ``later`` what was told of it, ``told`` the ids of all that,
    of which those may be left out of ``later`` that only mention it.
    """
    obligor = _obligor(promises, agreement)
    if not obligor:
        return None, None
    parties = tuple(sorted(agreement.parties if agreement else promises[0].parties))
    due, rule = _due(debt, promises, agreement)
    judged = [one for key in (debt.id, *sorted(debt.promises)) for one in decided.get(key, ())]
    life = life_of(debt.id, tuple(later), witnesses, judged)
    record = Commitment(
        id=debt.id,
        agreement=debt.agreement,
        matter=debt.matter,
        obligor=obligor,
        beneficiary=tuple(party for party in parties if party not in obligor),
        place=next((claim.place for claim in promises if claim.place), None),
        due=due,
        due_rule=rule,
        status=life.status,
        history=life.history,
        told=tuple(sorted(debt.promises)),
        claims=tuple(sorted((*debt.promises, *told))),
    )
    return record, life.dispute


def _obligor(promises: Sequence[CommitmentClaim], agreement: Agreement | None) -> tuple[str, ...]:
    """Return who owes it: the first whom a promise names; else both sides of the agreement."""
    named = next((claim.obligor for claim in promises if claim.obligor), ())
    if named:
        return named
    if agreement is not None and agreement.parties:
        return agreement.parties
    return next((claim.parties for claim in promises if claim.parties), ())


def _due(debt: Debt, promises: Iterable[CommitmentClaim], agreement: Agreement | None) -> tuple[str | None, str | None]:
    """Return the deadline and, where it was counted, the rule: the first told of a day, else of a period."""
    told = tuple(promises)
    for claim in told:
        if claim.due is not None:
            return claim.due, None
    for claim in told:
        if claim.period is not None:
            start = debt.made
            if claim.since == "in_force" and agreement is not None:
                start = agreement.effective or start
            return after(start, claim.period) if is_day(start) else None, f"{claim.period} from {claim.since}"
    return None, None
