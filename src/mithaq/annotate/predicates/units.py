"""A sentence as units: a mention or a time is one, every other word its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from mithaq.annotate.events.sides import side
from mithaq.annotate.marks import can_act
from mithaq.annotate.predicates.lexicon import Facts, PredicateLexicon
from mithaq.grammar import Word
from mithaq.model.annotations import Mention, Timex
from mithaq.text import Tokens

QUOTES = frozenset('"«»“”„')


@dataclass(slots=True)
class Unit:
    """Words from token ``start`` on that act as one; ``mention`` or ``timex`` where it is one."""

    norm: str
    start: int
    facts: Facts
    word: Word
    classes: frozenset[str]
    mention: Mention | None = None
    timex: Timex | None = None

    @property
    def plain(self) -> bool:
        """Whether it is neither a mention nor a time."""
        return self.mention is None and self.timex is None

    @property
    def acts(self) -> bool:
        """Whether it names somebody who can take part."""
        return can_act(self.mention)


@dataclass(slots=True)
class Sentence:
    """The units of one sentence."""

    number: int
    tokens: Tokens
    words: list[Word]
    end: int
    nationality: Callable[[Word], str | None]
    units: list[Unit] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.units)

    def has(self, index: int, name: str) -> bool:
        """Tell whether unit ``index`` has a class; False outside the sentence."""
        return 0 <= index < len(self.units) and name in self.units[index].classes

    def value(self, index: int, name: str) -> str:
        """Return what the unit stands for in a class."""
        return self.units[index].facts.classes.get(name, "")

    def stop(self, index: int) -> int:
        """Return the token behind unit ``index``."""
        return self.units[index + 1].start if index + 1 < len(self.units) else self.end

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of units ``first`` to ``last``, half-open, with marks at both ends trimmed off."""
        left, right = self.units[first].start, self.stop(max(first, last - 1))
        words = self.tokens.words
        while left < right - 1 and not words[left][0].isalnum():
            left += 1
        while right - 1 > left and not words[right - 1][-1].isalnum():
            right -= 1
        return self.tokens.starts[left], self.tokens.ends[right - 1]

    def follows(self, index: int, rest: Sequence[str]) -> bool:
        """Tell whether the words behind the first word of unit ``index`` are these."""
        start = self.units[index].start + 1
        held = self.words[start : start + len(rest)]
        return len(held) == len(rest) and all(
            word == one.norm or word in one.stems for word, one in zip(rest, held, strict=True)
        )

    def state(self, index: int) -> Mention | None:
        """The state of a plain nationality word, as a stand-in mention."""
        unit = self.units[index]
        found = self.nationality(unit.word) if unit.plain else None
        if not found:
            return None
        return side([found], self.tokens.starts[unit.start], self.tokens.ends[unit.start])


def sentence_units(
    number: int,
    bounds: tuple[int, int],
    tokens: Tokens,
    words: list[Word],
    lexicon: PredicateLexicon,
    marks: Mapping[int, tuple[int, Mention | Timex]],
    nationality: Callable[[Word], str | None],
) -> Sentence:
    """Build one sentence; ``marks`` gives, by first token, the end token and annotation of each mention and timex."""
    sentence = Sentence(number, tokens, words, bounds[1], nationality)
    index, end = bounds
    while index < end:
        facts = lexicon.facts[words[index]]
        if index in marks:
            stop, mark = marks[index]
            held = frozenset(name for at in range(index, min(stop, end)) for name in lexicon.facts[words[at]].classes)
            mention = mark if isinstance(mark, Mention) else None
            timex = mark if isinstance(mark, Timex) else None
            sentence.units.append(Unit(words[index].norm, index, facts, words[index], held, mention, timex))
            index = max(stop, index + 1)
            continue
        names = set(facts.classes)
        for rest, name in facts.phrases:
            held_words = words[index + 1 : index + 1 + len(rest)]
            if (
                len(held_words) == len(rest)
                and all(part == one.norm or part in one.stems for part, one in zip(rest, held_words, strict=True))
                and not any(
                    isinstance(marks.get(at, _NOTHING)[1], Mention) for at in range(index + 1, index + 1 + len(rest))
                )
            ):
                names.add(name)
        sentence.units.append(Unit(words[index].norm, index, facts, words[index], frozenset(names)))
        index += 1
    del sentence.units[: _dateline(sentence)]
    return sentence


def _dateline(sentence: Sentence) -> int:
    """How many units make up a dateline: names, times and marks, in capitals or brackets, then a dash."""
    for at, unit in enumerate(sentence.units[:_LEAD]):
        if at and unit.norm in _DASHES and at + 1 < len(sentence):
            glued = sentence.tokens.starts[unit.start] == sentence.tokens.ends[unit.start - 1]
            return 0 if glued else at + 1
        if unit.plain and unit.norm.isalpha() and not unit.word.form.isupper():
            return 0
    return 0


_LEAD = 9
_NOTHING = (0, None)
_DASHES = frozenset({"-", "–", "—", "--"})
