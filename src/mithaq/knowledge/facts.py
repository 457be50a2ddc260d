"""Everything known, by id, and the questions that the layers above ask of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mithaq.knowledge.records import (
    Body,
    Country,
    Holding,
    Known,
    KnownAgreement,
    Mechanism,
    Office,
    Person,
    Place,
    Process,
)

_SECOND_RANK = frozenset({"vice-president", "deputy-prime-minister", "adviser", "official"})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The tables, each by id. Ids of records are unique over all tables; see ``get``."""

    countries: dict[str, Country] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    mechanisms: dict[str, Mechanism] = field(default_factory=dict)
    agreements: dict[str, KnownAgreement] = field(default_factory=dict)
    processes: dict[str, Process] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    holdings: tuple[Holding, ...] = ()
    wordings: dict[str, dict[str, str]] = field(default_factory=dict)
    _by_office: dict[tuple[str, str], list[Holding]] = field(default_factory=dict)
    _by_person: dict[str, list[Holding]] = field(default_factory=dict)
    _by_id: dict[str, Known] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for table in self.tables():
            for id, known in table.items():
                self._by_id.setdefault(id, known)
        for holding in self.holdings:
            self._by_office.setdefault((holding.office, holding.of), []).append(holding)
            self._by_person.setdefault(holding.person, []).append(holding)
        for held in self._by_person.values():
            held.sort(key=lambda holding: holding.since or "", reverse=True)

    def wording(self, id: str, language: str) -> str | None:
        """Return how a part of composed names is worded in a language ("and": "{a} and {b}")."""
        return self.wordings.get(id, {}).get(language)

    def tables(self) -> Iterator[dict[str, Known]]:
        """Yield the tables of named things, in the order in which an id is looked up."""
        yield from (self.countries, self.places, self.persons, self.bodies)  # type: ignore[misc]
        yield from (self.mechanisms, self.agreements, self.processes)  # type: ignore[misc]

    def get(self, id: str) -> Known | None:
        """Return whatever bears this id."""
        return self._by_id.get(id)

    def holder(self, office: str, of: str, on: str | None) -> Person | None:
        """Return who held ``office`` of ``of`` on that ISO day (None: who holds it now), if it is known."""
        found = [holding for holding in self._by_office.get((office, of), ()) if holding.covers(on)]
        return self.persons.get(max(found, key=lambda h: h.since or "").person) if found else None

    def holders(self, office: str, of: str) -> tuple[Person, ...]:
        """Return everyone known to have held ``office`` of ``of``, whenever it was."""
        return tuple(self.persons[h.person] for h in self._by_office.get((office, of), ()) if h.person in self.persons)

    def offices_of(self, person: str, on: str | None = None) -> tuple[Holding, ...]:
        """Return the offices that a person held on that day, the latest first; with no day, all there ever were."""
        return tuple([h for h in self._by_person.get(person, ()) if on is None or h.covers(on)])

    def represents(self, person: str, on: str | None = None) -> str | None:
        """Return the state or body that a person speaks for on that day: by the latest office held.

        Whoever leads a movement speaks for it, even as a deputy in a government that it shares.
        """
        held = self.offices_of(person, on)
        if held and held[0].office in _SECOND_RANK:
            own = (h.of for h in held if h.office == "head" and h.of in self.bodies)
            return next((of for of in own if self.party_of(of) == of), held[0].of)
        return held[0].of if held else None

    def party_of(self, id: str) -> str | None:
        """Return the state or body that ``id`` stands for as a party of a claim: a capital and an army their state."""
        if id in self.countries:
            return id
        if place := self.places.get(id):
            return place.metonym_of
        if body := self.bodies.get(id):
            return None if body.kind in ("outlet", "agency") else body.party or body.state or body.id
        if mechanism := self.mechanisms.get(id):
            return mechanism.party
        return None

    def country_of(self, id: str) -> str | None:
        """Return the country that a place lies in, a body belongs to, a person last served."""
        if id in self.countries:
            return id
        if place := self.places.get(id):
            return place.country or place.metonym_of
        if body := self.bodies.get(id):
            return body.state
        return next((h.of for h in self.offices_of(id) if h.of in self.countries), None)
