"""Claims and judgements folded into the ledger. Pure: the same claims give the same ledger, in whatever order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mithaq.ledger.accords import signings, with_agreements
from mithaq.ledger.amendments import amended_agreements, amended_commitments, amendments
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
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Agreement, Contradiction, Event, Judgement, Ledger
from mithaq.model.reports import Report

SETTLED = "settled"


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
    witnesses = Witnesses(reports)
    instruments = KnownInstruments(known, wholes or {})
    kept = with_known(decided(claims, decisions), instruments)
    groups = components(kept, decisions)
    told = tuple(agreement_claims)
    named = (*told, *signings(kept, told, {agreement.id for agreement in known}))
    agreements, disputed = register(named, known, witnesses, _said(kept), instruments, wholes or {})
    canonical = _canonical(agreements, named)
    events = with_agreements([_event(group, witnesses, wholes or {}, canonical) for group in groups], agreements)
    found = [
        dispute
        for event, group in zip(events, groups, strict=True)
        if event.kind is not ClaimKind.STATEMENT
        for dispute in contradictions(event, group, witnesses, wholes or {}, instruments.own_days(event.agreements))
    ]
    duties, broken = commitments(owed, agreements, witnesses, wholes or {}, decisions)
    put_right = amendments(decisions)
    return Ledger(
        events=tuple(sorted(with_visits(events), key=_chronology)),
        agreements=amended_agreements(agreements, put_right),
        contradictions=tuple(sorted(_settled([*found, *disputed, *broken], decisions), key=lambda one: one.id)),
        commitments=amended_commitments(duties, put_right),
    )


def _said(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """Return what each document says of each agreement in the sentences of its claims."""
    found: dict[tuple[str, str], str] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        for name in claim.instruments:
            quotes = " ".join(evidence.quote for evidence in claim.evidence)
            found[claim.document, name] = f"{found.get((claim.document, name), '')} {quotes}"
    return found


def _chronology(event: Event) -> tuple[str, str]:
    return event.date or "9999", event.id


def _event(group: Sequence[Claim], witnesses: Witnesses, wholes: Wholes, canonical: Mapping[str, str]) -> Event:
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
        people=merged_set(group, "people"),
        place=_place(held, witnesses, wholes) or _place(group, witnesses, wholes),
        claims=tuple(sorted(claim.id for claim in group)),
        history=lived.history,
        third_parties=tuple(name for name in merged_set(group, "third_parties") if name not in parties),
        topics=merged_set(group, "topics"),
        agreements=tuple(sorted({canonical.get(name, name) for name in merged_set(group, "instruments")})),
        format=witnesses.most_told(group, "format"),
        level=witnesses.most_told(group, "level"),
    )


def _place(claims: Sequence[Claim], witnesses: Witnesses, wholes: Wholes) -> str | None:
    """Return the place most texts give, or the one within it that a more precise telling gives."""
    votes = witnesses.votes(claims, "place")
    best = witnesses.most_told(claims, "place")
    if best is None:
        return None
    inner = [place for place in votes if within(place, best, wholes)]
    return min(inner, key=lambda place: (-votes[place], place), default=best)


def _canonical(agreements: Iterable[Agreement], claims: Iterable[AgreementClaim]) -> dict[str, str]:
    """Return the register's id for each id that a report gave an agreement."""
    record = {claim: agreement.id for agreement in agreements for claim in agreement.claims}
    return {claim.agreement: record[claim.id] for claim in claims if claim.id in record}


def _settled(found: Iterable[Contradiction], judgements: Iterable[Judgement]) -> Iterator[Contradiction]:
    """Yield the contradictions, closed where a person chose a side (``left`` its id, ``right`` the value)."""
    chosen = {one.left: one.right for one in judgements if by_person(one) and one.verdict == SETTLED}
    for dispute in found:
        value = chosen.get(dispute.id)
        yield dispute if value is None else replace(dispute, state=SETTLED, current=value)
