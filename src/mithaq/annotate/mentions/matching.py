"""The rules for mentions, matched: the engine's grammar, told what a name looks like, and quick to begin."""

import re
from collections.abc import Iterable, Iterator
from types import ModuleType

from mithaq.grammar import Grammar, Lexicon, Match, Rule, Word
from mithaq.grammar.demands import demands, places_of, trials
from mithaq.grammar.pattern import AGAIN, Alphabet

_RELATING = ("ي", "يه")


class IndexedAlphabet(Alphabet):
    """An alphabet that answers at once which symbols hold an element, and which elements symbols hold."""

    def __init__(self) -> None:
        super().__init__()
        self._holding: dict[str, list[str]] = {}
        self._classes: dict[str, frozenset[str]] = {}
        self.order: dict[str, int] = {}

    def symbol(self, classes: frozenset[str]) -> str:
        """Return the character that stands for this set of classes."""
        symbol = super().symbol(classes)
        if symbol not in self._classes:
            self._classes[symbol] = classes
            self.order[symbol] = len(self.order)
            for element in classes:
                self._holding.setdefault(element, []).append(symbol)
        return symbol

    def having(self, element: str) -> str:
        """Return every character whose set holds ``element``."""
        return "".join(self._holding.get(element, ()))

    def elements_of(self, symbols: Iterable[str]) -> frozenset[str]:
        """Return all elements that the symbols hold."""
        return frozenset().union(*(self._classes.get(symbol, frozenset()) for symbol in symbols))


class MentionGrammar(Grammar):
    """The engine's grammar with classes that no list can hold: DEF, a word with the article, NISBA, one that ends as
    adjectives of relation do, and NAME, a word that is nothing else and may be part of a name."""

    def __init__(
        self, rules: list[Rule], lexicon: Lexicon, script: ModuleType, common: frozenset[str], cores: frozenset[str]
    ) -> None:
        super().__init__(rules, lexicon)
        self._alphabet = self._indexed = IndexedAlphabet()
        self.script = script
        self.common = common
        self.verb_cores = cores
        self._demands = [[self.widened(choices) for choices in demands(rule.pattern)] for rule in self.rules]
        self._fresh: dict[int, tuple[int, re.Pattern[str]]] = {}

    def find(self, symbols: str) -> Iterator[Match]:
        """Yield every match of every rule, overlapping ones too, in the rules' order.

        A rule is tried only where the text has words for all that it demands, and compiled only then.
        """
        here = set(symbols)
        present = self._indexed.elements_of(here)
        newer: dict[int, frozenset[str]] = {}
        places = places_of(symbols)
        for index, rule in enumerate(self.rules):
            if any(choices.isdisjoint(present) for choices in self._demands[index]):
                continue
            regex = self._regex(index, rule, here, newer)
            for match in trials(regex, symbols, places, self._beginning(index)):
                yield Match(rule, match.start(), match.end(), slots_of(match))

    def _regex(self, index: int, rule: Rule, here: set[str], newer: dict[int, frozenset[str]]) -> re.Pattern[str]:
        """Return the rule's expression, written anew where the text has new words with something it asks for.

        ``newer`` keeps, by how many symbols there were, the elements of those in the text that came later.
        """
        size, regex = self._fresh.get(index, (0, None))
        if size not in newer:
            newer[size] = self._indexed.elements_of(symbol for symbol in here if self._indexed.order[symbol] >= size)
        if regex is None or not self._wanted[index].isdisjoint(newer[size]):
            regex = re.compile(rule.pattern.regex(self._alphabet, self.lexicon), re.DOTALL)
            self._fresh[index] = (len(self._alphabet), regex)
        return regex

    def classes(self, word: Word) -> frozenset[str]:
        """Add DEF and NAME to the classes of the word lists."""
        found = set(super().classes(word))
        for reading in word.readings:
            if self.script.is_definite(reading.stem) and reading.stem not in self.lexicon.singles:
                prefix = f"{reading.proclitic}~" if reading.proclitic else ""
                found.update((prefix + "DEF", "~DEF"))
                if reading.stem.endswith(_RELATING):
                    found.update((prefix + "NISBA", "~NISBA"))
        if self.is_name(word):
            found.add("NAME")
        return self._named & found

    def is_name(self, word: Word) -> bool:
        """Tell whether a word may be (part of) a name that no table holds."""
        if not self.script.looks_arabic(word.norm) or len(word.norm) < 3 or self.script.is_definite(word.norm, 3):
            return False
        if self.script.looks_inflected(word.form, word.norm, self.verb_cores):
            return False
        return not any(
            r.stem in self.common or r.stem in self.lexicon.singles or (r.proclitic and self.script.is_definite(r.stem))
            for r in word.readings
        )


def slots_of(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return the named slots of a match that took part in it."""
    return {name.partition(AGAIN)[0]: span for name in match.re.groupindex if (span := match.span(name)) != (-1, -1)}
