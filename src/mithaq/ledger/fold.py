"""Claims and judgements folded into the ledger. Pure: the same claims give the same ledger, in whatever order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mithaq.ledger.accords import signings, with_agreements
from mithaq.ledger.amendments import amended_agreements, amended_commitments, amendments
from mithaq.ledger.answers import answered
from mithaq.ledger.commitments import commitments
from mithaq.ledger.components import components
from mithaq.ledger.contradictions import contradictions
from mithaq.ledger.history import HELD, life
from mithaq.ledger.merge import merged_kind, merged_parties, merged_set, telling, without_absent
from mithaq.ledger.register import register
from mithaq.ledger.visits import with_visits
from mithaq.ledger.witnesses import Witnesses
from mithaq.link.decisions import by_person, decided
from mithaq.link.facts import Wholes
from mithaq.link.instruments import KnownInstruments, with_known
from mithaq.link.score import within
from mithaq.link.strangers import once_each
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Agreement, Contradiction, Event, Judgement, Ledger
from mithaq.model.reports import Report

SETTLED = "settled"
Telling = tuple[Event, tuple[Claim, ...]]
"""An event with the claims that tell it."""
Ids = Mapping[tuple[str, str], str]
"""The register's id for each id that a report (its document) gives an agreement."""


def fold(
    claims: Iterable[Claim],
    agreement_claims: Iterable[AgreementClaim],
    judgements: Iterable[Judgement],
    reports: Iterable[Report],
    *,
    known: Sequence[Agreement] = (),
    wholes: Wholes | None = None,
    owed: Iterable[CommitmentClaim] = (),
) -> Ledger:
    """Return the ledger that ``claims`` make, joined by ``judgements``; those by people outrank those by rule.

    ``known`` seeds the register of agreements with what is known of them; ``wholes`` is as for ``link``;
    ``owed`` is what reports tell of things owed.
    """
    decisions = tuple(judgements)
    reports = tuple(reports)
    witnesses = Witnesses(reports)
    instruments = KnownInstruments(known, wholes or {})
    kept = with_known(decided(claims, decisions), instruments, reports)
    told = tuple(agreement_claims)
    named = (*told, *signings(kept, told, {agreement.id for agreement in known}))
    agreements, disputed = register(named, known, witnesses, said_of(kept), instruments, wholes or {})
    tellings = events_of(kept, decisions, witnesses, wholes or {})
    events = bound(tellings, agreements, record_ids(agreements, named))
    found = [
        dispute
        for event, (_, group) in zip(events, tellings, strict=True)
        for dispute in disputes_of(event, group, witnesses, wholes or {}, instruments)
    ]
    found += list(answered(zip(events, (group for _, group in tellings), strict=True), found, witnesses))
    duties, broken = commitments(owed, agreements, witnesses, wholes or {}, decisions)
    put_right = amendments(decisions)
    return Ledger(
        events=tuple(sorted(with_visits(events), key=chronology)),
        agreements=amended_agreements(agreements, put_right),
        contradictions=tuple(sorted(settled([*found, *disputed, *broken], decisions), key=lambda one: one.id)),
        commitments=amended_commitments(duties, put_right),
    )


def events_of(
    claims: Iterable[Claim], judgements: Iterable[Judgement], witnesses: Witnesses, wholes: Wholes
) -> list[Telling]:
    """Return the events that ``claims`` tell, each with its claims, as they stand by themselves.

    Claims of which no judgement joins any to the rest may be folded apart from them.
    """
    return [(_event(group, witnesses, wholes), group) for group in components(claims, judgements)]


def bound(tellings: Iterable[Telling], agreements: Sequence[Agreement], ids: Ids) -> list[Event]:
    """Return the events of ``tellings`` with the register's agreements for those that they name."""
    named = (_renamed(event, group, ids) if event.agreements else event for event, group in tellings)
    return with_agreements(named, agreements)


def _renamed(event: Event, group: Sequence[Claim], ids: Ids) -> Event:
    """Return ``event`` with the agreements that its own reports mean: elsewhere "the agreement" is another."""
    documents = {claim.document for claim in group}
    meant = [{ids[told, name] for told in documents if (told, name) in ids} or {name} for name in event.agreements]
    return replace(event, agreements=tuple(sorted(set().union(*meant))))


def disputes_of(
    event: Event, group: Sequence[Claim], witnesses: Witnesses, wholes: Wholes, instruments: KnownInstruments
) -> Iterator[Contradiction]:
    """Yield what the claims of an event disagree on; positions differ by nature."""
    if event.kind is not ClaimKind.STATEMENT:
        yield from contradictions(event, group, witnesses, wholes, instruments.own_days(event.agreements))


def said_of(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """Return what each document says of each agreement in the sentences of its claims."""
    found: dict[tuple[str, str], str] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        for name in claim.instruments:
            quotes = " ".join(evidence.quote for evidence in claim.evidence)
            found[claim.document, name] = f"{found.get((claim.document, name), '')} {quotes}"
    return found


def chronology(event: Event) -> tuple[str, str]:
    """Return a sort key: when it was, the undated last, then its id."""
    return event.date or "9999", event.id


def _event(group: Sequence[Claim], witnesses: Witnesses, wholes: Wholes) -> Event:
    """Return the event that ``group`` tells. Its id is its first telling's, so that later reports do not change it."""
    lived = life(group, witnesses)
    held = telling(group, HELD)
    parties = merged_parties(held, witnesses) or merged_parties(group, witnesses)
    if lived.status in HELD:
        parties = without_absent(parties, group, lived.date, witnesses)
    first = min(group, key=witnesses.order)
    return Event(
        id=content_id("event", first.id),
        kind=merged_kind(held, witnesses),
        status=lived.status,
        date=lived.date,
        parties=parties,
        people=once_each(_people(group)),
        place=_place(held, witnesses, wholes) or _place(group, witnesses, wholes),
        claims=tuple(sorted(claim.id for claim in group)),
        history=lived.history,
        third_parties=tuple(name for name in merged_set(group, "third_parties") if name not in parties),
        topics=merged_set(group, "topics"),
        agreements=merged_set(group, "instruments"),
        format=witnesses.most_told(group, "format"),
        level=witnesses.most_told(group, "level"),
    )


def _people(group: Sequence[Claim]) -> tuple[str, ...]:
    """Return who took part or is to; who only called for it is told by the call, and need not have come."""
    others = [claim for claim in group if claim.status is not Status.PROPOSED]
    calling = {claim.speaker for claim in group if claim.status is Status.PROPOSED} if others else set()
    coming = merged_set(others, "people")
    return tuple(name for name in merged_set(group, "people") if name in coming or name not in calling)


def _place(claims: Sequence[Claim], witnesses: Witnesses, wholes: Wholes) -> str | None:
    """Return the place most texts give, or the one within it that a more precise telling gives."""
    votes = witnesses.votes(claims, "place")
    best = witnesses.most_told(claims, "place")
    if best is None:
        return None
    inner = [place for place in votes if within(place, best, wholes)]
    return min(inner, key=lambda place: (-votes[place], place), default=best)


def record_ids(agreements: Iterable[Agreement], claims: Iterable[AgreementClaim]) -> Ids:
    """Return the register's id for each id that a report gave an agreement: of two, the last's."""
    record = {claim: agreement.id for agreement in agreements for claim in agreement.claims}
    ordered = sorted((claim for claim in claims if claim.id in record), key=lambda claim: claim.id)
    return {(claim.document, claim.agreement): record[claim.id] for claim in ordered}


def settled(found: Iterable[Contradiction], judgements: Iterable[Judgement]) -> Iterator[Contradiction]:
    """Yield the contradictions, closed where a person chose a side (``left`` its id, ``right`` the value)."""
    chosen = {one.left: one.right for one in judgements if by_person(one) and one.verdict == SETTLED}
    for dispute in found:
        value = chosen.get(dispute.id)
        yield dispute if value is None else replace(dispute, state=SETTLED, current=value)
