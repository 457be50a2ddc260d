"""A ledger opened from Python: typed records, the command line's views, and data frames.

import mithaq

with mithaq.open("mithaq.db") as ledger:
    for event in ledger.events:
        print(event.date, event.kind, ledger.name(event.place))
    frame = ledger.frame("commitments", party="Sudan")
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from mithaq.errors import AskedWrongError
from mithaq.export.columns import FIELDS
from mithaq.export.frames import evidence_frame, frame_of
from mithaq.model.claims import Claim
from mithaq.model.documents import Document
from mithaq.model.ledger import Agreement, Commitment, Contradiction, Event
from mithaq.model.reports import Report
from mithaq.model.understood import Understood
from mithaq.run.adding import AddReport, add
from mithaq.run.filtering import Filters
from mithaq.run.folding import Folded, folded, known_by
from mithaq.run.naming import resolved
from mithaq.run.searching import hits
from mithaq.run.viewing import Row, shown, today, view_of
from mithaq.store import Store, open_ledger


def open(place: str | None = None, *, as_of: str | None = None, create: bool = False) -> "OpenLedger":
    """Open the ledger at a path or PostgreSQL URL (None: MITHAQ_LEDGER, or ./mithaq.db).

    ``as_of`` looks from a past day: what was reported later is not known yet. ``create`` makes the ledger where there
    is none. Raises StoreError, saying what to do, when it cannot be opened.
    """
    return OpenLedger(open_ledger(place, create=create), as_of)


class OpenLedger:
    """A ledger as it stood when it was first looked at; ``refresh`` looks again."""

    def __init__(self, store: Store, as_of: str | None = None) -> None:
        self._store = store
        self.as_of = as_of or today()

    def __enter__(self) -> "OpenLedger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<ledger {self._store.place}, as of {self.as_of}>"

    @property
    def place(self) -> str:
        """Return which ledger this is."""
        return self._store.place

    def close(self) -> None:
        """Give up the database."""
        self._store.close()

    def refresh(self) -> "OpenLedger":
        """Look at the database again: others may have added or decided."""
        self.__dict__.pop("_whole", None)
        return self

    def add(self, *paths: str) -> AddReport:
        """Read reports (files, folders, addresses) into the ledger; what could not be read is told in the result."""
        report = add(paths, self._store)
        self.refresh()
        return report

    @cached_property
    def _whole(self) -> Folded:
        return known_by(folded(self._store), self.as_of)

    # ---- typed records

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the events in the order of their dates."""
        return self._whole.ledger.events

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """Return the agreements."""
        return self._whole.ledger.agreements

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """Return who owes what."""
        return self._whole.ledger.commitments

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return the accounts that cannot both hold."""
        return self._whole.ledger.contradictions

    @property
    def claims(self) -> dict[str, Claim]:
        """Return the claims by id, as people corrected them."""
        return dict(self._whole.context.claims)

    @property
    def reports(self) -> tuple[Report, ...]:
        """Return the reports, without their text."""
        return self._whole.reports

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the reports with their text: all, or those asked for."""
        return self._store.documents(None if ids is None else list(ids))

    def understood(self, document: str) -> Understood | None:
        """Return one report with every time, name and claim that was read in it."""
        annotated = self._store.annotated(document)
        if annotated is None:
            return None
        return Understood(
            annotated=annotated,
            claims=self._store.claims(document),
            agreements=self._store.agreement_claims(document),
            commitments=self._store.commitment_claims(document),
        )

    def name(self, entity: str | None, language: str = "en") -> str:
        """Return what an entity's id stands for, in ``language`` or else in any; "" for None."""
        return self._whole.context.name(entity, language) if entity else ""

    # ---- views

    def view(self, name: str, **asked: Any) -> list[Row]:
        """Return the records of a view as ``mithaq NAME --format jsonl`` prints them.

        ``asked``: party, person, kind, status (one or several), place, since, until, text; and ``statements`` of the
        timeline. Raises AskedWrongError for a view there is none of, or a name that nobody bears.
        """
        if name not in FIELDS:
            raise AskedWrongError(f"{name!r} is no view; views are {', '.join(FIELDS)}")
        statements = bool(asked.pop("statements", False))
        filters = resolved(self._whole.context, _filters(asked))
        return list(
            view_of(self._whole, name, as_of=self.as_of, filters=filters, since=filters.since, statements=statements)
        )

    def frame(self, name: str, *, library: str | None = None, **asked: Any) -> Any:
        """Return a view as a data frame, a row a record, in polars if it is installed, else in pandas.

        ``library`` ("polars", "pandas") chooses. Raises MithaqError where neither is installed.
        """
        return frame_of(name, self.view(name, **asked), library)

    def evidence(self, name: str, *, library: str | None = None, **asked: Any) -> Any:
        """Return the sentences behind the records of a view as a data frame, a row a sentence."""
        return evidence_frame(self.view(name, **asked), library)

    def show(self, name: str) -> Row | None:
        """Return one record whole, by its id, its beginning or a claim's; None where nothing is called so."""
        return shown(self._whole, name, as_of=self.as_of)

    def search(self, words: str, limit: int = 20) -> list[Row]:
        """Return the reports that hold all of ``words``, each with its best sentence."""
        return hits(self._store, words, limit)


_SEVERAL = ("party", "person", "kind", "status")


def _filters(asked: dict[str, Any]) -> Filters:
    known = {*_SEVERAL, "place", "since", "until", "text"}
    if unknown := asked.keys() - known:
        raise AskedWrongError(f"{', '.join(sorted(unknown))}: cannot be asked for; {', '.join(sorted(known))} can")
    told: dict[str, Any] = {name: _several(value) if name in _SEVERAL else value for name, value in asked.items()}
    return Filters(**told)


def _several(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
