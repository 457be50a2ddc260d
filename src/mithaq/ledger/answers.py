"""What somebody asserts and another denies: an open dispute about the thing, with both voices."""

from collections.abc import Iterable, Iterator

from mithaq.ledger.contradictions import disagreement
from mithaq.ledger.witnesses import Witnesses
from mithaq.model.claims import Claim
from mithaq.model.kinds import Status
from mithaq.model.ledger import Contradiction, Event

_FIELD = "account"
_NAMED = frozenset({"account", "initiator", "status"})
"""Disputes that already tell of two accounts of one event."""


def answered(
    tellings: Iterable[tuple[Event, tuple[Claim, ...]]], found: Iterable[Contradiction], witnesses: Witnesses
) -> Iterator[Contradiction]:
    """Yield a dispute for each event that some assert and others deny, where ``found`` holds none about it yet.

    A denial names the claim that it answers (``Claim.answers``); an accusation the act that it is about.
    """
    told = [(event, claim) for event, group in tellings for claim in group]
    by_id = {claim.id: (event, claim) for event, claim in told}
    disputed = {one.about for one in found if one.field in _NAMED}
    sides: dict[str, dict[str, list[Claim]]] = {}
    for _, denial in sorted(told, key=lambda pair: witnesses.order(pair[1])):
        if denial.status is not Status.DENIED or denial.answers not in by_id:
            continue
        event, assertion = by_id[denial.answers]
        about = by_id[assertion.answers][0] if assertion.answers in by_id else event
        voices = sides.setdefault(about.id, {})
        for claim in (assertion, denial):
            same = voices.setdefault(claim.speaker or ", ".join(claim.parties), [])
            if claim not in same:
                same.append(claim)
    for about_id, voices in sorted(sides.items()):
        if about_id not in disputed and len(voices) > 1:
            quotes = {claims[0].evidence[0].quote: claims for claims in voices.values()}
            yield disagreement(about_id, "event", _FIELD, quotes)
