"""Events of the regions that were touched, folded anew; and the meetings and visits that hang on them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mithaq.ledger.accords import ACCORDS
from mithaq.ledger.answers import answered
from mithaq.ledger.components import DIFFERENT
from mithaq.ledger.fold import Telling, bound, disputes_of, events_of, settled
from mithaq.ledger.visits import kin, told_days, with_visits
from mithaq.ledger.witnesses import Witnesses
from mithaq.link.events import judged_within, told_as_one
from mithaq.link.facts import Fact, facts
from mithaq.link.instruments import with_known
from mithaq.link.statements import statement_judgements
from mithaq.model.edtf import bounds
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Contradiction, Event, Judgement
from mithaq.run.ground import Ground, reports_of
from mithaq.run.joining import Joining, telling_of
from mithaq.run.sought import sought
from mithaq.store import event_words, schema
from mithaq.store.links import Links
from mithaq.store.register import Register
from mithaq.store.shelf import Shelf, written

UNDATED = "9999"
_REACH = 66
"""Days between the beginning of a visit and of a meeting in it: a visit dated to a month may last into the next."""
_LOT = 20_000
"""Claims that are folded in one go."""
_TRAVEL = (ClaimKind.MEETING, ClaimKind.VISIT)


def refold(shelf: Shelf, ground: Ground, regions: Collection[str]) -> None:
    """Put the events that the claims of ``regions`` tell in place of those that they told."""
    travelled = shelf.events_in(regions, [kind.value for kind in _TRAVEL])
    before = shelf.event_ids_in(regions)
    shelf.drop_events(before)
    event_words.drop(shelf.connection, before)
    for some in _lots(shelf.sizes(regions)):
        travelled += [event for event in _fold(shelf, ground, some) if event.kind in _TRAVEL]
    _settle_visits(shelf, travelled)


def _lots(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Yield regions, in order, in lots of as many claims as fit well into memory; one region is never parted."""
    lot, held = list[str](), 0
    for region, size in sorted(sizes.items()):
        if lot and held + size > _LOT:
            yield lot
            lot, held = [], 0
        lot.append(region)
        held += size
    if lot:
        yield lot


def _fold(shelf: Shelf, ground: Ground, regions: Collection[str]) -> list[Event]:
    """Enter the events that the claims of ``regions`` tell; return them."""
    region_of = shelf.within(regions)
    claims = ground.claims(shelf.claims(region_of))
    reports = reports_of(shelf, {claim.document for claim in claims})
    witnesses = Witnesses(reports)
    named = with_known(claims, ground.instruments, reports)
    judgements = (*judged(shelf, ground, facts(named, reports, ground.wholes)), *ground.by_people)
    raw = events_of(named, judgements, witnesses, ground.wholes)
    tellings = _bound(shelf, raw)
    found = [
        dispute
        for event, group in tellings
        for dispute in disputes_of(event, group, witnesses, ground.wholes, ground.instruments)
    ]
    found += list(answered(tellings, found, witnesses))
    _put_events(shelf, raw, tellings, region_of)
    event_words.enter(shelf.connection, sought(shelf, tellings))
    reported = {claim.id: witnesses.reported(claim) for claim in claims}
    shelf.put(schema.disputes, dispute_rows(settled(found, ground.by_people), reported))
    return [event for event, _ in tellings]


def judged(shelf: Shelf, ground: Ground, told: Sequence[Fact]) -> Iterator[Judgement]:
    """Yield what joins claims to one thing: what matches, where people part any; else only that they are one."""
    yield from statement_judgements([fact for fact in told if fact.claim.kind is ClaimKind.STATEMENT])
    events = [fact for fact in told if fact.claim.kind is not ClaimKind.STATEMENT]
    links = Links(shelf.connection)
    thing_of = links.things_of({telling_of(fact) for fact in events})
    things: dict[str, list[Fact]] = {}
    for fact in events:
        things.setdefault(thing_of[telling_of(fact)], []).append(fact)
    apart = {name for one in ground.by_people if one.verdict == DIFFERENT for name in (one.left, one.right)}
    contested = [group for group in things.values() if not apart.isdisjoint(fact.claim.id for fact in group)]
    places = Joining(shelf, ground).bare_places({fact.claim.id for group in contested for fact in group})
    yield from judged_within(contested, ground.wholes, places)
    for first, *others in (group for group in things.values() if group not in contested):
        yield from (told_as_one(first.claim.id, other.claim.id) for other in others)


def dispute_rows(disputes: Iterable[Contradiction], reported: Mapping[str, str | None]) -> list[dict[str, Any]]:
    """Return disputes as rows; ``reported`` is the day on which each claim was."""
    return [
        {
            "id": one.id,
            "about": one.about,
            "about_kind": one.about_kind,
            "state": one.state,
            "told": max(
                (day for side in one.sides for name in side.claims if (day := reported.get(name))), default=None
            ),
            "record": written(one),
        }
        for one in disputes
    ]


def _bound(shelf: Shelf, tellings: Collection[Telling]) -> list[Telling]:
    """Return events with the register's agreements: those they name, and those made on the day of a signing."""
    register = Register(shelf.connection)
    naming = {claim.document for event, group in tellings if event.agreements for claim in group}
    ids = register.meant_by(naming)
    named = {name for event, _ in tellings for name in event.agreements} | set(ids.values())
    made = register.agreements_on({event.date for event, _ in tellings if event.date and event.kind in ACCORDS})
    events = bound(tellings, register.agreements(named | made), ids)
    return [(event, group) for event, (_, group) in zip(events, tellings, strict=True)]


def _put_events(
    shelf: Shelf, raw: Iterable[Telling], tellings: Collection[Telling], region_of: Mapping[str, str]
) -> None:
    rows, claims, names, days = [], [], [], []
    for (named, _), (event, _) in zip(raw, tellings, strict=True):
        base = written(event)
        key = {"id": event.id, "region": region_of[event.claims[0]], "first": event.claims[0], "base": base}
        rows.append(key | {"kind": event.kind.value, "place": event.place} | settled_columns(event, base))
        claims += [{"claim": claim, "event": event.id} for claim in event.claims]
        when = {"event": event.id, "time": rows[-1]["time"], "spoken": int(event.kind is ClaimKind.STATEMENT)}
        names += [when | {"name": name, "role": role} for role, name in sorted(_names(named, event))]
        days += [{"name": name, "day": day, "event": event.id} for name, day in sorted(_days(event))]
    for table, content in (
        (schema.events, rows), (schema.event_claims, claims), (schema.event_names, names), (schema.event_days, days),
    ):  # fmt: skip
        shelf.put(table, content)


def settled_columns(event: Event, record: str) -> dict[str, Any]:
    """Return what is asked of an event, as columns, with its record."""
    begin, until = bounds(event.date)
    told = [step.reported for step in event.history if step.reported]
    return {
        "status": event.status.value,
        "date": event.date,
        "time": event.date or UNDATED,
        "begin": begin.isoformat() if begin else None,
        "until": until.isoformat() if until else None,
        "told": event.history[0].reported,
        "turned": max(told, default=None),
        "record": record,
    }


def _names(named: Event, event: Event) -> Iterator[tuple[str, str]]:
    yield from (("party", name) for name in set(event.parties))
    yield from (("third", name) for name in set(event.third_parties))
    yield from (("person", name) for name in set(event.people))
    yield from (("instrument", name) for name in set(named.agreements))
    yield from (("agreement", name) for name in set(event.agreements))
    yield from ((role, name) for role, name in (("place", event.place), ("format", event.format)) if name)


def _days(event: Event) -> set[tuple[str, int]]:
    if event.kind not in _TRAVEL:
        return set()
    told = (bounds(day) for day in told_days(event))
    first = {begin or until for begin, until in told} - {None}
    return {(name, day.toordinal()) for name in (*event.parties, *event.people) for day in first if day}


def _settle_visits(shelf: Shelf, touched: Iterable[Event]) -> None:
    """Let meetings and visits that hang together, of which any was touched, make of one another what they make."""
    waiting = [event for event in touched if event.kind in _TRAVEL]
    seen = {event.id: event for event in waiting}
    hanging = dict(shelf.bases(seen))
    while waiting:
        event = waiting.pop()
        near = shelf.bases(_beside(shelf, event) - seen.keys())
        for name, (other, first) in near.items():
            if kin(event, other):
                seen[name] = other
                hanging[name] = (other, first)
                waiting.append(other)
    ordered = [event for event, _ in sorted(hanging.values(), key=lambda found: found[1])]
    before = shelf.event_records(hanging)
    for event in with_visits(ordered):
        if (record := written(event)) != before[event.id]:
            shelf.settle_event(event.id, settled_columns(event, record))


def _beside(shelf: Shelf, event: Event) -> set[str]:
    days = _days(event)
    if not days:
        return set()
    at = [day for _, day in days]
    return shelf.on_days({name for name, _ in days}, min(at) - _REACH, max(at) + _REACH)
