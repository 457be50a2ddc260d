"""New evidence against what people decided: it changes no decision, it brings it back before their eyes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mithaq.ledger.history import HELD
from mithaq.link.decisions import CONFIRMED, FIELD, LISTS, SEEN
from mithaq.model.claims import Claim
from mithaq.model.edtf import bounds, meet
from mithaq.model.ledger import Commitment, Event
from mithaq.run.folding import Folded

_STATES = frozenset({"not_started", "started", "partial", "done", "reversed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A record that somebody decided on, the field, the value decided, and the new claims that tell otherwise."""

    record: str
    field: str
    decided: str
    told: str
    claims: tuple[str, ...]


def conflicts(whole: Folded) -> Iterator[Conflict]:
    """Yield what reports told, after somebody had decided, against the decision."""
    if not whole.by_people:
        return
    judged = _Judged(whole)
    for event in whole.ledger.events:
        yield from _of_event(event, whole, judged)
    for commitment in whole.ledger.commitments:
        yield from _of_commitment(commitment, whole, judged)
    yield from _of_disputes(whole, judged)
    yield from _told_again(whole, judged)


class _Judged:
    """What people said of each claim: fields, confirmations, and whether they knew of it at all."""

    def __init__(self, whole: Folded) -> None:
        self.fields: dict[str, dict[str, str]] = defaultdict(dict)
        self.confirmed: set[str] = set()
        self.known: set[str] = set()
        self.beside: dict[str, set[str]] = defaultdict(set)
        for one in whole.by_people:
            self.known.update((one.left, one.right))
            if one.right.startswith(FIELD):
                self.fields[one.left][one.right.removeprefix(FIELD)] = one.verdict
            elif one.verdict == CONFIRMED:
                self.confirmed.add(one.left)
            elif one.verdict == SEEN:
                self.beside[one.left].add(one.right)


def _of_event(event: Event, whole: Folded, judged: _Judged) -> Iterator[Conflict]:
    held = {name: value for claim in event.claims for name, value in judged.fields.get(claim, {}).items()}
    confirmed = [whole.context.claims[one] for one in event.claims if one in judged.confirmed]
    new = [whole.context.claims[one] for one in event.claims if one not in judged.known]
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


def _of_commitment(commitment: Commitment, whole: Folded, judged: _Judged) -> Iterator[Conflict]:
    keys = (commitment.id, *commitment.told)
    value = next((judged.fields[key]["status"] for key in keys if "status" in judged.fields.get(key, {})), None)
    if value is None:
        return
    told = (whole.context.commitment_claims[one] for one in commitment.claims if one not in judged.known)
    against = [claim for claim in told if claim.status in _STATES and claim.status != value]
    if against:
        names = tuple(claim.id for claim in against)
        yield Conflict(record=commitment.id, field="status", decided=value, told=against[0].status, claims=names)


def _of_disputes(whole: Folded, judged: _Judged) -> Iterator[Conflict]:
    for dispute in whole.ledger.contradictions:
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


def _told_again(whole: Folded, judged: _Judged) -> Iterator[Conflict]:
    """Yield what was thrown out and is now told by another text, in the same terms."""
    texts = {name: report.text for name, report in whole.context.reports.items()}
    gone = _by_terms(whole.rejected)
    for event in whole.ledger.events if gone else ():
        for name in event.claims:
            claim = whole.context.claims[name]
            before = [one for one in gone.get(_terms(claim), ()) if texts[one.document] != texts[claim.document]]
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
