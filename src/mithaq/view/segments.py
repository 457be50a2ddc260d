"""Cut a text where marks begin and end, so that marks may overlap and nest."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar


class Marked(Protocol):
    """Anything that lies on a half-open stretch of a text."""

    @property
    def start(self) -> int:
        """Return where it begins."""

    @property
    def end(self) -> int:
        """Return where it ends."""


M = TypeVar("M", bound=Marked)


def segments(start: int, end: int, marks: Sequence[M]) -> Iterator[tuple[int, int, tuple[M, ...]]]:
    """Yield the stretches of ``start``-``end`` between any two borders of marks, each with the marks that cover it."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    borders = {start, end, *(at for mark in inside for at in (mark.start, mark.end) if start < at < end)}
    waiting = sorted(inside, key=lambda mark: mark.start, reverse=True)
    open_: list[M] = []
    for left, right in pairwise(sorted(borders)):
        while waiting and waiting[-1].start <= left:
            open_.append(waiting.pop())
        open_ = [mark for mark in open_ if mark.end > left]
        yield left, right, tuple(open_)
