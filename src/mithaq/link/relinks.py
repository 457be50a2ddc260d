"""Names that people link to somebody else: in one report or in all, what was read as one entity is another."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.ledger import Judgement

C = TypeVar("C", Claim, AgreementClaim, CommitmentClaim)
PREFIX = "name:"
ENTITY = "field:entity"
EVERYWHERE = "*"
_FIELDS = (
    "parties", "third_parties", "people", "place", "speaker", "actor", "format", "instruments", "obligor", "context",
    "agreement",
)  # fmt: skip

Relinks = Mapping[str, Mapping[str, str]]
"""By document (or EVERYWHERE) the entity meant for each entity read."""


def relink_key(entity: str, document: str | None) -> str:
    """Return the left side of a judgement that ``entity``, as read in ``document`` or everywhere, is another."""
    return f"{PREFIX}{document or EVERYWHERE}:{entity}"


def relinks(judgements: Iterable[Judgement]) -> Relinks:
    """Return the links that people corrected; of two for one name the later holds."""
    found: dict[str, dict[str, str]] = {}
    for one in sorted(judgements, key=lambda one: one.decided_at or ""):
        if one.right == ENTITY and one.left.startswith(PREFIX):
            document, _, entity = one.left.removeprefix(PREFIX).partition(":")
            found.setdefault(document, {})[entity] = one.verdict
    return found


def meant_by(entity: str, document: str, links: Relinks) -> str:
    """Return the entity that people say is meant where ``entity`` was read in ``document``."""
    own, every = links.get(document, {}), links.get(EVERYWHERE, {})
    return own.get(entity) or every.get(entity) or entity


def relinked(claims: Iterable[C], links: Relinks) -> tuple[C, ...]:
    """Return ``claims`` with every entity that people linked anew."""
    return tuple(claims) if not links else tuple(_relinked(claim, links) for claim in claims)


def _relinked(claim: C, links: Relinks) -> C:
    if claim.document not in links and EVERYWHERE not in links:
        return claim
    told = {name: getattr(claim, name) for name in _FIELDS if hasattr(claim, name)}
    new = {name: _meant(value, claim.document, links) for name, value in told.items()}
    changed = {name: value for name, value in new.items() if value != told[name]}
    return replace(claim, **changed) if changed else claim


def _meant(value: Any, document: str, links: Relinks) -> Any:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(meant_by(one, document, links) for one in value))
    return meant_by(value, document, links) if value else value
