"""Sides named by a nationality and a common noun: "the Armenian units", "Kyrgyz and Tajik soldiers".

They are no names, so no mentions of the document; an event refers to them as ``mithaq.annotate.events.sides`` does.
"""

from collections.abc import Callable, Iterator, Sequence

from mithaq.annotate.events.sides import side
from mithaq.annotate.tellings.words import TellingWords
from mithaq.grammar import Word
from mithaq.model.annotations import Mention
from mithaq.text import Tokens

_LONGEST = 6  # words from the first nationality to the noun


def national_sides(
    tokens: Tokens,
    words: list[Word],
    sentences: Sequence[tuple[int, int]],
    known: TellingWords,
    nationality: Callable[[Word], str | None],
) -> Iterator[tuple[int, int, Mention]]:
    """Yield the stretches of tokens that name a side, with the stand-in mention of its parties."""
    for start, end in sentences:
        at = start
        while at < end:
            stop, parties = _read(words, at, min(end, at + _LONGEST), known, nationality)
            if parties:
                yield at, stop, side(parties, tokens.starts[at], tokens.ends[stop - 1])
            at = max(stop, at + 1)


def _read(
    words: list[Word], at: int, end: int, known: TellingWords, nationality: Callable[[Word], str | None]
) -> tuple[int, tuple[str, ...]]:
    parties: dict[str, None] = {}
    index = at
    while index < end:
        facts = known.facts[words[index]]
        if (state := nationality(words[index])) is not None:
            parties[state] = None
        elif parties and "SIDED" in facts.classes:
            return index + 1, tuple(parties)
        elif not parties or not (
            "AND" in facts.classes or "COMMA" in facts.classes or "ADJF" in facts.marks or words[index].norm == "-"
        ):
            break
        index += 1
    return at, ()
