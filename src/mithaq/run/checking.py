"""Check that a ledger can be trusted: every quote stands where it says, and every id is that of its content."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.documents import Document
from mithaq.store import Store, delivery_id

if TYPE_CHECKING:
    from mithaq.run.linking import Linking

Told = Claim | AgreementClaim | CommitmentClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was found wrong (nothing, one hopes), how much was looked at, and the digest of the content."""

    problems: tuple[str, ...]
    counts: dict[str, int]
    digest: str


def check(store: Store, *, fold: bool = False, linking: "Linking | None" = None) -> CheckReport:
    """Look at every page, reference, id and quote of the ledger.

    ``fold``: fold all of it anew too, linked on an engine if one is given, and hold its records to that.
    """
    problems = [*store.damage(), *_wrong_sources(store), *_wrong_quotes(store)]
    if fold:
        problems += _wrong_records(store, linking)
    return CheckReport(problems=tuple(problems), counts=store.counts(), digest=store.digest())


def _wrong_records(store: Store, linking: "Linking | None") -> Iterator[str]:
    """Tell which kinds of records are not those that folding everything at once gives."""
    from mithaq.run.folding import folded
    from mithaq.run.restored import restored

    kept, whole = restored(store).ledger, folded(store, linking).ledger
    for kind in ("events", "agreements", "contradictions", "commitments"):
        ours, theirs = getattr(kept, kind), getattr(whole, kind)
        if ours != theirs:
            yield f"{kind}: {len(set(ours) ^ set(theirs))} records are not those of all claims folded at once"


def _wrong_sources(store: Store) -> Iterator[str]:
    for delivery, source in store.deliveries():
        if sha256(source.payload).hexdigest() != source.id:
            yield f"source {source.id}: its bytes have another hash"
        if delivery_id(source) != delivery:
            yield f"delivery {delivery} ({source.name}): its id is not that of its content"


def _wrong_quotes(store: Store) -> Iterator[str]:
    claims: dict[str, list[Told]] = {}
    every: tuple[Told, ...] = (*store.claims(), *store.agreement_claims(), *store.commitment_claims())
    for claim in every:
        claims.setdefault(claim.document, []).append(claim)
    for document in store.documents():
        for claim in claims.get(document.id, ()):
            yield from _misquotes(claim, document)


def _misquotes(claim: Told, document: Document) -> Iterator[str]:
    if not claim.evidence:
        yield f"claim {claim.id} ({document.name}): has no evidence"
    for evidence in claim.evidence:
        start, end = evidence.span.start, evidence.span.end
        if document.text[start:end] != evidence.quote:
            yield f"claim {claim.id} ({document.name}): its quote is not what stands at {start}-{end}"
