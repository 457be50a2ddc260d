"""The rules for mentions, matched: the engine's grammar, told what a name looks like."""

from types import ModuleType

from mithaq.grammar import Grammar, Lexicon, Rule, Word

_RELATING = ("ي", "يه")


class MentionGrammar(Grammar):
    """The engine's grammar with classes that no list can hold: DEF, a word with the article, NISBA, one that ends as
    adjectives of relation do, and NAME, a word that is nothing else and may be part of a name."""

    def __init__(
        self, rules: list[Rule], lexicon: Lexicon, script: ModuleType, common: frozenset[str], cores: frozenset[str]
    ) -> None:
        super().__init__(rules, lexicon)
        self.script = script
        self.common = common
        self.verb_cores = cores

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
