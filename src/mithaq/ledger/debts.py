"""What is owed: promises of one thing gathered, and to which of them a later telling belongs.

Both may be asked of a part: promises that nothing ties to any other may be gathered by themselves, and a telling need
be held only against what is owed under one of its keys.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from mithaq.knowledge.matters import PLEDGE
from mithaq.ledger.stretches import asked_at, found_at
from mithaq.ledger.witnesses import UNDATED, Witnesses
from mithaq.link.facts import Wholes
from mithaq.link.score import within
from mithaq.link.shingles import words
from mithaq.model.claims import CommitmentClaim
from mithaq.model.edtf import bounds, gap, is_day
from mithaq.model.ids import content_id
from mithaq.model.ledger import Agreement

PROMISED, MENTIONED = "promised", "mentioned"
NEAR = 45
"""Days between two tellings of promises that may be of one agreement that neither names."""
YEAR = 366
"""Days after a promise within which one side's deeds are taken for its own, though nothing else ties them to it."""
Key = tuple[str, ...]
Record = Mapping[str, Agreement]
"""The agreement that each naming (its id) means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """One thing owed, its id made of its first promise: what later tellings are held against, and all its promises."""

    id: str
    matter: str
    place: str | None
    agreement: str | None
    made: str | None
    states: tuple[str, ...]
    promises: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One telling of a promise, with the agreement that it names, whom it concerns and the day it was agreed."""

    claim: CommitmentClaim
    agreement: Agreement | None
    states: frozenset[str]
    made: str | None


# ---- promises of one thing


def promise(claim: CommitmentClaim, record: Record, wholes: Wholes) -> Promise:
    """Return a telling of a promise ready to be compared."""
    agreement = record.get(claim.naming or "")
    parties = (*claim.obligor, *(agreement.parties if agreement else claim.parties))
    made = agreement and _made(agreement)
    return Promise(claim=claim, agreement=agreement, states=_named(parties, wholes), made=made or claim.agreed_on)


def gathered(claims: Iterable[CommitmentClaim], record: Record, witnesses: Witnesses, wholes: Wholes) -> list[Debt]:
    """Return what ``claims`` promise; several tellings of one promise are one."""
    ordered = sorted(claims, key=lambda claim: (witnesses.published(claim.document) or UNDATED, claim.id))
    named_first = sorted(ordered, key=lambda claim: (claim.naming not in record, not claim.parties))
    groups: list[_Group] = []
    by_side: dict[tuple[str, str], list[_Group]] = {}
    for claim in named_first:
        told = promise(claim, record, wholes)
        near = [one for name in sorted(told.states) or [""] for one in by_side.get((claim.matter, name), ())]
        same = next((one for one in near if _fits(told, one, wholes)), None)
        if same is None:
            groups.append(same := _Group())
        same.add(told)
        for name in told.states or [""]:
            under = by_side.setdefault((claim.matter, name), [])
            if not any(one is same for one in under):
                under.append(same)
    return [_debt(group.told) for group in groups]


@dataclass(slots=True)
class _Group:
    """Tellings of one promise, and of these one of each sort that others are held against."""

    told: list[Promise] = field(default_factory=list)
    sorts: dict[object, Promise] = field(default_factory=dict)

    def add(self, told: Promise) -> None:
        """Take in another telling."""
        self.told.append(told)
        words = told.claim.id if told.claim.matter == PLEDGE else ""
        self.sorts.setdefault((told.agreement and told.agreement.id, told.made, told.states, words), told)


def beside(left: Promise, right: Promise) -> bool:
    """Tell whether two tellings may be of one promise: of the same sides, in one agreement or at one time."""
    if left.claim.matter != right.claim.matter:
        return False
    if left.claim.matter == PLEDGE and not _in_like_words(left.claim, right.claim):
        return False
    if not left.states & right.states and (left.states or right.states):
        return False
    if left.agreement is not None and right.agreement is not None:
        return left.agreement.id == right.agreement.id
    return gap(bounds(left.made), bounds(right.made)) <= NEAR


def _in_like_words(left: CommitmentClaim, right: CommitmentClaim) -> bool:
    """Tell whether two pledges, of which only their words say what they are, share half of these."""
    ours, theirs = (frozenset(words(one.evidence[0].quote)) for one in (left, right))
    return len(ours & theirs) * 2 >= min(len(ours), len(theirs))


def promise_found(told: Promise) -> Iterator[Key]:
    """Yield the keys under which a promise is found by others that may be of the same thing."""
    yield from _promise_keys(told, found_at(bounds(told.made)))


def promise_asked(told: Promise) -> Iterator[Key]:
    """Yield the keys of those others."""
    yield from _promise_keys(told, asked_at(bounds(told.made), NEAR))


def _promise_keys(told: Promise, times: Sequence[str]) -> Iterator[Key]:
    for state in sorted(told.states) or [""]:
        yield from ((told.claim.matter, state, "day", when) for when in times)
        if told.agreement is not None:
            yield told.claim.matter, state, "agreement", told.agreement.id


def _fits(told: Promise, group: _Group, wholes: Wholes) -> bool:
    """Tell whether a promise is another telling of what ``group`` tells."""
    first, claim = group.told[0], told.claim
    if first.agreement is not None and told.agreement is not None and first.agreement.id != told.agreement.id:
        return False
    if not _one_obligor(first.claim.obligor, claim.obligor) or not _one_place(first.claim.place, claim.place, wholes):
        return False
    return any(beside(told, one) for one in group.sorts.values())


def _debt(group: Sequence[Promise]) -> Debt:
    first = group[0]
    made = first.agreement and _made(first.agreement)
    return Debt(
        id=content_id("commitment", first.claim.id),
        matter=first.claim.matter,
        place=first.claim.place,
        agreement=first.agreement.id if first.agreement else None,
        made=made or min((one.claim.agreed_on for one in group if one.claim.agreed_on), default=None),
        states=tuple(sorted(frozenset().union(*(one.states for one in group)))),
        promises=tuple(one.claim.id for one in group),
    )


def _made(agreement: Agreement) -> str | None:
    return agreement.signed or agreement.declared or agreement.effective


def _one_place(left: str | None, right: str | None, wholes: Wholes) -> bool:
    if left is None or right is None or left == right:
        return True
    return within(left, right, wholes) or within(right, left, wholes)


def _one_obligor(left: Sequence[str], right: Sequence[str]) -> bool:
    return not left or not right or bool(set(left) & set(right))


# ---- what was told of them later


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A later telling, with the agreement (its id) that it names and the last day on which it may have come about."""

    claim: CommitmentClaim
    agreement: str | None
    last_day: str


def outcome(claim: CommitmentClaim, record: Record, witnesses: Witnesses) -> Outcome:
    """Return a later telling ready to be held against what is owed."""
    told = bounds(claim.date)[1] or bounds(witnesses.published(claim.document))[1]
    agreement = record.get(claim.naming or "")
    return Outcome(
        claim=claim, agreement=agreement.id if agreement else None, last_day=told.isoformat() if told else UNDATED
    )


def best_of(told: Outcome, debts: Iterable[Debt], wholes: Wholes) -> tuple[Debt, int] | None:
    """Return which of ``debts`` a telling belongs to, and how well it goes with it; of two as good, the later one."""
    named = _named(told.claim.parties, wholes), _around(told, wholes)
    ranked = [(rank, one) for one in debts if (rank := _rank(told, one, wholes, *named))[0] > 0]
    best = max(ranked, key=lambda found: found[0], default=None)
    return (best[1], best[0][0]) if best else None


def rank_of(told: Outcome, debt: Debt, wholes: Wholes) -> tuple[int, str, str]:
    """Return by what a telling belongs to one thing owed rather than to another; no fit is 0."""
    return _rank(told, debt, wholes, _named(told.claim.parties, wholes), _around(told, wholes))


def _rank(
    told: Outcome, debt: Debt, wholes: Wholes, own: frozenset[str], around: frozenset[str]
) -> tuple[int, str, str]:
    return _fit(told, debt, wholes, own, around), debt.made or "", debt.id


def sort_of(debt: Debt) -> str:
    """Return what a debt is apart from its day and promises: of one sort, a telling belongs to the last before it.

    A day that is none (a month, or not told) is of the sort: such days are not one before another.
    """
    made = debt.made if debt.made is None or not is_day(debt.made) else ""
    return json.dumps([debt.matter, debt.place, debt.agreement, debt.states, made], ensure_ascii=False)


def of_sort(sort: str) -> Debt:
    """Return a debt of a sort, without id and promises."""
    matter, place, agreement, states, made = json.loads(sort)
    return Debt(id="", matter=matter, place=place, agreement=agreement, made=made, states=tuple(states), promises=())


def last_before(told: Outcome, debt: Debt, days: Sequence[tuple[str, str]]) -> Debt | None:
    """Return the last debt of a sort (of which ``debt`` is one) that a telling may belong to; ``days`` are the days of
    all that are of this sort, each with its id, in order."""
    at = bisect_right(days, (told.last_day, _BEHIND_ALL)) if debt.made == "" else len(days)
    if not at:
        return None
    made, name = days[at - 1]
    return replace(debt, id=name, made=made or None)


_BEHIND_ALL = chr(0x10FFFF)


def debt_found(debt: Debt) -> Iterator[Key]:
    """Yield the keys under which a telling finds what is owed."""
    yield from ((debt.matter, name) for name in {*debt.states, *((debt.agreement,) if debt.agreement else ())})


def debts_asked(told: Outcome, wholes: Wholes) -> Iterator[Key]:
    """Yield the keys of all that a telling may belong to."""
    names = {*_around(told, wholes), *((told.agreement,) if told.agreement else ())}
    yield from ((told.claim.matter, name) for name in names)


def outcome_found(told: Outcome, wholes: Wholes) -> Iterator[Key]:
    """Yield the keys under which a telling is found by what it may belong to."""
    matter, around = told.claim.matter, _around(told, wholes)
    yield from (("own", matter, name) for name in _named(told.claim.parties, wholes))
    yield from (("side", matter, name) for name in around | {wholes.get(name, name) for name in around})
    if told.claim.place is not None:
        yield "place", matter, told.claim.place
    if told.agreement is not None:
        yield "agreement", matter, told.agreement


def outcomes_asked(debt: Debt) -> Iterator[Key]:
    """Yield the keys of tellings that may belong to what is owed; see ``sides_asked`` as well."""
    yield from (("own", debt.matter, name) for name in debt.states)
    if debt.place is not None:
        yield "place", debt.matter, debt.place
    if debt.agreement is not None:
        yield "agreement", debt.matter, debt.agreement


def sides_asked(debt: Debt, wholes: Wholes) -> list[Key]:
    """Return the keys of tellings that speak of one of its sides: who speaks of all is found under any of these."""
    return [("side", debt.matter, name) for name in sorted({wholes.get(name, name) for name in debt.states})]


def _around(told: Outcome, wholes: Wholes) -> frozenset[str]:
    return _named((*told.claim.parties, *told.claim.context), wholes)


def _fit(told: Outcome, debt: Debt, wholes: Wholes, own: frozenset[str], around: frozenset[str]) -> int:
    """Return how well a telling goes with what is owed: 0 where it is of something else, or of an earlier time.

    It is told of ``own`` names, and speaks of those ``around``.
    """
    claim = told.claim
    if claim.matter != debt.matter or not _one_place(claim.place, debt.place, wholes) or _before(told, debt):
        return 0
    if told.agreement is not None and told.agreement == debt.agreement:
        return 8
    states = frozenset(debt.states)
    own, around = own & states, around & states
    sides = {wholes.get(party, party) for party in states}
    spoken_of = {wholes.get(party, party) for party in around}
    placed = claim.place is not None and claim.place == debt.place
    alone = claim.status != MENTIONED and _soon(told, debt)  # one side by itself, in a report that names no other
    if own and (placed or len(spoken_of) > 1 or alone):
        return 4 + len(own) + 2 * placed
    if around and (placed or (spoken_of >= sides and (len(sides) > 1 or alone))):
        return 2 + placed
    return 0


def _named(parties: Iterable[str], wholes: Wholes) -> frozenset[str]:
    return frozenset(name for party in parties for name in (party, wholes.get(party, party)))


def _soon(told: Outcome, debt: Debt) -> bool:
    made = bounds(debt.made)[1]
    return made is not None and told.last_day <= (made + timedelta(days=YEAR)).isoformat()


def _before(told: Outcome, debt: Debt) -> bool:
    """Tell whether it came about, or was reported, before the thing was agreed."""
    made = bounds(debt.made)[0]
    return made is not None and told.last_day < made.isoformat()
