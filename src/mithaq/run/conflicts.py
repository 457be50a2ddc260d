"""New evidence against what people decided: it changes no decision, it brings it back before their eyes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mithaq.ledger.history import HELD
from mithaq.link.decisions import CONFIRMED, FIELD, LISTS, SEEN
from mithaq.model.claims import Claim
from mithaq.model.edtf import bounds, meet
from mithaq.model.ledger import Commitment, Event
from mithaq.run.ground import Ground
from mithaq.run.stored import Stored
from mithaq.store.dues import Dues
from mithaq.store.records import Asked
from mithaq.view.context import Context

_STATES = frozenset({"not_started", "started", "partial", "done", "reversed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A record that somebody decided on, the field, the value decided, and the new claims that tell otherwise."""

    record: str
    field: str
    decided: str
    told: str
    claims: tuple[str, ...]


def conflicts(stored: Stored) -> Iterator[Conflict]:
    """Yield what reports told, after somebody had decided, against the decision."""
    if not stored.ground.by_people:
        return
    judged = _Judged(stored.ground)
    concerned = {*judged.fields, *judged.confirmed}
    with stored.store.records() as records:
        events = records.events(set(records.event_ids_of(concerned).values()))
        told = Dues(records.connection).told_by(concerned)
    for event in events:
        yield from _of_event(event, stored.context, judged)
    owed = {*told.values(), *(one for one in concerned if one.startswith("commitment"))}
    for commitment in stored.commitments(sorted(owed)):
        yield from _of_commitment(commitment, stored.context, judged)
    yield from _of_disputes(stored, judged)
    yield from _told_again(stored, judged)


class _Judged:
    """What people said of each claim: fields, confirmations, and whether they knew of it at all."""

    def __init__(self, ground: Ground) -> None:
        self.fields: dict[str, dict[str, str]] = defaultdict(dict)
        self.confirmed: set[str] = set()
        self.known: set[str] = set()
        self.beside: dict[str, set[str]] = defaultdict(set)
        for one in ground.by_people:
            self.known.update((one.left, one.right))
            if one.right.startswith(FIELD):
                self.fields[one.left][one.right.removeprefix(FIELD)] = one.verdict
            elif one.verdict == CONFIRMED:
                self.confirmed.add(one.left)
            elif one.verdict == SEEN:
                self.beside[one.left].add(one.right)


def _of_event(event: Event, context: Context, judged: _Judged) -> Iterator[Conflict]:
    held = {name: value for claim in event.claims for name, value in judged.fields.get(claim, {}).items()}
    confirmed = [context.claims[one] for one in event.claims if one in judged.confirmed]
    new = [context.claims[one] for one in event.claims if one not in judged.known]
    if not new or not (held or confirmed):
        return
    for field, value in held.items():
        against = [claim for claim in new if _differs(claim, field, value)]
        if against:
            yield _conflict(event.id, field, value, _told(against[0], field), against)
    for claim in new if confirmed else ():
        if all((claim.status in HELD) != (one.status in HELD) for one in confirmed):
            yield _conflict(event.id, "status", confirmed[0].status.value, claim.status.value, [claim])
        elif all(_differs(claim, "date", one.date or "") for one in confirmed):
            yield _conflict(event.id, "date", confirmed[0].date or "", claim.date or "", [claim])


def _conflict(record: str, field: str, decided: str, told: str, claims: Iterable[Claim]) -> Conflict:
    return Conflict(record=record, field=field, decided=decided, told=told, claims=tuple(one.id for one in claims))


def _told(claim: Claim, field: str) -> str:
    value = getattr(claim, field, None)
    return ",".join(value) if isinstance(value, tuple) else str(value or "")


def _differs(claim: Claim, field: str, value: str) -> bool:
    """Tell whether a claim says something else than ``value``; one that says nothing does not."""
    told = _told(claim, field)
    if not told or not value:
        return False
    if field == "date":
        return not meet(bounds(told), bounds(value))
    if field in LISTS:
        return not set(told.split(",")) <= set(value.split(","))
    return told != value


def _of_commitment(commitment: Commitment, context: Context, judged: _Judged) -> Iterator[Conflict]:
    keys = (commitment.id, *commitment.told)
    value = next((judged.fields[key]["status"] for key in keys if "status" in judged.fields.get(key, {})), None)
    if value is None:
        return
    told = (context.commitment_claims[one] for one in commitment.claims if one not in judged.known)
    against = [claim for claim in told if claim.status in _STATES and claim.status != value]
    if against:
        names = tuple(claim.id for claim in against)
        yield Conflict(record=commitment.id, field="status", decided=value, told=against[0].status, claims=names)


def _of_disputes(stored: Stored, judged: _Judged) -> Iterator[Conflict]:
    with stored.store.records() as records:
        found = [one for name in judged.beside for one in records.disputes_called(name)]
    for dispute in found:
        seen = judged.beside.get(dispute.id)
        if dispute.state != "settled" or not seen:
            continue
        for side in dispute.sides:
            new = tuple(one for one in side.claims if one not in seen)
            if new and side.value != dispute.current:
                yield Conflict(
                    record=dispute.id,
                    field=dispute.field,
                    decided=dispute.current or "",
                    told=side.value,
                    claims=new,
                )


def _told_again(stored: Stored, judged: _Judged) -> Iterator[Conflict]:
    """Yield what was thrown out and is now told by another text, in the same terms."""
    context, rejected = stored.context, stored.ground.rejected
    with stored.store.records() as records:
        gone = _by_terms(records.claims(rejected))
        days = {terms[1] for terms in gone if terms[1]}
        ids = {name for day in days for name in records.event_ids(Asked(since=day, until=day, statements=True))}
        events = records.events(ids)
    for event in events:
        for name in event.claims:
            claim = context.claims[name]
            text = context.reports[claim.document].text
            before = [one for one in gone.get(_terms(claim), ()) if context.reports[one.document].text != text]
            if before and claim.id not in judged.known and claim.date:
                yield Conflict(record=event.id, field="claim", decided="rejected", told="", claims=(claim.id,))
                break


_Terms = tuple[str, str | None, tuple[str, ...]]


def _terms(claim: Claim) -> _Terms:
    return claim.kind.value, claim.date, tuple(sorted(claim.parties))


def _by_terms(claims: Iterable[Claim]) -> Mapping[_Terms, list[Claim]]:
    found: dict[_Terms, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_terms(claim), []).append(claim)
    return found
