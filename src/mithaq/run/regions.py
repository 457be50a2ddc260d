"""Claims entered among those that a ledger holds, and what is folded together: a thing, and what is tied to it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from mithaq.ledger.components import SAME
from mithaq.link.facts import Fact
from mithaq.link.regions import Labels
from mithaq.run.ground import Ground, facts_of
from mithaq.run.joining import Joining, telling_of
from mithaq.store import doubts
from mithaq.store.links import Links, Told
from mithaq.store.shelf import Shelf


def enter(shelf: Shelf, ground: Ground, documents: Collection[str]) -> set[str]:
    """Enter the claims of documents that are new, or read otherwise than before; return the regions this touches."""
    doubts.drop_of(shelf.connection, documents)
    links = Links(shelf.connection)
    left = links.drop_told(documents)
    told = facts_of(shelf, ground, shelf.claims_of(documents))
    links.put_told([_row(fact) for fact in told])
    removed = {one.claim for one in left}
    touched = Joining(shelf, ground).join(told, (one.telling for one in left), removed)
    regions = {one.region for one in left} | links.regions_of(touched)
    return _parted(links, ground, regions)


def _row(fact: Fact) -> dict[str, Any]:
    claim = fact.claim
    return {
        "claim": claim.id, "document": claim.document, "region": claim.id, "telling": telling_of(fact),
        "answers": claim.answers,
    }  # fmt: skip


def _parted(links: Links, ground: Ground, regions: set[str]) -> set[str]:
    """Part and join the claims of regions by what ties them now; return these regions, and those that they are now."""
    rows, regions = _with_judged(links, ground, regions)
    things = links.things_of({row.telling for row in rows})
    thing_of = {row.claim: things[row.telling] for row in rows}
    labels = Labels()
    for row in rows:
        if row.answers in thing_of:  # they are no one thing, but of one dispute
            labels.join((thing_of[row.claim], thing_of[row.answers]))
    for one, other in _judged(ground):
        if one in thing_of and other in thing_of:
            labels.join((thing_of[one], thing_of[other]))
    least: dict[str, str] = {}
    for claim, thing in thing_of.items():
        label = labels.of(thing)
        least[label] = min(least.get(label, claim), claim)
    region_of = {claim: least[labels.of(thing)] for claim, thing in thing_of.items()}
    links.move({row.claim: region_of[row.claim] for row in rows if region_of[row.claim] != row.region})
    return regions | set(region_of.values())


def _with_judged(links: Links, ground: Ground, regions: set[str]) -> tuple[Sequence[Told], set[str]]:
    """Return the claims of regions, and of those that people joined to them, with all these regions."""
    rows = links.within(regions)
    pairs = list(_judged(ground))
    if not pairs:
        return rows, regions
    held = {row.claim: row for row in links.told({name for pair in pairs for name in pair})}
    while True:
        beside = {
            held[other].region
            for pair in pairs
            if any(name in held and held[name].region in regions for name in pair)
            for other in pair
            if other in held
        } - regions
        if not beside:
            return rows, regions
        rows, regions = [*rows, *links.within(beside)], regions | beside


def _judged(ground: Ground) -> Iterable[tuple[str, str]]:
    """Return the pairs that people called one."""
    return ((one.left, one.right) for one in ground.by_people if one.verdict == SAME)
