"""What people decided: it outranks every rule, and survives a rebuild.

A person's judgement is one of: "same" or "different" of two claims; "rejected", "confirmed" or "seen" of one claim
(``left`` and ``right`` are the claim); or a correction of one field (``right`` is ``field:date``, ``verdict`` the right
value, "" for none). "seen" decides nothing: it tells that the claim was known when its record was decided on.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from mithaq.model.claims import Claim
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Judgement

FIELD = "field:"
REJECTED, CONFIRMED, SEEN = "rejected", "confirmed", "seen"
LISTS = ("parties", "people", "third_parties", "instruments", "topics")
SINGLE = ("date", "place", "format", "level", "speaker", "actor")
_STATUSES = frozenset(status.value for status in Status)
_KINDS = frozenset(kind.value for kind in ClaimKind)


def by_person(judgement: Judgement) -> bool:
    """Tell whether a person decided it, and not a rule."""
    return not judgement.decided_by.startswith("rule:")


def decided(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[Claim, ...]:
    """Return ``claims`` as people corrected them, without those they rejected; the last decision holds.

    Do this before ``link``, so that a corrected date finds its event. A correction that makes no sense changes nothing.
    """
    spoken: dict[str, list[Judgement]] = {}
    for judgement in sorted(filter(by_person, judgements), key=lambda one: one.decided_at or ""):
        spoken.setdefault(judgement.left, []).append(judgement)
    kept = (_decide(claim, spoken.get(claim.id, ())) for claim in claims)
    return tuple(claim for claim in kept if claim is not None)


def rejected_by(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids of what people rejected, of whatever sort; the last decision holds."""
    found: dict[str, bool] = {}
    for one in sorted(filter(by_person, judgements), key=lambda one: one.decided_at or ""):
        if one.left == one.right and one.verdict in (REJECTED, CONFIRMED):
            found[one.left] = one.verdict == REJECTED
    return frozenset(name for name, gone in found.items() if gone)


def _decide(claim: Claim, judgements: Iterable[Judgement]) -> Claim | None:
    rejected = False
    for judgement in judgements:
        if judgement.right == claim.id and judgement.verdict in (REJECTED, CONFIRMED):
            rejected = judgement.verdict == REJECTED
        elif judgement.right.startswith(FIELD):
            claim = corrected(claim, judgement.right.removeprefix(FIELD), judgement.verdict)
    return None if rejected else claim


def corrected(claim: Claim, field: str, value: str) -> Claim:
    """Return ``claim`` with ``field`` set to ``value``; lists are written with commas.

    A field or value that is none changes nothing.
    """
    new = _value(field, value)
    return claim if new is None else replace(claim, **new)


def correctable(field: str, value: str) -> bool:
    """Tell whether a claim has such a field, and the field may have such a value."""
    return _value(field, value) is not None


def _value(field: str, value: str) -> dict[str, Any] | None:
    if field in LISTS:
        return {field: tuple(part.strip() for part in value.split(",") if part.strip())}
    if field in SINGLE:
        return {field: value or None}
    if field == "status" and value in _STATUSES:
        return {field: Status(value)}
    if field == "kind" and value in _KINDS:
        return {field: ClaimKind(value)}
    return None
