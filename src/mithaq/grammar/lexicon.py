"""Word classes as data: which forms belong to a class, and what value each stands for there.

A class is a list of forms, or a map from a value to its forms::

    YEAR_NOUN: [عام, سنة]
    MONTH:
      "1": [يناير, كانون الثاني]

Forms of several words are phrases; they are matched word by word.
"""

import re
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

from mithaq.errors import PackError
from mithaq.grammar.words import Word
from mithaq.text import fold, tokenise

NUMBERS: Mapping[str, range] = {
    "#num": range(0, 10**15),
    "#day": range(1, 32),
    "#month": range(1, 13),
    "#hour": range(0, 25),
    "#minute": range(0, 60),
    "#year": range(1800, 2101),
    "#hijri": range(1300, 1500),
}
"""The classes of numbers that any rule may name."""

FIGURES: Mapping[str, re.Pattern[str]] = {
    "#dmy": re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"),
    "#dmy2": re.compile(r"\d{1,2}\.\d{1,2}\.\d\d"),
    "#dm": re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])"),
    "#hm": re.compile(r"\d{1,2}[.,]\d\d"),
    "#mm": re.compile(r"[0-5]\d"),
}
"""The classes of figures by how they are written: a date (its year short or none), a time with points, minutes."""


class Lexicon:
    """Classes of single forms and of phrases, all folded. ``starts`` holds every word that a form begins with."""

    def __init__(self, parted: Callable[[str], list[str]] | None = None) -> None:
        self._parted = parted or split
        self.singles: dict[str, dict[str, str]] = {}
        self.phrases: dict[str, dict[tuple[str, ...], str]] = {}
        self.starts: set[str] = set()

    def add(self, name: str, entries: Any, file: str = "") -> None:
        """Add the forms of class ``name``: a list of forms, or a map from value to forms. Raises PackError."""
        pairs = entries.items() if isinstance(entries, Mapping) else [("", entries)]
        for value, forms in pairs:
            if not isinstance(forms, list):
                raise PackError(f"{file}: class {name}: {value!r} needs a list of forms")
            for form in forms:
                self._add_form(name, value or form, form)

    def _add_form(self, name: str, value: str, form: str) -> None:
        words = tuple(self._parted(form))
        self.starts.update(words[:1])
        if len(words) == 1:
            self.singles.setdefault(words[0], {}).setdefault(name, value)
        elif words:
            self.phrases.setdefault(name, {}).setdefault(words, value)

    def plain(self) -> tuple[Any, ...]:
        """Return all it holds as plain data."""
        return self.singles, self.phrases, sorted(self.starts)

    def take(self, plain: tuple[Any, ...]) -> None:
        """Hold what was plain data."""
        self.singles, self.phrases, self.starts = plain[0], plain[1], set(plain[2])

    def __contains__(self, name: str) -> bool:
        return name in self.phrases or any(name in classes for classes in self.singles.values())

    def value(self, name: str, words: list[Word]) -> str | None:
        """Return what these words stand for in class ``name``; the first may carry a proclitic."""
        if len(words) > 1:
            return self._phrase_value(name, words[0], words[1:])
        for reading in words[0].readings:
            if name in (classes := self.singles.get(reading.stem, {})):
                return classes[name]
        return None

    def _phrase_value(self, name: str, first: Word, rest: list[Word]) -> str | None:
        phrases = self.phrases.get(name)
        if phrases is None:
            return None
        tails = list(product(*(word.bare for word in rest)))
        found = (phrases.get((stem, *tail)) for stem in first.stems for tail in tails)
        return next((value for value in found if value is not None), None)


def split(form: str) -> list[str]:
    """Fold a form of the data and cut it into words, as a text would be but for what a language does besides."""
    if form.isalpha():  # as most are: one word
        return [fold(form)]
    words = form.split(" ")
    if all(map(str.isalpha, words)):  # as most others are: words of letters, with a space between them
        return [fold(word) for word in words]
    return [fold(word) for word in tokenise(form).words]
