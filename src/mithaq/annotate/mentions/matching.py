"""The rules for mentions, matched: the engine's grammar, told what a name looks like, and quick to begin."""

import re
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType

from mithaq.grammar import Grammar, Lexicon, Match, Rule, Word
from mithaq.grammar.pattern import AGAIN, Alphabet, Pattern, element_of, times_of


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
    """The engine's grammar with two classes that no list can hold: DEF, a word with the article, and NAME, a word that
    is nothing else and may be part of a name."""

    def __init__(
        self, rules: list[Rule], lexicon: Lexicon, script: ModuleType, common: frozenset[str], cores: frozenset[str]
    ) -> None:
        super().__init__(rules, lexicon)
        self._alphabet = self._indexed = IndexedAlphabet()
        self.script = script
        self.common = common
        self.verb_cores = cores
        self._demands = [[self._widened(choices) for choices in demands(rule.pattern)] for rule in self.rules]
        self._fresh: dict[int, tuple[int, re.Pattern[str]]] = {}

    def find(self, symbols: str) -> Iterator[Match]:
        """Yield every match of every rule, overlapping ones too, in the rules' order.

        A rule is tried only where the text has words for all that it demands, and compiled only then.
        """
        here = set(symbols)
        present = self._indexed.elements_of(here)
        newer: dict[int, frozenset[str]] = {}
        for index, rule in enumerate(self.rules):
            if any(choices.isdisjoint(present) for choices in self._demands[index]):
                continue
            for match in self._regex(index, rule, here, newer).finditer(symbols):
                if match.end() > match.start():
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

    def _widened(self, choices: frozenset[str]) -> frozenset[str]:
        """Add the words that begin a phrase of a class."""
        found = set(choices)
        for element in choices:
            head, tilde, name = element.rpartition("~")
            found.update(f"{head}{tilde}={words[0]}" for words in self.lexicon.phrases.get(name, ()))
        return frozenset(found)

    def classes(self, word: Word) -> frozenset[str]:
        """Add DEF and NAME to the classes of the word lists."""
        found = set(super().classes(word))
        for reading in word.readings:
            if self.script.is_definite(reading.stem) and reading.stem not in self.lexicon.singles:
                prefix = f"{reading.proclitic}~" if reading.proclitic else ""
                found.update((prefix + "DEF", "~DEF"))
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


def demands(pattern: Pattern) -> list[frozenset[str]]:
    """Return sets of elements of each of which every match holds one: what stands outside all that is optional.

    Of a group with alternatives that is what each of them begins with; a group that says too little makes no demand.
    """
    pieces, found, at = list(pattern.pieces), [], 0
    while at < len(pieces):
        end = _closing(pieces, at) if _opens(pieces[at]) else at
        optional = end + 1 < len(pieces) and pieces[end + 1][0] == "times" and times_of(pieces[end + 1][1])[0] == 0
        firsts = beginnings(pieces[at : end + 1])
        if firsts and not optional:
            found.append(firsts)
        at = end + 1
    return found


def beginnings(pieces: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return the elements one of which must begin what the pieces match; none where anything may."""
    found: set[str] = set()
    at, begun = 0, False
    while at < len(pieces):
        if begun:
            begun = pieces[at] != ("sign", "|")
            at += 1
            continue
        end = _closing(pieces, at) if _opens(pieces[at]) else at
        inside = beginnings(pieces[at + 1 : end]) if end > at else frozenset({element_of(pieces[at])} - {""})
        optional = end + 1 < len(pieces) and pieces[end + 1][0] == "times" and times_of(pieces[end + 1][1])[0] == 0
        if not inside or optional:
            return frozenset()
        found |= inside
        begun, at = True, end + 1
        while at < len(pieces) and pieces[at] != ("sign", "|"):
            at = (_closing(pieces, at) if _opens(pieces[at]) else at) + 1
    return frozenset(found)


def _opens(piece: tuple[str, str]) -> bool:
    return piece[0] == "slot" or piece == ("sign", "(")


def _closing(pieces: Sequence[tuple[str, str]], at: int) -> int:
    """Return where the bracket that opens at ``at`` closes."""
    depth = 0
    for index in range(at, len(pieces)):
        depth += _opens(pieces[index]) - (pieces[index][0] == "sign" and pieces[index][1] in ")>")
        if depth == 0:
            return index
    return len(pieces) - 1


def slots_of(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return the named slots of a match that took part in it."""
    return {name.partition(AGAIN)[0]: span for name in match.re.groupindex if (span := match.span(name)) != (-1, -1)}
