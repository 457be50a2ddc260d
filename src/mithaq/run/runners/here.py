"""Work done in this process; and in others only where there is enough of it."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from mithaq.run.runners import R, Runner, T, Work
from mithaq.run.runners.pool import cores

FEW = 4
"""Tasks that are done before other processes would be ready."""


class Here:
    """One task after the other, in this process."""

    reads = False

    def each(self, work: Work[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what ``work`` makes of each task, as soon as it is made."""
        for task in tasks:
            yield from work(task)


class Auto:
    """This process for a few tasks, ``many`` for more."""

    reads = False

    def __init__(self, many: Runner) -> None:
        self._many = many

    def each(self, work: Work[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what ``work`` makes of each task."""
        stream = iter(tasks)
        first = list(islice(stream, FEW + 1)) if cores() > 1 else []
        chosen = self._many if len(first) > FEW else Here()
        yield from chosen.each(work, chain(first, stream))
