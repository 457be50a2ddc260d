"""What events are found by when words are asked for: the names of all in them, and what reports say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mithaq.knowledge import known_names
from mithaq.model.claims import Claim
from mithaq.model.ledger import Event
from mithaq.store.records import Records
from mithaq.store.shelf import Shelf


def sought(shelf: Shelf, tellings: Iterable[tuple[Event, Sequence[Claim]]]) -> dict[str, str]:
    """Return for each event the words by which it may be asked for."""
    told = list(tellings)
    ids = {event.id: set(_ids(event, claims)) for event, claims in told}
    names = _names(shelf, set().union(*ids.values()))
    return {
        event.id: "\n".join((*(names.get(one, "") for one in sorted(ids[event.id])), *_quotes(claims)))
        for event, claims in told
    }


def _ids(event: Event, claims: Iterable[Claim]) -> Iterator[str]:
    yield from (*event.parties, *event.third_parties, *event.people, *event.agreements)
    every = (event.place, event.format, *(claim.speaker for claim in claims))
    yield from (name for name in every if name)


def _quotes(claims: Iterable[Claim]) -> Iterable[str]:
    return dict.fromkeys(part.quote for claim in claims for part in claim.evidence)


def _names(shelf: Shelf, ids: set[str]) -> Mapping[str, str]:
    told = {one.id: " ".join(name for _, name in one.names) for one in Records(shelf.connection).entities(ids)}
    known = known_names()
    return told | {name: f"{told.get(name, '')} {_spelled(known[name].names)}" for name in ids & known.keys()}


def _spelled(names: Iterable[tuple[str, str]]) -> str:
    return " ".join(name for _, name in names)
