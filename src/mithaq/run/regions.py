"""Claims entered among those that a ledger holds: found by keys, compared, and joined to the regions they belong to."""

from collections.abc import Collection, Container, Iterable, Mapping
from typing import Any

from mithaq.ledger.components import SAME
from mithaq.link.facts import Fact, facts
from mithaq.link.instruments import with_known
from mithaq.link.regions import Labels, akin, found_under, looked_up
from mithaq.model.claims import Claim
from mithaq.run.ground import Ground, reports_of
from mithaq.store import doubts
from mithaq.store.shelf import Shelf


def enter(shelf: Shelf, ground: Ground, documents: Collection[str]) -> set[str]:
    """Enter the claims of documents that are new, or read otherwise than before; return the regions this touches."""
    doubts.drop_of(shelf.connection, documents)
    left = shelf.drop_told(documents)
    told = facts_of(shelf, ground, shelf.claims_of(documents))
    keys = {fact.claim.id: found_under(fact) for fact in told}
    labels = Labels()
    regions = _compare(shelf, ground, told, keys, labels)
    _join_answers(told, keys, labels)
    _join_judged(shelf, ground, {fact.claim.id for fact in told}, labels)
    for name, label in list(labels.joined()):
        shelf.join_regions((name,), label)
    rows = [_row(fact, labels.of(fact.claim.id)) for fact in told]
    shelf.put_told(rows, [{"key": key, "claim": claim} for claim, found in keys.items() for key in sorted(found)])
    touched = {*left, *regions, *(row["region"] for row in rows)}
    return {labels.of(region) for region in touched}


def facts_of(shelf: Shelf, ground: Ground, claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """Return claims ready to be compared, as people put them right."""
    kept = ground.claims(claims)
    reports = reports_of(shelf, {claim.document for claim in kept})
    return facts(with_known(kept, ground.instruments, reports), reports, ground.wholes)


def _row(fact: Fact, region: str) -> dict[str, Any]:
    return {"claim": fact.claim.id, "document": fact.claim.document, "region": region}


def _compare(
    shelf: Shelf, ground: Ground, told: Collection[Fact], keys: Mapping[str, set[int]], labels: Labels
) -> set[str]:
    """Join what belongs together; return the regions of claims held before that any of the new belongs to."""
    asked = {fact.claim.id: looked_up(fact) for fact in told}
    held = shelf.claims_under({key for found in asked.values() for key in found})
    regions = {claim: region for _, claim, region in held}
    others = {fact.claim.id: fact for fact in facts_of(shelf, ground, shelf.claims(regions))}
    under: dict[int, list[Fact]] = {}
    for key, claim, _ in held:
        if claim in others:
            under.setdefault(key, []).append(others[claim])
    touched: set[str] = set()
    known = set(regions.values())
    unsure: list[doubts.Doubt] = []
    for fact in told:
        own = fact.claim.id
        for other in {one.claim.id: one for key in asked[own] for one in under.get(key, ())}.values():
            name = regions.get(other.claim.id, other.claim.id)
            if labels.of(name) == labels.of(own):
                continue
            joined, doubt = akin(other, fact, ground.wholes)
            if joined:
                labels.join((name, own))
                touched |= {name} & known
            elif doubt is not None:
                unsure.append((other.claim.id, own, doubt.score, doubt.reason))
        for key in keys[own]:
            under.setdefault(key, []).append(fact)
    doubts.enter(shelf.connection, unsure)
    return touched


def _join_answers(told: Iterable[Fact], new: Container[str], labels: Labels) -> None:
    """Join what one report asserts and somebody denies: they are no one thing, but of one dispute."""
    for fact in told:
        if fact.claim.answers is not None and fact.claim.answers in new:
            labels.join((fact.claim.id, fact.claim.answers))


def _join_judged(shelf: Shelf, ground: Ground, new: Collection[str], labels: Labels) -> None:
    """Join what people called one."""
    pairs = [(one.left, one.right) for one in ground.by_people if one.verdict == SAME]
    regions = shelf.regions({name for pair in pairs for name in pair})
    for pair in pairs:
        names = [name if name in new else regions.get(name) for name in pair]
        if None not in names:
            labels.join(name for name in names if name)
