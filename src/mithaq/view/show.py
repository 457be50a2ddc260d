"""One record whole: every claim, carrier and sentence behind it."""

from collections.abc import Iterable, Sequence

from mithaq.model.claims import Claim
from mithaq.model.ledger import Ledger
from mithaq.model.reports import Report
from mithaq.view.agreements import agreement_row
from mithaq.view.commitments import commitment_row
from mithaq.view.context import Context, Row, named
from mithaq.view.disputes import dispute_row
from mithaq.view.evidence import evidence
from mithaq.view.mechanisms import mechanisms
from mithaq.view.phrases import claim_sentence
from mithaq.view.sources import source_row
from mithaq.view.timeline import disputed, event_row
from mithaq.view.wording import shown_languages


def show(ledger: Ledger, context: Context, name: str, as_of: str) -> Row | None:
    """Return the record whose id is ``name`` (an event, agreement, dispute, mechanism or document), None without one.

    Beside its line it has ``view`` and ``claims``, each claim with its own fields as the report gave them.
    """
    for event in ledger.events:
        if event.id == name:
            line = event_row(event, disputed(ledger.contradictions).get(name, ()), context, as_of)
            return _whole("timeline", line, event.claims, context)
    for agreement in ledger.agreements:
        if agreement.id == name:
            return _whole("agreements", agreement_row(agreement, ledger, context, as_of), agreement.claims, context)
    for commitment in ledger.commitments:
        if commitment.id == name:
            return _whole("commitments", commitment_row(commitment, context, as_of), commitment.claims, context)
    for dispute in ledger.contradictions:
        if dispute.id == name:
            claims = [claim for side in dispute.sides for claim in side.claims]
            return _whole("disputes", dispute_row(dispute, context, as_of), claims, context)
    return _mechanism(ledger, context, name, as_of) or _source(context, name, as_of)


def _mechanism(ledger: Ledger, context: Context, name: str, as_of: str) -> Row | None:
    line = next((one for one in mechanisms(ledger, context, as_of) if one["id"] == name), None)
    return line and _whole("mechanisms", line, sorted({part["claim"] for part in line["evidence"]}), context)


def _source(context: Context, name: str, as_of: str) -> Row | None:
    report = context.reports.get(name)
    if report is None:
        return None
    own = sorted(claim.id for claim in context.claims.values() if claim.document == name)
    return source_shown(report, own, context, as_of)


def source_shown(report: Report, own: Sequence[str], context: Context, as_of: str) -> Row:
    """Return a report whole; ``own`` are the ids of its claims."""
    return _whole("sources", source_row(report, len(own), context, as_of), own, context) | {"claim_count": len(own)}


def _whole(view: str, line: Row, claims: Iterable[str], context: Context) -> Row:
    told = [claim_row(context.claims[name], context) for name in claims if name in context.claims]
    whole = {**line, "view": view, "claims": told}
    return whole | {"entities": named({key: value for key, value in whole.items() if key != "entities"}, context)}


def claim_row(claim: Claim, context: Context) -> Row:
    """Return one claim as the report made it."""
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "status": claim.status.value,
        "date": claim.date,
        "text": {one: claim_sentence(claim, context, one) for one in shown_languages()},
        "parties": list(claim.parties),
        "third_parties": list(claim.third_parties),
        "people": list(claim.people),
        "place": claim.place,
        "topics": list(claim.topics),
        "instruments": list(claim.instruments),
        "speaker": claim.speaker,
        "act": claim.act.value if claim.act else None,
        "actor": claim.actor,
        "quantities": [{"what": one.what, "of": one.of, "value": one.value} for one in claim.quantities],
        "reported": context.reported(claim),
        "evidence": evidence([claim.id], context),
    }
