"""Sources in batches: enough of them for a process to be worth sending to, few enough to be done in a second or two."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from mithaq.model.documents import Diagnostic, Source

SOURCES, BYTES = 16, 250_000
"""A batch is ended by whichever comes first."""

Given = TypeVar("Given", bound=Source | Diagnostic)
T = TypeVar("T")


def batches(found: Iterable[Given]) -> Iterator[tuple[Given, ...]]:
    """Yield what was found in batches, in its order."""
    batch: list[Given] = []
    size = 0
    for one in found:
        batch.append(one)
        size += len(one.payload) if isinstance(one, Source) else 0
        if len(batch) >= SOURCES or size >= BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def pieces(found: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield ``found`` in lists of ``size``; the last may be shorter."""
    stream = iter(found)
    while piece := list(islice(stream, size)):
        yield piece
