"""Names for every id that claims and register entries use, so that none goes out without one."""

from collections.abc import Iterable, Iterator

from mithaq.knowledge import Knowledge, Known
from mithaq.model.annotations import Entity
from mithaq.model.claims import AgreementClaim, Claim


def named(
    entities: Iterable[Entity], claims: Iterable[Claim], agreements: Iterable[AgreementClaim], knowledge: Knowledge
) -> tuple[Entity, ...]:
    """Return the entities of a document and those, from the knowledge, that its claims use beside them."""
    found = {entity.id: entity for entity in entities}
    for id_ in (*_used_by(claims), *(party for agreement in agreements for party in agreement.parties)):
        if id_ not in found and (known := knowledge.get(id_)) is not None:
            found[id_] = _entity(known, knowledge)
    return tuple(found.values())


def _used_by(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield from (*claim.parties, *claim.third_parties, *claim.people, *claim.instruments)
        yield from (id_ for id_ in (claim.place, claim.speaker, claim.format, claim.outlet, claim.agency) if id_)


def _entity(known: Known, knowledge: Knowledge) -> Entity:
    tables = (("country", knowledge.countries), ("place", knowledge.places), ("person", knowledge.persons))
    kind = next((name for name, table in tables if known.id in table), "body")
    return Entity(id=known.id, type=kind, names=known.names, qid=known.qid)
