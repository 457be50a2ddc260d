"""Frozen records that are made as quickly as others.

The ``__init__`` that ``dataclass`` writes for a frozen class calls ``object.__setattr__`` for every field, some eight
hundred instructions each; an article makes hundreds of records. Here a new record is, until its fields are set, of a
class with the same slots that is not frozen: then setting a field is what it is elsewhere.
"""

from dataclasses import fields
from typing import Any, TypeVar

T = TypeVar("T")


def quickly_made(record: type[T]) -> type[T]:
    """Give a frozen dataclass, slotted and with keywords only, an ``__init__`` that sets its fields plainly.

    For records that are made by the dozen in every text; one with subclasses or default factories is not meant.
    """
    names = [each.name for each in fields(record)]  # type: ignore[arg-type]
    unfrozen = type(record.__name__, (), {"__slots__": tuple(names), "__module__": record.__module__})
    lines = [
        f"def __init__(self, *, {', '.join(names)}):",
        "    become(self, '__class__', unfrozen)",
        *(f"    self.{name} = {name}" for name in names),
        "    self.__class__ = record",
    ]
    scope: dict[str, Any] = {"become": object.__setattr__, "unfrozen": unfrozen, "record": record}
    exec("\n".join(lines), scope)  # as dataclass itself writes it
    made, written = scope["__init__"], record.__dict__["__init__"]
    made.__kwdefaults__, made.__annotations__ = written.__kwdefaults__, written.__annotations__
    made.__qualname__, made.__module__ = written.__qualname__, record.__module__
    type.__setattr__(record, "__init__", made)
    return record
