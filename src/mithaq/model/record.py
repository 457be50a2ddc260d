"""What the records have in common."""

from typing import Any


class Record:
    """A dataclass that is sent between processes and copied whole, also where its module is compiled.

    What of a compiled object lies in C is not seen by ``pickle``; a record is all in its fields. Records that are made
    by the dozen in every text write their ``__init__`` out and are not frozen, since a frozen one is made at four times
    the cost: their fields are ``Final``, which mypy holds everywhere and compiled code at run time.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        names = tuple(self.__dataclass_fields__)  # type: ignore[attr-defined]
        return _made_again, (self.__class__, names, tuple([getattr(self, name) for name in names]))


def _made_again(kind: type[Record], names: tuple[str, ...], values: tuple[Any, ...]) -> Record:
    return kind(**dict(zip(names, values, strict=True)))
