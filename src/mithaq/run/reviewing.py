"""What a person decides about records: kept with name and reason, and put above every rule."""

from collections.abc import Iterator, Sequence
from typing import Any

from mithaq.errors import AskedWrongError
from mithaq.link.anchors import anchor
from mithaq.link.decisions import FIELD, corrected
from mithaq.model.claims import Claim, CommitmentClaim
from mithaq.model.ledger import Judgement
from mithaq.run.folding import Folded, folded
from mithaq.store import Store
from mithaq.view.evidence import evidence

STATUSES = ("not_started", "started", "partial", "done", "reversed", "disputed", "unknown")
SURE = 1.0


class Review:
    """Decisions of one person on one ledger. Every method raises AskedWrongError for what there is none of."""

    def __init__(self, store: Store, who: str, reason: str) -> None:
        self._store = store
        self._who = who
        self._reason = reason
        self._whole: Folded = folded(store)

    def same(self, left: str, right: str) -> int:
        """Say that two records tell one thing; return how many judgements were made."""
        return self._judge([(anchor(self._claims(left)[0]), anchor(self._claims(right)[0]), "same")])

    def different(self, left: str, right: str) -> int:
        """Say that two claims, or all of two records, tell two things."""
        pairs = [
            (anchor(one), anchor(other), "different") for one in self._claims(left) for other in self._claims(right)
        ]
        return self._judge(pairs)

    def reject(self, name: str) -> int:
        """Say that a claim, or every claim of a record, is wrong."""
        return self._judge([(place, place, "rejected") for claim in self._claims(name) for place in [anchor(claim)]])

    def correct(self, name: str, field: str, value: str) -> int:
        """Give a field of a claim, or of every claim of a record, its right value; of a commitment, its status."""
        owed = self._owed(name)
        if owed is not None:
            if field != "status" or value not in STATUSES:
                raise AskedWrongError(f"of a commitment the status is corrected, to one of {', '.join(STATUSES)}")
            return self._judge([(anchor(owed), f"{FIELD}status", value)])
        claims = self._claims(name)
        if corrected(claims[0], field, value) == claims[0] and getattr(claims[0], field, None) is None:
            raise AskedWrongError(f"{field!r} cannot be corrected to {value!r}")
        return self._judge([(anchor(claim), f"{FIELD}{field}", value) for claim in claims])

    def settle(self, dispute: str, value: str) -> int:
        """Say which side of a dispute holds."""
        known = next((one for one in self._whole.ledger.contradictions if one.id.startswith(dispute)), None)
        if known is None or value not in {side.value for side in known.sides}:
            sides = f": {', '.join(side.value for side in known.sides)}" if known else ""
            raise AskedWrongError(f"{dispute} is no dispute with a side {value!r}{sides}")
        return self._judge([(known.id, value, "settled")])

    def _judge(self, found: Sequence[tuple[str, str, str]]) -> int:
        for left, right, verdict in found:
            self._store.judge(
                Judgement(
                    left=left, right=right, verdict=verdict, score=SURE, decided_by=self._who, reason=self._reason
                )
            )
        return len(found)

    def _claims(self, name: str) -> list[Claim]:
        context = self._whole.context
        one = [claim for id_, claim in context.claims.items() if id_ == name]
        event = next((event for event in self._whole.ledger.events if event.id.startswith(name)), None)
        found = one or [context.claims[id_] for id_ in (event.claims if event else ())]
        if not found:
            raise AskedWrongError(f"no claim or event has the id {name}")
        return found

    def _owed(self, name: str) -> CommitmentClaim | None:
        context = self._whole.context
        one = next((one for one in self._whole.ledger.commitments if one.id.startswith(name)), None)
        return context.commitment_claims[one.told[0]] if one else None


def questions(store: Store) -> Iterator[dict[str, Any]]:
    """Yield what the rules were unsure of, the likeliest first: two claims, the score and the reasons."""
    whole = folded(store)
    context = whole.context
    unsure = [one for one in whole.judgements if one.verdict == "unsure"]
    for one in sorted(unsure, key=lambda one: (-one.score, one.left, one.right)):
        yield {
            "left": one.left,
            "right": one.right,
            "score": one.score,
            "reason": one.reason,
            "decided_by": one.decided_by,
            "evidence": evidence((one.left, one.right), context),
        }
