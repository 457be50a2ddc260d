"""Rules as data: load them, run them over words, settle overlaps, tell which almost fired.

A rule file is a list of maps. ``name``, ``pattern`` and ``examples`` are the engine's; every other field belongs to the
layer that uses the rule. A map with ``shape`` and ``pattern`` is no rule: later patterns write it as ``$NAME``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mithaq.errors import PackError
from mithaq.grammar.demands import Demands, Places, beginnings, demands
from mithaq.grammar.expression import Expression
from mithaq.grammar.lexicon import FIGURES, NUMBERS, Lexicon
from mithaq.grammar.near import near_miss
from mithaq.grammar.pattern import Alphabet, Pattern, parse
from mithaq.grammar.words import PerWord, Word, WordBank

SHORT = 60  # words of a text for which it does not pay to prime a grammar first
_SEVERAL = 2  # longer texts, from which on it pays


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with its fields and the examples it must match."""

    name: str
    pattern: Pattern
    fields: dict[str, Any]
    examples: tuple[str, ...]
    order: int


class Match:
    """A rule on a stretch of words: half-open token indices, and those of each slot."""

    __slots__ = ("end", "rule", "slots", "start")

    def __init__(self, rule: Rule, start: int, end: int, slots: dict[str, tuple[int, int]]) -> None:
        self.rule = rule
        self.start = start
        self.end = end
        self.slots = slots


def load_rules(entries: Any, file: str) -> list[Rule]:
    """Build rules from a loaded rule file. Raises PackError that names file and rule."""
    if entries and not isinstance(entries, list):
        raise PackError(f"{file}: needs a list of rules")
    rules: dict[str, Rule] = {}
    shapes: dict[str, str] = {}
    for order, entry in enumerate(entries):
        where = _name(entry, order, file)
        if "pattern" not in entry:
            raise PackError(f"{where}: has no pattern")
        pattern = _expand(entry["pattern"], shapes, where)
        if "shape" in entry:
            shapes[entry["shape"]] = f"( {pattern} )"
            continue
        rule = _rule(entry, pattern, order, where)
        if rule.name in rules:
            raise PackError(f"{where}: is given twice")
        rules[rule.name] = rule
    return list(rules.values())


def _name(entry: Any, order: int, file: str) -> str:
    if not isinstance(entry, Mapping):
        raise PackError(f"{file}: rule #{order + 1}: is no map")
    return (
        f"{file}: shape {entry['shape']}" if "shape" in entry else f"{file}: rule {entry.get('name', f'#{order + 1}')}"
    )


def _rule(entry: Mapping[str, Any], pattern: str, order: int, where: str) -> Rule:
    examples = entry.get("examples")
    if not examples:
        raise PackError(f"{where}: has no examples")
    if not isinstance(examples, list):
        raise PackError(f"{where}: examples are no list")
    fields = {key: value for key, value in entry.items() if key not in ("name", "pattern", "examples")}
    return Rule(entry.get("name", f"#{order + 1}"), parse(pattern, where), fields, tuple(examples), order)


def _expand(pattern: str, shapes: Mapping[str, str], where: str) -> str:
    """Put the shapes that ``pattern`` names in their places."""

    def written(match: re.Match[str]) -> str:
        if match.group(1) not in shapes:
            raise PackError(f"{where}: there is no shape {match.group()}")
        return shapes[match.group(1)]

    return re.sub(r"\$(\w+)", written, pattern)


class Grammar:
    """Rules compiled against a lexicon. Give ``find`` the symbols that ``spell`` writes for a text's words."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon) -> None:
        self.rules = tuple(rules)
        self.lexicon = lexicon
        self._alphabet = Alphabet()
        wanted = [self._elements(rule) for rule in self.rules]
        # What no rule asks for makes no symbol of its own.
        self._named = frozenset(element for elements in wanted for element in elements)
        literals = {element.rpartition("=")[2] for element in self._named if "=" in element}
        self._literals = literals
        self.stems = literals.union(lexicon.singles)
        nothing = self.symbol(frozenset())
        self._spelling = PerWord[str](lambda word: self.symbol(self.classes(word)), self.stems, nothing, figures=True)
        self._asked = 0
        self._expressions = [
            Expression(rule.pattern, elements, self._widened(beginnings(rule.pattern.pieces)))
            for rule, elements in zip(self.rules, wanted, strict=True)
        ]
        self._demands = Demands([self._widened(choices) for choices in demands(rule.pattern)] for rule in self.rules)

    def _elements(self, rule: Rule) -> frozenset[str]:
        """Every element that a rule can ask for, the words of phrases among them."""
        named = set(rule.pattern.elements)
        for element in rule.pattern.elements:
            head, tilde, name = element.rpartition("~")
            for first, *rest in self.lexicon.phrases.get(name, {}):
                named.update((f"{head}{tilde}={first}", *(f"={word}" for word in rest)))
        return frozenset(named)

    def classes(self, word: Word) -> frozenset[str]:
        """Return the elements this word matches, as patterns name them."""
        found: set[str] = set()
        for reading in word.readings if not self.stems.isdisjoint(word.stems) else ():
            if reading.stem not in self.stems:
                continue
            names = {f"={reading.stem}", *self.lexicon.singles.get(reading.stem, ())}
            prefix = f"{reading.proclitic}~" if reading.proclitic else ""
            found.update(prefix + name for name in names)
            found.update(f"~{name}" for name in names)
        if word.norm[:1].isdecimal():
            if (number := word.number) is not None:
                names = {name for name, range_ in NUMBERS.items() if number in range_}
                found.update(names, (f"~{name}" for name in names))
            found.update(name for name, figures in FIGURES.items() if figures.fullmatch(word.norm))
        return self._named & found

    def spell(self, words: list[Word], extra: Mapping[int, frozenset[str]] | None = None) -> str:
        """Write one symbol a word. ``extra`` gives further classes to the words at some positions."""
        if not extra:
            return "".join(self._spelling.of(words))
        return "".join(
            self.symbol(self.classes(words[index]) | extra[index]) if index in extra else symbol
            for index, symbol in enumerate(self._spelling.of(words))
        )

    def prime(self, bank: WordBank, proclitics: Iterable[str], further: Iterable[str] = ()) -> None:
        """Meet a word of each kind now, so that the rules are compiled once and not for each new word of long texts.

        That is one word for each set of classes in the lexicon, each word that a rule names, and those of ``further``,
        with and without each of ``proclitics``. Done at the second call: it takes longer than a single text does,
        and calling it again costs nothing.
        """
        self._asked += 1
        if self._asked != _SEVERAL:
            return
        one_of_each = {frozenset(classes): stem for stem, classes in self.lexicon.singles.items()}
        words = sorted(self._literals.union(one_of_each.values()))
        forms = [*(mark + word for word in words for mark in ("", *proclitics)), *further]
        for form in forms:  # words that no text has: not to be kept
            self.symbol(self.classes(bank.analysed(form)))

    def symbol(self, classes: frozenset[str]) -> str:
        """Return the symbol of a set of classes, for callers that make their own units."""
        return self._alphabet.symbol(classes)

    @property
    def size(self) -> int:
        """How many symbols there are so far: what was worked out from them holds while this stays."""
        return len(self._alphabet)

    def having(self, element: str) -> str:
        """Return the symbols of all sets of classes that hold ``element``."""
        return self._alphabet.having(element)

    def find(self, symbols: str) -> Iterator[Match]:
        """Yield every match of every rule, overlapping ones too, in the rules' order.

        A rule is tried only where the text has words for all that it demands, and compiled only then.
        """
        places = Places(symbols)
        for index in self._demands.met_by(places.present, self._alphabet):
            rule = self.rules[index]
            expression = self._expressions[index]
            for match in expression.matches(places, self._alphabet, self.lexicon):
                start, end = match.span()
                yield Match(rule, start, end, expression.slots(match))

    def _widened(self, choices: frozenset[str]) -> frozenset[str]:
        """Add to some elements the words that begin a phrase of their classes."""
        found = set(choices)
        for element in choices:
            head, tilde, name = element.rpartition("~")
            found.update(f"{head}{tilde}={words[0]}" for words in self.lexicon.phrases.get(name, ()))
        return frozenset(found)

    def near_misses(self, symbols: str, at: int) -> Iterator[tuple[Rule, int, str]]:
        """Yield rules that began at word ``at`` but broke off: how many words fitted, and the element that did not."""
        for rule in self.rules:
            if found := near_miss(rule.pattern, symbols, at, self._alphabet, self.lexicon):
                yield rule, *found


def settle(matches: Iterable[Match]) -> list[Match]:
    """Keep, of matches that overlap, the longest; of equals the earlier; of those the rule written first."""
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.rule.order)):
        if taken.isdisjoint(range(match.start, match.end)):
            kept.append(match)
            taken.update(range(match.start, match.end))
    return sorted(kept, key=lambda m: m.start)
