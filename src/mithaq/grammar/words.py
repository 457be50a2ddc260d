"""What one written form may be: its folded spelling, and each way of parting proclitics from a stem.

Work is done once for each distinct form, never for each token: a ``WordBank`` remembers.
"""

from collections.abc import Callable, Iterable, Set
from itertools import compress, count
from typing import Any, Generic, TypeVar, cast

from mithaq.text import fold, folded

Analyse = Callable[[str], Iterable[tuple[str, str]]]
"""From a folded form to (proclitics, stem) pairs, the whole form first; a language pack supplies it."""

Plain = Callable[[str], str]
"""What a language drops of a folded form beyond what its script does: accents, apostrophes; its pack supplies it."""

_LONGEST_NUMBER = 15  # digits; what is longer is a code, and Python refuses to read very long ones


# One Word is made for each form and compared by identity. Neither it nor its readings are dataclasses, whose __init__
# would cost more than all else about making them.
class Reading:
    """One way to read a form: ``proclitic`` may be empty; ``skip`` is how many of its characters that takes up."""

    __slots__ = ("proclitic", "skip", "stem")

    def __init__(self, proclitic: str, stem: str, skip: int) -> None:
        self.proclitic = proclitic
        self.stem = stem
        self.skip = skip


class Word:
    """A written form and its readings, the unparted one first; ``stems`` are those of the readings,
    ``bare`` those of the readings without a proclitic: what a word may be inside a name.

    ``cells`` holds what each ``PerWord`` of its bank makes of it.
    """

    __slots__ = ("bank", "bare", "cells", "form", "norm", "readings", "stems")

    def __init__(
        self,
        form: str,
        norm: str,
        readings: tuple[Reading, ...],
        stems: tuple[str, ...],
        bare: tuple[str, ...],
        bank: "WordBank",
    ) -> None:
        self.form = form
        self.norm = norm
        self.readings = readings
        self.stems = stems
        self.bare = bare
        self.bank = bank
        self.cells: tuple[Any, ...] = ()

    @property
    def number(self) -> int | None:
        """The value of a form that is all digits, if it is not too long to be a number."""
        return int(self.norm) if self.norm.isdecimal() and len(self.norm) <= _LONGEST_NUMBER else None


class WordBank(dict[str, Word]):
    """Every form met so far. ``bank[form]`` analyses a new form and keeps it, up to ``most`` of them.

    All that is worked out once for each form stands in its cells, one for each ``PerWord`` asked of the bank's words:
    a word is at hand wherever its cells are wanted, and a look into another table for each of them would be slower.
    """

    def __init__(self, analyse: Analyse, plain: Plain | None = None, most: int = 400_000) -> None:
        self._analyse = analyse
        self._plain = plain
        self._most = most
        self._works: list[tuple[Callable[[Word], Any], Callable[[Word], Any] | None, Any]] = []
        self._listed: set[str] = set()
        # A text's words, the columns of their cells, and which of them have something in a cell. Put in place at once,
        # since other threads may read other texts.
        self._laid: tuple[list[Word], list[tuple[Any, ...]], dict[int, list[int]]] = ([], [], {})

    def __missing__(self, form: str) -> Word:
        if len(self) >= self._most:
            self.clear()
        word = self.analysed(form)
        self.fill(word)
        self[form] = word
        return word

    def analysed(self, form: str) -> Word:
        """Return a form with its readings, without keeping it."""
        norm = fold(form) if self._plain is None else self._plain(fold(form))
        parted = list(self._analyse(norm)) or [("", norm)]
        readings = tuple([Reading(proclitic, stem, _width(form, norm, proclitic)) for proclitic, stem in parted])
        stems = tuple([stem for _, stem in parted])
        bare = stems if len(parted) == 1 else tuple([stem for proclitic, stem in parted if not proclitic])
        return Word(form, norm, readings, stems, bare, self)

    def lay(self, words: list[Word]) -> None:
        """Turn the cells of a text's words into columns, one for each ``PerWord``: each then has at once what it makes
        of these very ``words``, where it would else go to every word for it."""
        self._laid = (words, self._columns(words), {})

    def places(self, words: list[Word], at: int) -> list[int]:
        """Return which of these words have something in cell ``at``."""
        column = self.column(words, at)
        laid, _, known = self._laid
        if laid is not words:
            return list(compress(count(), column))
        if at not in known:
            known[at] = list(compress(count(), column))
        return known[at]

    def column(self, words: list[Word], at: int) -> tuple[Any, ...]:
        """Return cell ``at`` of each of these words."""
        laid, columns, known = self._laid
        if laid is not words:
            try:
                return tuple([word.cells[at] for word in words])
            except IndexError:  # some words are older than this table
                for word in words:
                    self.fill(word)
                return tuple([word.cells[at] for word in words])
        if at >= len(columns):
            for word in words:
                self.fill(word)
            columns = self._columns(words)
            self._laid = (words, columns, known)
        return columns[at] if words else ()

    def _columns(self, words: list[Word]) -> list[tuple[Any, ...]]:
        return list(zip(*[word.cells for word in words], strict=False))  # no longer than those of the oldest word

    def enter(
        self, work: Callable[[Word], Any], listed: Set[str], unlisted: Callable[[Word], Any] | None, otherwise: Any
    ) -> int:
        """Return the place among the cells of every word that ``work`` fills from now on. Where no stem of a word is
        ``listed``, nor it a figure, ``unlisted`` fills it, or without that ``otherwise``."""
        self._works.append((work, unlisted, otherwise))
        self._listed.update(listed)
        return len(self._works) - 1

    def fill(self, word: Word) -> None:
        """Fill the cells that the word has not. They are put in place at once, since other threads may read them."""
        works = self._works[len(word.cells) :]
        if self._listed.isdisjoint(word.stems) and not word.norm[:1].isdecimal():  # as of most new forms
            made = [otherwise if unlisted is None else unlisted(word) for _, unlisted, otherwise in works]
        else:
            made = [work(word) for work, _, _ in works]
        word.cells = (*word.cells, *made)


def _width(form: str, norm: str, proclitic: str) -> int:
    """How many characters of ``form`` spell ``proclitic``: more than its length where vowel signs stand between."""
    if not proclitic or form == norm:
        return len(proclitic)
    return folded(form).origin[len(proclitic)]


T = TypeVar("T")
_NO_STEMS: frozenset[str] = frozenset()


class PerWord(Generic[T]):
    """What ``work`` makes of each word, worked out once and kept in the word's cells.

    ``work`` must not ask for what another ``PerWord`` makes of the word. It is only asked about words with a stem of
    ``listed``, and with ``figures`` about what begins with a digit; of all others, which are most, ``unlisted`` makes
    something without a look into any list, or they are ``otherwise``.
    """

    def __init__(
        self,
        work: Callable[[Word], T],
        listed: Set[str] | None = None,
        otherwise: Any = None,
        figures: bool = False,
        unlisted: Callable[[Word], T] | None = None,
    ) -> None:
        self._work = work
        self._unlisted = work if listed is None else unlisted
        self._figures = figures
        self._listed: Set[str] = _NO_STEMS if listed is None else listed
        self._otherwise: T = otherwise
        self._bank: WordBank | None = None
        self._at = 0

    def of(self, words: list[Word]) -> tuple[T, ...]:
        """Return what is made of each of these words, which are all of one bank."""
        return self._entered(words[0]).column(words, self._at) if words else ()

    def places(self, words: list[Word]) -> list[int]:
        """Return which of these words something is made of, in rising order: most passes need not look at others."""
        return self._entered(words[0]).places(words, self._at) if words else []

    def _entered(self, word: Word) -> WordBank:
        """Return the bank of a word, which has a cell for this."""
        if word.bank is not self._bank:
            self._at = word.bank.enter(self._made, self._listed, self._unlisted, self._otherwise)
            self._bank = word.bank
        return word.bank

    def __getitem__(self, word: Word) -> T:
        if word.bank is self._bank and self._at < len(word.cells):
            return cast(T, word.cells[self._at])
        return self.of([word])[0]

    def _made(self, word: Word) -> T:
        if not self._listed.isdisjoint(word.stems) or (self._figures and word.norm[:1].isdecimal()):
            return self._work(word)
        return self._otherwise if self._unlisted is None else self._unlisted(word)
