"""The views from the records as they are stored: only what a view shows is read."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from mithaq.link.facts import CONTACTS
from mithaq.model.edtf import bounds, shifted
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Agreement, Contradiction, Event, Ledger
from mithaq.run.filtering import Filters
from mithaq.run.held import Held
from mithaq.run.lines import Lines, Row
from mithaq.store.dues import Dues
from mithaq.store.outlets import Outlets, Wanted
from mithaq.store.records import Asked, Records
from mithaq.store.tallies import Tallies
from mithaq.view.agreements import agreement_row
from mithaq.view.brief import awaited_from, brief
from mithaq.view.commitments import QUIET, commitment_row
from mithaq.view.contacts import relation
from mithaq.view.context import named
from mithaq.view.disputes import dispute_row
from mithaq.view.incidents import KINDS, around
from mithaq.view.mechanisms import mechanisms
from mithaq.view.show import show, source_shown
from mithaq.view.sources import source_row
from mithaq.view.timeline import disputed, event_row
from mithaq.view.wording import told_in

_KINDS = {
    "timeline": (),
    "contacts": tuple(sorted(kind.value for kind in CONTACTS)),
    "incidents": tuple(sorted(kind.value for kind in KINDS)),
}
_EVERY = Filters()
_KEPT = 16
"""Lists of ids that are kept: a page asks for one several times."""
Found = TypeVar("Found")


class Stored(Held):
    """The views of one ledger's records, as of one fold."""

    def rows(self, name: str, day: str, filters: Filters, since: str, statements: bool) -> Sequence[Row]:
        """Return the records of a view that ``filters`` keep, looked at from ``day``."""
        if name in _KINDS:
            return self._events(name, day, filters, statements)
        if name == "sources":
            return self._sources(day, filters)
        every = self._some(name, day, filters, since)
        rest = filters if name == "brief" else replace(filters, party=())
        if rest == _EVERY:
            return every
        with told_in(""):
            return [row for row in every if filters.keep(self.about(row))]

    def _some(self, name: str, day: str, filters: Filters, since: str) -> Sequence[Row]:
        """Return the records of one of the smaller views, of the parties asked for."""
        sides = [self.ids(one) for one in filters.party]
        if name == "agreements":
            return self._agreements(day, sides)
        if name == "commitments":
            return self.duties([one.id for one in self.board(filters.party)], day)
        if name == "brief":
            return self._brief(day, since)
        if name == "mechanisms":
            every = mechanisms(self._mechanisms(), self.context, day)
            return [row for row in every if replace(_EVERY, party=filters.party).keep(row)]
        return self._disputes(day, filters)

    def about(self, record: Row) -> Row:
        """Return a dispute or a line of the brief with the parties, people and place of its event, to be chosen by."""
        event = self.event(record.get("about") or record.get("record") or "")
        if event is None:
            return record
        told = {"parties": list(event.parties), "people": list(event.people), "place": event.place}
        return {**record, **told, "entities": {**(record.get("entities") or {}), **named(told, self.context)}}

    # ---- events

    def event_ids(self, name: str, filters: Filters, statements: bool) -> list[str]:
        """Return the ids of the events that a view of events shows, in the order in which they took place."""
        return self._chosen(name, filters, statements)[0]

    def _chosen(self, name: str, filters: Filters, statements: bool) -> tuple[list[str], int]:
        """Return the same, and how many of them have a date."""
        asked = (name, filters, statements)
        found = self._found.get(asked)
        if found is None:
            with self.store.records() as records:
                found = records.dated_ids(self._asked(name, filters, statements))
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[asked] = found
        return found

    @cached_property
    def _found(self) -> dict[object, tuple[list[str], int]]:
        return {}

    def lines(self, name: str, ids: Sequence[str], day: str) -> list[Row]:
        """Return lines of a view of events, in the order of ``ids``."""
        with self.store.records() as records:
            events = {event.id: event for event in records.events(ids)}
            disputes = disputed(records.disputes(ids))
        self._backing.read(claim for event in events.values() for claim in event.claims)
        more = {"timeline": _nothing, "contacts": self._relation, "incidents": self._around}[name]
        shown = [events[one] for one in ids if one in events]
        return [event_row(one, disputes.get(one.id, ()), self.context, day) | more(one) for one in shown]

    def _events(self, name: str, day: str, filters: Filters, statements: bool) -> Sequence[Row]:
        def compose(some: Sequence[str]) -> list[Row]:
            return self.lines(name, some, day)

        if filters != _EVERY:
            # Few of a large ledger as a rule: asked for once, and then counted and cut.
            ids, dated = self._chosen(name, filters, statements)
            latest = [*ids[:dated][::-1], *ids[dated:]]
            return Lines.of(ids, compose, latest)
        asked = self._asked(name, filters, statements)

        def reading(answer: Callable[[Records], Found]) -> Found:
            with self.store.records() as records:
                return answer(records)

        return Lines(
            lambda: reading(lambda records: records.event_count(asked)),
            lambda first, most: reading(lambda records: records.event_ids(asked, first, most)),
            compose,
            lambda first, most: reading(lambda records: records.latest_ids(asked, first, most)),
        )

    def _asked(self, name: str, filters: Filters, statements: bool) -> Asked:
        kinds = _KINDS[name]
        chosen = tuple(kind for kind in filters.kind if kind in kinds) if kinds and filters.kind else ()
        none = bool(kinds and filters.kind and not chosen)
        first, last = bounds(filters.since)[0], bounds(filters.until)[1]
        return Asked(
            kinds=("",) if none else chosen or kinds or filters.kind,
            statuses=filters.status,
            parties=[self.ids(one) for one in filters.party],
            people=[self.ids(one) for one in filters.person],
            places=self.ids(filters.place) if filters.place else None,
            since=first.isoformat() if first else None,
            until=last.isoformat() if last else None,
            words=filters.text or "",
            statements=statements or name != "timeline",
        )

    def _relation(self, event: Event) -> Row:
        return relation(event, self.outlines.previous.get(event.id))

    def _around(self, event: Event) -> Row:
        return around(event, self.outlines.talks)

    # ---- agreements and what is owed

    def _agreements(self, day: str, sides: Sequence[Sequence[str]]) -> Lines:
        def count() -> int:
            with self.store.records() as records:
                return Dues(records.connection).agreement_count(sides)

        def part(first: int, most: int) -> list[str]:
            with self.store.records() as records:
                return Dues(records.connection).agreement_ids(sides, first, most)

        return Lines(count, part, lambda some: self.register(some, day))

    def register(self, ids: Collection[str], day: str) -> list[Row]:
        """Return lines of the register, in the order of ``ids``."""
        shown, ledger = self._agreed(ids)
        self._read(ledger)
        return [agreement_row(one, ledger, self.context, day) for one in shown]

    def _agreed(self, ids: Collection[str]) -> tuple[list[Agreement], Ledger]:
        """Return agreements, and with them the sets that they are of and what is owed by them."""
        with self.store.records() as records:
            dues = Dues(records.connection)
            shown = dues.agreements(ids)
            own = {one.id for one in shown}
            sets = [one for one in dues.sets() if one.id not in own and not own.isdisjoint(one.members)]
            owed = tuple(dues.commitments_under(own))
        return shown, Ledger(events=(), agreements=(*shown, *sets), contradictions=(), commitments=owed)

    def duties(self, ids: Sequence[str], day: str) -> Lines:
        """Return lines of the board, in the order of ``ids``."""

        def compose(some: Sequence[str]) -> list[Row]:
            found = self.commitments(some)
            self._backing.read(name for one in found for name in (*one.claims, *one.told))
            return [commitment_row(one, self.context, day) for one in found]

        return Lines.of(ids, compose)

    # ---- other views

    def _brief(self, day: str, since: str) -> Sequence[Row]:
        first, last = bounds(since)[0], bounds(day)[1]
        silent = [shifted(one, -QUIET - 1).isoformat() if one else "" for one in (first, last)]
        with self.store.records() as records:
            disputes = records.disputed(since, day)
            events = records.in_news(since, day, awaited_from(since))
            events += records.events({one.about for one in disputes} - {event.id for event in events})
            owed = tuple(Dues(records.connection).in_news(since, day, silent[0], silent[1], settled=("done",)))
        ledger = Ledger(events=tuple(events), agreements=(), contradictions=disputes, commitments=owed)
        self._read(ledger)
        return brief(ledger, self.context, day, since)

    def _disputes(self, day: str, filters: Filters) -> Sequence[Row]:
        with self.store.records() as records:
            found = {one.id: one for one in records.all_disputes()}
        ordered = sorted(found.values(), key=lambda one: (one.state != "open", one.id))
        every = Lines.of([one.id for one in ordered], lambda some: self.disputes([found[name] for name in some], day))
        if not filters.party:
            return every
        return [row for row in every if replace(_EVERY, party=filters.party).keep(self.about(row))]

    def disputes(self, found: Sequence[Contradiction], day: str) -> list[Row]:
        """Return disputes as lines."""
        self._backing.read(name for one in found for side in one.sides for name in side.claims)
        return [dispute_row(one, self.context, day) for one in found]

    def _mechanisms(self) -> Ledger:
        with self.store.records() as records:
            founded = records.events(records.event_ids(Asked(kinds=(ClaimKind.MECHANISM.value,))))
            names = {name for one in founded for name in (one.format, *one.agreements) if name}
            ids = {*records.ids_in(("format", "agreement"), names), *records.ids_with_format()}
            met = records.events(sorted(ids))
        meetings = [one for one in met if one.kind is ClaimKind.MEETING]
        return Ledger(events=(*founded, *meetings), agreements=(), contradictions=())

    def _sources(self, day: str, filters: Filters) -> Sequence[Row]:
        if filters.party or filters.person or filters.kind or filters.status or filters.place:
            return ()
        first, last = bounds(filters.since)[0], bounds(filters.until)[1]
        wanted = Wanted(
            since=first.isoformat() if first else None,
            until=last.isoformat() if last else None,
            words=filters.text or "",
        )

        def count() -> int:
            with self.store.records() as records:
                return Outlets(records.connection).count(wanted)

        def part(first: int, most: int) -> list[str]:
            with self.store.records() as records:
                return Outlets(records.connection).ids(wanted, first, most)

        def latest(first: int, most: int) -> list[str]:
            with self.store.records() as records:
                return Outlets(records.connection).latest(wanted, first, most)

        return Lines(count, part, lambda some: self.reports(some, day), latest)

    def reports(self, ids: Sequence[str], day: str) -> list[Row]:
        """Return lines of the sources, in the order of ``ids``."""
        self._backing.read_reports(ids)
        with self.store.records() as records:
            counts = Tallies(records.connection).claim_counts(ids)
        reports = self.context.reports
        return [source_row(reports[name], counts.get(name, 0), self.context, day) for name in ids if name in reports]

    # ---- one record

    def show(self, name: str, day: str) -> Row | None:
        """Return one record whole, by its id, the beginning of it, or a claim's; None where nothing is called so.

        Raises MithaqError when more than one is.
        """
        name = self.resolved(name)
        with self.store.records() as records:
            events = tuple(records.events((name,)))
            dues = Dues(records.connection)
            owed = () if events else tuple(dues.commitments((name,)))
            disputes = records.disputes((name,)) if events else records.disputes_called(name)
        agreements: tuple[Agreement, ...] = ()
        if not (events or owed or disputes):
            found, ledger = self._agreed((name,))
            agreements, owed = ledger.agreements, ledger.commitments
            if not found:
                return self._show_other(name, day)
        ledger = Ledger(events=events, agreements=agreements, contradictions=disputes, commitments=owed)
        self._read(ledger)
        return show(ledger, self.context, name, day)

    def _show_other(self, name: str, day: str) -> Row | None:
        """Return a report, or a mechanism, whose id is made of its events."""
        if name in self.context.reports:
            own = sorted(one.id for one in self.ground.claims(self.store.claims(name)))
            self._backing.read(own)
            own = [one for one in own if one in self.context.claims]
            return source_shown(self.context.reports[name], own, self.context, day)
        return show(self._mechanisms(), self.context, name, day)

    def _read(self, ledger: Ledger) -> None:
        claims = {name for event in ledger.events for name in event.claims}
        claims |= {name for one in ledger.agreements for name in one.claims}
        claims |= {name for one in ledger.commitments for name in (*one.claims, *one.told)}
        claims |= {name for one in ledger.contradictions for side in one.sides for name in side.claims}
        self._backing.read(claims)


def _nothing(_: Event) -> Row:
    return {}


def last_day(day: str) -> str:
    """Return the last day of a day, month or year (EDTF)."""
    last = bounds(day)[1]
    return last.isoformat() if last else day
