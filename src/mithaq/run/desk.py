"""A ledger kept open, for those who ask it many things: the API and the pages."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from secrets import token_hex

from mithaq.model.edtf import bounds, shifted
from mithaq.model.ledger import Event
from mithaq.model.understood import Understood
from mithaq.run.called import Called
from mithaq.run.current import current
from mithaq.run.filtering import Filters
from mithaq.run.lasting import Lasting
from mithaq.run.lines import Row
from mithaq.run.naming import resolved
from mithaq.run.outlines import Outlines, outlines_of
from mithaq.run.progress import Tell
from mithaq.run.queue import Question, queue, with_claims, without_decided
from mithaq.run.searching import hits, hits_in
from mithaq.run.seen import Past, Seen, seen
from mithaq.run.standing import Standing
from mithaq.run.stored import Stored
from mithaq.run.surroundings import Surroundings, surroundings_of
from mithaq.run.viewing import ALL, today
from mithaq.store import Store
from mithaq.view.context import Context

_KEPT_DAYS = 2
"""Days gone by that are kept folded in memory."""


class Desk:
    """Answers from the stored records, brought up to date when somebody has added to the ledger or judged.

    Safe to be asked from several threads at once.
    """

    def __init__(self, store: Store, tell: Tell | None = None) -> None:
        self._store = store
        self._standing = Standing(store, self._open, tell)
        self._nonce = token_hex(8)
        self._lock = threading.Lock()
        self._past: OrderedDict[tuple[int, str], Past] = OrderedDict()
        self._outlines = Lasting(lambda: outlines_of(self._reading))
        self._called = Lasting(lambda: Called(self.context.entities.values()))
        self._surroundings = Lasting(lambda: surroundings_of(self._reading))
        self._questions = Lasting(lambda: queue(self.stored, today()))
        self._reading = store

    def _open(self) -> Stored:
        found = current(self._store, in_turns=True)
        self._reading = found.store  # a copy, where the ledger is behind and may not be written
        found.lend(lambda: self._outlines.get(self._generation), lambda: self._called.get(self._generation))
        return found

    # ---- what stands

    @property
    def place(self) -> str:
        """Return which ledger this is."""
        return self._store.place

    @property
    def stored(self) -> Stored:
        """Return the records as they stand."""
        return self._standing.now()[0]

    @property
    def _generation(self) -> int:
        return self._standing.generation

    @property
    def context(self) -> Context:
        """Return the claims, reports and names behind the records."""
        return self.stored.context

    @property
    def store(self) -> Store:
        """Return the store itself, for those who decide something about what it holds."""
        return self._store

    @property
    def judged(self) -> int:
        """Return the number of the last judgement that the records tell of."""
        return self.stored.judged

    def look_again(self) -> None:
        """Look at the store at once when next asked: see ``mithaq.run.standing``."""
        self._standing.look_again()
        self._questions.hurry()

    def tag(self, *asked: str, around: bool = False) -> str:
        """Return what stays the same as long as the answer to ``asked`` does: an HTTP entity tag, with its quotes.

        ``around`` where the answer shows what is made of the whole ledger, which follows it with some delay.
        """
        generation = self._standing.now()[1]
        lasting = (self._outlines, self._called, self._surroundings, self._questions) if around else ()
        versions = ".".join(f"{one.version}{one.due(generation):d}" for one in lasting)
        parts = "\x1f".join((self._nonce, str(generation), versions, today(), *asked))
        return f'"{sha256(parts.encode("utf-8", "replace")).hexdigest()[:24]}"'

    def warm(self) -> None:
        """Make what pages would wait for when they are first asked for."""
        self._standing.first()
        for one in (self._called, self._surroundings, self._outlines, self._questions):
            self._standing.now()
            one.get(self._generation)

    # ---- what is made of the whole ledger

    @property
    def outlines(self) -> Outlines:
        """Return the outlines of all events but positions, as they are or were a little before."""
        self._standing.now()
        return self._outlines.get(self._generation)

    @property
    def surroundings(self) -> Surroundings:
        """Return what stands around the lines of pages, as it is or was a little before."""
        self._standing.now()
        return self._surroundings.get(self._generation)

    @property
    def questions(self) -> list[Question]:
        """Return the review queue without what was decided since it was made; claims are to be looked up."""
        stored = self.stored
        return without_decided(self._questions.get(self._generation), stored)

    def asked(self, questions: Sequence[Question]) -> list[Question]:
        """Return questions with the claims behind them."""
        return with_claims(questions, self.stored)

    # ---- views

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
        return self.known_on(day).rows(view, day, filters, since or day, spoken)

    def known_on(self, day: str | None = None) -> Seen:
        """Return the ledger as it was known on ``day`` (today)."""
        stored, generation = self._standing.now()
        if day is None or not stored.knows_later_than(day):
            return stored
        with self._lock:
            kept = self._past.get((generation, day))
        if kept is None:
            known = seen(stored, day)
            if not isinstance(known, Past):
                return known
            kept = known
        with self._lock:
            self._past[generation, day] = kept
            while len(self._past) > _KEPT_DAYS:
                self._past.popitem(last=False)
        return kept

    def events(self, view: str, *, filters: Filters = ALL, statements: bool = False) -> Sequence[Event]:
        """Return the events behind the rows of a view of events, in outline."""
        outlines, stored = self.outlines, self.stored
        spoken = statements or "statement" in filters.kind
        if filters == ALL and not spoken:
            return outlines.of(view)
        ids = stored.event_ids(view, filters, spoken)
        return stored.events(ids) if spoken else outlines.chosen(ids)

    def resolved(self, filters: Filters) -> Filters:
        """Return ``filters`` by ids where names would miss; raises AskedWrongError for a name that nobody bears."""
        return resolved(self.context, filters)

    def called(self, name: str) -> list[str]:
        """Return the ids of all who are called ``name`` in any language, or whose id it is."""
        return self.stored.ids(name)

    # ---- single things

    def record(self, name: str, *, as_of: str | None = None) -> Row | None:
        """Return one record whole, by its id, its beginning or a claim's; None where nothing is called so.

        Raises MithaqError when more than one is.
        """
        day = as_of or today()
        return self.known_on(day).show(name, day)

    def understood(self, document: str) -> Understood | None:
        """Return one document with all that was understood of it."""
        annotated = self._store.annotated(document)
        if annotated is None:
            return None
        claims, agreements = self._store.claims(document), self._store.agreement_claims(document)
        owed = self._store.commitment_claims(document)
        return Understood(annotated=annotated, claims=claims, agreements=agreements, commitments=owed)

    # ---- search

    def hits(self, query: str, limit: int) -> list[Row]:
        """Return the reports that hold every word of ``query``, best first (see ``mithaq.run.searching``)."""
        return hits(self._store, query, limit)

    def found(self, query: str, limit: int) -> list[str]:
        """Return the documents (ids) that hold every word of ``query``, best first."""
        return self._store.search(query, limit)

    def hits_in(self, documents: Sequence[str], query: str) -> list[Row]:
        """Return for each of these documents the sentence that holds most of the words of ``query``."""
        return hits_in(self._store, documents, query)

    # ---- days

    def newest(self) -> str | None:
        """Return the publication date of the newest report."""
        with self._reading.records() as records:
            return records.newest()

    def week_before(self) -> str:
        """Return the day a week before the newest report: what is new since then fills a brief."""
        newest = bounds(self.newest())[0] or date.today()
        return shifted(newest, -7).isoformat()


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a day, a month or a year that exists: 2023-05-11, 2023-05, 2023."""
    return len(text) in (4, 7, 10) and None not in bounds(text)
