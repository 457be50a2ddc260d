"""Fields of agreements and commitments as people put them right: above all that reports and the register tell."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mithaq.link.decisions import FIELD, by_person
from mithaq.model.ledger import Agreement, Commitment, Judgement

LISTS = ("parties", "third_parties", "obligor", "beneficiary")
AGREEMENT_FIELDS = (
    "status", "kind", "declared", "signed", "effective", "ended", "parties", "third_parties", "place",
)  # fmt: skip
COMMITMENT_FIELDS = ("due", "obligor", "beneficiary", "place")

_Fields = Mapping[str, Mapping[str, str]]


def amendments(judgements: Iterable[Judgement]) -> _Fields:
    """Return by record the fields that people put right; of two for one field the later holds."""
    found: dict[str, dict[str, str]] = {}
    for one in sorted(filter(by_person, judgements), key=lambda one: one.decided_at or ""):
        if one.right.startswith(FIELD):
            found.setdefault(one.left, {})[one.right.removeprefix(FIELD)] = one.verdict
    return found


def amended_agreements(agreements: Iterable[Agreement], fields: _Fields) -> tuple[Agreement, ...]:
    """Return the agreements with the fields that people gave them."""
    return tuple(replace(one, **_values(fields.get(one.id, {}), AGREEMENT_FIELDS)) for one in agreements)


def amended_commitments(commitments: Iterable[Commitment], fields: _Fields) -> tuple[Commitment, ...]:
    """Return the commitments with the fields that people gave them, or the claims that promise them."""
    return tuple(_amended(one, fields) for one in commitments)


def _amended(commitment: Commitment, fields: _Fields) -> Commitment:
    given = [_values(fields.get(name, {}), COMMITMENT_FIELDS) for name in (commitment.id, *commitment.told)]
    values = {name: value for one in given for name, value in one.items()}
    if "due" in values:
        values["due_rule"] = None
    return replace(commitment, **values) if values else commitment


def _values(given: Mapping[str, str], known: Iterable[str]) -> dict[str, Any]:
    return {
        name: _list(given[name]) if name in LISTS else (given[name] or ("" if name in ("status", "kind") else None))
        for name in known
        if name in given
    }


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())
