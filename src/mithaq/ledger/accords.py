"""Signings and the register: an agreement for each signing, and the agreement that each signing and ceasefire made."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from mithaq.model.claims import AgreementClaim, Claim, initialling
from mithaq.model.edtf import is_day
from mithaq.model.ids import composed, content_id
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Agreement, Event

ACCORDS = frozenset({ClaimKind.SIGNING, ClaimKind.CEASEFIRE})


def signings(claims: Iterable[Claim], named: Iterable[AgreementClaim], known: Collection[str]) -> list[AgreementClaim]:
    """Return a naming for each signing whose report names no agreement: the register holds it even without a title.
    So does a truce that took hold tell of the known agreement that made it.

    ``named`` are the namings that reports make; ``known`` the ids of agreements known beforehand.
    """
    told = {(naming.document, naming.agreement) for naming in named}
    return [
        AgreementClaim(
            id=claim.id,
            document=claim.document,
            agreement=agreement,
            names=(),
            date=claim.date if claim.kind is ClaimKind.SIGNING else None,
            status="signed",
            parties=tuple(sorted(claim.parties)),
            evidence=claim.evidence,
            act="signed",
        )
        for claim in claims
        if claim.kind in ACCORDS and claim.status is Status.OCCURRED and not initialling(claim)
        if (agreement := _agreement(claim, known)) is not None and (claim.document, agreement) not in told
    ]


def _agreement(claim: Claim, known: Collection[str]) -> str | None:
    """Return the known agreement that was signed; of one that nothing names, an id made of its parties and day."""
    if len(claim.instruments) == 1 and claim.instruments[0] in known:
        return claim.instruments[0]
    if claim.kind is not ClaimKind.SIGNING or not _alone(claim):
        return None
    return content_id("agreement", claim.date, *sorted(claim.parties))


def _alone(claim: Claim) -> bool:
    return not claim.instruments and len(claim.parties) > 1 and is_day(claim.date)


def with_agreements(events: Iterable[Event], agreements: Iterable[Agreement]) -> list[Event]:
    """Return ``events``; a signing that names none of the register gets the one of its day and parties, if one fits."""
    by_id = {agreement.id: agreement for agreement in agreements}
    by_day: dict[str, list[Agreement]] = {}
    for agreement in by_id.values():
        for day in {agreement.signed, agreement.declared, agreement.effective} - {None}:
            by_day.setdefault(day or "", []).append(agreement)
    return [_signed_by_all(_tied(event, by_day.get(event.date or "", ())), by_id) for event in events]


def _signed_by_all(event: Event, agreements: Mapping[str, Agreement]) -> Event:
    """Return ``event``; where one signatory only is told, the register tells the others."""
    known = [agreements[name] for name in event.agreements if name in agreements]
    if event.kind is not ClaimKind.SIGNING or len(event.parties) != 1 or len(known) != 1:
        return event
    return replace(event, parties=known[0].parties) if event.parties[0] in known[0].parties else event


def _tied(event: Event, agreements: Sequence[Agreement]) -> Event:
    if event.kind not in ACCORDS or not event.parties or not all(map(composed, event.agreements)):
        return event
    fits = [
        one.id for one in agreements if set(event.parties) <= set(one.parties) or set(one.parties) <= set(event.parties)
    ]
    return replace(event, agreements=(fits[0],)) if len(fits) == 1 else event
