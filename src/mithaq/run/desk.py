"""A ledger kept open and folded, for those who ask it many things: the API and the pages."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from secrets import token_hex

from mithaq import view
from mithaq.model.edtf import bounds, shifted
from mithaq.model.ledger import Event
from mithaq.model.understood import Understood
from mithaq.run.filtering import EventFilters, Filters
from mithaq.run.folding import Folded, known_by
from mithaq.run.indexed import Index
from mithaq.run.naming import resolved
from mithaq.run.searching import hits, hits_in
from mithaq.run.standing import Standing
from mithaq.run.viewing import ALL, Row, kept, rows_of, shown, today
from mithaq.store import Store
from mithaq.view.composed import Composed

KEPT_VIEWS = 16
KEPT_DAYS = 8


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
        self._indexes: dict[str, Index] = {}
        self._indexed_at = -1

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
        day = as_of or today()
        every = self._every(view, day, since, spoken)
        if filters == ALL:
            return every
        if isinstance(every, Composed):
            every = every.where(self._events_kept(filters, day).keep)
            if not filters.text:
                return every
        return list(kept(self.whole(), every, filters))

    def events(self, view: str, *, filters: Filters = ALL, statements: bool = False) -> Sequence[Event]:
        """Return the events behind the rows of a view of events, without composing a row; words are not looked at."""
        rows = self.rows(view, filters=replace(filters, text=None), statements=statements)
        return rows.records if isinstance(rows, Composed) else ()

    def _events_kept(self, filters: Filters, day: str) -> EventFilters:
        index = self.index(day)
        context = index.whole.context
        return EventFilters(
            asked=filters,
            party=tuple(map(index.called, filters.party)),
            person=tuple(map(index.called, filters.person)),
            place=index.called(filters.place) if filters.place else None,
            reported=lambda name: context.reported(context.claims[name]),
        )

    def index(self, day: str | None = None) -> Index:
        """Return the look-up tables of the ledger as it stood on ``day`` (today)."""
        day = day or today()
        whole, generation = self._standing.now()
        with self._lock:
            if generation != self._indexed_at:
                self._indexes.clear()
                self._indexed_at = generation
            if day in self._indexes:
                return self._indexes[day]
        found = Index(known_by(whole, day), day)
        with self._lock:
            if len(self._indexes) >= KEPT_DAYS:
                self._indexes.clear()
            return self._indexes.setdefault(day, found)

    def resolved(self, filters: Filters) -> Filters:
        """Return ``filters`` by ids where names would miss; raises AskedWrongError for a name that nobody bears."""
        return resolved(self.whole().context, filters)

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
        index = self.index(as_of)
        if name in index.ids or name in index.tellers:
            return view.show(index.whole.ledger, index.whole.context, index.tellers.get(name, name), index.day)
        return shown(index.whole, name, as_of=as_of)

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

    def found(self, query: str, limit: int) -> list[str]:
        """Return the documents (ids) that hold every word of ``query``, best first."""
        return self._store.search(query, limit)

    def hits_in(self, documents: Sequence[str], query: str) -> list[Row]:
        """Return for each of these documents the sentence that holds most of the words of ``query``."""
        return hits_in(self._store, documents, query)

    def newest(self) -> str | None:
        """Return the publication date of the newest report."""
        dated = (report.published.value for report in self.whole().reports)
        return max(filter(None, dated), default=None)

    def week_before(self) -> str:
        """Return the day a week before the newest report: what is new since then fills a brief."""
        newest = bounds(self.newest())[0] or date.today()
        return shifted(newest, -7).isoformat()


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a day, a month or a year that exists: 2023-05-11, 2023-05, 2023."""
    return len(text) in (4, 7, 10) and None not in bounds(text)
