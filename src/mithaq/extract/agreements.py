"""The register's entries of one report: each agreement that it names, with the date and parties it is given."""

from mithaq.extract.dates import event_date
from mithaq.knowledge import Knowledge, KnownAgreement
from mithaq.model.annotations import Annotated, Entity, Mention
from mithaq.model.claims import AgreementClaim, Claim, Evidence
from mithaq.model.documents import Span
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, MentionType, Status

_PLANS = (Status.PROPOSED, Status.SCHEDULED, Status.DECLINED)


def extract_agreements(
    annotated: Annotated, claims: tuple[Claim, ...], knowledge: Knowledge
) -> tuple[AgreementClaim, ...]:
    """Return one entry for each agreement a document names (and for each date it gives one), first mention first."""
    entities = {entity.id: entity for entity in annotated.entities}
    found: dict[tuple[str, str | None], AgreementClaim] = {}
    for mention in annotated.mentions:
        if mention.type is not MentionType.AGREEMENT or mention.entity is None:
            continue
        for date, status, parties in _tellings(mention, claims, annotated, knowledge):
            if (mention.entity, date) not in found:
                found[mention.entity, date] = _entry(annotated, mention, entities, date, status, parties)
    dated = {entity for entity, date in found if date is not None}
    return tuple(entry for (entity, date), entry in found.items() if date is not None or entity not in dated)


def _tellings(
    mention: Mention, claims: tuple[Claim, ...], annotated: Annotated, knowledge: Knowledge
) -> list[tuple[str | None, str, tuple[str, ...]]]:
    """What the text says of the agreement: its signing with date and parties, a date in its name, or nothing."""
    told = [
        claim
        for claim in claims
        if mention.entity in claim.instruments
        and claim.evidence[0].span.covers(mention.span)
        and claim.kind in (ClaimKind.SIGNING, ClaimKind.CEASEFIRE)
    ]
    if told:
        return [(c.date, "proposed" if c.status in _PLANS else "signed", c.parties or mention.parties) for c in told]
    known = knowledge.agreements.get(mention.entity or "")
    if isinstance(known, KnownAgreement) and not known.members:
        return [(known.signed or known.declared or known.effective, "signed", mention.parties or known.parties)]
    inside = next((t for t in annotated.timexes if mention.span.covers(t.span)), None)
    status = "signed" if known or inside else "proposed"
    return [(event_date(inside), status, mention.parties)]


def _entry(
    annotated: Annotated,
    mention: Mention,
    entities: dict[str, Entity],
    date: str | None,
    status: str,
    parties: tuple[str, ...],
) -> AgreementClaim:
    document = annotated.document
    entity = entities.get(mention.entity or "")
    span = Span(start=mention.span.start, end=mention.span.end)
    return AgreementClaim(
        id=content_id("g", document.id, mention.entity or "", date or "", str(span.start)),
        document=document.id,
        agreement=mention.entity or "",
        names=entity.names if entity else (),
        date=date,
        status=status,
        parties=tuple(sorted(parties)),
        evidence=(Evidence(document=document.id, span=span, quote=document.text[span.start : span.end]),),
    )
