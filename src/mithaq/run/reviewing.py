"""What a person decides about records: kept with name and reason, and put above every rule."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from mithaq.errors import AskedWrongError, OvertakenError
from mithaq.ledger.amendments import AGREEMENT_FIELDS, COMMITMENT_FIELDS
from mithaq.ledger.amendments import LISTS as RECORD_LISTS
from mithaq.link.anchors import anchor
from mithaq.link.decisions import CONFIRMED, FIELD, LISTS, REJECTED, SEEN, SINGLE, correctable
from mithaq.link.events import RULE
from mithaq.link.relinks import ENTITY, relink_key
from mithaq.link.withdrawals import WITHDRAWN, decision_id, withdrawn
from mithaq.model.claims import Claim
from mithaq.model.edtf import bounds
from mithaq.model.ledger import Agreement, Commitment, Contradiction, Event, Judgement
from mithaq.run.current import current
from mithaq.run.naming import entity_named
from mithaq.run.stored import Stored
from mithaq.store import Store, doubts
from mithaq.store.dues import Dues
from mithaq.view.evidence import evidence

STATUSES = ("not_started", "started", "partial", "done", "reversed", "disputed", "unknown")
CLAIM_FIELDS = ("date", "kind", "status", *LISTS, *SINGLE)
SURE = 1.0
_NAMED = frozenset({*LISTS, *RECORD_LISTS, "place", "speaker", "actor", "format"} - {"topics", "instruments"})
_DATED = frozenset({"date", "due", "declared", "signed", "effective", "ended"})
_COMMAS = str.maketrans("،؛;", ",,,")

Found = Sequence[tuple[str, str, str]]


class Review:
    """Decisions of one person on one ledger.

    Every method returns how many judgements were kept, and raises AskedWrongError for what there is none of. With
    ``since``, the number of the last judgement that the person had seen, OvertakenError where somebody else judged the
    same records after it.
    """

    def __init__(
        self, store: Store, who: str, reason: str, *, stored: Stored | None = None, since: int | None = None
    ) -> None:
        self._store = store
        self._who = who
        self._reason = reason
        self._stored = stored or current(store)
        self._since = since

    def confirm(self, name: str) -> int:
        """Say that a claim, or every claim of a record, is right."""
        return self._judge([(place, place, CONFIRMED) for place in self._anchors(name)])

    def reject(self, name: str) -> int:
        """Say that a claim, or every claim of a record, is wrong."""
        return self._judge([(place, place, REJECTED) for place in self._anchors(name)])

    def uphold(self, name: str) -> int:
        """Say that what was decided stands, whatever reports told since: they were seen."""
        dispute = self._dispute(name)
        if dispute is None:
            return self._judge([(place, place, SEEN) for place in self._anchors(name)])
        return self._judge(self._sides_seen(dispute))

    def same(self, left: str, right: str) -> int:
        """Say that two records tell one thing."""
        if self._claims(left) == self._claims(right):
            raise AskedWrongError(f"{left} and {right} are one record already")
        ours, theirs = self._anchors(left), self._anchors(right)
        # What was called different claim by claim keeps records apart until it is called the same claim by claim.
        apart = {frozenset((one.left, one.right)) for one in self._stored.by_people if one.verdict == "different"}
        pairs = [(one, other) for one in self._claims(left) for other in self._claims(right)]
        taken_back = [(anchor(one), anchor(other)) for one, other in pairs if frozenset((one.id, other.id)) in apart]
        joined = dict.fromkeys(((ours[0], theirs[0]), *taken_back))
        return self._judge([(one, other, "same") for one, other in joined], touching=(*ours, *theirs))

    def different(self, left: str, right: str) -> int:
        """Say that two claims, or all of two records, tell two things."""
        return self._judge([(one, other, "different") for one in self._anchors(left) for other in self._anchors(right)])

    def split_off(self, record: str, claims: Iterable[str]) -> int:
        """Say that some of a record's claims tell another thing than the rest of them."""
        every = self._claims(record)
        apart = [claim for claim in every if claim.id in set(claims)]
        rest = [claim for claim in every if claim not in apart]
        if not apart or not rest:
            raise AskedWrongError("to split a record, choose some of its claims and leave some")
        return self._judge([(anchor(one), anchor(other), "different") for one in apart for other in rest])

    def correct(self, name: str, field: str, value: str) -> int:
        """Give a field of a record its right value; names may be written in any language, lists with commas.

        Of an event it becomes the value of each of its claims; a status, of those that tell the wrong one.
        """
        value = self._understood(field, value)
        record = self._record(name)
        if isinstance(record, Commitment):
            return self._correct_commitment(record, field, value)
        if isinstance(record, Agreement):
            return self._amend(record.id, field, value, AGREEMENT_FIELDS)
        claims = self._claims(name)
        if not correctable(field, value):
            raise AskedWrongError(f"{field!r} cannot be corrected to {value!r}")
        wrong = claims
        if field == "status" and isinstance(record, Event):
            wrong = [claim for claim in claims if claim.status == record.status] or claims
        seen = [(anchor(claim), anchor(claim), SEEN) for claim in claims if claim not in wrong]
        return self._judge([*((anchor(claim), f"{FIELD}{field}", value) for claim in wrong), *seen])

    def relink(self, entity: str, meant: str, document: str | None = None) -> int:
        """Say that what was read as ``entity``, in one document or in all, is the entity called ``meant``."""
        target = entity_named(self._stored.context, meant)
        if target == entity:
            raise AskedWrongError(f"{meant!r} is what it is linked to already")
        return self._judge([(relink_key(entity, document), ENTITY, target)])

    def settle(self, dispute: str, value: str) -> int:
        """Say which side of a dispute holds."""
        known = self._dispute(dispute)
        if known is None or value not in {side.value for side in known.sides}:
            sides = f": {', '.join(side.value for side in known.sides)}" if known else ""
            raise AskedWrongError(f"{dispute} is no dispute with a side {value!r}{sides}")
        return self._judge([(known.id, value, "settled"), *self._sides_seen(known)])

    def _sides_seen(self, dispute: Contradiction) -> list[tuple[str, str, str]]:
        told = (self._stored.context.claim(name) for side in dispute.sides for name in side.claims)
        return [(dispute.id, anchor(claim), SEEN) for claim in told if claim is not None]

    def withdraw(self, decision: str) -> int:
        """Take a decision back; a withdrawal too, which lets the decision before it hold again."""
        made = self._store.judgements()
        if decision not in {decision_id(one) for one in made}:
            raise AskedWrongError(f"no decision has the id {decision}")
        if decision in withdrawn(made):
            raise AskedWrongError("this decision was undone already")
        return self._judge([(decision, decision, WITHDRAWN)])

    # ---- writing

    def _judge(self, found: Found, touching: Iterable[str] = ()) -> int:
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        made = [
            Judgement(
                left=left,
                right=right,
                verdict=verdict,
                score=SURE,
                decided_by=self._who,
                decided_at=at,
                reason=self._reason,
            )
            for left, right, verdict in found
        ]
        about = {name for one in made for name in (one.left, one.right) if not name.startswith(FIELD)}
        others = self._store.judge_all(made, since=self._since, touching={*about, *touching})
        if others:
            raise OvertakenError(_told(others), tuple(_line(one) for one in others))
        self.decision = decision_id(made[0]) if made else ""
        return len(made)

    decision: str = ""
    """The id of the decision last kept, by which it can be undone."""

    def _correct_commitment(self, record: Commitment, field: str, value: str) -> int:
        if field != "status":
            return self._amend(self._anchors(record.id)[0], field, value, COMMITMENT_FIELDS)
        if value not in STATUSES:
            raise AskedWrongError(f"of a commitment the status is corrected to one of {', '.join(STATUSES)}")
        places = self._anchors(record.id)
        seen = [(place, place, SEEN) for place in places]
        return self._judge([(places[0], f"{FIELD}status", value), *seen])

    def _amend(self, key: str, field: str, value: str, fields: Sequence[str]) -> int:
        if field not in fields:
            raise AskedWrongError(f"{field!r} is not corrected here, only {', '.join(fields)}")
        return self._judge([(key, f"{FIELD}{field}", value)])

    def _understood(self, field: str, value: str) -> str:
        value = value.strip()
        if field in _DATED and value and bounds(value) == (None, None):
            raise AskedWrongError(f"{value!r} is no date; write 2023-05-11, 2023-05 or 2023-05-11/2023-05-14")
        if field in _NAMED and value:
            many = field in (*LISTS, *RECORD_LISTS)
            parts = value.translate(_COMMAS).split(",") if many else [value]
            return ",".join(entity_named(self._stored.context, part) for part in parts if part.strip())
        return value

    # ---- finding

    def _record(self, name: str) -> Event | Agreement | Commitment | None:
        with self._store.records() as records:
            dues = Dues(records.connection)
            begun = (name, *records.begun(name)) if name else ()
            for one in begun:
                found: list[Event | Agreement | Commitment]
                found = [*records.events((one,)), *dues.agreements((one,)), *dues.commitments((one,))]
                if found:
                    return found[0]
        return None

    def _dispute(self, name: str) -> Contradiction | None:
        with self._store.records() as records:
            begun = (name, *records.begun(name)) if name else ()
            return next((found for one in begun for found in records.disputes_called(one)), None)

    def _claims(self, name: str) -> list[Claim]:
        context = self._stored.context
        if name in context.claims:
            return [context.claims[name]]
        event = self._record(name)
        if not isinstance(event, Event):
            raise AskedWrongError(f"no claim or event has the id {name}")
        return [context.claims[one] for one in event.claims]

    def _anchors(self, name: str) -> list[str]:
        """Return where the claims of a record stand; of a commitment those that promise it come first."""
        record, context = self._record(name), self._stored.context
        if isinstance(record, Commitment):
            names = dict.fromkeys((*record.told, *record.claims))
            return [anchor(context.commitment_claims[one]) for one in names]
        if isinstance(record, Agreement) and name not in context.claims:
            told = (context.agreement_claims.get(one) for one in record.claims)
            places = [anchor(one) for one in told if one is not None]
            if not places:
                raise AskedWrongError(f"no report names {name}; there is nothing to judge")
            return places
        return [anchor(claim) for claim in self._claims(name)]


def _line(one: Judgement) -> tuple[str, str, str, str]:
    return one.decided_by, one.decided_at or "", one.verdict, one.reason


def _told(others: Sequence[Judgement]) -> str:
    last = others[-1]
    what = last.right if last.right.startswith(FIELD) else ""
    return (
        f"{last.decided_by} decided on this at {last.decided_at} ({what} {last.verdict}: {last.reason}), after you "
        "opened it; yours was not kept"
    ).replace("( ", "(")


def questions(store: Store) -> Iterator[dict[str, Any]]:
    """Yield what the rules were unsure of, the likeliest first: two claims, the score and the reasons."""
    context = current(store).context
    with store.records() as records:
        found = doubts.between_events(records.connection)
    for one in found:
        yield {
            "left": one.one,
            "right": one.other,
            "score": one.score,
            "reason": one.reason,
            "decided_by": RULE,
            "evidence": evidence((one.one, one.other), context),
        }
