"""A ledger's records by id and by who has a part in them, with the claims, reports and names behind them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property

from mithaq.errors import MithaqError
from mithaq.model.edtf import bounds
from mithaq.model.ledger import Agreement, Commitment, Contradiction, Event, Judgement
from mithaq.model.reports import Report
from mithaq.run.backing import Backing
from mithaq.run.called import Called
from mithaq.run.ground import Ground
from mithaq.run.outlines import Outlines, outlines_of
from mithaq.store import Store
from mithaq.store.dues import Due, Dues
from mithaq.store.shelf import Shelf
from mithaq.store.tallies import Tallies
from mithaq.view.context import Context, Told


class Held:
    """One ledger's records, as of one fold: each is read when it is asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._backing = Backing(store)
        with store.records() as records:
            self.judged = records.judged()
            """The number of the last judgement that the records tell of."""
        self._outlined: Callable[[], Outlines] = lambda: outlines_of(store)
        self._named: Callable[[], Called] = lambda: Called(self.context.entities.values())

    def lend(self, outlines: Callable[[], Outlines], called: Callable[[], Called]) -> None:
        """Take from somebody else what costs much to make and is the same for many folds, or nearly so."""
        self._outlined, self._named = outlines, called

    @property
    def context(self) -> Context:
        """Return the claims, reports and names behind the records."""
        return self._backing.context

    @property
    def by_people(self) -> tuple[Judgement, ...]:
        """Return what people decided and holds."""
        return self.ground.by_people

    @property
    def ground(self) -> Ground:
        """Return what people decided, and what is known beforehand."""
        return self._backing.ground

    @cached_property
    def outlines(self) -> Outlines:
        """Return the outlines of all events but positions."""
        return self._outlined()

    def every_event(self) -> Iterable[Event]:
        """Return the outlines of all events: see ``outlines``."""
        return self.outlines.events

    def knows_later_than(self, day: str) -> bool:
        """Tell whether anything was reported after ``day``: then the records are not what was known on it."""
        last = bounds(day)[1]
        with self.store.records() as records:
            return bool(records.later_than(last.isoformat() if last else day, 1))

    def ids(self, asked: str) -> list[str]:
        """Return the ids that ``asked`` may mean: itself, or all who are called so in any language."""
        return [asked] if asked in self.context.entities else [asked, *self._called.ids(asked)]

    @cached_property
    def _called(self) -> Called:
        return self._named()

    def event(self, name: str) -> Event | None:
        """Return one event."""
        return next(iter(self.events((name,))), None)

    def events(self, ids: Iterable[str]) -> list[Event]:
        """Return events by their ids, in the order in which they took place."""
        with self.store.records() as records:
            return records.events(list(ids))

    def events_near(self, event: Event, since: str, until: str) -> list[Event]:
        """Return events dated between two days in which any who takes part in ``event`` does."""
        with self.store.records() as records:
            return records.events(records.near((*event.parties, *event.people), since, until))

    def parts_of(self, name: str) -> tuple[int, int]:
        """Return in how many events somebody or something has a part, and in how many positions."""
        with self.store.records() as records:
            return records.parts_of(name)

    def latest_of(self, name: str, most: int, *, said: bool = False) -> list[str]:
        """Return the ids of the last events in which somebody or something has a part (of positions where ``said``,
        else of all others)."""
        with self.store.records() as records:
            return records.latest_of(name, most, said=said)

    def beside(self, name: str, most: int) -> list[tuple[str, int]]:
        """Return who most often has a part in the events of ``name``, with in how many."""
        with self.store.records() as records:
            return Tallies(records.connection).beside(name, most)

    def latest_about(self, names: Collection[str], most: int) -> list[str]:
        """Return the ids of the last dated events, but positions, in which any of ``names`` has a part."""
        with self.store.records() as records:
            return records.latest_about(names, most)

    def reported(self, documents: Sequence[str]) -> dict[str, Report]:
        """Return what is known of reports."""
        self._backing.read_reports(documents)
        return {name: self.context.reports[name] for name in documents if name in self.context.reports}

    def agreements(self, ids: Collection[str]) -> list[Agreement]:
        """Return agreements by their ids."""
        with self.store.records() as records:
            return Dues(records.connection).agreements(ids)

    def holds_agreement(self, name: str) -> bool:
        """Tell whether this is the id of an agreement."""
        with self.store.records() as records:
            return bool(Dues(records.connection).agreements((name,)))

    def board(self, party: Iterable[str] = ()) -> list[Due]:
        """Return how the commitments stand of all of these parties."""
        with self.store.records() as records:
            return Dues(records.connection).board([self.ids(one) for one in party])

    def commitments(self, ids: Iterable[str]) -> list[Commitment]:
        """Return commitments by their ids."""
        with self.store.records() as records:
            return Dues(records.connection).commitments(list(ids))

    def commitments_under(self, agreement: str) -> list[str]:
        """Return the ids of what is owed by an agreement."""
        with self.store.records() as records:
            return [one.id for one in Dues(records.connection).commitments_under((agreement,))]

    def records_of(self, name: str) -> set[str]:
        """Return the agreements and commitments in which somebody takes part."""
        with self.store.records() as records:
            return Dues(records.connection).records_of((name,))

    def claims_in(self, documents: Collection[str]) -> list[Told]:
        """Return all that some reports tell, as they tell it and as people put it right."""
        with self.store.records() as records:
            shelf = Shelf(records.connection)
            claims, owed = shelf.claims_of(documents), shelf.owed_of(documents)
            namings = shelf.namings_of(documents)
        return [*claims, *owed, *namings, *self.ground.claims(claims)]

    def owners(self, claims: Collection[str]) -> dict[str, str]:
        """Return the record that each of these claims is of."""
        with self.store.records() as records:
            dues = Dues(records.connection)
            return dues.named_by(claims) | dues.told_by(claims) | records.event_ids_of(claims)

    def disputes_called(self, names: Iterable[str]) -> list[Contradiction]:
        """Return disputes by their ids."""
        with self.store.records() as records:
            return [one for name in names for one in records.disputes_called(name)]

    def disputes_about(self, names: Sequence[str]) -> list[Contradiction]:
        """Return the disputes about some records."""
        with self.store.records() as records:
            return list(records.disputes(names))

    def carriers(self, texts: Sequence[str]) -> dict[str, int]:
        """Return how many reports carry each of these texts."""
        with self.store.records() as records:
            return Tallies(records.connection).carriers(texts)

    def resolved(self, name: str) -> str:
        """Return the id of the record that ``name`` means: an id, the beginning of one, or a claim's.

        Raises MithaqError when it begins several.
        """
        with self.store.records() as records:
            event = records.event_ids_of((name,)).get(name, name)
            begun = [event] if records.events((event,)) else records.begun(name)
        if len(begun) > 1 and name not in begun:
            raise MithaqError(f"{len(begun)} records have ids that begin with {name}: {', '.join(begun[:5])} ...")
        return name if not begun or name in begun else begun[0]
