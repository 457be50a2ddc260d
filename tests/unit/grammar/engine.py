"""A small language for the tests of the rule engine: words of the tests, one proclitic "و"."""

from collections.abc import Iterator

from mithaq.grammar import Grammar, Lexicon, Match, Rule, Word, WordBank, load_rules
from mithaq.text import tokenise

CLASSES = {
    "MONTH": {"1": ["يناير", "كانون الثاني"], "5": ["مايو", "أيار"], "12": ["كانون الأول"]},
    "DAYNAME": {"MO": ["الاثنين"], "TU": ["الثلاثاء"]},
    "MEET": ["التقى", "اجتمع"],
    "MARK": ["(", ")", "،"],
}


def analyse(norm: str) -> Iterator[tuple[str, str]]:
    yield "", norm
    for proclitic in ("و", "ب"):
        if norm.startswith(proclitic) and len(norm) > 2:
            yield proclitic, norm[1:]


def words_of(text: str) -> list[Word]:
    bank = WordBank(analyse)
    return [bank[word] for word in tokenise(text).words]


def lexicon() -> Lexicon:
    made = Lexicon()
    for name, forms in CLASSES.items():
        made.add(name, forms, "test.yaml")
    return made


def rules(*patterns: str) -> list[Rule]:
    entries = [{"name": f"r{at}", "pattern": pattern, "examples": ["x"]} for at, pattern in enumerate(patterns)]
    return load_rules(entries, "test.yaml")


def grammar(*patterns: str) -> Grammar:
    return Grammar(rules(*patterns), lexicon())


def found(pattern: str, text: str) -> list[Match]:
    made = grammar(pattern)
    return list(made.find(made.spell(words_of(text))))


def stretches(pattern: str, text: str) -> list[str]:
    """The words of each match, joined by spaces."""
    words = tokenise(text).words
    return [" ".join(words[match.start : match.end]) for match in found(pattern, text)]
