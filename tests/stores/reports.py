"""Made-up reports for the store's tests: a few sentences of our own, recombined."""

import itertools
from hashlib import sha256

from mithaq.model.annotations import Annotated, DocumentDate, Entity, Mention, Reason
from mithaq.model.claims import AgreementClaim, Claim, Evidence, Quantity
from mithaq.model.documents import Block, Diagnostic, Document, Source, Span
from mithaq.model.ids import content_id
from mithaq.model.kinds import Act, Basis, BlockKind, ClaimKind, MentionType, Status
from mithaq.model.understood import Understood

MEETINGS = (
    "التقى وزير الخارجية في {place} نظيره يوم {day} وبحثا سير المحادثات",
    "عقد الوفدان جلسة جديدة في {place} يوم {day} برعاية الوسطاء",
    "استضافت {place} يوم {day} جولة أخرى من المفاوضات بين الجانبين",
)
CLASHES = (
    "واندلعت اشتباكات قرب {place} أسفرت عن مقتل {number} جنود",
    "وقالت الوزارة إن قصفا طال أطراف {place} وأوقع {number} جرحى",
)
PLACES = ("جدة", "جنيف", "بروكسل", "سوتشي", "براغ", "الدوحة")
OUTLETS = ("الأفق", "المرصد", "النيل", "الأطلس")


def text_of(number: int) -> str:
    """Return the ``number``-th report: a dateline, a meeting, a clash."""
    place, other = PLACES[number % 6], PLACES[number // 6 % 6]
    day = f"2022-{number % 12 + 1:02}-{number % 28 + 1:02}"
    meeting = MEETINGS[number % 3].format(place=place, day=day)
    clash = CLASHES[number % 2].format(place=other, number=number % 90 + 3)
    return f"{place} – {OUTLETS[number % 4]}، {day}\n\n{meeting}.\n{clash}، بحسب التقرير رقم {number}.\n"


def source(number: int, name: str | None = None, outlet: str | None = None) -> Source:
    payload = text_of(number).encode()
    return Source(
        id=sha256(payload).hexdigest(),
        payload=payload,
        media_type="text/plain",
        name=name or f"report-{number:04}.txt",
        outlet=outlet,
        hints=(("language", "ar"),),
    )


def understood(number: int, brought: Source | None = None) -> Understood:
    brought = brought or source(number)
    text = brought.payload.decode()
    key = content_id("doc", brought.id, brought.name, brought.outlet)
    lines = list(_lines(text))
    document = Document(
        id=key,
        source=brought.id,
        name=brought.name,
        part=0,
        language="ar",
        text=text,
        span=Span(start=0, end=len(text)),
        blocks=(Block(kind=BlockKind.BODY, span=Span(start=lines[1].start, end=len(text))),),
        title=f"تقرير {number}",
        outlet=brought.outlet,
        hints=brought.hints,
    )
    return Understood(
        annotated=_annotated(document, lines),
        claims=_claims(document, lines, number),
        agreements=_namings(document, lines),
    )


def _lines(text: str) -> itertools.chain[Span]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield Span(start=at, end=at + len(line))
        at += len(line) + 1


def _annotated(document: Document, lines: list[Span]) -> Annotated:
    day = document.text[lines[0].end - 10 : lines[0].end]
    where = Span(start=lines[0].end - 10, end=lines[0].end)
    reason = Reason(why="dateline", span=where)
    return Annotated(
        document=document,
        dct=DocumentDate(value=day, basis=Basis.STATED, candidates=(day,), reasons=(reason,)),
        sentences=tuple(lines),
        timexes=(),
        mentions=(Mention(id="m1", span=where, type=MentionType.PLACE, entity="Q1", rule="test"),),
        entities=(Entity(id="Q1", type="place", names=(("en", "Place"), ("ar", "مكان")), qid="Q1"),),
        attributions=(),
        events=(),
        diagnostics=(Diagnostic(code="test.note", message="ملاحظة", span=where),),
    )


def _claims(document: Document, lines: list[Span], number: int) -> tuple[Claim, ...]:
    kinds = (ClaimKind.MEETING, ClaimKind.CLASH)
    return tuple(_claim(document, span, kind, number) for span, kind in zip(lines[1:], kinds, strict=True))


def _claim(document: Document, span: Span, kind: ClaimKind, number: int) -> Claim:
    return Claim(
        id=content_id("claim", document.id, kind, span.start),
        document=document.id,
        kind=kind,
        status=Status.OCCURRED,
        date=f"2022-{number % 12 + 1:02}",
        parties=("Q159", "Q227"),
        people=(),
        place="Q1",
        evidence=(_evidence(document, span),),
        act=Act.SAYS if kind is ClaimKind.CLASH else None,
        quantities=(Quantity(what="killed", value=number % 90 + 3),) if kind is ClaimKind.CLASH else (),
        extractor="test",
    )


def _namings(document: Document, lines: list[Span]) -> tuple[AgreementClaim, ...]:
    return (
        AgreementClaim(
            id=content_id("naming", document.id, 0),
            document=document.id,
            agreement="agreement-1",
            names=(("ar", "الاتفاق"),),
            date=None,
            status="signed",
            parties=("Q159",),
            evidence=(_evidence(document, lines[1]),),
        ),
    )


def _evidence(document: Document, span: Span) -> Evidence:
    return Evidence(document=document.id, span=span, quote=document.text[span.start : span.end])
