"""Who owes what to whom, by when, and what became of it: promises and later tellings folded into commitments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mithaq.ledger.periods import after
from mithaq.ledger.progress import life_of
from mithaq.ledger.witnesses import UNDATED, Witnesses
from mithaq.link.decisions import FIELD, by_person
from mithaq.link.facts import Wholes
from mithaq.link.score import within
from mithaq.model.claims import CommitmentClaim
from mithaq.model.edtf import bounds, gap, is_day
from mithaq.model.ids import content_id
from mithaq.model.ledger import Agreement, Commitment, Contradiction, Judgement

PROMISED = "promised"
NEAR = 45
"""Days between two tellings of promises that may be of one agreement that neither names."""


@dataclass(slots=True, eq=False)
class _Owed:
    """The promises of one thing, and what was told of it later."""

    promises: list[CommitmentClaim]
    agreement: Agreement | None
    states: frozenset[str]
    later: list[CommitmentClaim] = field(default_factory=list)

    @property
    def first(self) -> CommitmentClaim:
        return self.promises[0]

    @property
    def made(self) -> str | None:
        """Return the day it was agreed, as far as it is known."""
        known = self.agreement and (self.agreement.signed or self.agreement.declared or self.agreement.effective)
        return known or min((one.agreed_on for one in self.promises if one.agreed_on), default=None)


_BySide = dict[tuple[str, str], list[_Owed]]
"""What is owed, by matter and by party or agreement: so that a telling is held against few of many."""


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
    record = {name: agreement for agreement in agreements for name in agreement.claims}
    ordered = sorted(claims, key=lambda claim: (witnesses.published(claim.document) or UNDATED, claim.id))
    owed = _gathered([claim for claim in ordered if claim.status == PROMISED], record, wholes)
    by_side = _by_side(owed)
    for claim in ordered:
        if claim.status != PROMISED and (best := _meant(claim, by_side, record, witnesses, wholes)) is not None:
            best.later.append(claim)
    decided = _decided(judgements)
    found = [_commitment(one, witnesses, decided) for one in owed if _obligor(one)]  # nobody known owes nothing
    made = sorted((commitment for commitment, _ in found), key=lambda one: (one.due or UNDATED, one.id))
    return tuple(made), tuple(dispute for _, dispute in found if dispute is not None)


def _by_side(owed: Iterable[_Owed]) -> _BySide:
    """Return what is owed under its matter with each of its sides, and under its matter with its agreement."""
    found: _BySide = {}
    for one in owed:
        names = {*one.states, *((one.agreement.id,) if one.agreement else ())}
        for name in names:
            found.setdefault((one.first.matter, name), []).append(one)
    return found


def _decided(judgements: Iterable[Judgement]) -> Mapping[str, Sequence[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for one in judgements:
        if by_person(one) and one.right == f"{FIELD}status":
            found.setdefault(one.left, []).append(one)
    return found


# ---- promises of one thing


def _gathered(promises: Sequence[CommitmentClaim], record: Mapping[str, Agreement], wholes: Wholes) -> list[_Owed]:
    groups: list[_Owed] = []
    by_side: _BySide = {}
    named_first = sorted(promises, key=lambda claim: (claim.naming not in record, not claim.parties))
    for claim in named_first:
        agreement = record.get(claim.naming or "")
        states = _states(claim, agreement, wholes)
        near = [one for name in sorted(states) or [""] for one in by_side.get((claim.matter, name), ())]
        same = next((one for one in near if _one(one, claim, agreement, states, wholes)), None)
        if same is not None:
            same.promises.append(claim)
            same.states |= states
        else:
            same = _Owed([claim], agreement, states)
            groups.append(same)
        for name in states or [""]:
            under = by_side.setdefault((claim.matter, name), [])
            if same not in under:
                under.append(same)
    return groups


def _states(claim: CommitmentClaim, agreement: Agreement | None, wholes: Wholes) -> frozenset[str]:
    parties = (*claim.obligor, *(agreement.parties if agreement else claim.parties))
    return frozenset(name for party in parties for name in (party, wholes.get(party, party)))


def _one(
    owed: _Owed, claim: CommitmentClaim, agreement: Agreement | None, states: frozenset[str], wholes: Wholes
) -> bool:
    """Tell whether a promise is another telling of what is owed."""
    first = owed.first
    if not _one_place(first.place, claim.place, wholes) or not _one_obligor(first.obligor, claim.obligor):
        return False
    if owed.agreement is not None and agreement is not None:
        return owed.agreement.id == agreement.id
    if not owed.states & states and (owed.states or states):
        return False
    return gap(bounds(owed.made), bounds(claim.agreed_on)) <= NEAR


def _one_place(left: str | None, right: str | None, wholes: Wholes) -> bool:
    if left is None or right is None or left == right:
        return True
    return within(left, right, wholes) or within(right, left, wholes)


def _one_obligor(left: Sequence[str], right: Sequence[str]) -> bool:
    return not left or not right or bool(set(left) & set(right))


# ---- what was told of them later


def _meant(
    claim: CommitmentClaim,
    owed: _BySide,
    record: Mapping[str, Agreement],
    witnesses: Witnesses,
    wholes: Wholes,
) -> _Owed | None:
    agreement = record.get(claim.naming or "")
    names = {*_named((*claim.parties, *claim.context), wholes), *((agreement.id,) if agreement else ())}
    near = {one.first.id: one for name in names for one in owed.get((claim.matter, name), ())}
    ranked = [
        (fit, one.made or "", one.first.id, one)
        for one in near.values()
        if (fit := _fit(claim, one, record, witnesses, wholes)) > 0
    ]
    return max(ranked, key=lambda found: found[:3])[3] if ranked else None


def _fit(
    claim: CommitmentClaim, owed: _Owed, record: Mapping[str, Agreement], witnesses: Witnesses, wholes: Wholes
) -> int:
    """Return how well a telling goes with what is owed: 0 where it is of something else, or of an earlier time."""
    if not _one_place(claim.place, owed.first.place, wholes) or _before(claim, owed, witnesses):
        return 0
    agreement = record.get(claim.naming or "")
    if agreement is not None and owed.agreement is not None and agreement.id == owed.agreement.id:
        return 8
    own = _named(claim.parties, wholes) & owed.states
    around = _named((*claim.parties, *claim.context), wholes) & owed.states
    sides = {wholes.get(party, party) for party in owed.states}
    placed = claim.place is not None and claim.place == owed.first.place
    if own:
        return 4 + len(own) + 2 * placed
    if around and ({wholes.get(party, party) for party in around} >= sides or placed):
        return 2 + placed
    return 0


def _named(parties: Iterable[str], wholes: Wholes) -> frozenset[str]:
    return frozenset(name for party in parties for name in (party, wholes.get(party, party)))


def _before(claim: CommitmentClaim, owed: _Owed, witnesses: Witnesses) -> bool:
    """Tell whether it came about, or was reported, before the thing was agreed."""
    made = bounds(owed.made)[0]
    told = bounds(claim.date)[1] or bounds(witnesses.published(claim.document))[1]
    return made is not None and told is not None and told < made


# ---- the record


def _commitment(
    owed: _Owed, witnesses: Witnesses, decided: Mapping[str, Sequence[Judgement]]
) -> tuple[Commitment, Contradiction | None]:
    first = owed.first
    obligor = _obligor(owed)
    parties = tuple(sorted(owed.agreement.parties if owed.agreement else first.parties))
    name = content_id("commitment", first.id)
    due, rule = _due(owed)
    judged = [one for key in (name, *sorted(claim.id for claim in owed.promises)) for one in decided.get(key, ())]
    life = life_of(name, owed.later, witnesses, judged)
    return (
        Commitment(
            id=name,
            agreement=owed.agreement.id if owed.agreement else None,
            matter=first.matter,
            obligor=obligor,
            beneficiary=tuple(party for party in parties if party not in obligor),
            place=next((claim.place for claim in owed.promises if claim.place), None),
            due=due,
            due_rule=rule,
            status=life.status,
            history=life.history,
            told=tuple(sorted(claim.id for claim in owed.promises)),
            claims=tuple(sorted(claim.id for claim in (*owed.promises, *owed.later))),
        ),
        life.dispute,
    )


def _obligor(owed: _Owed) -> tuple[str, ...]:
    """Return who owes it: the first whom a promise names; else both sides of the agreement."""
    named = next((claim.obligor for claim in owed.promises if claim.obligor), ())
    if named:
        return named
    if owed.agreement is not None and owed.agreement.parties:
        return owed.agreement.parties
    return next((claim.parties for claim in owed.promises if claim.parties), ())


def _due(owed: _Owed) -> tuple[str | None, str | None]:
    """Return the deadline and, where it was counted, the rule: the first told of a day, else of a period."""
    for claim in owed.promises:
        if claim.due is not None:
            return claim.due, None
    for claim in owed.promises:
        if claim.period is not None:
            start = owed.made
            if claim.since == "in_force" and owed.agreement is not None:
                start = owed.agreement.effective or start
            return after(start, claim.period) if is_day(start) else None, f"{claim.period} from {claim.since}"
    return None, None
