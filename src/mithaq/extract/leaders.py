"""Who led the delegations that met, told beside the meeting: "the Russian delegation was headed by X"."""

from collections.abc import Sequence
from dataclasses import replace

from mithaq.extract.lines import Line
from mithaq.model.annotations import Annotated, Mention
from mithaq.model.claims import Claim, Evidence
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, MentionType, Status

_RULE = "rule:leaders"
_LED, _DELEGATION = "led", "delegation"
_HELD = (Status.OCCURRED, Status.ONGOING, Status.SCHEDULED)
_AFTER = 2
"""Sentences behind that of a meeting in which its delegations may be told."""


def with_leaders(annotated: Annotated, lines: Sequence[Line], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return ``claims`` with those who led the delegations of a meeting: in the claim of a sentence that tells both,
    in a further one of the same meeting where a sentence behind tells only them."""
    found = list(claims)
    for number, line in enumerate(lines):
        if line.story and line.marked.of(_LED) and line.marked.of(_DELEGATION):
            at = _meeting(found, lines[max(0, number - _AFTER) : number + 1])
            if at is not None and (there := _leaders(annotated.mentions, line, found[at])):
                if line.span.covers(found[at].evidence[0].span):
                    found[at] = replace(found[at], people=tuple(sorted({*found[at].people, *there})))
                else:
                    found.insert(at + 1, _told_behind(annotated, line, found[at], there))
    return tuple(found)


def _meeting(claims: Sequence[Claim], near: Sequence[Line]) -> int | None:
    """Return where the last meeting of two sides or more stands that these sentences tell."""
    told = [
        at
        for at, claim in enumerate(claims)
        if claim.kind is ClaimKind.MEETING and claim.status in _HELD and len(claim.parties) > 1
        if any(line.span.covers(claim.evidence[0].span) for line in near)
    ]
    return max(told, key=lambda at: claims[at].evidence[0].span.start, default=None)


def _leaders(mentions: Sequence[Mention], line: Line, meeting: Claim) -> set[str]:
    """Return the persons of a sentence who stand for a side of the meeting."""
    named = (each for each in mentions if each.type is MentionType.PERSON and line.span.covers(each.span))
    sides = (each for each in named if each.parties and set(each.parties) <= set(meeting.parties))
    return {person for each in sides for person in each.people}


def _told_behind(annotated: Annotated, line: Line, meeting: Claim, there: set[str]) -> Claim:
    document = annotated.document
    quote = document.text[line.span.start : line.span.end]
    return replace(
        meeting,
        id=content_id("c", meeting.id, "led", line.span.start),
        people=tuple(sorted({*meeting.people, *there})),
        evidence=(Evidence(document=document.id, span=line.span, quote=quote),),
        extractor=_RULE,
    )
