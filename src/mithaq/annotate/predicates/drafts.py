"""An event on its way from a word to a record."""

from dataclasses import dataclass, field

from mithaq.annotate.predicates.chains import Arguments
from mithaq.annotate.predicates.lexicon import Sense
from mithaq.model.kinds import Status


@dataclass(slots=True)
class Draft:
    """An event at unit ``index``, told by verb group ``group`` (of a noun, the group that governs it), if by any."""

    sense: Sense
    index: int
    group: int | None
    status: Status
    arguments: Arguments
    said_by: int | None = None
    flags: set[str] = field(default_factory=set)

    @property
    def speaks(self) -> bool:
        """Whether somebody says something."""
        return self.sense.frame.act is not None
