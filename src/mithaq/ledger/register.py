"""The register of agreements: one record for each document, known by id or told by parties, day and name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mithaq.ledger.allusions import ALLUDED, meant
from mithaq.ledger.contradictions import disagreement
from mithaq.ledger.merge import parties_of
from mithaq.ledger.namings import Group, Said, gathered
from mithaq.ledger.witnesses import Witnesses
from mithaq.link.dates import rival_days
from mithaq.link.facts import Wholes
from mithaq.link.instruments import KnownInstruments, kinds_told
from mithaq.model.claims import AgreementClaim
from mithaq.model.edtf import bounds, is_day
from mithaq.model.ids import composed, content_id
from mithaq.model.ledger import Agreement, Contradiction

_STAGES = ("mentioned", "proposed", "initialled", "declared", "signed", "ratified", "in_force", "ended")
"""How far an agreement has come; a later stage told by any report is not taken back by an earlier one."""


def register(
    claims: Iterable[AgreementClaim],
    known: Sequence[Agreement],
    witnesses: Witnesses,
    said: Said,
    instruments: KnownInstruments,
    wholes: Wholes,
) -> tuple[tuple[Agreement, ...], tuple[Contradiction, ...]]:
    """Return the agreements that ``claims`` name, and what reports and register disagree on.

    ``known`` are the agreements that the project's knowledge holds, with their sets; those that no report names are
    left out. A set that is named brings its members. ``said`` are the sentences in which reports tell of agreements;
    ``instruments`` finds the known one by day and parties. An allusion that means none of them makes no record.
    """
    seeds = {agreement.id: agreement for agreement in known}
    every = sorted(claims, key=lambda claim: claim.id)
    ordered = [claim for claim in every if claim.act != ALLUDED]
    named = _by_id([claim for claim in ordered if claim.agreement in seeds])
    told, rest = _matched([claim for claim in ordered if claim.agreement not in seeds], named, instruments, witnesses)
    records = [
        known_record(seeds[name], (claim.status for claim in group), (claim.id for claim in group))
        for name, group in sorted(told.items())
    ]
    records += _apart(told_records(rest, said, witnesses))
    records = _with_allusions(records, seeds, [one for one in every if one.act == ALLUDED], witnesses, wholes)
    members = {member for record in records for member in record.members} - {record.id for record in records}
    records += [seeds[name] for name in sorted(members & seeds.keys())]
    return tuple(sorted(records, key=lambda record: record.id)), tuple(_disputes(records, ordered, instruments))


def _with_allusions(
    records: Sequence[Agreement],
    seeds: Mapping[str, Agreement],
    claims: Sequence[AgreementClaim],
    witnesses: Witnesses,
    wholes: Wholes,
) -> list[Agreement]:
    """Return ``records`` with the allusions to them, and the known agreements that are only alluded to."""
    told = {record.id for record in records}
    known = [*records, *(seed for name, seed in sorted(seeds.items()) if name not in told)]
    found: dict[str, list[str]] = {}
    for claim, agreement in meant(claims, known, witnesses, wholes).items():
        found.setdefault(agreement, []).append(claim)
    return [
        replace(record, claims=tuple(sorted((*record.claims, *found.get(record.id, ())))))
        for record in known
        if record.id in told or record.id in found
    ]


def _by_id(claims: Iterable[AgreementClaim]) -> dict[str, Group]:
    found: dict[str, Group] = {}
    for claim in claims:
        found.setdefault(claim.agreement, []).append(claim)
    return found


def _matched(
    claims: Sequence[AgreementClaim], named: dict[str, Group], instruments: KnownInstruments, witnesses: Witnesses
) -> tuple[dict[str, Group], Group]:
    """Give each claim of an unknown name to the known agreement of its day and parties; return the others beside."""
    told = {name: list(group) for name, group in named.items()}
    rest: Group = []
    for claim in claims:
        match = known_by(claim, instruments, witnesses)
        if match is None:
            rest.append(claim)
        else:
            told.setdefault(match, []).append(claim)
    return told, rest


def known_by(claim: AgreementClaim, instruments: KnownInstruments, witnesses: Witnesses) -> str | None:
    """Return the known agreement of the claim's day; of a loose name without a day, the one in the news."""
    if claim.date is not None:
        return instruments.signed_on(claim.date, claim.parties, told=kinds_told((claim.agreement,)))
    if not composed(claim.agreement):
        return None
    return instruments.lately(witnesses.published(claim.document), claim.parties)


def known_record(seed: Agreement, statuses: Iterable[str], claims: Iterable[str]) -> Agreement:
    """Return the record of a known agreement that ``claims`` (ids) name, with what they say of how far it has come."""
    status = max((seed.status, *statuses), key=lambda told: (_stage(told), told))
    return replace(seed, status=status, claims=tuple(sorted(claims)))


def told_records(claims: Iterable[AgreementClaim], said: Said, witnesses: Witnesses) -> list[Agreement]:
    """Return the agreements that nobody knows beforehand; two may still go by one id."""
    return [_told(group, witnesses) for group in gathered(claims, said, witnesses)]


def _apart(records: Iterable[Agreement]) -> Iterator[Agreement]:
    """Yield ``records``, each with an id of its own: two that one loose name is given to are two."""
    taken: set[str] = set()
    for record in sorted(records, key=lambda record: (record.id, record.claims)):
        own = record.id if record.id not in taken else second_id(record.id, record.claims[0])
        taken.add(own)
        yield replace(record, id=own)


def second_id(name: str, first: str) -> str:
    """Return the id of an agreement whose loose name another goes by already; ``first`` is the least of its claims."""
    return content_id("agreement", name, first)


def _stage(status: str) -> int:
    return _STAGES.index(status) if status in _STAGES else 0


def _told(claims: Group, witnesses: Witnesses) -> Agreement:
    first = min(claims, key=lambda claim: (not is_day(claim.date), claim.date or "", claim.id))
    status = max((claim.status for claim in claims), key=_stage)
    dated = _dates(claims)
    return Agreement(
        id=_id(first),
        names=tuple(sorted({pair for claim in claims for pair in claim.names})),
        kind="agreement",
        status=status,
        declared=dated.get("declared"),
        signed=dated.get("signed") or dated.get("mentioned"),
        effective=dated.get("in_force"),
        ended=dated.get("ended"),
        parties=parties_of([(claim.parties, witnesses.text_of(claim.document)) for claim in claims]),
        claims=tuple(sorted(claim.id for claim in claims)),
        place=min((claim.place for claim in claims if claim.place), default=None),
    )


def _id(claim: AgreementClaim) -> str:
    """Return the id of an agreement that no register knows: its parties and day, or else the name it goes by."""
    if is_day(claim.date) and claim.parties:
        return content_id("agreement", claim.date, *sorted(claim.parties))
    return content_id("agreement", claim.agreement)


def _dates(claims: Iterable[AgreementClaim]) -> dict[str, str]:
    """Return the most precise date told of each stage."""
    found: dict[str, str] = {}
    for claim in sorted(claims, key=lambda claim: (not is_day(claim.date), claim.id)):
        if claim.date is not None:
            found.setdefault(_dated_stage(claim), claim.date)
    return found


def _dated_stage(claim: AgreementClaim) -> str:
    if claim.act in ("in_force", "ended"):
        return claim.act
    return claim.status if claim.status in ("initialled", "declared", "in_force", "ended") else "signed"


def _disputes(
    records: Iterable[Agreement], claims: Sequence[AgreementClaim], instruments: KnownInstruments
) -> Iterator[Contradiction]:
    by_id = {claim.id: claim for claim in claims}
    for record in records:
        yield from disputes_of(record, [by_id[name] for name in record.claims if name in by_id], instruments)


def disputes_of(
    record: Agreement, claims: Iterable[AgreementClaim], instruments: KnownInstruments
) -> Iterator[Contradiction]:
    """Yield it where reports (``claims``, in the order of their ids) date an agreement otherwise than its record."""
    told = tuple(claims)
    sides: dict[str, list[AgreementClaim]] = {record.signed: []} if record.signed else {}
    for claim in told:
        made = claim.status != "proposed" and _dated_stage(claim) == "signed"  # a planned day is no rival
        if made and rival_days(bounds(claim.date), bounds(record.signed)):
            sides.setdefault(claim.date or "", []).append(claim)
    if record.signed and len(sides) > 1 and not instruments.own_days((record.id,)).issuperset(sides):
        sides[record.signed] = [claim for claim in told if claim.date == record.signed]
        yield disagreement(record.id, "agreement", "date", sides)
