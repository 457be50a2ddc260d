"""Commissions, working groups and formats: proposed, set up, met, and when last heard of."""

from collections.abc import Iterable, Sequence

from mithaq.ledger.history import HELD
from mithaq.model.edtf import bounds
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Event, Ledger
from mithaq.view.context import Context, Row, row
from mithaq.view.evidence import evidence

QUIET = 90
"""Days without a report after which a mechanism counts as silent."""
_STEPS = {Status.PROPOSED: "proposed", Status.SCHEDULED: "proposed", Status.DECLINED: "declined"}
_ENDED = {Status.CANCELLED: "ended"}
_OVER = ("ended", "declined")


def mechanisms(ledger: Ledger, context: Context, as_of: str) -> list[Row]:
    """Return the mechanisms that reports tell of, each with the meetings held in it."""
    meetings = [event for event in ledger.events if event.kind is ClaimKind.MEETING]
    groups = _gathered(event for event in ledger.events if event.kind is ClaimKind.MECHANISM)
    return [_mechanism(group, _held_in(group, meetings), context, as_of) for group in groups]


def _gathered(events: Iterable[Event]) -> list[list[Event]]:
    """Gather the events of one named mechanism; one without a name stands for itself."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(next(iter(_names(event)), event.id), []).append(event)
    return list(found.values())


def _names(event: Event) -> tuple[str, ...]:
    return (*((event.format,) if event.format else ()), *event.agreements)


def _held_in(group: Iterable[Event], meetings: Iterable[Event]) -> list[Event]:
    names = {name for event in group for name in _names(event)}
    return [meeting for meeting in meetings if names & set(_names(meeting))]


def _mechanism(group: Sequence[Event], meetings: Sequence[Event], context: Context, as_of: str) -> Row:
    history = sorted(
        [step for event in group for step in _steps(event, context)]
        + [step for meeting in meetings if meeting.status in HELD for step in _met(meeting, context)],
        key=lambda step: (step["reported"] or step["date"] or "9999", step["status"]),
    )
    last = max((step["reported"] for step in history if step["reported"]), default=None)
    status = _status(history)
    body = {
        "names": _names_told(group, context),
        "parties": sorted({party for event in group for party in event.parties}),
        "third_parties": sorted({party for event in group for party in event.third_parties}),
        "status": status,
        "history": history,
        "meetings": [meeting.id for meeting in meetings],
        "succeeds": None,
        "last_seen": last,
        "silent_since": last if status not in _OVER and _silent(last, as_of) else None,
        "evidence": evidence([claim for event in group for claim in event.claims], context),
    }
    return row(content_id("mechanism", min(event.id for event in group)), as_of, body, context)


def _names_told(group: Iterable[Event], context: Context) -> list[Row]:
    found = sorted({name for event in group for name in _names(event)} & context.entities.keys())
    return [{**dict(reversed(context.entities[name].names)), "from": None} for name in found]


def _steps(event: Event, context: Context) -> list[Row]:
    return [
        {
            "status": _STEPS.get(step.status) or _ENDED.get(step.status, "set_up"),
            "date": step.date,
            "reported": step.reported,
            "evidence": evidence(step.claims, context),
        }
        for step in event.history
        if step.status is not Status.DENIED
    ]


def _met(meeting: Event, context: Context) -> list[Row]:
    held = [step for step in meeting.history if step.status in HELD]
    return [
        {"status": "met", "date": step.date, "reported": step.reported, "evidence": evidence(step.claims, context)}
        for step in held
    ]


def _status(history: Sequence[Row]) -> str:
    told = [step["status"] for step in history]
    if told and told[-1] in _OVER:
        return str(told[-1])
    return "active" if {"set_up", "met"} & set(told) else "proposed"


def _silent(last: str | None, as_of: str) -> bool:
    seen, today = bounds(last)[1], bounds(as_of)[0]
    return bool(seen and today and (today - seen).days > QUIET)
