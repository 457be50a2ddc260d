"""The views from the records as they are stored: only what a view shows is read."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from mithaq import view
from mithaq.errors import MithaqError
from mithaq.link.facts import CONTACTS
from mithaq.model.edtf import bounds
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Event, Ledger
from mithaq.run.backing import Backing
from mithaq.run.filtering import Filters, bears
from mithaq.store import Store
from mithaq.store.records import Asked
from mithaq.text import fold
from mithaq.view.brief import awaited_from
from mithaq.view.composed import Rows
from mithaq.view.contacts import previous_of, relation
from mithaq.view.context import Context, named
from mithaq.view.duties import asked as duties_asked
from mithaq.view.incidents import KINDS, around, talks_of
from mithaq.view.timeline import disputed, event_row

Row = dict[str, Any]
_CONTACTS = tuple(sorted(kind.value for kind in CONTACTS))
_INCIDENTS = tuple(sorted(kind.value for kind in KINDS))
_EVENTS = ("timeline", "contacts", "incidents")


class Stored:
    """One ledger's records, as of one fold."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._backing = Backing(store)

    @property
    def context(self) -> Context:
        """Return the claims, reports and names behind the records."""
        return self._backing.context

    def knows_later_than(self, day: str) -> bool:
        """Tell whether anything was reported after ``day``: then the records are not what was known on it."""
        with self._store.records() as records:
            return bool(records.later_than(last_day(day), 1))

    def rows(self, name: str, day: str, filters: Filters, since: str, statements: bool) -> Sequence[Row]:
        """Return the records of a view that ``filters`` may keep; of events no others are looked at."""
        if name in _EVENTS:
            return self._events(name, day, filters, statements)
        if name == "brief":
            return self._brief(day, since)
        made: dict[str, Callable[..., Sequence[Row]]] = {
            "agreements": view.agreements,
            "commitments": view.commitments,
            "mechanisms": view.mechanisms,
            "disputes": view.disputes,
            "sources": view.sources,
        }
        ledger = self._ledger(name)
        if name != "mechanisms":  # most meetings are of none
            self._read(ledger)
        return made[name](ledger, self.context, day)

    def show(self, name: str, day: str) -> Row | None:
        """Return one record whole, by its id, the beginning of it, or a claim's; None where nothing is called so.

        Raises MithaqError when more than one is.
        """
        with self._store.records() as records:
            event = records.event_ids_of((name,)).get(name, name)
            begun = [event] if records.events((event,)) else records.begun(name)
            exact = name in begun
            if len(begun) > 1 and not exact:
                raise MithaqError(f"{len(begun)} records have ids that begin with {name}: {', '.join(begun[:5])} ...")
            found = name if exact or not begun else begun[0]
            events = tuple(records.events((found,)))
            disputes = records.disputes((found,)) if events else records.all_disputes()
            ledger = Ledger(
                events=events,
                agreements=() if events else records.agreements(),
                contradictions=disputes,
                commitments=() if events else records.commitments(),
            )
        self._backing.read(claim for one in events for claim in one.claims)
        return view.show(ledger if events else self._with_mechanisms(ledger), self.context, found, day)

    def about(self, record: Row) -> Row:
        """Return a dispute or a line of the brief with the parties, people and place of its event, to be chosen by."""
        name = record.get("about") or record.get("record")
        event = self.event(name) if name else None
        if event is None:
            return record
        told = {"parties": list(event.parties), "people": list(event.people), "place": event.place}
        return {**record, **told, "entities": {**(record.get("entities") or {}), **named(told, self.context)}}

    def event(self, name: str) -> Event | None:
        """Return one event."""
        with self._store.records() as records:
            return next(iter(records.events((name,))), None)

    # ---- events

    def _events(self, name: str, day: str, filters: Filters, statements: bool) -> Sequence[Row]:
        kinds = {"timeline": (), "contacts": _CONTACTS, "incidents": _INCIDENTS}[name]
        asked = self._asked(filters, kinds, statements or name != "timeline")
        with self._store.records() as records:
            ids = records.event_ids(asked)
        more = {"timeline": _nothing, "contacts": self._relation, "incidents": self._around}[name]

        def compose(some: Sequence[str]) -> list[Row]:
            with self._store.records() as records:
                events, disputes = records.events(some), disputed(records.disputes(some))
            self._read_events(events)
            return [event_row(one, disputes.get(one.id, ()), self.context, day) | more(one) for one in events]

        return Rows(ids, compose)

    def _asked(self, filters: Filters, kinds: Sequence[str], statements: bool) -> Asked:
        chosen = tuple(kind for kind in filters.kind if kind in kinds) if kinds and filters.kind else ()
        none = bool(kinds and filters.kind and not chosen)
        first, last = bounds(filters.since)[0], bounds(filters.until)[1]
        return Asked(
            kinds=("",) if none else chosen or kinds or filters.kind,
            statuses=filters.status,
            parties=[self._ids(one) for one in filters.party],
            people=[self._ids(one) for one in filters.person],
            places=self._ids(filters.place) if filters.place else None,
            since=first.isoformat() if first else None,
            until=last.isoformat() if last else None,
            statements=statements,
        )

    def _ids(self, asked: str) -> list[str]:
        """Return the ids that ``asked`` may mean: itself, and of all who are called so in any language."""
        if asked in self.context.entities:
            return [asked]
        wanted = set(fold(asked).split())
        return [asked, *(one.id for one in self.context.entities.values() if bears(dict(one.names), wanted))]

    @cached_property
    def _contacts(self) -> list[Event]:
        with self._store.records() as records:
            return sorted(records.contacts(_CONTACTS), key=lambda event: (event.date or "9999", event.id))

    @cached_property
    def _before(self) -> Mapping[str, Event]:
        return previous_of(self._contacts)

    def _relation(self, event: Event) -> Row:
        return relation(event, self._before.get(event.id))

    @cached_property
    def _talks(self) -> Any:
        return talks_of(event for event in self._contacts if event.status.value in ("occurred", "ongoing"))

    def _around(self, event: Event) -> Row:
        return around(event, self._talks)

    # ---- other views

    def _brief(self, day: str, since: str) -> Sequence[Row]:
        with self._store.records() as records:
            disputes = records.disputed(since, day)
            ids = {*records.in_news(since, day, awaited_from(since)), *(one.about for one in disputes)}
            events, owed = tuple(records.events(ids)), records.owed_between(*duties_asked(since, day))
        ledger = Ledger(events=events, agreements=(), contradictions=disputes, commitments=owed)
        self._read(ledger)
        self._read_events(events)
        return view.brief(ledger, self.context, day, since)

    def _ledger(self, name: str) -> Ledger:
        """Return the records that one of the smaller views shows, and no events that it does not ask for."""
        with self._store.records() as records:
            register = name == "agreements"
            found = Ledger(
                events=(),
                agreements=records.agreements() if register else (),
                contradictions=records.all_disputes() if name == "disputes" else (),
                commitments=records.commitments() if register or name == "commitments" else (),
            )
        return self._with_mechanisms(found) if name == "mechanisms" else found

    def _with_mechanisms(self, ledger: Ledger) -> Ledger:
        kinds = (ClaimKind.MECHANISM.value, ClaimKind.MEETING.value)
        with self._store.records() as records:
            events = tuple(records.events(records.event_ids(Asked(kinds=kinds))))
        return Ledger(
            events=events,
            agreements=ledger.agreements,
            contradictions=ledger.contradictions,
            commitments=ledger.commitments,
        )

    def _read_events(self, events: Sequence[Event]) -> None:
        self._backing.read(claim for event in events for claim in event.claims)
        self._backing.read_names(
            name
            for one in events
            for name in (*one.parties, *one.third_parties, *one.people, *one.agreements, one.place or "")
        )

    def _read(self, ledger: Ledger) -> None:
        claims = {name for event in ledger.events for name in event.claims}
        claims |= {name for one in ledger.agreements for name in one.claims}
        claims |= {name for one in ledger.commitments for name in one.claims}
        claims |= {name for one in ledger.contradictions for side in one.sides for name in side.claims}
        self._backing.read(claims)


def last_day(day: str) -> str:
    """Return the last day of a day, month or year (EDTF)."""
    last = bounds(day)[1]
    return last.isoformat() if last else day


def _nothing(_: Event) -> Row:
    return {}
