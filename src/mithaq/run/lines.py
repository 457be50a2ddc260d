"""The lines of a view, asked of the ledger some at a time and composed when they are looked at."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Protocol, overload

Row = dict[str, Any]
_PIECE = 200


class Part(Protocol):
    """Gives the ids of a part of the lines: ``most`` from ``first`` on."""

    def __call__(self, first: int, most: int) -> Sequence[str]:
        """Return these ids."""


class Lines(Sequence[Row]):
    """As many lines as ``count`` says; ``part`` gives ids of some, ``latest`` those from the last day to the first."""

    def __init__(
        self,
        count: Callable[[], int],
        part: Part,
        compose: Callable[[Sequence[str]], Sequence[Row]],
        latest: Part | None = None,
    ) -> None:
        self._count = count
        self._part = part
        self._compose = compose
        self._latest = latest

    @classmethod
    def of(
        cls, ids: Sequence[str], compose: Callable[[Sequence[str]], Sequence[Row]], latest: Sequence[str] = ()
    ) -> "Lines":
        """Return the lines of these ids; ``latest`` are the same from the last day to the first."""
        turned: Part | None = (lambda first, most: latest[first : first + most]) if latest else None
        return cls(lambda: len(ids), lambda first, most: ids[first : first + most], compose, turned)

    def newest_first(self) -> "Lines":
        """Return the same lines from the last day to the first, the undated behind all others."""
        return Lines(lambda: len(self), self._latest or self._turned, self._compose)

    def _turned(self, first: int, most: int) -> Sequence[str]:
        last = max(0, len(self) - first)
        return self._part(max(0, last - most), min(most, last))[::-1]

    def ids(self) -> Iterator[str]:
        """Yield the ids of all."""
        yield from self._part(0, len(self))

    @cached_property
    def _length(self) -> int:
        return self._count()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if not isinstance(at, slice):
            first = range(len(self))[at]
            return self._compose(self._part(first, 1))[0]
        asked = range(len(self))[at]
        if not asked:
            return []
        first, last = min(asked[0], asked[-1]), max(asked[0], asked[-1])
        found = self._compose(self._part(first, last - first + 1))
        return found if asked.step == 1 else [found[one - first] for one in asked if one - first < len(found)]

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, len(self), _PIECE):
            yield from self._compose(self._part(start, _PIECE))
