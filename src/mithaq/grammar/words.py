"""What one written form may be: its folded spelling, and each way of parting proclitics from a stem.

Work is done once for each distinct form, never for each token: a ``WordBank`` remembers.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from typing import Any, TypeVar, overload

from mithaq.text import fold, folded

Analyse = Callable[[str], Iterable[tuple[str, str]]]
"""From a folded form to (proclitics, stem) pairs, the whole form first; a language pack supplies it."""

Plain = Callable[[str], str]
"""What a language drops of a folded form beyond what its script does: accents, apostrophes; its pack supplies it."""

_LONGEST_NUMBER = 15  # digits; what is longer is a code, and Python refuses to read very long ones


# One Word is made for each form and compared by identity; neither it nor its readings are frozen, which would cost more
# than all else about making them.
@dataclass(slots=True)
class Reading:
    """One way to read a form: ``proclitic`` may be empty; ``skip`` is how many of its characters that takes up."""

    proclitic: str
    stem: str
    skip: int


@dataclass(eq=False, slots=True)
class Word:
    """A written form and its readings, the unparted one first; ``stems`` are those of the readings,
    ``bare`` those of the readings without a proclitic: what a word may be inside a name."""

    form: str
    norm: str
    readings: tuple[Reading, ...]
    stems: tuple[str, ...]
    bare: tuple[str, ...]

    @property
    def number(self) -> int | None:
        """The value of a form that is all digits, if it is not too long to be a number."""
        return int(self.norm) if self.norm.isdecimal() and len(self.norm) <= _LONGEST_NUMBER else None


class WordBank(dict[str, Word]):
    """Every form met so far. ``bank[form]`` analyses a new form and keeps it, up to a bound on memory."""

    LIMIT = 400_000

    def __init__(self, analyse: Analyse, plain: Plain | None = None) -> None:
        self._analyse = analyse
        self._plain = plain

    def __missing__(self, form: str) -> Word:
        if len(self) > self.LIMIT:
            self.clear()
        norm = fold(form) if self._plain is None else self._plain(fold(form))
        parted = tuple(self._analyse(norm)) or (("", norm),)
        readings = tuple([Reading(proclitic, stem, _width(form, norm, proclitic)) for proclitic, stem in parted])
        bare = tuple([stem for proclitic, stem in parted if not proclitic])
        word = self[form] = Word(form, norm, readings, tuple([stem for _, stem in parted]), bare)
        return word


def _width(form: str, norm: str, proclitic: str) -> int:
    """How many characters of ``form`` spell ``proclitic``: more than its length where vowel signs stand between."""
    if not proclitic or form == norm:
        return len(proclitic)
    return folded(form).origin[len(proclitic)]


T = TypeVar("T")


class PerWord(dict[Word, T]):
    """What ``work`` makes of each word, worked out once and kept, up to the word bank's bound on memory.

    ``work`` is only asked about words with a stem of ``listed``; all others, which are most, are ``otherwise``.
    """

    @overload
    def __init__(self, work: Callable[[Word], T]) -> None: ...
    @overload
    def __init__(self, work: Callable[[Word], T], listed: Set[str], otherwise: T) -> None: ...
    def __init__(self, work: Callable[[Word], T], listed: Set[str] | None = None, otherwise: Any = None) -> None:
        self._work = work
        self._listed = listed
        self._otherwise: T = otherwise

    def __missing__(self, word: Word) -> T:
        if len(self) > WordBank.LIMIT:
            self.clear()
        if self._listed is not None and self._listed.isdisjoint(word.stems):
            found = self._otherwise
        else:
            found = self._work(word)
        self[word] = found
        return found
