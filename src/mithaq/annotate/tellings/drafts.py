"""An event on its way from a word to a record."""

from dataclasses import dataclass, field

from mithaq.annotate.tellings.casts import Arguments
from mithaq.annotate.tellings.words import Sense
from mithaq.model.kinds import Status


@dataclass(slots=True)
class Draft:
    """An event on its way: its word's place, its clause, what was found, who says it (by number), flags."""

    sense: Sense
    clause: int
    index: int
    status: Status
    arguments: Arguments
    said_by: "Draft | None" = None
    flags: set[str] = field(default_factory=set)
