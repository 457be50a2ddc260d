"""One understood article as the record that ``mithaq annotate --format jsonl`` prints (docs/formats.md)."""

from typing import Any

from mithaq.knowledge.codes import codes_of
from mithaq.model.annotations import DocumentDate, Entity, Mention, Timex
from mithaq.model.claims import AgreementClaim, Claim, Evidence
from mithaq.model.documents import Diagnostic, Span
from mithaq.model.understood import Understood

Record = dict[str, Any]
_ONE = ("id", "kind", "status", "date", "place", "speaker", "act", "format", "level", "actor")
_MANY = ("parties", "third_parties", "people", "topics", "instruments")


def article_record(understood: Understood, *, with_text: bool = False) -> Record:
    """Return the JSON-ready record of one article; ``with_text`` adds the text that the offsets count in."""
    annotated = understood.annotated
    document = annotated.document
    record: Record = {
        "file": document.name,
        "article": document.part,
        "language": document.language,
        "title": document.title,
        "outlet": document.outlet,
        "agency": document.agency,
        "span": [document.span.start, document.span.end],
        "published": _published(annotated.dct),
        "blocks": [{"kind": block.kind, "start": block.span.start, "end": block.span.end} for block in document.blocks],
        "times": [_time(timex, document.text) for timex in annotated.timexes],
        "mentions": [_mention(mention, document.text) for mention in annotated.mentions],
        "entities": {entity.id: _entity(entity) for entity in annotated.entities},
        "claims": [_claim(claim) for claim in understood.claims],
        "agreements": [_agreement(one) for one in understood.agreements if one.act != "alluded"],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in annotated.diagnostics],
    }
    if with_text:
        record["text"] = document.text
    return record


def _published(dct: DocumentDate) -> Record:
    reasons = [{"why": reason.why, **(_span(reason.span) if reason.span else {})} for reason in dct.reasons]
    return {"value": dct.value, "basis": dct.basis, "candidates": list(dct.candidates), "reasons": reasons}


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _time(timex: Timex, text: str) -> Record:
    told = {name: getattr(timex, name) for name in ("type", "value", "begin", "until", "grain")}
    return {
        **_span(timex.span),
        "text": text[timex.span.start : timex.span.end],
        **told,
        "conflict": list(timex.conflict),
    }


def _mention(mention: Mention, text: str) -> Record:
    quote = text[mention.span.start : mention.span.end]
    return {**_span(mention.span), "text": quote, "type": mention.type, "entity": mention.entity}


def _entity(entity: Entity) -> Record:
    return {"name": dict(entity.names), "type": entity.type, "qid": entity.qid}


def _claim(claim: Claim) -> Record:
    codes = codes_of(claim.kind, claim.status, claim.act)
    told = {name: getattr(claim, name) for name in _ONE}
    lists = {name: list(getattr(claim, name)) for name in _MANY}
    plover = {"event": codes.event, "mode": codes.mode, "context": list(codes.contexts)}
    quantities = [
        {"what": each.what, "value": each.value, "of": each.of, "corrects": each.corrects} for each in claim.quantities
    ]
    return {
        **told,
        **lists,
        "quantities": quantities,
        "codes": {"plover": plover, "cameo": codes.cameo, "pax": list(codes.pax)},
        "extractor": claim.extractor,
        "evidence": [_evidence(each) for each in claim.evidence],
    }


def _evidence(evidence: Evidence) -> Record:
    return {**_span(evidence.span), "quote": evidence.quote}


def _agreement(agreement: AgreementClaim) -> Record:
    return {
        "id": agreement.agreement,
        "name": dict(agreement.names),
        "date": agreement.date,
        "status": agreement.status,
        "parties": list(agreement.parties),
        "evidence": [_evidence(each) for each in agreement.evidence],
    }


def _diagnostic(diagnostic: Diagnostic) -> Record:
    where = _span(diagnostic.span) if diagnostic.span else {}
    return {"code": diagnostic.code, **where, "message": diagnostic.message}
