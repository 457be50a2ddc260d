"""Outlines of all events but positions: what drawings, contacts' gaps and the talks around an incident are made of."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from mithaq.ledger.history import HELD
from mithaq.link.facts import CONTACTS
from mithaq.model.edtf import Bounds, bounds
from mithaq.model.ledger import Event
from mithaq.store import Store
from mithaq.store.tallies import Tallies
from mithaq.view.contacts import previous_of
from mithaq.view.incidents import KINDS, Talks, talks_of


class Outlines:
    """Events in the order of their dates, without claims and history, as the ledger stood at one time."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Return them by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def stretches(self) -> Mapping[str, Bounds]:
        """Return the first and the last day that each event may mean."""
        return {event.id: bounds(event.date) for event in self.events}

    @cached_property
    def kept(self) -> dict[object, object]:
        """Return what others made of these outlines and want to find again."""
        return {}

    @cached_property
    def contacts(self) -> list[Event]:
        """Return the meetings, calls and visits."""
        return [event for event in self.events if event.kind in CONTACTS]

    @cached_property
    def previous(self) -> Mapping[str, Event]:
        """Return for each contact the last one of the same parties before it."""
        return previous_of(self.contacts)

    @cached_property
    def talks(self) -> Talks:
        """Return the contacts held, by party and day."""
        return talks_of(event for event in self.contacts if event.status in HELD)

    @cached_property
    def incidents(self) -> list[Event]:
        """Return the acts of force and pressure."""
        return [event for event in self.events if event.kind in KINDS]

    def of(self, view: str) -> Sequence[Event]:
        """Return the events of a view of events."""
        if view == "contacts":
            return self.contacts
        return self.incidents if view == "incidents" else self.events

    def chosen(self, ids: Iterable[str]) -> list[Event]:
        """Return the events of these ids that are known here."""
        return [self.by_id[name] for name in ids if name in self.by_id]


def outlines_of(store: Store) -> Outlines:
    """Read the outlines of a ledger's events."""
    with store.records() as records:
        return Outlines(Tallies(records.connection).outlines())
