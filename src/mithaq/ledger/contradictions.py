"""Accounts of one event that cannot both hold. A difference of grain (a month and a day in it) is none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mithaq.ledger.history import HELD
from mithaq.ledger.numbers import Rivalry, counts, rivalries
from mithaq.ledger.witnesses import Witnesses
from mithaq.link.dates import rival_days
from mithaq.link.facts import FORCE, Wholes
from mithaq.link.score import within
from mithaq.model.claims import AgreementClaim, Claim
from mithaq.model.edtf import bounds, meet
from mithaq.model.ids import content_id, owner
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Contradiction, Event, Side

OPEN, CORRECTED = "open", "corrected"


def contradictions(
    event: Event,
    claims: Sequence[Claim],
    witnesses: Witnesses,
    wholes: Wholes,
    own_days: frozenset[str] = frozenset(),
) -> Iterator[Contradiction]:
    """Yield what the claims of ``event`` disagree on: date, place, parties, who began, whether it was, numbers.

    ``own_days`` are the days that its agreement is known to have had: signed at night, in force from the next day.
    """
    told = [claim for claim in sorted(claims, key=witnesses.order) if claim.status in HELD]
    found = {
        "date": _dates([claim for claim in told if not _said_then(claim, witnesses)], own_days),
        "place": {} if event.kind in FORCE else _places(told, wholes),  # a fight may spread over several
        "parties": _parties(told, wholes),
        "initiator": _initiators(told),
        "account": _accounts(told, wholes),
        "status": _held_or_not(event, claims, witnesses),
    }
    if len(found["initiator"]) > 1:
        found["account"] = {}  # who began it is what the accounts differ on
    for field, sides in found.items():
        if len(sides) > 1:
            yield _contradiction(event.id, field, sides)
    yield from _numbers(event, claims, witnesses)


def disagreement(
    about: str, kind: str, field: str, sides: Mapping[str, Iterable[Claim | AgreementClaim]]
) -> Contradiction:
    """Return an open contradiction whose sides are values with the claims that give them."""
    listed = tuple(Side(value=value, claims=tuple(claim.id for claim in told)) for value, told in sides.items())
    return Contradiction(
        id=content_id("dispute", about, field), about=about, about_kind=kind, field=field, sides=listed
    )


def _contradiction(about: str, field: str, sides: Mapping[str, list[Claim]]) -> Contradiction:
    return disagreement(about, "event", field, sides)


def _grouped(claims: Iterable[Claim], field: str) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        value = getattr(claim, field)
        if value is not None:
            found.setdefault(value, []).append(claim)
    return found


def _dates(told: Iterable[Claim], own_days: frozenset[str]) -> dict[str, list[Claim]]:
    """Return the dates of which each has a near one that shares no day with it."""
    dates = _grouped(told, "date")
    rivals = {date for date in dates if any(rival_days(bounds(date), bounds(other)) for other in dates)}
    return {} if own_days >= rivals else {date: claims for date, claims in dates.items() if date in rivals}


def _said_then(claim: Claim, witnesses: Witnesses) -> bool:
    """Tell whether it is dated by the day on which somebody spoke of the end of an agreement, announced before."""
    return claim.kind is ClaimKind.TERMINATION and claim.date == witnesses.reported(claim)


def _places(told: Sequence[Claim], wholes: Wholes) -> dict[str, list[Claim]]:
    """Return the places told of which none lies in another; a party's own name as a place is mere grain.

    So is a country or a region beside a town; and what one report tells of two places is its course, no dispute.
    """
    sides = {party for claim in told for party in (*claim.parties, *claim.third_parties)}
    found = {place: claims for place, claims in _grouped(told, "place").items() if place not in sides}
    larger = {outer for outer in found for inner in found if within(inner, outer, wholes)}
    towns = {place for place in found if place in wholes}
    rivals = {place: claims for place, claims in found.items() if place not in larger and (place in towns or not towns)}
    return rivals if len({claim.document for claims in rivals.values() for claim in claims}) > 1 else {}


def _parties(told: Sequence[Claim], wholes: Wholes) -> dict[str, list[Claim]]:
    """Return the sets of parties of which none holds the other; the same people under another name are no dispute.

    Nor is an organ beside the body that it belongs to.
    """
    found: dict[frozenset[str], list[Claim]] = {}
    for claim in told:
        if claim.parties:
            found.setdefault(frozenset(claim.parties), []).append(claim)
    rivals = [ours for ours in found if any(_rival_sets(found, ours, theirs, wholes) for theirs in found)]
    return {", ".join(sorted(ours)): found[ours] for ours in rivals}


def _rival_sets(
    found: Mapping[frozenset[str], list[Claim]], ours: frozenset[str], theirs: frozenset[str], wholes: Wholes
) -> bool:
    people = [{name for claim in found[parties] for name in claim.people} for parties in (ours, theirs)]
    left, right = ({wholes.get(party, party) for party in parties} for parties in (ours, theirs))
    return not (left <= right or right <= left or len(people[0] & people[1]) >= 2)


def _initiators(told: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return who began it, as told by speakers who name different actors."""
    found: dict[str, list[Claim]] = {}
    speakers: dict[str, set[str]] = {}
    for claim in told:
        if claim.kind in FORCE and claim.actor and claim.speaker:
            found.setdefault(claim.actor, []).append(claim)
            speakers.setdefault(claim.actor, set()).add(claim.speaker)
    everyone = set().union(*speakers.values())
    return found if len(everyone) > 1 else {}


def _accounts(told: Iterable[Claim], wholes: Wholes) -> dict[str, list[Claim]]:
    """Return what speakers of opposed parties say of one attack, in their words."""
    found: dict[str, list[Claim]] = {}
    sides: set[str] = set()
    for claim in told:
        side = next((name for name in _ancestry(claim.speaker, wholes) if name in claim.parties), None)
        telling = claim.kind is ClaimKind.ATTACK and (claim.actor or not claim.quantities)  # a toll is no account
        if telling and side is not None and claim.evidence:
            found.setdefault(claim.evidence[0].quote, []).append(claim)
            sides.add(side)
    return found if len(sides) > 1 else {}


def _ancestry(name: str | None, wholes: Wholes) -> Iterator[str]:
    seen: set[str] = set()
    while name is not None and name not in seen:
        yield name
        seen.add(name)
        name = wholes.get(name) or owner(name)


def _held_or_not(event: Event, claims: Iterable[Claim], witnesses: Witnesses) -> dict[str, list[Claim]]:
    """Return the tellings that it took place and those that it did not, of the day on which it did."""
    ordered = sorted(claims, key=witnesses.order)
    held = [claim for claim in ordered if claim.status in HELD]
    against = [claim for claim in ordered if _against(claim, event, witnesses)]
    if not any(_contradicts(no, yes) for no in against for yes in held):
        return {}
    return {Status.OCCURRED.value: held, against[0].status.value: against}


def _against(claim: Claim, event: Event, witnesses: Witnesses) -> bool:
    if claim.status is Status.DENIED:
        return True
    if claim.status is not Status.CANCELLED or not claim.date or not meet(bounds(claim.date), bounds(event.date)):
        return False
    # A plan called off, then taken up again and held, is a history; only a later "it was called off" disputes it.
    return (witnesses.reported(claim) or "") >= (event.date or "")


def _contradicts(no: Claim, yes: Claim) -> bool:
    """Tell whether two voices say yes and no; a report that speaks for itself does not contradict itself."""
    return no.document != yes.document or (no.status is Status.DENIED and no.speaker != yes.speaker)


def _numbers(event: Event, claims: Iterable[Claim], witnesses: Witnesses) -> Iterator[Contradiction]:
    for (what, of), told in counts(claims, witnesses).items():
        rivals = list(rivalries(told))
        if rivals:
            yield _number(event, what, of, rivals)


def _number(event: Event, what: str, of: str | None, rivals: Sequence[Rivalry]) -> Contradiction:
    sides: dict[str, list[str]] = {}
    for rival in rivals:
        for count, value in ((rival.old, _old_value(rival)), (rival.new, rival.new.value)):
            names = sides.setdefault(str(value), [])
            if count.claim.id not in names:
                names.append(count.claim.id)
    last = rivals[-1]
    corrected = last.state == CORRECTED
    return Contradiction(
        id=content_id("dispute", event.id, what, of),
        about=event.id,
        about_kind="event",
        field=what,
        sides=tuple(Side(value=value, claims=tuple(names)) for value, names in sides.items()),
        state=last.state,
        current=str(last.new.value) if corrected else None,
        corrected_by=last.new.claim.id if corrected else None,
    )


def _old_value(rival: Rivalry) -> int:
    return rival.new.corrects if rival.new.corrects is not None else rival.old.value
