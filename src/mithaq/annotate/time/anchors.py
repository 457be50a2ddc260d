"""What an expression may hang on (the document's date, the dates met before it in the text), and what it then means."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from mithaq.annotate.time.interval import Interval
from mithaq.model.kinds import Grain

_BESIDE = 40  # characters behind a year in which a month without one is surely of it


@dataclass(slots=True)
class Discourse:
    """What the text has told so far: the ``last`` date, and the last ``full`` one, whose own words name its year.

    ``sentence`` counts sentences read, so that a distant date loses its hold; ``begins`` and ``ends`` tell where the
    expression at hand stands.
    """

    last: Interval | None = None
    last_id: str | None = None
    last_sentence: int = 0
    full: Interval | None = None
    full_sentence: int = 0
    full_ends: int = 0
    sentence: int = 0
    begins: int = 0
    ends: int = 0

    def remember(self, found: Interval, id_: str, *, full: bool) -> None:
        """Keep a dated expression; ``full`` where its own words name the year."""
        self.last, self.last_id, self.last_sentence = found, id_, self.sentence
        if full:
            self.full, self.full_sentence, self.full_ends = found, self.sentence, self.ends


@dataclass(frozen=True, slots=True)
class Anchor:
    """The document's day and, where known, its moment."""

    day: date | None
    moment: datetime | None = None
    discourse: Discourse = field(default_factory=Discourse)
    near: int = 2

    @property
    def told(self) -> Interval | None:
        """The latest date of the text, if it is still near."""
        told = self.discourse
        return told.last if told.last and told.sentence - told.last_sentence <= self.near else None

    @property
    def told_year(self) -> Interval | None:
        """The latest date whose words name its year, if it is still near; a year alone ("the accord of 2015") is soon
        forgotten."""
        told = self.discourse
        if told.full is None or told.sentence - told.full_sentence > self.near:
            return None
        return None if told.full.grain is Grain.YEAR and told.sentence > told.full_sentence else told.full

    @property
    def beside_year(self) -> bool:
        """Whether the date whose words name its year stands right before the expression at hand."""
        return self.discourse.begins - self.discourse.full_ends <= _BESIDE


@dataclass(slots=True, unsafe_hash=True, init=False)
class Reading:
    """What fields mean: a stretch and what it hangs on, whether it names its year, other readings and why."""

    interval: Final[Interval | None]
    anchor: Final[str | None]
    full: Final[bool]
    others: Final[tuple[str, ...]]
    problem: Final[str]

    def __init__(
        self,
        interval: Interval | None,
        anchor: str | None = None,
        full: bool = False,
        others: tuple[str, ...] = (),
        problem: str = "",
    ) -> None:
        self.interval = interval
        self.anchor = anchor
        self.full = full
        self.others = others
        self.problem = problem


NOTHING = Reading(None)
