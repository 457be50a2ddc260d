"""Claims and reports made by hand, so that a test says only what matters to it."""

from mithaq.model.annotations import DocumentDate
from mithaq.model.claims import AgreementClaim, Claim, Evidence, Quantity
from mithaq.model.documents import Span
from mithaq.model.ids import content_id
from mithaq.model.kinds import Act, Basis, ClaimKind, Status
from mithaq.model.reports import Report


def report(document: str, published: str | None, *, group: str | None = None, copy: str = "original") -> Report:
    basis = Basis.STATED if published else Basis.UNKNOWN
    date = DocumentDate(value=published, basis=basis, candidates=(published,) if published else ())
    return Report(
        document=document,
        file=f"{document}.txt",
        article=0,
        language="ar",
        published=date,
        outlet=f"outlet of {document}",
        text_group=group,
        copy=copy,
    )


def claim(
    document: str,
    kind: str,
    date: str | None,
    parties: str = "",
    people: str = "",
    *,
    status: str = "occurred",
    place: str | None = None,
    speaker: str | None = None,
    actor: str | None = None,
    act: str | None = None,
    quote: str | None = None,
    killed: dict[str | None, int] | None = None,
    corrects: int | None = None,
    instruments: str = "",
    third_parties: str = "",
    format: str | None = None,
    level: str | None = None,
) -> Claim:
    words = quote or f"{document} {kind} {date} {parties} {people} {status} {speaker} {place}"
    counts = tuple(
        Quantity(what="killed", of=of, value=value, corrects=corrects) for of, value in (killed or {}).items()
    )
    return Claim(
        id=content_id("claim", document, kind, date, parties, people, status, place, speaker, words, counts),
        document=document,
        kind=ClaimKind(kind),
        status=Status(status),
        date=date,
        parties=tuple(parties.split()),
        people=tuple(people.split()),
        place=place,
        evidence=(Evidence(document=document, span=Span(start=0, end=len(words)), quote=words),),
        speaker=speaker,
        actor=actor,
        act=Act(act) if act else None,
        quantities=counts,
        instruments=tuple(instruments.split()),
        third_parties=tuple(third_parties.split()),
        format=format,
        level=level,
    )


def agreement(
    document: str,
    name: str,
    *,
    id: str | None = None,
    date: str | None = None,
    parties: str = "",
    status: str = "signed",
    act: str = "mentioned",
    quote: str = "",
) -> AgreementClaim:
    words = quote or name
    return AgreementClaim(
        id=content_id("naming", document, name, date, parties, status, act),
        document=document,
        agreement=id or content_id("named", document, name),
        names=(("en", name),),
        date=date,
        status=status,
        parties=tuple(parties.split()),
        evidence=(Evidence(document=document, span=Span(start=0, end=len(words)), quote=words),),
        act=act,
    )
