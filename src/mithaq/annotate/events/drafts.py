"""An event on its way from a word to a record."""

from dataclasses import dataclass

from mithaq.annotate.events.arguments import Arguments
from mithaq.annotate.events.frames import Sense
from mithaq.model.annotations import EventMention
from mithaq.model.kinds import Status

BEGIN, UNTIL, SINCE = "@begin", "@until", "@since"
"""Behind the id of a time that is a stretch ("from the 3rd to the 5th"): its first or its last day alone, or
all days since."""
LAPSE = "@before:"
"""Behind the id of a time, with a stretch behind it: the day that lies so long before it."""

DOERS = ("participant", "actor", "target", "mechanism", "founder")
"""Roles of who does or suffers what an event tells."""


@dataclass(slots=True, init=False)
class Draft:
    """An event on its way: the trigger's place in the sentence and what was found about it.

    ``when`` is the time that is surely its own, wherever in the sentence that stands; "" where it surely has none.
    """

    sense: Sense
    clause: int
    index: int
    status: Status
    arguments: Arguments
    said_by: int | None
    flags: set[str]
    when: str | None

    def __init__(
        self,
        sense: Sense,
        clause: int,
        index: int,
        status: Status,
        arguments: Arguments,
        said_by: int | None = None,
        flags: set[str] | None = None,
        when: str | None = None,
    ) -> None:
        self.sense = sense
        self.clause = clause
        self.index = index
        self.status = status
        self.arguments = arguments
        self.said_by = said_by
        self.flags = set() if flags is None else flags
        self.when = when


def roles(event: EventMention) -> dict[str, tuple[str, ...]]:
    """The arguments of an event by role."""
    found: dict[str, tuple[str, ...]] = {}
    for role, ref in event.arguments:
        found[role] = (*found.get(role, ()), ref)
    return found
