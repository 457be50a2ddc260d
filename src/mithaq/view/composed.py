"""Records composed when they are looked at: of a large ledger's timeline a page at a time is asked for."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

from mithaq.view.context import Row

T = TypeVar("T")
PIECE = 200
"""Rows that are composed at once where all are gone through."""


class Rows(Sequence[Row], Generic[T]):
    """The rows that ``compose`` makes of ``records``, some hundred at a time, each when it is asked for."""

    def __init__(self, records: Sequence[T], compose: Callable[[Sequence[T]], list[Row]]) -> None:
        self._records = records
        self._compose = compose

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return self._compose(self._records[at])
        return self._compose([self._records[at]])[0]

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, len(self._records), PIECE):
            yield from self._compose(self._records[start : start + PIECE])


class Composed(Rows[T]):
    """The rows that ``make`` composes of ``records``, one by one."""

    def __init__(self, records: Sequence[T], make: Callable[[T], Row]) -> None:
        super().__init__(records, lambda some: [make(one) for one in some])
        self._make = make

    def __iter__(self) -> Iterator[Row]:
        return map(self._make, self._records)

    def those(self, wanted: Callable[[T], bool], make: Callable[[T], Row]) -> "Composed[T]":
        """Return rows of the records that are wanted, made so."""
        return Composed([one for one in self._records if wanted(one)], make)
