"""One rule as a regular expression over an alphabet that grows while texts are read.

Most new sets of classes differ from one met before only in what this rule never asks for. Such a symbol is read as
that earlier one; the expression is written anew only for a set that is new to the rule itself.
"""

import re
from collections.abc import Iterator

from mithaq.grammar.demands import Places
from mithaq.grammar.lexicon import Lexicon
from mithaq.grammar.pattern import AGAIN, Alphabet, Pattern

_MANY = 64  # stand-ins, from which on it pays to write the expression anew and put nothing in their places


class Expression:
    """A pattern ready to be matched: ``wanted`` are all elements it can ask for, ``starts`` those that may begin it."""

    def __init__(self, pattern: Pattern, wanted: frozenset[str], starts: frozenset[str]) -> None:
        self._pattern = pattern
        self._wanted = wanted
        self._starts = starts
        self._regex: re.Pattern[str] | None = None
        self._groups: list[tuple[str, int]] = []
        self._known = 0
        self._first_with: dict[frozenset[str], str] = {}
        self._beginning: set[str] = set()
        self._stand_ins: dict[str, str] = {}

    def matches(self, places: Places, alphabet: Alphabet, lexicon: Lexicon) -> Iterator[re.Match[str]]:
        """Yield the matches in a text's symbols that are not empty, as ``finditer`` would, tried only where one may
        begin."""
        regex, symbols = self._ready(alphabet, lexicon), places.symbols
        if self._starts:
            begun = sorted([index for symbol in places.present & self._beginning for index in places.of(symbol)])
            if not begun:
                return
        if not self._stand_ins.keys().isdisjoint(places.present):
            for symbol in self._stand_ins.keys() & places.present:
                symbols = symbols.replace(symbol, self._stand_ins[symbol])
        if not self._starts:
            yield from (match for match in regex.finditer(symbols) if match.end() > match.start())
            return
        end = 0
        for start in begun:
            if start >= end and (match := regex.match(symbols, start)) and match.end() > start:
                yield match
                end = match.end()

    def _ready(self, alphabet: Alphabet, lexicon: Lexicon) -> re.Pattern[str]:
        """Return the expression, brought up to date with the alphabet."""
        if self._regex is not None and self._known == len(alphabet):
            return self._regex
        if self._met_new(alphabet) or self._regex is None or len(self._stand_ins) > _MANY:
            self._regex = re.compile(self._pattern.regex(alphabet, lexicon), re.DOTALL)
            self._groups = [(name.partition(AGAIN)[0], group) for name, group in self._regex.groupindex.items()]
            self._stand_ins.clear()
        return self._regex

    def slots(self, match: re.Match[str]) -> dict[str, tuple[int, int]]:
        """Return what each slot holds; of alternatives with one name, the one that matched."""
        spans = match.regs
        return {name: spans[group] for name, group in self._groups if spans[group][0] >= 0}

    def _met_new(self, alphabet: Alphabet) -> bool:
        """Look through the symbols met since last time; tell whether one is new to this rule."""
        new = False
        for symbol, classes in alphabet.since(self._known):
            asked = classes & self._wanted
            if not asked:
                continue
            if not asked.isdisjoint(self._starts):
                self._beginning.add(symbol)
            first = self._first_with.setdefault(asked, symbol)
            new = new or first == symbol
            self._stand_ins[symbol] = first
        self._known = len(alphabet)
        return new
