"""What is looked up again and again in one folded ledger, each made once, when it is first asked for."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import chain

from mithaq import view
from mithaq.model.ledger import Event
from mithaq.run.folding import Folded
from mithaq.run.queue import Question, queue
from mithaq.text import fold


class Index:
    """Look-up tables over a folded ledger, looked at from one ``day``; it never changes."""

    def __init__(self, whole: Folded, day: str) -> None:
        self.whole = whole
        self.day = day
        self._called: dict[str, frozenset[str]] = {}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.whole.ledger.events}

    @cached_property
    def tellers(self) -> dict[str, str]:
        """The id of the event that each claim tells."""
        return {claim: event.id for event in self.whole.ledger.events for claim in event.claims}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all records."""
        ledger = self.whole.ledger
        mechanisms = view.mechanisms(ledger, self.whole.context, self.day)
        return frozenset(
            (
                *self.events,
                *(one.id for one in ledger.agreements),
                *(one.id for one in ledger.commitments),
                *(one.id for one in ledger.contradictions),
                *(report.document for report in self.whole.reports),
                *(one["id"] for one in mechanisms),
            )
        )

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language of each report."""
        return {name: report.language for name, report in self.whole.context.reports.items()}

    @cached_property
    def carriers(self) -> Counter[str]:
        """How many reports carry each text."""
        return Counter(report.text for report in self.whole.reports)

    @cached_property
    def parties(self) -> list[str]:
        """All that take part in events, most often named first."""
        return _by_count(chain.from_iterable(event.parties for event in self.whole.ledger.events))

    @cached_property
    def people(self) -> list[str]:
        """All persons who take part in events, most often named first."""
        return _by_count(chain.from_iterable(event.people for event in self.whole.ledger.events))

    @cached_property
    def questions(self) -> list[Question]:
        """The review queue."""
        return queue(self.whole, self.day)

    def called(self, name: str) -> frozenset[str]:
        """Return the ids of all entities of which one name holds every word of ``name``, and ``name`` itself."""
        if name not in self._called:
            wanted = set(fold(name).split())
            found = (
                one.id
                for one in self.whole.context.entities.values()
                if wanted and any(wanted <= set(fold(called).split()) for called in dict(reversed(one.names)).values())
            )
            self._called[name] = frozenset((*found, name))
        return self._called[name]


def _by_count(names: Iterable[str]) -> list[str]:
    counts = Counter(names)
    return sorted(counts, key=lambda name: (-counts[name], name))
