"""What folding rests on beside the claims: what is known, and what people decided."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from mithaq.knowledge import load
from mithaq.ledger.seeds import known_agreements, wholes
from mithaq.link.anchors import document_of, found
from mithaq.link.decisions import decided, rejected_by
from mithaq.link.facts import Fact, Wholes, facts
from mithaq.link.instruments import KnownInstruments, with_known
from mithaq.link.relinks import EVERYWHERE, PREFIX, Relinks, relinked, relinks
from mithaq.link.withdrawals import standing
from mithaq.model.annotations import DocumentDate
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.kinds import Basis
from mithaq.model.ledger import Agreement, Judgement
from mithaq.model.reports import Report
from mithaq.store.shelf import Shelf

Told = Claim | AgreementClaim | CommitmentClaim


@cache
def _wholes() -> Wholes:
    return wholes(load())


@cache
def _known() -> tuple[Agreement, ...]:
    return known_agreements(load())


@cache
def _seeds() -> dict[str, Agreement]:
    return {agreement.id: agreement for agreement in _known()}


@cache
def _instruments() -> KnownInstruments:
    return KnownInstruments(_known(), _wholes())


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Knowledge, and the judgements of people that hold, each with the id of the claim it is about."""

    by_people: tuple[Judgement, ...]

    @property
    def wholes(self) -> Wholes:
        """Return what belongs to what."""
        return _wholes()

    @property
    def known(self) -> tuple[Agreement, ...]:
        """Return the agreements known beforehand."""
        return _known()

    @property
    def seeds(self) -> dict[str, Agreement]:
        """Return them by id."""
        return _seeds()

    def sets_of(self, names: Iterable[str]) -> dict[str, list[str]]:
        """Return the sets that each of these agreements is a member of, where it is of any."""
        sets = [agreement for agreement in self.known if agreement.members]
        found = {name: [one.id for one in sets if name in one.members] for name in names}
        return {name: around for name, around in found.items() if around}

    @property
    def instruments(self) -> KnownInstruments:
        """Return them, to be found by day and parties."""
        return _instruments()

    @cached_property
    def links(self) -> Relinks:
        """Return whom people say that names mean."""
        return relinks(self.by_people)

    @cached_property
    def rejected(self) -> frozenset[str]:
        """Return the claims that people threw out."""
        return rejected_by(self.by_people)

    def claims(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return claims as people put them right, in the order of their ids."""
        return decided(relinked(sorted(claims, key=lambda claim: claim.id), self.links), self.by_people)

    def namings(self, namings: Iterable[AgreementClaim]) -> tuple[AgreementClaim, ...]:
        """Return namings as people put them right."""
        return tuple(one for one in relinked(namings, self.links) if one.id not in self.rejected)

    def owed(self, owed: Iterable[CommitmentClaim]) -> tuple[CommitmentClaim, ...]:
        """Return what is told of things owed as people put it right."""
        return tuple(one for one in relinked(owed, self.links) if one.id not in self.rejected)


def ground_of(shelf: Shelf, decisions: Iterable[Judgement]) -> Ground:
    """Return what folding rests on, of the judgements that people made."""
    holding = standing(decisions)
    documents = {document for one in holding for name in (one.left, one.right) if (document := document_of(name))}
    told: list[Told] = [*shelf.claims_of(documents), *shelf.owed_of(documents), *shelf.namings_of(documents)]
    return Ground(by_people=found(holding, told))


def decided_anew(shelf: Shelf, before: Iterable[Judgement], now: Iterable[Judgement]) -> tuple[set[str], set[str]]:
    """Return the documents whose claims read otherwise by what was decided since, and the ids of all it was about."""
    changed = set(standing(before)) ^ set(standing(now))
    names = {name for one in changed for name in (one.left, one.right)}
    documents = {document for name in names if (document := document_of(name))}
    for name in names:
        if name.startswith(PREFIX):
            document, _, entity = name.removeprefix(PREFIX).partition(":")
            documents |= shelf.documents_that_name(entity) if document == EVERYWHERE else {document}
    documents |= shelf.documents_of_claims(names)
    about = shelf.about(names)
    documents |= shelf.documents_of_claims(
        [claim for event, _ in shelf.bases(about).values() for claim in event.claims]
    )
    return documents, names | about


def facts_of(shelf: Shelf, ground: Ground, claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """Return claims ready to be compared, as people put them right."""
    kept = ground.claims(claims)
    reports = reports_of(shelf, {claim.document for claim in kept})
    return facts(with_known(kept, ground.instruments, reports), reports, ground.wholes)


def light_reports(published: Mapping[str, str | None], texts: Mapping[str, tuple[str, str]]) -> tuple[Report, ...]:
    """Return of each document what linking and folding ask: its day and the text that it carries."""
    return tuple(_light(document, day, texts.get(document)) for document, day in published.items())


def reports_of(shelf: Shelf, documents: Collection[str]) -> tuple[Report, ...]:
    """Return the same of these documents, as the ledger holds them."""
    return light_reports(shelf.published(documents), shelf.texts(documents))


def _light(document: str, day: str | None, text: tuple[str, str] | None) -> Report:
    carried = text[0] if text and text[0] != document else None
    dated = DocumentDate(value=day, basis=Basis.UNKNOWN, candidates=(day,) if day else ())
    return Report(document=document, file="", article=0, language="", published=dated, text_group=carried)
