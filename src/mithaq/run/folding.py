"""The ledger of a store: claims as people corrected them, linked and folded."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from mithaq.knowledge import Known, known_names
from mithaq.model.annotations import Entity
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.documents import Document
from mithaq.model.edtf import bounds
from mithaq.model.ledger import Judgement, Ledger
from mithaq.model.reports import Report
from mithaq.run.words import own_words
from mithaq.store import Store
from mithaq.view.context import Context

if TYPE_CHECKING:
    from mithaq.run.linking import Linking

C = TypeVar("C", Claim, AgreementClaim, CommitmentClaim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that the documents of a store tell, before any decision: it changes only when reports are added."""

    claims: tuple[Claim, ...]
    namings: tuple[AgreementClaim, ...]
    owed: tuple[CommitmentClaim, ...]
    reports: tuple[Report, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A ledger with all that it was folded from; ``context`` finds claims, reports and names for the views.

    ``decisions`` are people's judgements as they were made, ``by_people`` those of them that hold, each with the id of
    the claim it is about; ``judged`` is the number of the last of them; ``rejected`` are the claims they threw out.
    """

    ledger: Ledger
    context: Context
    reports: tuple[Report, ...]
    judgements: Sequence[Judgement]
    by_people: tuple[Judgement, ...] = ()
    decisions: tuple[Judgement, ...] = ()
    judged: int = 0
    rejected: tuple[Claim, ...] = ()


def folded(store: Store, linking: "Linking | None" = None) -> Folded:
    """Link and fold all that a store holds, on an engine if one is given. The result depends on its content only."""
    judged, decisions = store.judged()
    return decided_on(told(store, linking), decisions, judged, linking)


def told(store: Store, linking: "Linking | None" = None) -> Told:
    """Read all that the documents of a store tell, with which of them carry one text."""
    return Told(
        claims=store.claims(),
        namings=store.agreement_claims(),
        owed=store.commitment_claims(),
        reports=with_copies(store.reports(), store.documents(), linking),
        entities=(*known_entities(), *store.entities()),
    )


def decided_on(whole: Told, decisions: tuple[Judgement, ...], judged: int, linking: "Linking | None" = None) -> Folded:
    """Fold what the documents tell with what people decided; ``judged`` is the number of the last decision."""
    from mithaq.link.anchors import found
    from mithaq.link.decisions import decided, rejected_by
    from mithaq.link.relinks import relinked, relinks
    from mithaq.link.withdrawals import standing

    everything: tuple[Claim | CommitmentClaim | AgreementClaim, ...]
    everything = (*whole.claims, *whole.owed, *whole.namings)
    by_people = found(standing(decisions), everything)
    links, gone = relinks(by_people), rejected_by(by_people)
    claims = decided(relinked(whole.claims, links), by_people)
    namings = tuple(one for one in relinked(whole.namings, links) if one.id not in gone)
    owed = tuple(one for one in relinked(whole.owed, links) if one.id not in gone)
    context = Context.of(whole.reports, claims, whole.entities, namings, owed)
    thrown_out = tuple(one for one in whole.claims if one.id in gone)
    return replace(refolded(context, by_people, linking), decisions=decisions, judged=judged, rejected=thrown_out)


def known_by(whole: Folded, day: str) -> Folded:
    """Return the ledger as it stood on ``day`` (EDTF), from what was reported by then and from undated pages."""
    last = bounds(day)[1]
    until = last.isoformat() if last else day
    later = {report.document for report in whole.reports if (report.published.value or "")[:10] > until}
    if not later:
        return whole
    context = whole.context
    kept = replace(
        context,
        reports={name: report for name, report in context.reports.items() if name not in later},
        claims=_told_by(context.claims, later),
        agreement_claims=_told_by(context.agreement_claims, later),
        commitment_claims=_told_by(context.commitment_claims, later),
    )
    found = refolded(kept, whole.by_people)
    return replace(found, decisions=whole.decisions, judged=whole.judged, rejected=whole.rejected)


def _told_by(claims: Mapping[str, C], later: Set[str]) -> dict[str, C]:
    return {name: claim for name, claim in claims.items() if claim.document not in later}


def refolded(context: Context, by_people: tuple[Judgement, ...], linking: "Linking | None" = None) -> Folded:
    """Link and fold what ``context`` holds, with what people decided."""
    from mithaq.knowledge import load
    from mithaq.ledger.fold import fold
    from mithaq.ledger.seeds import known_agreements, wholes
    from mithaq.link.events import link

    reports, claims = tuple(context.reports.values()), tuple(context.claims.values())
    knowledge = load()
    whole, agreements = wholes(knowledge), known_agreements(knowledge)
    judge = linking.judgements if linking else link
    judgements = (*judge(claims, reports, whole, agreements), *by_people)
    namings, owed = context.agreement_claims.values(), context.commitment_claims.values()
    ledger = fold(claims, namings, judgements, reports, known=agreements, wholes=whole, owed=owed)
    return Folded(ledger=ledger, context=context, reports=reports, judgements=judgements, by_people=by_people)


def with_copies(
    reports: tuple[Report, ...], documents: Iterator[Document], linking: "Linking | None" = None
) -> tuple[Report, ...]:
    """Tell of each report which text it carries, and how."""
    from mithaq.link.copies import copy_groups

    texts = ((document.id, own_words(document)) for document in documents)
    group = linking.copies if linking else copy_groups
    groups = group(texts, {report.document: report.published.value for report in reports})
    carried = {member: (group.id, kind) for group in groups for member, kind in group.members}
    return tuple(
        replace(report, text_group=carried[report.document][0], copy=carried[report.document][1])
        if report.document in carried
        else report
        for report in reports
    )


def known_entities() -> Iterator[Entity]:
    """Yield everything known by name: the register names parties that no report may have named."""
    return map(entity_of, known_names().values())


def entity_of(known: Known) -> Entity:
    """Return the entity that a line of the tables names."""
    return Entity(id=known.id, type=known.kind, names=known.names, qid=known.qid)
