"""A sentence as units: a mention or a time expression is one unit, every other word its own."""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from mithaq.annotate.events.frames import Sense, WordFacts, event_lexicon
from mithaq.grammar import PerWord, Word
from mithaq.languages import LanguagePack
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


class Clause:
    """Units ``start`` to ``end`` of a sentence. ``parent`` is the index of the clause it hangs on, or None."""

    __slots__ = ("end", "link", "parent", "start")

    def __init__(self, start: int, end: int, link: Link, parent: int | None) -> None:
        self.start = start
        self.end = end
        self.link = link
        self.parent = parent


class Unit:
    """A stretch of words that acts as one; ``mention`` or ``timex`` where it is one, ``plain`` where it is neither.

    ``norm`` is the folded spelling of its first word, ``classes`` maps the class names of its words to the proclitic
    they carry; ``proclitic`` is the unit's own. Wherever a form stands, its plain unit is the same object.
    """

    __slots__ = ("classes", "facts", "mention", "norm", "plain", "proclitic", "timex", "word")

    def __init__(
        self,
        word: Word,
        facts: WordFacts,
        classes: dict[str, str],
        proclitic: str,
        plain: bool = True,
        mention: Mention | None = None,
        timex: Timex | None = None,
    ) -> None:
        self.word = word
        self.facts = facts
        self.classes = classes
        self.proclitic = proclitic
        self.norm = word.norm
        self.plain = plain
        self.mention = mention
        self.timex = timex


@lru_cache
def plain_units(pack: LanguagePack) -> PerWord[Unit]:
    """Return the plain unit of each word of a language, made once."""
    lexicon = event_lexicon(pack)

    def made(word: Word) -> Unit:
        facts = lexicon.facts(word)
        return Unit(word, facts, facts.classes, facts.proclitic)

    def shaped(word: Word) -> Unit:
        facts = lexicon.shaped(word)
        return Unit(word, facts, facts.classes, facts.proclitic)

    return PerWord(made, lexicon.known, unlisted=shaped)


class Sentence:
    """The units of one sentence with the offsets they came from: unit ``i`` begins at token ``starts[i]``, and ends
    where the next begins; the last of ``starts`` ends the sentence.

    ``senses`` and ``verbs`` remember what ``senses_at`` and ``verb_senses`` found, who are asked again and again.
    """

    def __init__(
        self,
        number: int,
        tokens: Tokens,
        words: list[Word],
        units: list[Unit],
        starts: list[int],
        nationality: Callable[[Word], str | None],
    ) -> None:
        self.number = number
        self.nationality = nationality
        self.tokens = tokens
        self.words = words
        self.units = units
        self.starts = starts
        self.clauses: list[Clause] = []
        self.senses: dict[int, list[tuple[str, Sense]]] = {}
        self.verbs: dict[int, list[Sense]] = {}

    def __len__(self) -> int:
        return len(self.units)

    def has(self, index: int, name: str) -> bool:
        """Tell whether unit ``index`` has a class; False outside the sentence."""
        return 0 <= index < len(self.units) and name in self.units[index].classes

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of units ``first`` to ``last``, half-open, with marks and spaces at both ends trimmed off."""
        tokens = self.tokens
        left, right = self.starts[first], self.starts[last]
        while left < right - 1 and not tokens.words[left][0].isalnum():
            left += 1
        while right - 1 > left and not tokens.words[right - 1][-1].isalnum():
            right -= 1
        return tokens.starts[left], tokens.ends[right - 1]


def sentence_units(
    number: int,
    bounds: tuple[int, int],
    tokens: Tokens,
    words: list[Word],
    plain: tuple[Unit, ...],
    marks: dict[int, tuple[int, Mention | Timex]],
    nationality: Callable[[Word], str | None],
) -> Sentence:
    """Build one sentence. ``plain`` are the units of all tokens by themselves; ``marks`` gives, by first token, the end
    token and annotation of each mention and timex."""
    units: list[Unit] = []
    starts: list[int] = []
    index, end = bounds
    while index < end:
        starts.append(index)
        if index not in marks:
            unit = plain[index]
            units.append(_with_phrases(unit, words, index) if unit.facts.phrases else unit)
            index += 1
            continue
        stop, mark = marks[index]
        stop = min(stop, end)
        if stop == index + 2 and isinstance(mark, Timex) and _tells(plain[index + 1]):
            units.append(plain[index])  # "on the morrow of the signing": the day of another thing
            index += 1
            continue
        units.append(_marked(plain[index:stop], mark, tokens.starts[index]))
        index = stop
    for at, unit in enumerate(units):
        if unit.facts.alone is not None and unit.plain:
            units[at] = _sure(units, at, unit, unit.facts.alone)
    starts.append(end)
    return Sentence(number, tokens, words, units, starts, nationality)


def _tells(unit: Unit) -> bool:
    """Tell whether a word is a noun without the article that tells an event: no allusion to one told before."""
    return any(sense.pos == "noun" and sense.form == "bare" for _, sense in unit.facts.senses)


def _sure(units: list[Unit], at: int, unit: Unit, alone: WordFacts) -> Unit:
    """The unit without those senses of its word that depend on another, where no such word stands about it."""
    if any(_borne_out(units, at, sense) for _, sense in unit.facts.senses if sense.depends is not None):
        return unit
    return Unit(unit.word, alone, unit.classes, alone.proclitic)


def _borne_out(units: list[Unit], at: int, sense: Sense) -> bool:
    """Tell whether the class that a sense depends on stands about a unit."""
    return any(sense.depends in unit.classes for unit in units[max(0, at - _BEFORE) : at + _BEHIND])


_BEFORE, _BEHIND = 5, 16


def _marked(units: tuple[Unit, ...], mark: Mention | Timex, begin: int) -> Unit:
    first = units[0]
    mention = mark if isinstance(mark, Mention) else None
    timex = mark if isinstance(mark, Timex) else None
    classes = {name: "" for unit in units for name in unit.classes}
    skip = mark.span.start - begin
    proclitic = first.norm[:skip] if skip > 0 else ""
    return Unit(first.word, first.facts, classes, proclitic, False, mention, timex)


def _with_phrases(unit: Unit, words: list[Word], index: int) -> Unit:
    """The unit with the classes of the phrases that begin at it, if any does."""
    second = words[index + 1].norm if index + 1 < len(words) else ""
    found = [name for rest, name in unit.facts.phrases.get(second, ()) if _continues(words, index + 1, rest)]
    if not found:
        return unit
    return Unit(unit.word, unit.facts, {**dict.fromkeys(found, ""), **unit.classes}, unit.proclitic)


def _continues(words: list[Word], index: int, rest: tuple[str, ...]) -> bool:
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
    found = sentence.senses.get(index)
    if found is None:
        found = sentence.senses[index] = _senses_at(sentence, index, unit)
    return found


def _senses_at(sentence: Sentence, index: int, unit: Unit) -> list[tuple[str, Sense]]:
    if unit.timex or (unit.mention.type if unit.mention else None) not in _TELLING:
        return []
    return [
        (proclitic, sense)
        for proclitic, sense in unit.facts.senses
        if (not sense.rest or _continues(sentence.words, sentence.starts[index], sense.rest))
        and (sense.depends is None or _borne_out(sentence.units, index, sense))
    ]
