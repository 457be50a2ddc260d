"""The day of what is said without one, in a lead most of all, where the next words of the same speaker have it.

"The president stressed that ... . He said in a speech on Friday that ...": the second sentence takes up the first.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from mithaq.extract.dates import lately
from mithaq.model.annotations import EventMention
from mithaq.model.claims import Claim
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind

_LEAD = 3  # sentences with which a report opens, its title among them
_NEXT = 2  # sentences from the lead to the one that takes it up; elsewhere it is the next
_LOOSE = ("was", "earlier")
Made = list[tuple[EventMention, list[Claim]]]


def dated_leads(made: Iterable[tuple[EventMention, Collection[Claim]]], told: date | None) -> Made:
    """Return the claims of each event, those of sayings without a day with that of their speaker's next words."""
    pairs = [(event, list(claims)) for event, claims in made]
    sayings = [
        at for at, (event, claims) in enumerate(pairs) if claims and event.kind is ClaimKind.STATEMENT and _plain(event)
    ]
    for at, following in pairwise(sayings):
        event, claims = pairs[at]
        day = _day_told(event, claims, *pairs[following], told)
        if day is not None:
            pairs[at] = (event, [_redated(event, claim, day) for claim in claims])
    return pairs


def _plain(event: EventMention) -> bool:
    return not any(role == "flag" and value in _LOOSE for role, value in event.arguments)


def _day_told(
    event: EventMention, claims: list[Claim], later: EventMention, others: list[Claim], told: date | None
) -> str | None:
    """The day of the later saying, where it takes up the earlier and has its own time."""
    first, second = claims[0], others[0]
    taken_up = first.speaker is not None and first.speaker == second.speaker
    lead = event.sentence <= _LEAD
    somebody = lead or first.people or first.speaker not in first.parties  # a state says many things on many days
    near = 0 < later.sentence - event.sentence <= (_NEXT if lead else 1)
    own = any(role == "time" for role, _ in later.arguments)
    if first.date is None and taken_up and somebody and near and own and lately(second.date, told):
        return second.date
    return None


def _redated(event: EventMention, claim: Claim, day: str) -> Claim:
    return replace(claim, id=claim_id(event, claim, day), date=day)


def claim_id(event: EventMention, claim: Claim, day: str | None) -> str:
    """Return the id of what a document tells: its kind, status, place in the text, date, and who."""
    start = claim.evidence[0].span.start
    identity = (claim.document, claim.kind, claim.status, str(start), str(event.trigger.start), day or "")
    return content_id("c", *identity, *claim.parties, *claim.people)
