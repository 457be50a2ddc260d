"""Where a claim stands in its text: by that a person's judgement finds it again after it was read anew.

A claim's id is a hash of what was read; a better rule gives it another. Its document, kind and words stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.documents import Span
from mithaq.model.ledger import Judgement

_PREFIX = "at:"
Told = Claim | CommitmentClaim | AgreementClaim


def anchor(claim: Told) -> str:
    """Return where ``claim`` stands: its document, its kind (or matter) and the span of its first evidence."""
    span = claim.evidence[0].span
    return f"{_PREFIX}{claim.document}:{_kind(claim)}:{span.start}-{span.end}"


def _kind(claim: Told) -> str:
    if isinstance(claim, AgreementClaim):
        return "naming"
    return claim.kind.value if isinstance(claim, Claim) else f"owed-{claim.matter}"


def found(judgements: Iterable[Judgement], claims: Iterable[Told]) -> tuple[Judgement, ...]:
    """Return ``judgements`` with each anchor replaced by the id of the claim that stands there now.

    Of several claims of the kind, the one that shares most letters; an anchor where none stands is left as it is.
    """
    asked = tuple(judgements)
    if not any(one.left.startswith(_PREFIX) or one.right.startswith(_PREFIX) for one in asked):
        return asked
    by_place: dict[tuple[str, str], list[Told]] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        by_place.setdefault((claim.document, _kind(claim)), []).append(claim)
    return tuple(replace(one, left=_found(one.left, by_place), right=_found(one.right, by_place)) for one in asked)


def _found(name: str, by_place: Mapping[tuple[str, str], Sequence[Told]]) -> str:
    if not name.startswith(_PREFIX):
        return name
    document, _, rest = name.removeprefix(_PREFIX).rpartition(":")[0].rpartition(":")
    start, _, end = name.rpartition(":")[2].partition("-")
    span = Span(start=int(start), end=int(end))
    shared = [(_overlap(claim, span), claim.id) for claim in by_place.get((document, rest), ())]
    best = max(shared, default=(0, ""))
    return best[1] if best[0] > 0 else name


def _overlap(claim: Told, span: Span) -> int:
    return max(min(part.span.end, span.end) - max(part.span.start, span.start) for part in claim.evidence)


def document_of(name: str) -> str | None:
    """Return the document that an anchor lies in; None of what is no anchor."""
    if not name.startswith(_PREFIX):
        return None
    return name.removeprefix(_PREFIX).rpartition(":")[0].rpartition(":")[0]
