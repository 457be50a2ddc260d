"""The register of agreements and what is owed by them, made anew where a report that tells of either came in.

A naming may mean any agreement, known or told of: so these are folded whole. They are few beside events.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from mithaq.ledger.accords import ACCORDS, signings
from mithaq.ledger.amendments import amended_agreements, amended_commitments, amendments
from mithaq.ledger.commitments import commitments
from mithaq.ledger.fold import record_ids, said_of, settled
from mithaq.ledger.register import register
from mithaq.ledger.witnesses import Witnesses
from mithaq.link.instruments import with_known
from mithaq.model.claims import AgreementClaim, CommitmentClaim
from mithaq.model.ledger import Agreement, Commitment, Contradiction
from mithaq.run.ground import Ground, reports_of
from mithaq.run.refolding import dispute_rows
from mithaq.store import schema
from mithaq.store.codec import to_json
from mithaq.store.shelf import Shelf, written


def enter_namings(shelf: Shelf, ground: Ground, documents: Collection[str]) -> bool:
    """Enter what documents name and sign, with what they say of it; tell whether the register may change by it."""
    told = ground.namings(shelf.namings_of(documents))
    reports = reports_of(shelf, documents)
    claims = with_known(ground.claims(shelf.claims_of(documents)), ground.instruments, reports)
    made = signings(claims, told, {agreement.id for agreement in ground.known})
    said = said_of(claims)
    rows = [
        *(_naming(one, said, made=False) for one in told),
        *(_naming(one, said, made=True) for one in made),
    ]
    changed = shelf.put_namings(documents, rows)
    return changed or bool(shelf.owed_of(documents))


def _naming(one: AgreementClaim, said: Mapping[tuple[str, str], str], *, made: bool) -> dict[str, Any]:
    words = said.get((one.document, one.agreement), "")
    return {"id": one.id, "document": one.document, "made": int(made), "record": to_json(one), "said": words}


def register_anew(shelf: Shelf, ground: Ground) -> set[str]:
    """Make register and commitments anew; return the regions of events that may be bound to other agreements now."""
    rows = shelf.namings()
    named, said = [one for one, _ in rows], {(one.document, one.agreement): words for one, words in rows}
    owed = ground.owed(shelf.all_owed())
    told: list[AgreementClaim | CommitmentClaim] = [*named, *owed]
    reports = reports_of(shelf, {one.document for one in told})
    witnesses = Witnesses(reports)
    agreements, disputed = register(named, ground.known, witnesses, said, ground.instruments, ground.wholes)
    duties, broken = commitments(owed, agreements, witnesses, ground.wholes, ground.by_people)
    put_right = amendments(ground.by_people)
    touched = _bind(shelf, agreements, amended_agreements(agreements, put_right), record_ids(agreements, named))
    _put_commitments(shelf, amended_commitments(duties, put_right))
    reported = {one.id: witnesses.published(one.document) for one in told}
    _put_disputes(shelf, settled([*disputed, *broken], ground.by_people), reported)
    return touched


def _bind(
    shelf: Shelf, agreements: Collection[Agreement], shown: Iterable[Agreement], ids: Mapping[str, str]
) -> set[str]:
    """Put agreements in place of those before; return the regions of events that name or may mean what changed."""
    before = shelf.stored(schema.agreements, schema.agreements.c.base)
    records = {one.id: written(one) for one in shown}
    bases = {one.id: written(one) for one in agreements}
    changed = {name for name in before.keys() | bases.keys() if before.get(name) != bases.get(name)}
    was = {one.id: one for one in shelf.agreements(changed)}
    now = {one.id: one for one in agreements if one.id in changed}
    shown_before = shelf.stored(schema.agreements, schema.agreements.c.record)
    rewritten = changed | {name for name in records if shown_before.get(name) != records[name]}
    rows = [{"id": name, "base": bases[name], "record": records[name]} for name in sorted(rewritten & bases.keys())]
    shelf.replace_rows(schema.agreements.c.id, rewritten, rows)
    days = [{"day": day, "agreement": one.id} for one in now.values() for day in sorted(_days(one))]
    shelf.replace_rows(schema.agreement_days.c.agreement, changed, days)
    touched = shelf.regions_that_name("agreement", changed)
    touched |= shelf.regions_that_name("instrument", changed | _rename(shelf, ids))
    every = {day for one in (*was.values(), *now.values()) for day in _days(one)}
    return touched | shelf.regions_on(every, [kind.value for kind in ACCORDS])


def _days(agreement: Agreement) -> set[str]:
    return {day for day in (agreement.signed, agreement.declared, agreement.effective) if day}


def _rename(shelf: Shelf, ids: Mapping[str, str]) -> set[str]:
    """Keep which agreement each id in reports means; return the ids that mean another than before."""
    before = shelf.namesakes()
    changed = {name for name in before.keys() | ids.keys() if before.get(name) != ids.get(name)}
    rows = [{"name": name, "agreement": ids[name]} for name in sorted(changed & ids.keys())]
    shelf.replace_rows(schema.namesakes.c.name, changed, rows)
    return changed


def _put_commitments(shelf: Shelf, duties: Collection[Commitment]) -> None:
    before = shelf.stored(schema.commitments, schema.commitments.c.record)
    numbers = shelf.stored(schema.commitments, schema.commitments.c.number)
    records = {one.id: written(one) for one in duties}
    places = {one.id: number for number, one in enumerate(duties)}
    changed = {
        name
        for name in before.keys() | records.keys()
        if before.get(name) != records.get(name) or numbers.get(name) != places.get(name)
    }
    rows = [{"id": name, "number": places[name], "record": records[name]} for name in sorted(changed & records.keys())]
    shelf.replace_rows(schema.commitments.c.id, changed, rows)


def _put_disputes(shelf: Shelf, found: Iterable[Contradiction], reported: Mapping[str, str | None]) -> None:
    rows = dispute_rows(found, reported)
    before = shelf.disputes_about(("agreement", "commitment"))
    new = {row["id"]: row for row in rows}
    changed = {
        name for name in before.keys() | new.keys() if name not in new or before.get(name) != new[name]["record"]
    }
    shelf.replace_rows(schema.disputes.c.id, changed, [new[name] for name in sorted(changed & new.keys())])
