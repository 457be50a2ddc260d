"""What is done for each report that is added: it is read, understood, and made rows, wherever that may be."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.model.understood import Understood
from mithaq.run.batching import pieces
from mithaq.run.understanding import DEFECT, lost, understood
from mithaq.store import Reading, Rows, rows_for

Held = Callable[[Sequence[str]], Container[str]]

PIECE = 8
"""So many articles of one source are understood before they are handed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Some articles of one source, ready to be written; ``told`` has of each its id, name and count of claims."""

    rows: Rows | None = None
    told: tuple[tuple[str, str, int], ...] = ()
    size: int = 0
    set_aside: tuple[Diagnostic, ...] = ()


class Entering:
    """The work of adding.

    ``held`` says which documents the ledger has, that are not understood again. It stays in this process: elsewhere
    there may be no ledger to ask, and what is understood again is not written again.
    """

    def __init__(self, held: Held | None = None) -> None:
        self._held = held

    def __reduce__(self) -> tuple[type["Entering"], tuple[()]]:
        return Entering, ()

    def __call__(self, task: Sequence[Source]) -> Iterator[Entry]:
        """Yield what each source gives, a large one piece by piece."""
        for source in task:
            yield from self._entries(source)

    def lost(self, task: Sequence[Source], reason: str) -> Iterator[Entry]:
        """Set sources aside that could not be understood."""
        yield Entry(set_aside=tuple(lost(source, reason) for source in task))

    def _entries(self, source: Source) -> Iterator[Entry]:
        from mithaq.read import read

        sent, defects = 0, False
        for found in pieces(read(source), PIECE):
            results, diagnostics = understood(self._new(found))
            defects = defects or any(one.code == DEFECT for one in diagnostics)
            rows = None
            if any(isinstance(one, Document) for one in found):
                # The payload goes with the first piece alone.
                reading = Reading(source=source, understood=results, whole=False)
                rows = rows_for(reading, held={source.id} if sent else ())
                sent += 1
            yield _entry(rows, results, diagnostics)
        if sent and not defects:  # A better Mithaq may read what this one could not.
            yield Entry(rows=rows_for(Reading(source=source, understood=()), held={source.id}))

    def _new(self, found: Sequence[Document | Diagnostic]) -> list[Document | Diagnostic]:
        held = self._held([one.id for one in found if isinstance(one, Document)]) if self._held else ()
        return [one for one in found if isinstance(one, Diagnostic) or one.id not in held]


def _entry(rows: Rows | None, results: Sequence[Understood], diagnostics: Sequence[Diagnostic]) -> Entry:
    documents = [one.annotated.document for one in results]
    told = tuple(
        (document.id, document.name, len(one.claims)) for one, document in zip(results, documents, strict=True)
    )
    size = sum(len(document.text) for document in documents)
    return Entry(rows=rows, told=told, size=size, set_aside=tuple(diagnostics))
