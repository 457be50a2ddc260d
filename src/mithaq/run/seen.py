"""A ledger as it was known on a day: today's records, those without what came later, or the rest folded in memory."""

from collections.abc import Sequence

from mithaq.model.ledger import Event, Judgement
from mithaq.run.filtering import Filters
from mithaq.run.folding import Folded
from mithaq.run.lines import Row
from mithaq.run.past import FEW, few_later, without_later
from mithaq.run.restored import known_on
from mithaq.run.stored import Stored, last_day
from mithaq.run.viewing import kept, rows_of, shown
from mithaq.store import Store
from mithaq.view.context import Context
from mithaq.view.sources import sources
from mithaq.view.wording import told_in


class Past:
    """What ``Stored`` answers, of a day gone by."""

    def __init__(self, store: Store, day: str) -> None:
        self.store = store
        self._day = day
        self._whole: Folded = known_on(store, day)

    @property
    def context(self) -> Context:
        """Return the claims, reports and names behind the records."""
        return self._whole.context

    @property
    def by_people(self) -> tuple[Judgement, ...]:
        """Return what people decided and holds."""
        return self._whole.by_people

    def every_event(self) -> Sequence[Event]:
        """Return all events."""
        return self._whole.ledger.events

    def rows(self, name: str, day: str, filters: Filters, since: str, statements: bool) -> Sequence[Row]:
        """Return the records of a view that ``filters`` keep."""
        rows = rows_of(self._whole, name, as_of=day, since=since, statements=statements)
        if filters == Filters():
            return rows
        with told_in(""):
            return list(kept(self._whole, rows, filters))

    def show(self, name: str, day: str) -> Row | None:
        """Return one record whole: see ``Stored.show``."""
        return shown(self._whole, name, as_of=day)

    def reports(self, ids: Sequence[str], day: str) -> Sequence[Row]:
        """Return lines of the sources."""
        wanted = set(ids)
        return [row for row in sources(self._whole.ledger, self.context, day) if row["id"] in wanted]


class Lately:
    """What ``Stored`` answers, of a day after which little was reported: that is taken out while it is looked at."""

    def __init__(self, stored: Stored, day: str) -> None:
        self.store = stored.store
        self.context = stored.context
        self.by_people = stored.by_people
        self._day = day

    def every_event(self) -> Sequence[Event]:
        """Return the outlines of all events."""
        with without_later(self.store, self._day) as past:
            return list(past.every_event())

    def rows(self, name: str, day: str, filters: Filters, since: str, statements: bool) -> Sequence[Row]:
        """Return the records of a view that ``filters`` keep."""
        with without_later(self.store, self._day) as past:
            rows = list(past.rows(name, day, filters, since, statements))
        if name != "sources":
            return rows
        with self.store.records() as records:  # what is taken out claims nothing, but is still a report
            later = set(records.later_than(last_day(self._day), FEW))
        return [row for row in rows if row["id"] not in later]

    def show(self, name: str, day: str) -> Row | None:
        """Return one record whole: see ``Stored.show``."""
        with without_later(self.store, self._day) as past:
            return past.show(name, day)

    def reports(self, ids: Sequence[str], day: str) -> Sequence[Row]:
        """Return lines of the sources."""
        with without_later(self.store, self._day) as past:
            return past.reports(ids, day)


Seen = Stored | Past | Lately


def seen(stored: Stored, day: str) -> Seen:
    """Return a ledger as it was known on ``day``."""
    if not stored.knows_later_than(day):
        return stored
    return Lately(stored, day) if few_later(stored.store, day) else Past(stored.store, day)
