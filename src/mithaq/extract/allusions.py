"""Agreements spoken of without a name that says which: "the Geneva agreement", "what was agreed in Beijing in March".

Which one is meant, only the ledger can tell: it knows what those whom the report speaks of agreed, where and when.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mithaq.extract.dates import event_date
from mithaq.extract.lines import Line
from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Annotated, Mention
from mithaq.model.claims import AgreementClaim, Claim, Evidence
from mithaq.model.documents import Span
from mithaq.model.edtf import bounds, days
from mithaq.model.ids import composed, content_id, owner
from mithaq.model.kinds import ClaimKind, MentionType

ALLUDED = "alluded"
_SITES = (MentionType.PLACE, MentionType.COUNTRY)
_BEHIND = 90
"""Letters behind the words within which date and place are told."""
_MOST_DAYS = 366
_UNNAMED = "agreement/agreed"


def allusions(
    annotated: Annotated, lines: Sequence[Line], named: Sequence[AgreementClaim], knowledge: Knowledge
) -> tuple[AgreementClaim, ...]:
    """Return the allusions of a document, beside the agreements that it names (``named``): one a date and place."""
    told = {claim.agreement for claim in named}
    spans = [part.span for claim in named for part in claim.evidence]
    found: dict[tuple[str | None, str | None, str], AgreementClaim] = {}
    for agreement, span in _words(annotated, lines, told):
        if not any(one.overlaps(span) for one in spans):
            claim = _allusion(annotated, agreement, span, knowledge)
            found.setdefault((claim.date, claim.place, claim.agreement), claim)
    context = _spoken_of(annotated, knowledge) if found else ()
    return tuple(replace(claim, context=context) for claim in found.values() if claim.date or claim.place or context)


def located(agreements: Iterable[AgreementClaim], claims: Sequence[Claim]) -> tuple[AgreementClaim, ...]:
    """Return ``agreements``, each with the place where the report tells that it was signed."""
    where = {claim.date: claim.place for claim in claims if claim.kind is ClaimKind.SIGNING and claim.place}
    return tuple(replace(one, place=where.get(one.date)) if one.date in where else one for one in agreements)


def _words(annotated: Annotated, lines: Sequence[Line], told: set[str]) -> Iterator[tuple[str, Span]]:
    for mention in annotated.mentions:
        unknown = mention.entity is not None and composed(mention.entity) and mention.entity not in told
        if mention.type is MentionType.AGREEMENT and unknown:
            yield mention.entity or "", mention.span
    for line in lines:
        for mark in line.marks:
            if mark.tag.name == "agreed":
                yield _UNNAMED, Span(start=line.tokens.starts[mark.start], end=line.tokens.ends[mark.end - 1])


def _allusion(annotated: Annotated, agreement: str, span: Span, knowledge: Knowledge) -> AgreementClaim:
    document = annotated.document
    date = _date(annotated, span)
    place = _place(annotated, span, agreement, knowledge)
    quote = document.text[span.start : span.end]
    return AgreementClaim(
        id=content_id("g", document.id, agreement, date or "", place or "", span.start),
        document=document.id,
        agreement=agreement,
        names=(),
        date=date,
        status="mentioned",
        parties=(),
        evidence=(Evidence(document=document.id, span=span, quote=quote),),
        act=ALLUDED,
        place=place,
    )


def _date(annotated: Annotated, span: Span) -> str | None:
    sentence = next((one for one in annotated.sentences if one.covers(span)), span)
    told = bounds(annotated.dct.value)[0]
    for timex in annotated.timexes:
        date = event_date(timex)
        near = span.start <= timex.span.start <= span.end + _BEHIND and sentence.covers(timex.span)
        begin = bounds(date)[0]
        if (
            near
            and begin is not None
            and (days(date) or _MOST_DAYS + 1) <= _MOST_DAYS
            and (told is None or begin <= told)
        ):
            return date
    return None


def _place(annotated: Annotated, span: Span, agreement: str, knowledge: Knowledge) -> str | None:
    own = owner(agreement)
    if own in knowledge.places:
        return own
    sites = (m for m in annotated.mentions if m.type is MentionType.PLACE and m.entity and _behind(m, span))
    return next((mention.entity for mention in sites), None)


def _behind(mention: Mention, span: Span) -> bool:
    return span.start <= mention.span.start <= span.end + _BEHIND // 2


def _spoken_of(annotated: Annotated, knowledge: Knowledge) -> tuple[str, ...]:
    parties = {party for mention in annotated.mentions for party in mention.parties}
    sites = [mention.entity for mention in annotated.mentions if mention.type in _SITES and mention.entity]
    countries = {country for site in sites if (country := knowledge.country_of(site))}
    return tuple(sorted(parties | countries))
