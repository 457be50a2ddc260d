"""Commissions, working groups and formats: proposed, set up, met, and when last heard of."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from mithaq.ledger.history import HELD
from mithaq.model.edtf import bounds
from mithaq.model.ids import composed, content_id
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Event, Ledger
from mithaq.view.context import Context, Row, row
from mithaq.view.evidence import evidence

QUIET = 90
"""Days without a report after which a mechanism counts as silent."""
_STEPS = {Status.PROPOSED: "proposed", Status.SCHEDULED: "proposed", Status.DECLINED: "declined"}
_ENDED = {Status.CANCELLED: "ended"}
_OVER = ("ended", "declined")
_SORTS = frozenset(
    {"joint", "bilateral", "trilateral", "commission", "committee", "mechanism", "arrangement", "group", "working"}
)
"""Words of composed names that say what sort of body it is, and not what for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """One mechanism: what is told of its making, and the meetings held in it."""

    founded: tuple[Event, ...]
    meetings: tuple[Event, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the events that tell who is in it: those of its making, else its meetings."""
        return self.founded or self.meetings

    @property
    def names(self) -> frozenset[str]:
        """Return the ids by which reports name it."""
        return frozenset(name for event in self.founded for name in _names(event)) or _formats(self.meetings)

    @property
    def parties(self) -> frozenset[str]:
        """Return who is in it: whom any report of its making names, else who is at all its meetings."""
        told = [frozenset(event.parties) for event in self.events]
        return frozenset().union(*told) if self.founded else frozenset.intersection(*told)


def mechanisms(ledger: Ledger, context: Context, as_of: str) -> list[Row]:
    """Return the mechanisms that reports tell of, each with the meetings held in it."""
    meetings = [event for event in ledger.events if event.kind is ClaimKind.MEETING]
    groups = _gathered(event for event in ledger.events if event.kind is ClaimKind.MECHANISM)
    bodies = [_Body(founded=tuple(group), meetings=_held_in(group, meetings)) for group in groups]
    bodies += _met_only(meetings, {name for body in bodies for name in body.names})
    return [_mechanism(body, context, as_of) for body in _with_loose_names(bodies, context)]


def _gathered(events: Iterable[Event]) -> list[list[Event]]:
    """Gather the events of one named mechanism; one without a name stands for itself.

    A name made of a report's words ("the joint commission") is of many bodies: their parties tell them apart.
    """
    found: dict[str, list[list[Event]]] = {}
    for event in events:
        name = next(iter(_names(event)), event.id)
        groups = found.setdefault(name, [])
        same = groups[:1] if not composed(name) else [one for one in groups if any(_shared(event, of) for of in one)]
        for group in same:
            groups.remove(group)
        groups.append([*(one for group in same for one in group), event])
    return [group for groups in found.values() for group in groups]


def _shared(left: Event, right: Event) -> bool:
    """Tell whether the parties of one are among the other's, or two are the same."""
    ours, theirs = set(left.parties), set(right.parties)
    return ours <= theirs or theirs <= ours or len(ours & theirs) > 1


def _names(event: Event) -> tuple[str, ...]:
    return (*((event.format,) if event.format else ()), *event.agreements)


def _formats(meetings: Iterable[Event]) -> frozenset[str]:
    return frozenset(meeting.format for meeting in meetings if meeting.format)


def _held_in(group: Iterable[Event], meetings: Iterable[Event]) -> tuple[Event, ...]:
    names = {name for event in group for name in _names(event)}
    return tuple(meeting for meeting in meetings if names & set(_names(meeting)))


def _met_only(meetings: Iterable[Event], told: Container[str]) -> list[_Body]:
    """Return the mechanisms of whose making no report tells, but which have met. Who takes part as a party is none."""
    found: dict[str, list[Event]] = {}
    for meeting in meetings:
        name = meeting.format
        if name is not None and name not in told and name not in meeting.parties and meeting.status in HELD:
            found.setdefault(name, []).append(meeting)
    return [_Body(founded=(), meetings=tuple(held)) for held in found.values()]


def _with_loose_names(bodies: Sequence[_Body], context: Context) -> list[_Body]:
    """Unite what a report calls "the joint committee" with the one mechanism of these parties that bears a name."""
    named = [body for body in bodies if not all(map(composed, body.names))]
    taken: dict[int, list[_Body]] = {}
    kept: list[_Body] = []
    for body in bodies:
        fits = [at for at, other in enumerate(named) if body is not other and _may_be(body, other, context)]
        if len(fits) == 1:
            taken.setdefault(fits[0], []).append(body)
        elif not any(body is other for other in named):
            kept.append(body)
    return kept + [_united(body, taken.get(at, ())) for at, body in enumerate(named)]


def _may_be(loose: _Body, named: _Body, context: Context) -> bool:
    """Tell whether a name made of a report's words may be the named mechanism's: what it is for is in its name."""
    if not loose.names or not all(map(composed, loose.names)) or len(loose.parties) < 2:
        return False
    titles = [context.entities[name].names for name in named.names if name in context.entities]
    words = {word.casefold() for names in titles for _, title in names for word in title.split()}
    subject = {word for name in loose.names for word in name.partition("/")[2].partition("@")[0].split("-")} - _SORTS
    return loose.parties <= named.parties and subject <= words


def _united(body: _Body, others: Iterable[_Body]) -> _Body:
    founded = {event.id: event for one in (body, *others) for event in one.founded}
    meetings = {event.id: event for one in (body, *others) for event in one.meetings}
    return _Body(founded=tuple(founded.values()), meetings=tuple(meetings.values()))


def _mechanism(body: _Body, context: Context, as_of: str) -> Row:
    history = sorted(
        [step for event in body.founded for step in _steps(event, context)]
        + [step for meeting in body.meetings if meeting.status in HELD for step in _met(meeting, context)],
        key=lambda step: (step["reported"] or step["date"] or "9999", step["status"]),
    )
    last = max((step["reported"] for step in history if step["reported"]), default=None)
    status = _status(history)
    line = {
        "names": _names_told(body, context),
        "parties": sorted(body.parties),
        "third_parties": sorted({party for event in body.events for party in event.third_parties}),
        "status": status,
        "history": history,
        "meetings": [meeting.id for meeting in body.meetings],
        "succeeds": None,
        "last_seen": last,
        "silent_since": last if status not in _OVER and _silent(last, as_of) else None,
        "evidence": evidence([claim for event in body.events for claim in event.claims], context),
    }
    return row(content_id("mechanism", min(event.id for event in body.events)), as_of, line, context)


def _names_told(body: _Body, context: Context) -> list[Row]:
    found = sorted((body.names | _formats(body.meetings)) & context.entities.keys())
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
