"""What stands behind the ledger's records: the claims, the reports that make them, the names of entities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mithaq.languages.respelling import respelled
from mithaq.model.annotations import Entity
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.ids import composed
from mithaq.model.reports import Report
from mithaq.view.wording import shown_languages

LATIN = "en"
"""The language whose names are in Latin letters, from which others are spelled."""

Row = dict[str, Any]
"""One record of a view, ready for JSON."""


Told = Claim | AgreementClaim | CommitmentClaim
"""A claim of whichever sort."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Claims, reports and entities by id. Make one with ``Context.of``."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    agreement_claims: Mapping[str, AgreementClaim] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    commitment_claims: Mapping[str, CommitmentClaim] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        reports: Iterable[Report],
        claims: Iterable[Claim],
        entities: Iterable[Entity] = (),
        agreement_claims: Iterable[AgreementClaim] = (),
        commitment_claims: Iterable[CommitmentClaim] = (),
    ) -> "Context":
        """Return a context that finds each record by its id."""
        return cls(
            reports={report.document: report for report in reports},
            claims={claim.id: claim for claim in claims},
            agreement_claims={claim.id: claim for claim in agreement_claims},
            entities={entity.id: entity for entity in entities},
            commitment_claims={claim.id: claim for claim in commitment_claims},
        )

    def claim(self, name: str) -> Told | None:
        """Return the claim of this id, of whichever sort."""
        return self.claims.get(name) or self.agreement_claims.get(name) or self.commitment_claims.get(name)

    def reported(self, claim: Told) -> str | None:
        """Return the publication date of the claim's report."""
        report = self.reports.get(claim.document)
        return report.published.value if report else None

    def name(self, entity: str, language: str) -> str:
        """Return the entity's name in ``language``, else letter by letter, else in English or any, else its id."""
        known = self.entities.get(entity)
        return entity if known is None else named_in(known, language) or entity


def row(name: str, as_of: str, body: Row, context: Context) -> Row:
    """Return ``body`` as a line of a view: with its id, the day it counts from and the entities it speaks of."""
    return {"id": name, "as_of": as_of, **body, "entities": named(body, context)}


def named(body: Row, context: Context) -> dict[str, Row]:
    """Return the entities whose ids stand anywhere in ``body``."""
    texts: set[str] = set()
    _gather(body, texts)
    entities = context.entities
    return {name: _entity(entities[name]) for name in sorted(texts) if name in entities}


def named_in(entity: Entity, language: str) -> str | None:
    """Return what an entity is called in ``language``: its name there, its Latin one letter by letter, or any."""
    found, latin = entity.name(language), entity.name(LATIN)
    if found or not latin:
        return found or next((name for _, name in entity.names), None)
    return (respelled(latin, language) if _is_spelled(entity) else None) or latin


def _is_spelled(entity: Entity) -> bool:
    """Tell whether the letters of a name can stand for it: persons', and places' that are no words of a language."""
    return entity.type == "person" or (entity.type == "place" and " " not in (entity.name(LATIN) or " "))


def by_letter(entity: Entity) -> list[str]:
    """Return the languages in which an entity's name is no name that anybody gave it but a spelling of its letters."""
    if not _is_spelled(entity):
        return []
    own = entity.names[-1][0] if composed(entity.id) and entity.names else None  # as its report wrote it
    lacking = [code for code in shown_languages() if (code != own if own else entity.name(code) is None)]
    return [code for code in lacking if entity.name(code) or respelled(entity.name(LATIN) or "", code)]


def _entity(entity: Entity) -> Row:
    spelled = by_letter(entity)
    names = dict(reversed(entity.names))
    names |= {code: name for code in spelled if code not in names and (name := named_in(entity, code))}
    return {"name": names, "type": entity.type, "qid": entity.qid, "by_letter": spelled}


def _gather(value: object, found: set[str]) -> None:
    """Put all texts in ``value`` into ``found``."""
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, dict):
        for part in value.values():
            if part is not None:
                _gather(part, found)
    elif isinstance(value, list | tuple):
        for part in value:
            _gather(part, found)
