"""What is handed over, and what could not be: the two ends of every export."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mithaq.model.documents import Document
from mithaq.model.ledger import Judgement
from mithaq.view.wording import worded

Record = dict[str, Any]
"""One record of a view, as ``mithaq timeline --format jsonl`` prints it."""

LANGUAGES = worded("mithaq.export")


def _no_documents(_: Iterable[str]) -> Iterable[Document]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The records of one or several views, and where to look up what stands behind them.

    ``language`` is that of titles and headings. ``home`` is the address at which the workbench is served, where it is.
    ``sources`` gives the records of the sources view by id, ``documents`` the reports with their text, ``judgements``
    what people decided. ``title`` and ``period`` are those of a report as a document.
    """

    views: Mapping[str, Sequence[Record]]
    as_of: str
    language: str = "en"
    home: str | None = None
    sources: Callable[[], Mapping[str, Record]] = dict
    documents: Callable[[Iterable[str]], Iterable[Document]] = _no_documents
    judgements: tuple[Judgement, ...] = ()
    title: str | None = None
    period: tuple[str | None, str | None] = (None, None)

    @property
    def records(self) -> Iterator[Record]:
        """Yield the records of all views, each id once."""
        seen: set[str] = set()
        for record in (record for listed in self.views.values() for record in listed):
            if record["id"] not in seen:
                seen.add(record["id"])
                yield record


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many records were written, and which could not be, or not wholly, by the reason."""

    written: int = 0
    left_out: dict[str, list[str]] = field(default_factory=dict)
    lessened: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, record: Record, reason: str) -> None:
        """Note that ``record`` could not be expressed."""
        self.left_out.setdefault(reason, []).append(record["id"])

    def lessen(self, record: Record, reason: str) -> None:
        """Note that ``record`` was written, but not all of it."""
        self.lessened.setdefault(reason, []).append(record["id"])

    def lines(self) -> list[str]:
        """Return what to tell whoever asked for the export."""
        told = [f"{len(ids)} left out: {reason}" for reason, ids in self.left_out.items()]
        told += [f"{len(ids)} written in part: {reason}" for reason, ids in self.lessened.items()]
        return [f"{self.written} written", *told]
