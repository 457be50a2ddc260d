"""What a reviewer should look at, the most doubtful of the most important first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from mithaq.link.decisions import FIELD
from mithaq.link.facts import CONTACTS
from mithaq.model.edtf import bounds, days
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Commitment, Event
from mithaq.run.conflicts import conflicts
from mithaq.run.folding import Folded
from mithaq.view.commitments import overdue

SORTS = ("conflict", "link", "dispute", "commitment", "event")
WORTH_ASKING = 0.3
"""How doubtful an event must be to be asked about."""
_WEIGHTS = {
    ClaimKind.SIGNING: 1.0,
    ClaimKind.CEASEFIRE: 1.0,
    ClaimKind.TERMINATION: 1.0,
    ClaimKind.RATIFICATION: 0.9,
    ClaimKind.MECHANISM: 0.8,
    ClaimKind.WITHDRAWAL: 0.8,
    ClaimKind.RELEASE: 0.8,
    ClaimKind.HANDOVER: 0.8,
    ClaimKind.CLASH: 0.7,
    ClaimKind.ATTACK: 0.7,
    ClaimKind.MEETING: 0.6,
    ClaimKind.STATEMENT: 0.2,
}
_ORDINARY = 0.5
_DOUBTS = {"no_date": 0.4, "vague_date": 0.15, "one_side": 0.35, "one_source": 0.15, "unheard": 0.3}
_TWO_SIDED = frozenset({*CONTACTS, ClaimKind.SIGNING, ClaimKind.CEASEFIRE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something to decide: about which records, by which claims, and why; ``score`` orders the queue."""

    id: str
    sort: str
    doubt: float
    importance: float
    records: tuple[str, ...]
    claims: tuple[str, ...]
    why: tuple[str, ...]
    field: str = ""
    decided: str = ""
    told: str = ""
    reason: str = ""

    @property
    def score(self) -> float:
        """Return what orders the queue."""
        return self.doubt * self.importance


def queue(whole: Folded, day: str) -> list[Question]:
    """Return the open questions of a ledger as of ``day``: evidence against decisions first, then by score."""
    decided = _decided(whole)
    found = [
        *_conflicts(whole),
        *_links(whole),
        *_disputes(whole),
        *_commitments(whole, decided, day),
        *_events(whole, decided, day),
    ]
    return sorted(found, key=lambda one: (one.sort != "conflict", -one.score, one.id))


def _question(
    sort: str, doubt: float, importance: float, records: Sequence[str], claims: Sequence[str], *why: str, **more: str
) -> Question:
    return Question(
        id=content_id("question", sort, *records, *claims[:2]),
        sort=sort,
        doubt=round(doubt, 3),
        importance=round(importance, 3),
        records=tuple(records),
        claims=tuple(claims),
        why=why,
        **more,
    )


def _decided(whole: Folded) -> set[str]:
    """Return the ids of claims and records that somebody decided on."""
    return {name for one in whole.by_people for name in (one.left, one.right) if not name.startswith(FIELD)}


def _conflicts(whole: Folded) -> Iterator[Question]:
    for one in conflicts(whole):
        more = {"field": one.field, "decided": one.decided, "told": one.told}
        yield _question("conflict", 1.0, 1.0, (one.record,), one.claims, "against", **more)


def _links(whole: Folded) -> Iterator[Question]:
    tellers = {claim: event for event in whole.ledger.events for claim in event.claims}
    spoken = {frozenset((one.left, one.right)) for one in whole.by_people}
    asked: set[tuple[str, str]] = set()
    for one in sorted(whole.judgements, key=lambda one: -one.score):
        if one.verdict != "unsure" or frozenset((one.left, one.right)) in spoken:
            continue
        left, right = tellers.get(one.left), tellers.get(one.right)
        if left is not None and right is not None and left.id != right.id and (left.id, right.id) not in asked:
            asked |= {(left.id, right.id), (right.id, left.id)}
            weight = max(_weight(left, whole), _weight(right, whole))
            doubt = 1 - abs(2 * one.score - 1) / 2
            yield _question(
                "link", doubt, weight, (left.id, right.id), (one.left, one.right), "unsure", reason=one.reason
            )


def _disputes(whole: Folded) -> Iterator[Question]:
    events = {event.id: event for event in whole.ledger.events}
    for dispute in whole.ledger.contradictions:
        if dispute.state == "open":
            about = events.get(dispute.about)
            claims = [claim for side in dispute.sides for claim in side.claims]
            weight = _weight(about, whole) if about else _ORDINARY
            yield _question("dispute", 0.8, weight, (dispute.id,), claims, "disputed", field=dispute.field)


def _commitments(whole: Folded, decided: set[str], day: str) -> Iterator[Question]:
    for one in whole.ledger.commitments:
        if decided.isdisjoint((one.id, *one.told)) and (why := _unsettled(one, day)):
            yield _question("commitment", 0.6, 0.8 if "overdue" in why else 0.6, (one.id,), one.claims, *why)


def _unsettled(one: Commitment, day: str) -> tuple[str, ...]:
    why = ["overdue"] if overdue(one, day) else []
    return (*why, *(["no_word"] if one.status == "unknown" else []))


def _events(whole: Folded, decided: set[str], day: str) -> Iterator[Question]:
    for event in whole.ledger.events:
        if event.kind is ClaimKind.STATEMENT or any(claim in decided for claim in event.claims):
            continue
        why = _doubts(event, whole, day)
        doubt = 1 - prod(1 - _DOUBTS[name] for name in why)
        if doubt >= WORTH_ASKING:
            yield _question("event", doubt, _weight(event, whole), (event.id,), event.claims, *why)


def _doubts(event: Event, whole: Folded, day: str) -> list[str]:
    found = []
    length = days(event.date)
    if event.date is None:
        found.append("no_date")
    elif length is None or length > 1:
        found.append("vague_date")
    if event.kind in _TWO_SIDED and len(event.parties) < 2 and len(event.people) < 2:
        found.append("one_side")
    if _texts(event, whole) < 2:
        found.append("one_source")
    if event.status is Status.SCHEDULED and _past(event, day):
        found.append("unheard")
    return found


def _past(event: Event, day: str) -> bool:
    until, today = bounds(event.date)[1], bounds(day)[0]
    return bool(until and today and until < today)


def _texts(event: Event, whole: Folded) -> int:
    reports, claims = whole.context.reports, whole.context.claims
    found = {claims[name].document for name in event.claims}
    return len({reports[name].text if name in reports else name for name in found})


def _weight(event: Event, whole: Folded) -> float:
    """Return how much hangs on an event: its kind, and how widely it is told."""
    return _WEIGHTS.get(event.kind, _ORDINARY) * (0.8 + 0.2 * min(1.0, _texts(event, whole) / 3))
