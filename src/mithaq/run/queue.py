"""What a reviewer should look at, the most doubtful of the most important first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod

from mithaq.link.decisions import FIELD
from mithaq.link.events import UNSURE_LIMIT
from mithaq.link.facts import CONTACTS
from mithaq.model.edtf import bounds, days
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Event
from mithaq.run.conflicts import conflicts
from mithaq.run.stored import Stored
from mithaq.store import doubts
from mithaq.store.dues import Due, Dues
from mithaq.store.tallies import Tallies
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


def queue(stored: Stored, day: str) -> list[Question]:
    """Return the open questions of a ledger as of ``day``: evidence against decisions first, then by score.

    The claims behind a doubtful event are left out: there may be many thousands; ``with_claims`` looks them up.
    """
    weighed = _Weighed(stored)
    found = [
        *_conflicts(stored),
        *_links(weighed),
        *_disputes(weighed),
        *_commitments(weighed, day),
        *_events(weighed, day),
    ]
    return sorted(found, key=lambda one: (one.sort != "conflict", -one.score, one.id))


def with_claims(questions: Sequence[Question], stored: Stored) -> list[Question]:
    """Return questions with the claims behind them."""
    events = {one.id: one for one in stored.events([one.records[0] for one in questions if one.sort == "event"])}
    return [
        replace(one, claims=events[one.records[0]].claims) if one.sort == "event" and one.records[0] in events else one
        for one in questions
    ]


def without_decided(questions: Iterable[Question], stored: Stored) -> list[Question]:
    """Return questions without those that people answered meanwhile: the list may be a little older than the ledger."""
    pairs = {frozenset((one.left, one.right)) for one in stored.by_people}
    names = {name for pair in pairs for name in pair}
    decided = names.union(stored.owners(names).values())

    def open_still(one: Question) -> bool:
        if one.sort == "link":  # a decision about one of the two events says nothing of the other
            return frozenset(one.claims) not in pairs
        return one.sort == "conflict" or decided.isdisjoint(one.records)

    return [one for one in questions if open_still(one)]


class _Weighed:
    """The records of a ledger, with what the weight of a question is made of."""

    def __init__(self, stored: Stored) -> None:
        self.stored = stored
        self.events = stored.outlines.by_id
        with stored.store.records() as records:
            self.texts = Tallies(records.connection).texts_of_events()
            names = {name for one in stored.ground.by_people for name in (one.left, one.right)}
            self.decided = {name for name in names if not name.startswith(FIELD)}
            self.decided_events = set(records.event_ids_of(self.decided).values())

    def weight(self, event: Event) -> float:
        """Return how much hangs on an event: its kind, and how widely it is told."""
        texts = self.texts.get(event.id, 1)
        return _WEIGHTS.get(event.kind, _ORDINARY) * (0.8 + 0.2 * min(1.0, texts / 3))


def _question(
    sort: str, doubt: float, importance: float, records: Sequence[str], claims: Sequence[str], *why: str, **more: str
) -> Question:
    return Question(
        id=content_id("question", sort, *records, *(claims[:2] if sort in ("conflict", "link") else ())),
        sort=sort,
        doubt=round(doubt, 3),
        importance=round(importance, 3),
        records=tuple(records),
        claims=tuple(claims),
        why=why,
        **more,
    )


def _conflicts(stored: Stored) -> Iterator[Question]:
    for one in conflicts(stored):
        more = {"field": one.field, "decided": one.decided, "told": one.told}
        yield _question("conflict", 1.0, 1.0, (one.record,), one.claims, "against", **more)


def _links(weighed: _Weighed) -> Iterator[Question]:
    spoken = {frozenset((one.left, one.right)) for one in weighed.stored.ground.by_people}
    asked: set[tuple[str, str]] = set()
    often: Counter[str] = Counter()
    with weighed.stored.store.records() as records:
        found = doubts.between_events(records.connection)
    for one in found:
        left, right = weighed.events.get(one.left), weighed.events.get(one.right)
        if left is None or right is None or frozenset((one.one, one.other)) in spoken:
            continue
        if (left.id, right.id) in asked or max(often[left.id], often[right.id]) >= UNSURE_LIMIT:
            continue
        asked |= {(left.id, right.id), (right.id, left.id)}
        often.update((left.id, right.id))
        weight = max(weighed.weight(left), weighed.weight(right))
        doubt = 1 - abs(2 * one.score - 1) / 2
        yield _question("link", doubt, weight, (left.id, right.id), (one.one, one.other), "unsure", reason=one.reason)


def _disputes(weighed: _Weighed) -> Iterator[Question]:
    with weighed.stored.store.records() as records:
        found = records.all_disputes()
    for dispute in found:
        if dispute.state == "open":
            about = weighed.events.get(dispute.about)
            claims = [claim for side in dispute.sides for claim in side.claims]
            weight = weighed.weight(about) if about else _ORDINARY
            yield _question("dispute", 0.8, weight, (dispute.id,), claims, "disputed", field=dispute.field)


def _commitments(weighed: _Weighed, day: str) -> Iterator[Question]:
    doubtful = {one.id: why for one in weighed.stored.board() if (why := _unsettled(one, day))}
    with weighed.stored.store.records() as records:
        told = Dues(records.connection).told_by(weighed.decided)
    gone = {*told.values(), *weighed.decided}
    for name, why in doubtful.items():
        if name not in gone:
            yield _question("commitment", 0.6, 0.8 if "overdue" in why else 0.6, (name,), (), *why)


def _unsettled(one: Due, day: str) -> tuple[str, ...]:
    why = ["overdue"] if overdue(one, day) else []
    return (*why, *(["no_word"] if one.status == "unknown" else []))


def _events(weighed: _Weighed, day: str) -> Iterator[Question]:
    for event in weighed.events.values():
        if event.id in weighed.decided_events:
            continue
        why = _doubts(event, weighed, day)
        doubt = 1 - prod(1 - _DOUBTS[name] for name in why)
        if doubt >= WORTH_ASKING:
            yield _question("event", doubt, weighed.weight(event), (event.id,), (), *why)


def _doubts(event: Event, weighed: _Weighed, day: str) -> list[str]:
    found = []
    length = days(event.date)
    if event.date is None:
        found.append("no_date")
    elif length is None or length > 1:
        found.append("vague_date")
    if event.kind in _TWO_SIDED and len(event.parties) < 2 and len(event.people) < 2:
        found.append("one_side")
    if weighed.texts.get(event.id, 1) < 2:
        found.append("one_source")
    if event.status is Status.SCHEDULED and _past(event, day):
        found.append("unheard")
    return found


def _past(event: Event, day: str) -> bool:
    until, today = bounds(event.date)[1], bounds(day)[0]
    return bool(until and today and until < today)
