"""Signings and the register: an agreement for each signing, and the agreement that each signing and ceasefire made."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mithaq.model.claims import AgreementClaim, Claim
from mithaq.model.edtf import is_day
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Agreement, Event

_ACCORDS = frozenset({ClaimKind.SIGNING, ClaimKind.CEASEFIRE})


def signings(claims: Iterable[Claim]) -> list[AgreementClaim]:
    """Return a naming for each signing that names nothing: an agreement is in the register even without a title."""
    return [
        AgreementClaim(
            id=claim.id,
            document=claim.document,
            agreement=content_id("agreement", claim.date, *sorted(claim.parties)),
            names=(),
            date=claim.date,
            status="signed",
            parties=tuple(sorted(claim.parties)),
            evidence=claim.evidence,
            act="signed",
        )
        for claim in claims
        if claim.kind is ClaimKind.SIGNING and claim.status is Status.OCCURRED and _alone(claim)
    ]


def _alone(claim: Claim) -> bool:
    return not claim.instruments and len(claim.parties) > 1 and is_day(claim.date)


def with_agreements(events: Iterable[Event], agreements: Iterable[Agreement]) -> list[Event]:
    """Return ``events``; a signing that names no agreement gets the one of its day and parties, where only one fits."""
    by_day: dict[str, list[Agreement]] = {}
    for agreement in agreements:
        for day in {agreement.signed, agreement.declared, agreement.effective} - {None}:
            by_day.setdefault(day or "", []).append(agreement)
    return [_tied(event, by_day.get(event.date or "", ())) for event in events]


def _tied(event: Event, agreements: Sequence[Agreement]) -> Event:
    if event.kind not in _ACCORDS or event.agreements or not event.parties:
        return event
    fits = [
        one.id for one in agreements if set(event.parties) <= set(one.parties) or set(one.parties) <= set(event.parties)
    ]
    return replace(event, agreements=(fits[0],)) if len(fits) == 1 else event
