"""What stands around the lines of pages: names to choose from, outlets, languages, how much there is."""

from dataclasses import dataclass
from functools import cached_property

from mithaq.model.ledger import Agreement
from mithaq.store import Store
from mithaq.store.tallies import Tallies
from mithaq.text import fold


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """Counted over a whole ledger as it stood at one time; ``parties`` and ``people`` by how many events name them,
    ``agreements`` with their names as they are compared."""

    parties: tuple[str, ...]
    people: tuple[str, ...]
    outlets: tuple[tuple[str | None, int], ...]
    languages: tuple[str, ...]
    texts: int
    reported: tuple[str | None, str | None]
    event_counts: tuple[tuple[str, int], ...]
    agreements: tuple[tuple[str, Agreement], ...]

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Return how far in front each of them stands."""
        return {name: rank for rank, name in enumerate((*self.parties, *self.people))}


def surroundings_of(store: Store) -> Surroundings:
    """Count what a ledger holds."""
    with store.records() as records:
        tallies = Tallies(records.connection)
        return Surroundings(
            parties=tuple(tallies.named("party")),
            people=tuple(tallies.named("person")),
            outlets=tuple(tallies.outlets()),
            languages=tuple(tallies.languages()),
            texts=tallies.texts(),
            reported=tallies.reported(),
            event_counts=tuple(tallies.event_counts()),
            agreements=tuple(
                (fold(" ".join(name for _, name in one.names)), one) for one in records.agreements() if one.names
            ),
        )
