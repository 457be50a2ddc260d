"""A sentence as units: a mention or a time expression is one unit, every other word its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mithaq.annotate.events.frames import Sense, WordFacts
from mithaq.grammar import Word
from mithaq.model.annotations import Mention, Timex
from mithaq.model.kinds import MentionType
from mithaq.text import Tokens


class Link(StrEnum):
    """How a clause hangs on the one before it."""

    MAIN = "main"
    CONTENT = "content"  # what is said: after "that", after a colon
    RELATIVE = "relative"
    COORDINATE = "coordinate"  # and + verb
    ADVERBIAL = "adverbial"  # while, since, where ...
    CIRCUMSTANCE = "circumstance"  # "stressing that ..."
    RESUMED = "resumed"  # the parent goes on behind a relative clause


@dataclass(frozen=True, slots=True)
class Clause:
    """Units ``start`` to ``end`` of a sentence. ``parent`` is the index of the clause it hangs on, or None."""

    start: int
    end: int
    link: Link
    parent: int | None


@dataclass(slots=True)  # not frozen: one is made for every word, and freezing costs more than all else about it
class Unit:
    """A stretch of tokens ``start`` to ``end`` that acts as one; ``mention`` or ``timex`` where it is one.

    ``classes`` maps the class names of its words to the proclitic they carry; ``proclitic`` is the unit's own.
    """

    start: int
    end: int
    word: Word
    facts: WordFacts
    classes: Mapping[str, str]
    proclitic: str
    mention: Mention | None = None
    timex: Timex | None = None

    @property
    def norm(self) -> str:
        """The folded spelling of the first word."""
        return self.word.norm

    @property
    def plain(self) -> bool:
        """True for a word that is neither a mention nor a time expression."""
        return self.mention is None and self.timex is None


class Sentence:
    """The units of one sentence with the offsets they came from."""

    def __init__(
        self,
        number: int,
        tokens: Tokens,
        words: Sequence[Word],
        units: Sequence[Unit],
        nationality: Callable[[Word], str | None],
    ) -> None:
        self.number = number
        self.nationality = nationality
        self.tokens = tokens
        self.words = words
        self.units = units
        self.clauses: Sequence[Clause] = ()

    def __len__(self) -> int:
        return len(self.units)

    def has(self, index: int, name: str) -> bool:
        """Tell whether unit ``index`` has a class; False outside the sentence."""
        return 0 <= index < len(self.units) and name in self.units[index].classes

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of units ``first`` to ``last``, half-open, with marks and spaces at both ends trimmed off."""
        tokens = self.tokens
        left, right = self.units[first].start, self.units[last - 1].end
        while left < right - 1 and not tokens.words[left][0].isalnum():
            left += 1
        while right - 1 > left and not tokens.words[right - 1][-1].isalnum():
            right -= 1
        return tokens.starts[left], tokens.ends[right - 1]


def sentence_units(
    number: int,
    bounds: tuple[int, int],
    tokens: Tokens,
    words: Sequence[Word],
    known: Sequence[WordFacts],
    marks: Mapping[int, tuple[int, Mention | Timex]],
    nationality: Callable[[Word], str | None],
) -> Sentence:
    """Build one sentence. ``marks`` gives, by first token, the end token and annotation of each mention and timex."""
    units: list[Unit] = []
    index, end = bounds
    while index < end:
        if index not in marks:
            facts = known[index]
            classes = _with_phrases(facts, words, index) if facts.phrases else facts.classes
            units.append(Unit(index, index + 1, words[index], facts, classes, facts.proclitic))
            index += 1
            continue
        stop, mark = marks[index]
        stop = min(stop, end)
        units.append(_marked(index, stop, words, known, mark, tokens))
        index = stop
    return Sentence(number, tokens, words, units, nationality)


def _marked(
    index: int,
    stop: int,
    words: Sequence[Word],
    known: Sequence[WordFacts],
    mark: Mention | Timex,
    tokens: Tokens,
) -> Unit:
    word = words[index]
    facts = known[index]
    mention = mark if isinstance(mark, Mention) else None
    timex = mark if isinstance(mark, Timex) else None
    classes = {name: "" for at in range(index, stop) for name in known[at].classes}
    skip = mark.span.start - tokens.starts[index]
    return Unit(index, stop, word, facts, classes, word.norm[:skip] if skip > 0 else "", mention, timex)


def _with_phrases(facts: WordFacts, words: Sequence[Word], index: int) -> Mapping[str, str]:
    second = words[index + 1].norm if index + 1 < len(words) else ""
    found = [name for rest, name in facts.phrases.get(second, ()) if _continues(words, index + 1, rest)]
    return {**dict.fromkeys(found, ""), **facts.classes} if found else facts.classes


def _continues(words: Sequence[Word], index: int, rest: tuple[str, ...]) -> bool:
    """Tell whether the words behind ``index`` are the rest of a phrase."""
    if index + len(rest) >= len(words):
        return False
    for norm in rest:  # a loop, since most phrases break off at their second word
        index += 1
        if words[index].norm != norm:
            return False
    return True


# A name may itself begin with an event word ("a ceasefire"); the names of persons, offices and places may not.
_TELLING = (None, MentionType.AGREEMENT, MentionType.MECHANISM)


def senses_at(sentence: Sentence, index: int) -> list[tuple[str, Sense]]:
    """The (proclitic, sense) readings of a unit as an event word, phrases only where all their words follow."""
    unit = sentence.units[index]
    if not unit.facts.senses:
        return []
    if unit.timex or (unit.mention.type if unit.mention else None) not in _TELLING:
        return []
    return [
        (proclitic, sense)
        for proclitic, sense in unit.facts.senses
        if not sense.rest or _continues(sentence.words, unit.start, sense.rest)
    ]
