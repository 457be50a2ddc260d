"""One value of each field out of many tellings: the most precise that the most independent texts support."""

from collections.abc import Iterable, Mapping, Sequence

from mithaq.ledger.witnesses import UNDATED, Witnesses
from mithaq.model.claims import Claim
from mithaq.model.edtf import bounds, days, meet
from mithaq.model.kinds import ClaimKind, Status

_LOOSE_KIND = (ClaimKind.MEETING, ClaimKind.OPERATION)
_VAGUE = 4000


def merged_date(claims: Sequence[Claim], witnesses: Witnesses) -> str | None:
    """Return the date that most texts bear out; of two, the more precise, then the one reported first."""
    votes = witnesses.votes(claims, "date")
    if not votes:
        return None
    return min(votes, key=lambda value: (*_weight(value, votes), _first(value, claims, witnesses), value))


def _weight(value: str, votes: Mapping[str, int]) -> tuple[float, int]:
    width = days(value) or _VAGUE
    borne = sum(count * 0.5 for other, count in votes.items() if other != value and _bears_out(other, value))
    # A month that ten texts give is no rival of the day that one gives within it.
    return -(votes[value] + borne if width <= 1 else (votes[value] + borne) / 4), width


def _bears_out(other: str, value: str) -> bool:
    return meet(bounds(other), bounds(value))


def _first(value: str, claims: Iterable[Claim], witnesses: Witnesses) -> str:
    return min(witnesses.order(claim)[0] for claim in claims if claim.date == value) or UNDATED


def merged_kind(claims: Sequence[Claim], witnesses: Witnesses) -> ClaimKind:
    """Return the kind most texts give; a more telling kind beats a looser one told as often."""
    votes = witnesses.votes(claims, "kind")
    return ClaimKind(min(votes, key=lambda kind: (-votes[kind], kind in _LOOSE_KIND, kind)))


def merged_parties(claims: Iterable[Claim], witnesses: Witnesses) -> tuple[str, ...]:
    """Return the parties of an event; see ``parties_of``."""
    return parties_of((claim.parties, witnesses.text(claim)) for claim in claims)


def without_absent(
    parties: tuple[str, ...], claims: Iterable[Claim], date: str | None, witnesses: Witnesses
) -> tuple[str, ...]:
    """Return ``parties`` without any that a report of the day itself, or later, says stayed away.

    ``date`` is the day on which the thing took place; a refusal told before it may have been taken back.
    """
    absent = {
        claim.parties[0]
        for claim in claims
        if claim.status is Status.DECLINED and len(claim.parties) == 1
        if date is not None and (witnesses.reported(claim) or "") >= date
    }
    present = tuple(name for name in parties if name not in absent)
    return present if len(present) > 1 else parties


def parties_of(tellings: Iterable[tuple[tuple[str, ...], str]]) -> tuple[str, ...]:
    """Return the parties out of (parties, text) tellings: those of the best supported, and what fuller ones add.

    "The army" for "the state" is not a third party: a telling that replaces a party adds none.
    """
    told: dict[frozenset[str], set[str]] = {}
    for parties, text in tellings:
        if parties:
            told.setdefault(frozenset(parties), set()).add(text)
    if not told:
        return ()
    if len(told) == 2 and all(len(parties) == 1 for parties in told):
        return tuple(sorted(frozenset().union(*told)))  # each side's report names the other only
    best = max(told, key=lambda ours: (_support(ours, told), len(ours), tuple(sorted(ours))))
    for other in sorted(told, key=lambda other: (-len(told[other]), tuple(sorted(other)))):
        best = other if best <= other else best
    return tuple(sorted(best))


def _support(ours: frozenset[str], told: dict[frozenset[str], set[str]]) -> float:
    return sum(len(texts) if other == ours else len(texts) / 2 for other, texts in told.items() if ours & other)


def merged_set(claims: Iterable[Claim], field: str) -> tuple[str, ...]:
    """Return all values that any telling gives, sorted."""
    return tuple(sorted({value for claim in claims for value in getattr(claim, field)}))


def telling(claims: Sequence[Claim], statuses: Iterable[Status]) -> tuple[Claim, ...]:
    """Return the claims of these statuses; all of them where there is none."""
    wanted = frozenset(statuses)
    return tuple(claim for claim in claims if claim.status in wanted) or tuple(claims)
