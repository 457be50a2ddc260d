"""Rules as data: load them, run them over words, settle overlaps, tell which almost fired.

A rule file is a list of maps. ``name``, ``pattern`` and ``examples`` are the engine's; every other field belongs to the
layer that uses the rule.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mithaq.errors import PackError
from mithaq.grammar.lexicon import NUMBERS, Lexicon
from mithaq.grammar.pattern import Alphabet, Pattern, parse
from mithaq.grammar.words import Word


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with its fields and the examples it must match."""

    name: str
    pattern: Pattern
    fields: Mapping[str, Any]
    examples: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Match:
    """A rule on a stretch of words: half-open token indices, and those of each slot."""

    rule: Rule
    start: int
    end: int
    slots: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def load_rules(entries: Any, file: str) -> list[Rule]:
    """Build rules from a loaded rule file. Raises PackError that names file and rule."""
    rules = []
    for order, entry in enumerate(entries):
        name = entry.get("name", f"#{order + 1}")
        where = f"{file}: rule {name}"
        if "pattern" not in entry:
            raise PackError(f"{where}: has no pattern")
        if not entry.get("examples"):
            raise PackError(f"{where}: has no examples")
        fields = {key: value for key, value in entry.items() if key not in ("name", "pattern", "examples")}
        rules.append(Rule(name, parse(entry["pattern"], where), fields, tuple(entry["examples"]), order))
    return rules


class Grammar:
    """Rules compiled against a lexicon. Give ``find`` the symbols that ``spell`` writes for a text's words."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon) -> None:
        self.rules = tuple(rules)
        self.lexicon = lexicon
        self._alphabet = Alphabet()
        self._named = self._vocabulary()
        self._by_word: dict[str, str] = {}
        self._compiled: list[tuple[Rule, re.Pattern[str], list[frozenset[str]]]] = []
        self._compiled_for = -1

    def _vocabulary(self) -> frozenset[str]:
        """Every class and literal that a rule can ask for, proclitics set aside."""
        named = {element.rpartition("~")[2] for rule in self.rules for element in rule.pattern.elements}
        phrases = {word for name in named for words in self.lexicon.phrases.get(name, {}) for word in words}
        return frozenset(named | {f"={word}" for word in phrases})

    def classes(self, word: Word) -> frozenset[str]:
        """Return the elements this word matches, as patterns name them."""
        found: set[str] = set()
        for reading in word.readings:
            names = {f"={reading.stem}", *self.lexicon.singles.get(reading.stem, ())} & self._named
            prefix = f"{reading.proclitic}~" if reading.proclitic else ""
            found.update(prefix + name for name in names)
            found.update(f"~{name}" for name in names)
        number = word.number
        if number is not None:
            names = {name for name, range_ in NUMBERS.items() if name in self._named and number in range_}
            found.update(names, (f"~{name}" for name in names))
        return frozenset(found)

    def spell(self, words: Iterable[Word], extra: Mapping[int, frozenset[str]] | None = None) -> str:
        """Write one symbol a word. ``extra`` gives further classes to the words at some positions."""
        symbols = []
        for index, word in enumerate(words):
            if extra and index in extra:
                symbols.append(self.symbol(self.classes(word) | extra[index]))
                continue
            symbol = self._by_word.get(word.form)
            if symbol is None:
                symbol = self._by_word[word.form] = self.symbol(self.classes(word))
            symbols.append(symbol)
        return "".join(symbols)

    def symbol(self, classes: frozenset[str]) -> str:
        """Return the symbol of a set of classes, for callers that make their own units."""
        return self._alphabet.symbol(classes)

    def find(self, symbols: str) -> Iterator[Match]:
        """Yield every match of every rule, overlapping ones too, in the rules' order."""
        self._compile()
        present = set(symbols)
        for rule, regex, needed in self._compiled:
            if all(present & symbols_ for symbols_ in needed):
                for match in regex.finditer(symbols):
                    if match.end() > match.start():
                        slots = {name: span for name in match.groupdict() if (span := match.span(name)) != (-1, -1)}
                        yield Match(rule, match.start(), match.end(), slots)

    def _compile(self) -> None:
        """Compile anew when the alphabet has grown; it soon stops growing."""
        if self._compiled_for == len(self._alphabet):
            return
        self._compiled = [
            (rule, re.compile(rule.pattern.regex(self._alphabet, self.lexicon), re.DOTALL), self._needed(rule))
            for rule in self.rules
        ]
        self._compiled_for = len(self._alphabet)

    def _needed(self, rule: Rule) -> list[frozenset[str]]:
        """The symbols of which a text must hold one for each, unless a phrase could stand in for them."""
        return [
            frozenset(self._alphabet.having(element))
            for element in rule.pattern.needed
            if element.rpartition("~")[2] not in self.lexicon.phrases
        ]

    def near_misses(self, symbols: str, at: int) -> Iterator[tuple[Rule, int, str]]:
        """Yield rules that began at word ``at`` but broke off: how many words fitted, and the element that did not."""
        for rule in self.rules:
            pieces = rule.pattern.pieces
            best = 0
            broke = ""
            for count in range(1, len(pieces) + 1):
                prefix = Pattern(rule.pattern.source, _closed(pieces[:count]), frozenset(), ())
                match = re.compile(prefix.regex(self._alphabet, self.lexicon), re.DOTALL).match(symbols, at)
                if match is None:
                    broke = pieces[count - 1][1]
                    break
                best = max(best, match.end() - at)
            if best and broke:
                yield rule, best, broke


def _closed(pieces: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Close the brackets that a prefix of a pattern leaves open."""
    stack = []
    for kind, value in pieces:
        if kind == "slot" or (kind == "sign" and value == "("):
            stack.append(">" if kind == "slot" else ")")
        elif kind == "sign" and value in ")>":
            stack.pop()
    trimmed = pieces[:-1] if pieces and pieces[-1] == ("sign", "|") else pieces
    return (*trimmed, *(("sign", bracket) for bracket in reversed(stack)))


def settle(matches: Iterable[Match]) -> list[Match]:
    """Keep, of matches that overlap, the longest; of equals the earlier; of those the rule written first."""
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.rule.order)):
        if taken.isdisjoint(range(match.start, match.end)):
            kept.append(match)
            taken.update(range(match.start, match.end))
    return sorted(kept, key=lambda m: m.start)
