"""Read numbers as they are written: in digits, with their thousands parted, spelled out, as the dual of a noun."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mithaq.annotate.events.units import Sentence
from mithaq.grammar import PerWord, Word
from mithaq.languages import LanguagePack
from mithaq.text import fold

_PARTED = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+")
_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,2}")
_WHOLE = re.compile(r"\d{1,9}")
_FEMININE = "ة"  # no "his" at the end of a word, though folded alike
_STATES = ("FIGHTER", "PERSON", "DUAL", "TOLL", "COUNTED", "DEED_NOUNS", "GROUND")


@dataclass(frozen=True, slots=True)
class CountFacts:
    """What a form is in counting: its classes with their values, the proclitic it carries, whether somebody's own."""

    classes: dict[str, str]
    proclitic: str
    own: bool


class CountBank:
    """What each word is in counting, and whether it is numeric: a number, or a word that holds one."""

    def __init__(self, pack: LanguagePack) -> None:
        self._classes: dict[str, dict[str, str]] = {}
        self._own: set[str] = set()
        listed = self._classes.keys()
        self.facts = PerWord(self._facts, listed, _NOTHING, figures=True)
        self.numeric = PerWord[bool](lambda word: _numeric(self._facts(word).classes), listed, False, figures=True)
        for name, entries in pack.data("lexicon/quantities.yaml").items():
            for value, forms in entries.items() if isinstance(entries, dict) else (("", entries),):
                for form, own in _spelled(name, forms, pack.morphology):
                    self._classes.setdefault(form, {}).setdefault(name, value)
                    if own:
                        self._own.add(form)

    def tell(self, words: list[Word]) -> bool:
        """Tell whether these words give a toll: a number, and those who are counted."""
        found = [facts.classes for facts in self.facts.of(words) if facts.classes]
        return any("COUNTED" in classes for classes in found) and any(_numeric(classes) for classes in found)

    def _facts(self, word: Word) -> CountFacts:
        if word.norm[:1].isdecimal() and (number := _digits(word)) is not None:
            return CountFacts({"DIGITS": number}, "", False)
        for reading in word.readings if not self._classes.keys().isdisjoint(word.stems) else ():
            if (found := self._classes.get(reading.stem)) is not None:
                own = reading.stem in self._own and not word.form.endswith(_FEMININE)
                return CountFacts(found, reading.proclitic, own)
        return _NOTHING


def _numeric(classes: dict[str, str]) -> bool:
    """Tell whether a word of these classes is a number, or holds one."""
    return "DIGITS" in classes or "NUMBER" in classes or "DUAL" in classes or "ONE" in classes


_NOTHING = CountFacts({}, "", False)


def _spelled(name: str, forms: list[str], morphology: Any) -> Iterator[tuple[str, bool]]:
    """The forms of a class: of verbs and nouns as the morphology spells them, of all else as they stand."""
    for form in forms:
        if name.endswith("_VERBS"):
            yield from ((spelled, False) for spelled, _ in morphology.verb_forms(*form.split()))
        elif name in _STATES:
            wanted = (
                ("dual",)
                if name == "DUAL"
                else ("bare", "definite", "possessed", "possessed.one", "possessed.we", "dual")
            )
            yield from (
                (each, state.startswith("possessed")) for each, state in morphology.noun_forms(form) if state in wanted
            )
        else:
            yield fold(form), False


def _digits(word: Word) -> str | None:
    if _PARTED.fullmatch(word.norm):
        return re.sub(r"\D", "", word.norm)
    if _WHOLE.fullmatch(word.norm) or _DECIMAL.fullmatch(word.norm):
        return word.norm.replace(",", ".")
    return None


@lru_cache
def count_bank(pack: LanguagePack) -> CountBank:
    """Return the bank of a pack. Raises PackError where its lexicon is not well formed."""
    return CountBank(pack)


class Counting:
    """A sentence with what its words are in counting."""

    def __init__(self, sentence: Sentence, bank: CountBank) -> None:
        self.sentence = sentence
        facts = bank.facts.of([unit.word for unit in sentence.units])
        self.facts = [fact if unit.plain else _NOTHING for unit, fact in zip(sentence.units, facts, strict=True)]

    def value(self, index: int, name: str) -> str | None:
        """What unit ``index`` stands for in class ``name``; None where it is not of that class, or no unit."""
        return self.facts[index].classes.get(name) if 0 <= index < len(self.facts) else None

    def has(self, index: int, *names: str) -> bool:
        """Tell whether unit ``index`` is of one of these classes."""
        return 0 <= index < len(self.facts) and not self.facts[index].classes.keys().isdisjoint(names)

    def number(self, index: int) -> tuple[int, int] | None:
        """Read the number that begins at ``index``: its value and the unit behind it."""
        read = self._figures(index) or self._words(index)
        return read if read is not None and read[0] > 0 else None

    def _figures(self, index: int) -> tuple[int, int] | None:
        digits = self.value(index, "DIGITS")
        if digits is None:
            return None
        scale = self.value(index + 1, "SCALE")
        if scale is not None and not self.facts[index + 1].proclitic:
            return int(float(digits) * int(scale)), index + 2
        return (int(digits), index + 1) if digits.isdecimal() else None

    def _words(self, index: int) -> tuple[int, int] | None:
        found = self._group(index)
        if found is None:
            return None
        total, at = found
        while (joined := self._joined(at)) is not None and not self._again(total, joined[0]):
            total, at = total + joined[0], joined[1]
        return total, at

    def _again(self, total: int, value: int) -> bool:
        """Tell whether ``value`` cannot go on with the number before it: "ten and twenty" are two numbers."""
        lower = value < total and not (10 < total < 20)
        tens = total < 10 and value in range(20, 100, 10)
        return not (tens or (lower and total % (10 ** len(str(value))) == 0))

    def _group(self, index: int) -> tuple[int, int] | None:
        """A simple number with its teen or its scale: "fifteen", "three thousand"."""
        number = self.value(index, "NUMBER")
        if number is None:
            return None
        value, at = int(number), index + 1
        if value < 10 and self.has(at, "TEEN") and not self.facts[at].proclitic:
            value, at = value + 10, at + 1
        elif value == 1:
            return None  # "one of"
        scale = self.value(at, "SCALE")
        if scale is not None and int(scale) > value and not self.facts[at].proclitic:
            value, at = value * int(scale), at + 1
        return value, at

    def _joined(self, at: int) -> tuple[int, int] | None:
        if at >= len(self.facts):
            return None
        if self.sentence.units[at].norm == "و":
            return self._group(at + 1)
        return self._group(at) if self.facts[at].proclitic == "و" else None
