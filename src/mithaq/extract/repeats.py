"""Which claims of a report tell again what it has told, and add nothing; which only tell who tells."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from mithaq.annotate.events.telling import TELLER
from mithaq.extract.discourse import FORCE
from mithaq.model.annotations import Annotated, EventMention
from mithaq.model.claims import Claim
from mithaq.model.documents import Span
from mithaq.model.kinds import Act, ClaimKind


def told_once(claims: Iterable[Claim]) -> list[Claim]:
    """Leave out a claim that an earlier one of the same document already holds with all it says."""
    kept: list[Claim] = []
    for claim in claims:
        at = next((at for at, other in enumerate(kept) if _holds(other, claim)), None)
        if kept and _only_counts(kept[-1], claim):
            counted = (*kept[-1].quantities, *claim.quantities)
            place = claim.place or kept[-1].place
            kept[-1] = replace(claim, place=place, quantities=counted, evidence=(*claim.evidence, *kept[-1].evidence))
        elif at is None and kept and _tells_where(kept[-1], claim):
            kept[-1] = replace(kept[-1], place=claim.place, evidence=(*kept[-1].evidence, *claim.evidence))
        elif at is None:
            kept.append(claim)
        elif new := set(claim.quantities) - set(kept[at].quantities):
            counted = tuple(quantity for quantity in claim.quantities if quantity in new)
            kept[at] = replace(
                kept[at],
                quantities=(*kept[at].quantities, *counted),
                evidence=(*kept[at].evidence, *claim.evidence),
            )
    return kept


def told_anew(annotated: Annotated, made: Iterable[tuple[EventMention, Collection[Claim]]]) -> list[Claim]:
    """Return the claims made of events that tell something new, without sayings that tell only what is a claim."""
    pairs = list(made)
    kept = told_once(claim for _, claims in pairs for claim in claims)
    told = {(claim.kind, part.span.start) for claim in kept for part in claim.evidence}
    new = [
        (event, [one for one in claims if (one.kind, one.evidence[0].span.start) in told]) for event, claims in pairs
    ]
    return told_once(claim for event, claims in pairs if not _told_inside(annotated, event, new) for claim in claims)


def _told_inside(
    annotated: Annotated, speech: EventMention, made: Iterable[tuple[EventMention, Collection[Claim]]]
) -> bool:
    """Tell whether a saying that stands back for what it says has made a claim by that: else it is one itself. Of
    what two are said to have spoken of, their contact was told before; a denial of it is none.
    """
    if ("flag", TELLER) not in speech.arguments:
        return False
    said = next(each.content for each in annotated.attributions if each.id == speech.attribution)
    inside = Span(start=speech.trigger.end, end=max(said.end, speech.clause.end))
    meant = {("flag", "about"), ("flag", "object")}
    same = ((event, claims) for event, claims in made if event.sentence == speech.sentence and event is not speech)
    weak = ("flag", "weak")
    denied = speech.act is Act.DENIES
    inner = (
        (event, claims)
        for event, claims in same
        if inside.overlaps(event.trigger) and (not meant.isdisjoint(event.arguments) or said.overlaps(event.trigger))
    )  # "said, while receiving his counterpart, that ...": the meeting is not what he said
    return any(claims or (weak in event.arguments and not denied) for event, claims in inner)


def _holds(earlier: Claim, later: Claim) -> bool:
    if earlier.kind is not later.kind or earlier.status is not later.status or earlier.kind is ClaimKind.STATEMENT:
        return False
    return (
        later.date in (None, earlier.date)
        and set(later.parties) <= set(earlier.parties)
        and set(later.people) <= set(earlier.people)
        and later.place in (None, earlier.place)
        and (later.actor is None or later.speaker in (None, earlier.speaker))
        and not _answers(earlier, later)
        and (set(later.quantities) <= set(earlier.quantities) or _goes_on(earlier, later))
    )


def _answers(earlier: Claim, later: Claim) -> bool:
    """Tell whether one side strikes back whom the other struck: no telling again of one deed."""
    return earlier.actor is not None and later.actor is not None and earlier.actor != later.actor


def _tells_where(earlier: Claim, later: Claim) -> bool:
    """Tell whether the clause right behind only adds where it was: "they last met on the 29th, when they met in the
    palace"."""
    same = earlier.kind is later.kind and earlier.status is later.status and earlier.parties == later.parties
    adds = earlier.place is None and later.place is not None and earlier.date is not None and later.people == ()
    near = 0 <= later.evidence[0].span.start - earlier.evidence[-1].span.end <= _CLOSE
    return same and adds and near and earlier.date == later.date and earlier.kind is not ClaimKind.STATEMENT


_CLOSE = 2  # characters: a space, or a comma and a space


def _only_counts(earlier: Claim, later: Claim) -> bool:
    """Tell whether the clause before only counts what the later one tells: "ten were killed and two hurt in a raid"."""
    empty = not earlier.parties and earlier.date is None and (earlier.place is None or later.place is None)
    same = earlier.kind is later.kind and earlier.kind in FORCE and earlier.status is later.status
    return empty and same and 0 <= later.evidence[0].span.start - earlier.evidence[-1].span.end <= _CLOSE


def _goes_on(earlier: Claim, later: Claim) -> bool:
    """Tell whether the later one only counts what the clause right before it told: "exploded and killed ten"."""
    behind = later.evidence[0].span.start - earlier.evidence[-1].span.end
    return not earlier.quantities and 0 <= behind <= _CLOSE
