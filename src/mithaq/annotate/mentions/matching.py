"""The rules for mentions, matched: the engine's grammar, told what a name looks like."""

from collections.abc import Callable

from mithaq.grammar import Grammar, Lexicon, PerWord, Rule, Word
from mithaq.languages.pack import Script


class MentionGrammar(Grammar):
    """The engine's grammar with classes that no list can hold: DEF, a word with the article, NISBA, one that ends as
    adjectives of relation do, and NAME, a word that is nothing else and may be part of a name; and with those of the
    language's own that its ``shapes`` tells."""

    def __init__(
        self,
        rules: list[Rule],
        lexicon: Lexicon,
        script: Script,
        common: frozenset[str],
        cores: frozenset[str],
    ) -> None:
        super().__init__(rules, lexicon)
        self.script = script
        self.common = common
        self.verb_cores = cores
        self._last: tuple[Word | None, bool] = (None, False)
        self._shapes: Callable[[str], frozenset[str]] | None = getattr(script, "shapes", None)
        self._spelling = PerWord[str](
            lambda word: self.symbol(self.classes(word)),
            self.stems,
            figures=True,
            unlisted=lambda word: self.symbol(self._by_shape(word)),
        )

    def classes(self, word: Word) -> frozenset[str]:
        """Add DEF and NAME to the classes of the word lists."""
        return super().classes(word) | self._by_shape(word)

    def _by_shape(self, word: Word) -> frozenset[str]:
        found: set[str] = set()
        for reading in word.readings:
            if self.script.is_definite(reading.stem) and reading.stem not in self.lexicon.singles:
                prefix = f"{reading.proclitic}~" if reading.proclitic else ""
                found.update((prefix + "DEF", "~DEF"))
                if self.script.is_relating(reading.stem):
                    found.update((prefix + "NISBA", "~NISBA"))
        if self.is_name(word):
            found.add("NAME")
        if self._shapes is not None:
            found |= self._shapes(word.form)
        return self._named & found

    def is_name(self, word: Word) -> bool:
        """Tell whether a word may be (part of) a name that no table holds; asked twice of each new word in turn."""
        last, answer = self._last
        if last is not word:
            answer = self._may_name(word)
            self._last = (word, answer)
        return answer

    def _may_name(self, word: Word) -> bool:
        script, norm = self.script, word.norm
        if len(norm) < 3 or script.is_definite(norm, 3) or not script.looks_arabic(norm):
            return False
        if not self.common.isdisjoint(word.stems) or not self.lexicon.singles.keys().isdisjoint(word.stems):
            return False
        if any(reading.proclitic and script.is_definite(reading.stem) for reading in word.readings):
            return False
        if script.is_preposition(word.form) or script.is_accusative(word.form, norm):
            return False
        if script.without_accusative(norm) in self.common:
            return False
        return not script.looks_inflected(word.form, norm, self.verb_cores)
