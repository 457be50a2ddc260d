"""What stands behind the stored records, fetched when it is looked at: claims, reports and names."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast, overload

from mithaq.knowledge import Known, known_names
from mithaq.model.annotations import Entity
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.reports import Report
from mithaq.run.folding import entity_of
from mithaq.run.ground import Ground, ground_of
from mithaq.store import Store, schema
from mithaq.store.shelf import Shelf
from mithaq.view.context import Context, Told

T = TypeVar("T")
D = TypeVar("D")
MOST = 50_000
"""Things of one sort that are held at one time."""
_PIECE = 400
_MISSING: object = object()


class Shelved(Mapping[str, T]):
    """Things by id, fetched many at a time and held while there is room."""

    def __init__(self, fetch: Callable[[Collection[str]], Mapping[str, T]], names: Callable[[], Iterable[str]]) -> None:
        self._fetch = fetch
        self._names = names
        self._held: dict[str, object] = {}

    def read(self, names: Iterable[str]) -> None:
        """Fetch what is not held, all at once."""
        missing = {name for name in names if name not in self._held}
        if not missing:
            return
        if len(self._held) > MOST:
            self._held = {}
        found = self._fetch(missing)
        self._held.update((name, found.get(name)) for name in missing)

    def __getitem__(self, name: str) -> T:
        found = self._found(name)
        if found is None:
            raise KeyError(name)
        return found

    @overload
    def get(self, key: str, /) -> T | None: ...
    @overload
    def get(self, key: str, /, default: T | D) -> T | D: ...
    def get(self, key: str, /, default: object = None) -> object:
        """Return the thing of this id. A page asks thousands of times, in vain as often: that raises nothing."""
        found = self._found(key)
        return default if found is None else found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._found(name) is not None

    def _found(self, name: str) -> T | None:
        # Others may be reading at the same time: what is held is looked at once.
        found = self._held.get(name, _MISSING)
        if found is _MISSING:
            found = self._held[name] = self._fetch((name,)).get(name)
        return cast("T | None", found)

    def __iter__(self) -> Iterator[str]:
        listed = list(self._names())
        for start in range(0, len(listed), _PIECE):
            some = listed[start : start + _PIECE]
            self.read(some)
            yield from (name for name in some if self._held.get(name) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Names(Mapping[str, Entity]):
    """Entities by id: as documents name them, else as the tables of what is known do."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told = Shelved(self._fetch, lambda: self.ids)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids of all that documents name."""
        with self._store.records() as records:
            return frozenset(records.ids(schema.known_names))

    @cached_property
    def _known(self) -> Mapping[str, Known]:
        return known_names()

    def _fetch(self, ids: Collection[str]) -> dict[str, Entity]:
        with self._store.records() as records:
            return {one.id: one for one in records.entities(ids)}

    def read(self, names: Iterable[str]) -> None:
        """Fetch names all at once."""
        self._told.read(self.ids.intersection(names))

    def __getitem__(self, name: str) -> Entity:
        return self._told[name] if name in self.ids else entity_of(self._known[name])

    def __contains__(self, name: object) -> bool:
        return name in self.ids or name in self._known

    def __iter__(self) -> Iterator[str]:
        yield from self._known
        self._told.read(self.ids)
        yield from sorted(self.ids - self._known.keys())

    def __len__(self) -> int:
        return len(self.ids | self._known.keys())


def _named(claim: Claim) -> Iterator[str]:
    yield from (*claim.parties, *claim.third_parties, *claim.people, *claim.instruments)
    yield from (name for name in (claim.place, claim.speaker, claim.actor, claim.format) if name)


class Backing:
    """The claims as people put them right, the reports and the names of one ledger."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._claims = Shelved[Claim](self._fetch_claims, lambda: self._ids_of("claims"))
        self._namings = Shelved[AgreementClaim](self._fetch_namings, lambda: self._ids_of("agreement_claims"))
        self._owed = Shelved[CommitmentClaim](self._fetch_owed, lambda: self._ids_of("commitment_claims"))
        self._names = Names(store)
        self._reports = Shelved[Report](self._fetch_reports, lambda: self._ids_of("documents"))
        self.context = Context(
            reports=self._reports,
            claims=self._claims,
            agreement_claims=self._namings,
            commitment_claims=self._owed,
            entities=self._names,
        )

    @cached_property
    def ground(self) -> Ground:
        """Return what people decided, and what is known beforehand."""
        with self._store.records() as records:
            shelf = Shelf(records.connection)
            return ground_of(shelf, [one for _, one in shelf.judgements()])

    def read(self, claims: Iterable[str]) -> None:
        """Fetch the claims of some records, of whatever sort, with their reports."""
        rest, told = set(claims), list[Told]()
        shelves: tuple[Shelved[Any], ...] = (self._claims, self._namings, self._owed)
        for shelf in shelves:
            shelf.read(rest)
            found = {name: one for name in rest if (one := shelf.get(name)) is not None}
            rest -= found.keys()
            told += found.values()
        self.read_reports({one.document for one in told})
        self._names.read({name for one in told if isinstance(one, Claim) for name in _named(one)})

    def read_reports(self, documents: Iterable[str]) -> None:
        """Fetch reports."""
        self._reports.read(documents)

    def read_names(self, names: Iterable[str]) -> None:
        """Fetch what entities are called."""
        self._names.read(names)

    def _ids_of(self, table: str) -> list[str]:
        with self._store.records() as records:
            return records.ids(getattr(schema, table))

    def _fetch_claims(self, ids: Collection[str]) -> dict[str, Claim]:
        with self._store.records() as records:
            found = records.claims(ids)
        return {one.id: one for one in self.ground.claims(found)}

    def _fetch_namings(self, ids: Collection[str]) -> dict[str, AgreementClaim]:
        with self._store.records() as records:
            found = records.namings(ids)
        return {one.id: one for one in self.ground.namings(found)}

    def _fetch_owed(self, ids: Collection[str]) -> dict[str, CommitmentClaim]:
        with self._store.records() as records:
            found = records.owed(ids)
        return {one.id: one for one in self.ground.owed(found)}

    def _fetch_reports(self, ids: Collection[str]) -> dict[str, Report]:
        with self._store.records() as records:
            return {one.document: one for one in records.reports(ids)}
