"""Visits told aside, in a sentence about something else: "after his visit to the kingdom, which began on Friday"."""

from collections.abc import Sequence

from mithaq.extract.commitment_words import OCCASION, Mark
from mithaq.extract.dates import event_date
from mithaq.extract.lines import Line
from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Annotated, Mention
from mithaq.model.claims import Claim, Evidence
from mithaq.model.edtf import bounds
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, MentionType, Status

_RULE = "rule:visit-aside"
_SITES = (MentionType.PLACE, MentionType.COUNTRY)
_BEHIND = 6
_TIME_BEHIND = 70
"""Letters behind the words within which the day of the visit is told."""


def with_asides(
    annotated: Annotated, lines: Sequence[Line], claims: Sequence[Claim], knowledge: Knowledge
) -> tuple[Claim, ...]:
    """Return ``claims`` and the visits told only aside, where traveller, destination and day are told."""
    found = list(claims)
    for line in lines:
        for mark in line.marked.of(OCCASION) if line.story else ():
            if mark.tag.value == ClaimKind.VISIT and not _told(found, line):
                visit = _visit(annotated, line, mark, knowledge)
                found += [visit] if visit else []
    return tuple(found)


def _told(claims: Sequence[Claim], line: Line) -> bool:
    return any(one.kind is ClaimKind.VISIT and line.span.covers(one.evidence[0].span) for one in claims)


def _visit(annotated: Annotated, line: Line, mark: Mark, knowledge: Knowledge) -> Claim | None:
    ended = line.marked.within(("ended_by",), mark.start - 2, mark.start)
    start, end = line.at(mark.start), line.at(min(mark.end + _BEHIND, len(line.words)))
    site = next((one for one in annotated.mentions if one.type in _SITES and start < one.span.start < end), None)
    guests = [one for one in annotated.mentions if one.people and line.span.start <= one.span.start < start]
    if ended is None or site is None or not guests:
        return None
    host = site.parties[0] if site.parties else knowledge.country_of(site.entity or "")
    date = _date(annotated, line, site)
    parties = tuple(sorted({*guests[-1].parties, *([host] if host else [])}))
    if date is None or host is None or len(parties) < 2:
        return None
    document = annotated.document
    quote = document.text[line.span.start : line.span.end]
    return Claim(
        id=content_id("c", document.id, "aside", start, date, *parties),
        document=document.id,
        kind=ClaimKind.VISIT,
        status=Status.OCCURRED,
        date=date,
        parties=parties,
        people=guests[-1].people[:1],
        place=site.entity,
        evidence=(Evidence(document=document.id, span=line.span, quote=quote),),
        outlet=annotated.outlet,
        agency=annotated.agency,
        extractor=_RULE,
    )


def _date(annotated: Annotated, line: Line, site: Mention) -> str | None:
    told = bounds(annotated.dct.value)[0]
    for timex in annotated.timexes:
        near = site.span.end <= timex.span.start <= site.span.end + _TIME_BEHIND and line.span.covers(timex.span)
        begin = bounds(event_date(timex))[0]
        if near and begin is not None and (told is None or begin <= told):
            return event_date(timex)
    return None
