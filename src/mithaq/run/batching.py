"""Sources in batches: enough of them for a process to be worth sending to, few enough to be done in a second or two."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from mithaq.model.documents import Diagnostic, Source

SOURCES, BYTES = 16, 250_000
"""A batch is ended by whichever comes first."""

FILED_SOURCES, FILED_BYTES = 64, 4_000_000
"""What a file of records is made of: more, since a folder is to hold few files."""

Given = TypeVar("Given", bound=Source | Diagnostic)
T = TypeVar("T")


def batches(found: Iterable[Given], sources: int = SOURCES, size_limit: int = BYTES) -> Iterator[tuple[Given, ...]]:
    """Yield what was found in batches, in its order."""
    batch: list[Given] = []
    size = 0
    for one in found:
        batch.append(one)
        size += len(one.payload) if isinstance(one, Source) else 0
        if len(batch) >= sources or size >= size_limit:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def pieces(found: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield ``found`` in lists of ``size``; the last may be shorter."""
    stream = iter(found)
    while piece := list(islice(stream, size)):
        yield piece
