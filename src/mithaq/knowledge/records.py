"""The records of known facts: countries, places, persons, offices, bodies, agreements, mechanisms, processes."""

from dataclasses import dataclass

Forms = tuple[tuple[str, tuple[str, ...]], ...]
"""Spellings by language code: (("ar", ("روسيا", "روسيا الاتحادية")), ("en", ("Russia",)))."""


def of_language(forms: Forms, language: str) -> tuple[str, ...]:
    """Return the spellings that ``forms`` holds for ``language``."""
    return next((spellings for code, spellings in forms if code == language), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Something with an id, a kind and names. ``names`` pairs language and best name, ``strong`` are spellings that
    name it anywhere, ``weak`` those that need support in the text; ``prefer`` wins a spelling that several share."""

    id: str
    kind: str
    names: tuple[tuple[str, str], ...]
    strong: Forms = ()
    weak: Forms = ()
    qid: str | None = None
    prefer: bool = False

    def name(self, language: str) -> str | None:
        """Return the name in ``language``, if there is one."""
        return next((name for code, name in self.names if code == language), None)

    def spellings(self, language: str) -> tuple[str, ...]:
        """Return every strong spelling in ``language``, the name itself first."""
        return of_language(self.strong, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Known):
    """A state, or a territory with an authority of its own. ``genitives`` are its name in languages that inflect it."""

    iso2: str | None = None
    capital: str | None = None
    demonyms: Forms = ()
    demonyms_plural: Forms = ()
    demonyms_weak: Forms = ()
    genitives: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Known):
    """A place on the map. ``metonym_of`` is the state that its name may stand for ("Moscow said"), ``unless`` are
    phrases in which its name is another word."""

    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    metonym_of: str | None = None
    unless: Forms = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Known):
    """A person; the offices held stand in ``Holding`` records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Known):
    """An organisation, armed group, outlet or agency. ``state``: whose organ it is; ``party``: what it stands for
    in claims (its own id where it acts for itself); ``active_in``: the states in whose news it is met."""

    state: str | None = None
    party: str | None = None
    active_in: tuple[str, ...] = ()
    domain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism(Known):
    """A commission, working group, format or platform."""

    parties: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAgreement(Known):
    """An agreement of the register, or a set of them (``members``)."""

    declared: str | None = None
    signed: str | None = None
    effective: str | None = None
    ended: str | None = None
    parties: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    place: str | None = None
    process: str | None = None
    members: tuple[str, ...] = ()

    @property
    def date(self) -> str | None:
        """The first date known of it."""
        return min((day for day in (self.declared, self.signed, self.effective) if day), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Known):
    """A peace process, which agreements and mechanisms belong to."""

    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office or an organ of a state: its title alone and its title with an owner, for one and for several.

    ``of`` templates hold ``{of}`` for the owner's name or ``{adj}`` for its adjective. ``portfolio`` is that of a
    ministry or minister; ``held_as`` are the offices under which ``Holding`` records list its holders.
    """

    id: str
    kind: str
    portfolio: str | None = None
    held_as: tuple[str, ...] = ()
    alone: tuple[tuple[str, str], ...]
    of: tuple[tuple[str, str], ...]
    plural: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who held which office, of what, from when until when (ISO dates, possibly of a year or month only)."""

    person: str
    office: str
    of: str
    since: str | None = None
    until: str | None = None
    title: str | None = None

    def covers(self, on: str | None) -> bool:
        """Tell whether the office was held on that day; an unknown day asks for who holds it still."""
        if on is None:
            return self.until is None
        after = self.since is None or self.since <= on
        return after and (self.until is None or on[: len(self.until)] <= self.until)
