"""Names that are ordinary words as well ("Sur", "Mali"), where the words before them say that a place is meant."""

from mithaq.annotate.mentions.vocabulary import WEAK, Vocabulary
from mithaq.grammar import Hit, Word


def located_names(words: list[Word], names: list[Hit], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the tokens of single-word weak names that stand where a place does: behind "in", "to", "north of"."""
    found: set[int] = set()
    for before, hit in zip((None, *names), names, strict=False):
        if hit.end != hit.start + 1 or not all(value.startswith(WEAK) for value in hit.values):
            continue
        joined = (
            before is not None
            and before.end == hit.start
            and vocabulary.script.only_joins(hit.proclitic)
            and _is_place(before, vocabulary)
        )
        led = vocabulary.script.locates(hit.proclitic) or _follows_locative(words, hit.start, vocabulary)
        if joined or led or _acts(words, hit, vocabulary):
            found.add(hit.start)
    return frozenset(found)


def is_word(word: Word, vocabulary: Vocabulary) -> bool:
    """Tell whether a word is an everyday one, or a definite one that may be."""
    return any(
        reading.stem in vocabulary.common
        or vocabulary.script.indefinite(reading.stem) in vocabulary.common
        or vocabulary.script.is_definite(reading.stem)
        for reading in word.readings
    )


def _follows_locative(words: list[Word], at: int, vocabulary: Vocabulary) -> bool:
    if not at:
        return False
    singles = vocabulary.lexicon.singles
    return any("LOCATIVE" in singles.get(reading.stem, ()) for reading in words[at - 1].readings)


def _acts(words: list[Word], hit: Hit, vocabulary: Vocabulary) -> bool:
    """Tell whether a land stands right behind what only a verb can be: "(she) cancelled Mali"."""
    country = any(value.removeprefix(WEAK) in vocabulary.knowledge.countries for value in hit.values)
    return (
        country
        and hit.start > 0
        and not hit.proclitic
        and vocabulary.script.is_feminine_past(words[hit.start - 1].norm)
    )


def _is_place(hit: Hit, vocabulary: Vocabulary) -> bool:
    facts = vocabulary.knowledge
    return any(value.rpartition(":")[2] in facts.places or value in facts.countries for value in hit.values)
