"""Find known names: a trie over folded words, longest match first, proclitics allowed on the first word."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from mithaq.grammar.lexicon import split
from mithaq.grammar.words import PerWord, Reading, Word, WordBank

_END = ""  # No word is empty, so the key is free for what a name stands for.
_NOTHING = Word("", "", (), (), (), WordBank(lambda _: ()))
_HYPHENS = frozenset("-‐‑–")
QUOTES = frozenset("\"'«»“”‘’()[]")
_BRIDGES = QUOTES | _HYPHENS


class Hit:
    """A name at a half-open stretch of words. ``skip`` characters of the first word are its proclitic."""

    __slots__ = ("end", "proclitic", "skip", "start", "values")

    def __init__(self, start: int, end: int, skip: int, proclitic: str, values: tuple[str, ...]) -> None:
        self.start = start
        self.end = end
        self.skip = skip
        self.proclitic = proclitic
        self.values = values


Beginnings = tuple[tuple[Reading, dict[str, Any]], ...]


class Gazetteer:
    """Names and what each may stand for."""

    def __init__(
        self, parted: Callable[[str], list[str]] | None = None, lemma: Callable[[str], str] | None = None
    ) -> None:
        self._parted = parted or split
        self._lemma = lemma
        self._root: dict[str, Any] = {}
        self._begun: PerWord[Beginnings] | None = None

    def _table(self) -> PerWord[Beginnings]:
        if self._begun is None:
            self._begun = PerWord(self._beginnings, self._root.keys(), ())
        return self._begun

    def add(self, name: str, value: str) -> None:
        """Add one name for ``value``; one name may stand for several values.

        A name of several words is met in its dictionary forms too, where the language has them.
        """
        self._begun = None  # what was worked out before may begin a name now
        words = self._parted(name)
        self._enter(words, value)
        if self._lemma is not None and len(words) > 1:
            self._enter([self._lemma(word) for word in words], value)

    def plain(self) -> dict[str, Any]:
        """Return all names as plain data."""
        return self._root

    def take(self, plain: dict[str, Any]) -> None:
        """Hold the names that were plain data."""
        self._root, self._begun = plain, None

    def _enter(self, words: Sequence[str], value: str) -> None:
        node = self._root
        for word in words:
            if word and word not in QUOTES and word not in _HYPHENS:
                node = node.setdefault(word, {})
        if node is not self._root:
            values = node.setdefault(_END, ())
            if value not in values:
                node[_END] = (*values, value)

    def find(self, words: list[Word], start: int = 0, stop: int | None = None) -> Iterable[Hit]:
        """Yield the longest name at each word from ``start`` to ``stop``, scanning on behind it."""
        stop = len(words) if stop is None else stop
        table = self._table()
        begun, places = table.of(words), table.places(words)
        behind = start
        for at in range(bisect_left(places, start), len(places)):
            index = places[at]
            if index >= stop:
                break
            if index < behind:
                continue
            best = None
            following = words[index + 1] if index + 1 < stop else _NOTHING
            for reading, node in begun[index]:
                if following.norm not in _BRIDGES and node.keys().isdisjoint(following.bare):  # mostly no longer name
                    end = (index + 1, node[_END]) if _END in node else None
                else:
                    end = self._longest(node, words, index + 1, stop)
                if end is not None and (best is None or end[0] > best.end):
                    best = Hit(index, end[0], reading.skip, reading.proclitic, end[1])
                elif end is not None and best is not None and self._lemma is not None and end[0] == best.end:
                    # One form of two names: "Алиева" is the lady's, and his in the genitive.
                    best.values = (*best.values, *(value for value in end[1] if value not in best.values))
            if best is not None:
                yield best
                behind = best.end

    def _beginnings(self, word: Word) -> Beginnings:
        """The readings of a word that begin a name, each with what may follow; most words begin none."""
        root = self._root
        return tuple((reading, root[reading.stem]) for reading in word.readings if reading.stem in root)

    @staticmethod
    def _longest(node: dict[str, Any], words: list[Word], index: int, stop: int) -> tuple[int, tuple[str, ...]] | None:
        """Walk on as far as names go. Quotation marks, brackets and hyphens inside a name do not break it."""
        best = (index, node[_END]) if _END in node else None
        open_quote = False
        while index < stop:
            norm = words[index].norm
            inner = next((stem for stem in words[index].bare if stem in node), "")
            if inner:
                node = node[inner]
                index += 1
                if _END in node:
                    closing = open_quote and index < stop and words[index].norm in QUOTES
                    best = (index + closing, node[_END])
            elif norm in QUOTES:
                open_quote = True
                index += 1
            elif norm in _HYPHENS:
                index += 1
            else:
                break
        return best
