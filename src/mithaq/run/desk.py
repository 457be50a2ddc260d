"""A ledger kept open and folded, for those who ask it many things: the API and the pages."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from datetime import date
from hashlib import sha256
from itertools import chain
from secrets import token_hex

from mithaq.model.edtf import bounds, shifted
from mithaq.model.understood import Understood
from mithaq.run.filtering import Filters
from mithaq.run.folding import Folded
from mithaq.run.naming import resolved
from mithaq.run.searching import hits
from mithaq.run.standing import Standing
from mithaq.run.viewing import ALL, Row, kept, rows_of, shown, today
from mithaq.store import Store

KEPT_VIEWS = 16


class Desk:
    """Answers from one folded ledger, and folds it again when somebody has added to it or judged.

    Safe to be asked from several threads at once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._standing = Standing(store)
        self._nonce = token_hex(8)
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Sequence[Row]] = OrderedDict()

    @property
    def place(self) -> str:
        """Return which ledger this is."""
        return self._store.place

    def whole(self) -> Folded:
        """Return the folded ledger as it stands."""
        return self._standing.now()[0]

    def look_again(self) -> None:
        """Look at the store at once when next asked: see ``mithaq.run.standing``."""
        self._standing.look_again()

    @property
    def store(self) -> Store:
        """Return the store itself, for those who decide something about what it holds."""
        return self._store

    def tag(self, *asked: str) -> str:
        """Return what stays the same as long as the answer to ``asked`` does: an HTTP entity tag, with its quotes."""
        generation = self._standing.now()[1]
        parts = "\x1f".join((self._nonce, str(generation), today(), *asked))
        return f'"{sha256(parts.encode("utf-8", "replace")).hexdigest()[:24]}"'

    def rows(
        self,
        view: str,
        *,
        as_of: str | None = None,
        filters: Filters = ALL,
        since: str | None = None,
        statements: bool = False,
    ) -> Sequence[Row]:
        """Return the records of a view (see ``mithaq.run.viewing.records``); treat them as read-only."""
        spoken = statements or "statement" in filters.kind
        every = self._every(view, as_of or today(), since, spoken)
        return every if filters == ALL else list(kept(self.whole(), every, filters))

    def resolved(self, filters: Filters) -> Filters:
        """Return ``filters`` by ids where names would miss; raises AskedWrongError for a name that nobody bears."""
        return resolved(self.whole(), filters)

    def _every(self, view: str, day: str, since: str | None, statements: bool) -> Sequence[Row]:
        """Return all records of a view: composing them costs more than choosing among them, so they are kept."""
        whole, generation = self._standing.now()
        asked = (generation, view, day, since, statements)
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked]
        found = rows_of(whole, view, as_of=day, since=since, statements=statements)
        with self._lock:
            self._kept[asked] = found
            while len(self._kept) > KEPT_VIEWS:
                self._kept.popitem(last=False)
        return found

    def record(self, name: str, *, as_of: str | None = None) -> Row | None:
        """Return one record whole, by its id, its beginning or a claim's; None where nothing is called so.

        Raises MithaqError when more than one is.
        """
        return shown(self.whole(), name, as_of=as_of)

    def understood(self, document: str) -> Understood | None:
        """Return one document with all that was understood of it."""
        annotated = self._store.annotated(document)
        if annotated is None:
            return None
        claims, agreements = self._store.claims(document), self._store.agreement_claims(document)
        owed = self._store.commitment_claims(document)
        return Understood(annotated=annotated, claims=claims, agreements=agreements, commitments=owed)

    def hits(self, query: str, limit: int) -> list[Row]:
        """Return the reports that hold every word of ``query``, best first (see ``mithaq.run.searching``)."""
        return hits(self._store, query, limit)

    def newest(self) -> str | None:
        """Return the publication date of the newest report."""
        dated = (report.published.value for report in self.whole().reports)
        return max(filter(None, dated), default=None)

    def week_before(self) -> str:
        """Return the day a week before the newest report: what is new since then fills a brief."""
        newest = bounds(self.newest())[0] or date.today()
        return shifted(newest, -7).isoformat()

    def parties(self) -> list[str]:
        """Return the ids of all that take part in events, most often named first."""
        events = self.whole().ledger.events
        return _by_count(chain.from_iterable(event.parties for event in events))

    def people(self) -> list[str]:
        """Return the ids of all persons who take part in events, most often named first."""
        events = self.whole().ledger.events
        return _by_count(chain.from_iterable(event.people for event in events))


def _by_count(names: "chain[str]") -> list[str]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a day, a month or a year that exists: 2023-05-11, 2023-05, 2023."""
    return len(text) in (4, 7, 10) and None not in bounds(text)
