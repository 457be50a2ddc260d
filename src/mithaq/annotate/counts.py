"""Numbers with what they count, in languages read by the order or the cases of words: the killed, the freed.

The data stand in ``lexicon/quantities.yaml``; the records are those of ``mithaq.annotate.events.quantities``: an event
holds a number as an argument, "count:killed:armenia:6:".
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from mithaq.annotate.events.quantities import Count
from mithaq.annotate.events.tolls import TOLD_BY
from mithaq.grammar import PerWord, Word
from mithaq.languages import LanguagePack
from mithaq.model.annotations import EventMention
from mithaq.text import Tokens

_PARTED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,2}")
_REACH = 7
_NEAR = 2
_ADJECTIVES = 2
_GIVEN = ("released", "handed_over")
_MARKS = frozenset(",;:.()—–")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a sentence: its value, its first token and the token behind it."""

    value: int
    start: int
    end: int


class CountWords:
    """What each word is in counting: its classes with their values."""

    def __init__(self, pack: LanguagePack) -> None:
        self._classes: dict[str, dict[str, str]] = {}
        for name, entries in pack.data("lexicon/quantities.yaml").items():
            for value, forms in entries.items() if isinstance(entries, Mapping) else (("", entries),):
                for form in forms:
                    for spelled in _spelled(name, form, pack.morphology):
                        self._classes.setdefault(spelled, {}).setdefault(name, value)
        self.facts = PerWord[Mapping[str, str]](self._facts)

    def _facts(self, word: Word) -> Mapping[str, str]:
        if word.norm[:1].isdecimal():
            digits = _digits(word.norm)
            return {"DIGITS": digits} if digits else _NOTHING
        found: dict[str, str] = {}
        for stem in word.stems:
            for name, value in self._classes.get(stem, _NOTHING).items():
                found.setdefault(name, value)
        return found or _NOTHING


_NOTHING: Mapping[str, str] = {}


def _spelled(name: str, form: str, morphology: Any) -> Iterator[str]:
    """The forms of a listed word: as the morphology spells verbs and nouns, if it does; else as it stands."""
    if name.endswith("_VERBS") and hasattr(morphology, "predicate_forms"):
        yield from (spelled for spelled, _ in morphology.predicate_forms(form))
    elif name.isupper() and name in _NOUNS and hasattr(morphology, "noun_forms"):
        yield from (spelled for spelled, _ in morphology.noun_forms(form))
    else:
        yield form


_NOUNS = frozenset({"FIGHTER", "PERSON", "COUNTED", "DEED_NOUNS", "SCALE"})


def _digits(norm: str) -> str | None:
    if _PARTED.fullmatch(norm):
        return re.sub(r"\D", "", norm)
    return norm.replace(",", ".") if norm.isdecimal() or _DECIMAL.fullmatch(norm) else None


@lru_cache
def count_words(pack: LanguagePack) -> CountWords | None:
    """Return the counting words of a pack, None where it has none. Raises PackError where they are wrong."""
    return CountWords(pack) if pack.has("quantities") else None


def with_counts(
    known: CountWords | None,
    tokens: Tokens,
    words: list[Word],
    bounds: tuple[int, int],
    taken: Collection[int],
    events: Sequence[EventMention],
    nationality: Callable[[Word], str | None],
) -> list[EventMention]:
    """Return the events of one sentence, each with the numbers told with it; ``taken`` tokens belong to times."""
    if known is None or not events:
        return list(events)
    facts = known.facts.of(words[bounds[0] : bounds[1]])
    if not any("DIGITS" in one or "NUMBER" in one for one in facts):
        return list(events)
    counting = _Counting(facts, tokens, words, bounds[0], taken, nationality)
    found = list(events)
    for count in counting.counts():
        at = _told_by(count, found, tokens.starts[bounds[0] + (count.deed if count.deed >= 0 else count.index)])
        if at is not None:
            found[at] = replace(found[at], arguments=(*found[at].arguments, ("count", count.ref)))
    return found


def _told_by(count: Count, events: Sequence[EventMention], offset: int) -> int | None:
    """The event of a fitting kind whose own word says what became of those counted, else the nearest one."""
    fitting = [at for at, event in enumerate(events) if event.kind in TOLD_BY.get(count.what, ())]
    return min(fitting, key=lambda at: abs(events[at].trigger.start - offset), default=None)


class _Counting:
    """The tokens of a sentence with what they are in counting."""

    def __init__(
        self,
        facts: Sequence[Mapping[str, str]],
        tokens: Tokens,
        words: list[Word],
        first: int,
        taken: Collection[int],
        nationality: Callable[[Word], str | None],
    ) -> None:
        self._facts = facts
        self._tokens = tokens
        self._words = words
        self._first = first
        self._taken = taken
        self._nationality = nationality

    def counts(self) -> Iterator[Count]:
        """Yield what the sentence counts, in its order."""
        numbers = list(self._numbers())
        spent: set[int] = set()
        for place, number in enumerate(numbers):
            left = numbers[place - 1].end if place else 0
            right = numbers[place + 1].start if place + 1 < len(numbers) else len(self._facts)
            count = self._count(number, left, right, spent)
            if count is not None:
                spent.add(count.deed)
                yield count

    def _has(self, at: int, *names: str) -> bool:
        return 0 <= at < len(self._facts) and not self._facts[at].keys().isdisjoint(names)

    def _value(self, at: int, name: str) -> str | None:
        return self._facts[at].get(name) if 0 <= at < len(self._facts) else None

    def _norm(self, at: int) -> str:
        return self._words[self._first + at].norm if 0 <= at < len(self._facts) else ""

    # ---- numbers

    def _numbers(self) -> Iterator[_Number]:
        at = 0
        while at < len(self._facts):
            read = None if self._first + at in self._taken or self._has(at - 1, "LABEL") else self._number(at)
            if read is not None and read.value > 0:
                yield read
            at = read.end if read is not None else at + 1

    def _number(self, at: int) -> _Number | None:
        digits = self._value(at, "DIGITS")
        if digits is not None:
            end = at + 1
            while digits.isdecimal() and self._thousands(end):
                digits += self._norm(end)
                end += 1
            scale = self._value(end, "SCALE")
            if scale is not None:
                return _Number(int(float(digits) * int(scale)), at, end + 1)
            return _Number(int(digits), at, end) if digits.isdecimal() else None
        return self._spelled_out(at)

    def _thousands(self, at: int) -> bool:
        """Tell whether three more digits of the same number stand behind a space: "1 200"."""
        norm, before = self._norm(at), self._norm(at - 1)
        apart = self._first + at < len(self._tokens) and (
            self._tokens.starts[self._first + at] - self._tokens.ends[self._first + at - 1] == 1
        )
        return apart and len(norm) == 3 and norm.isdecimal() and before.isdecimal() and len(before) <= 3

    def _spelled_out(self, at: int) -> _Number | None:
        """ "Twenty-one", "two hundred and five", "three thousand"; a bare scale is one of it."""
        first = self._value(at, "NUMBER")
        if first is None:
            return None
        total, value, end = 0, int(first), at + 1
        while end < len(self._facts):
            step = 1 if self._norm(end) == "-" or (self._has(end, "AND") and value >= 100) else 0
            scale, more = self._value(end, "SCALE"), self._value(end + step, "NUMBER")
            if scale is not None:
                value *= int(scale)
                total, value = (total + value, 0) if int(scale) >= 1000 else (total, value)
                end += 1
            elif more is not None and value >= 20 and value % (10 ** len(more)) == 0:
                value += int(more)
                end += step + 1
            else:
                break
        return _Number(total + value, at, end) if total + value > 1 or self._person(end)[0] else None

    # ---- what is counted

    def _person(self, at: int) -> tuple[str, int]:
        """Return the class of the counted noun behind a number, over its adjectives, and where it stands."""
        skipped = 0
        while at < len(self._facts):
            for name in ("COUNTED", "FIGHTER", "PERSON"):
                if self._has(at, name):
                    return name, at
            if self._has(at, "OF"):
                at += 1
                continue
            norm = self._norm(at)
            deed = self._has(at, "DEED_VERBS", "DEED_NOUNS")
            if skipped == _ADJECTIVES or not (norm.isalpha() or norm == "-") or deed or self._has(at, "STOP"):
                return "", at
            skipped += norm.isalpha()
            at += 1
        return "", at

    def _count(self, number: _Number, left: int, right: int, spent: Collection[int]) -> Count | None:
        name, noun = self._person(number.end)
        bare = not name
        left_dead = name in ("PERSON", "FIGHTER") and self._has(noun + 1, "COUNTED")  # "left eight people dead"
        counted = self._value(noun + left_dead, "COUNTED") if name == "COUNTED" or left_dead else None
        before = self._deed(range(number.start - 1, max(left, number.start - _REACH) - 1, -1), spent)
        if counted is not None:
            given = before is not None and before[0] in _GIVEN and counted in ("captured", "killed")
            what, deed = before if given and before is not None else (counted, -1)
        else:
            start = number.end if bare else noun + 1
            behind = self._deed(range(start, min(right, start + _REACH)), ())
            if bare:
                before = (
                    before if before is not None and number.start - before[1] <= _NEAR + self._about(number) else None
                )
                behind = behind if behind is not None and behind[1] - number.end <= _NEAR else None
            found = before or behind or (self._toll(number) if bare else None)
            if found is None:
                return None
            what, deed = found
        of = self._whose(number.end, noun) if name in ("FIGHTER", "COUNTED") else ""
        return Count(what, number.value, of, number.start, noun, deed, armed=name == "FIGHTER")

    def _about(self, number: _Number) -> int:
        """How many words before a number leave it open: "at least", "no fewer than"."""
        at = number.start
        while self._has(at - 1, "ABOUT"):
            at -= 1
        return number.start - at

    def _deed(self, span: Sequence[int], spent: Collection[int]) -> tuple[str, int] | None:
        """The nearest word of a stretch that says what became of those counted."""
        for at in span:
            if self._norm(at) in _MARKS and self._norm(at) != ",":
                return None
            kind = self._value(at, "DEED_VERBS") or self._value(at, "DEED_NOUNS")
            if kind is not None and at not in spent:
                return kind, at
        return None

    def _toll(self, number: _Number) -> tuple[str, int] | None:
        """ "The death toll rose to 42"."""
        for at in range(number.start - 1, max(-1, number.start - 2 * _REACH), -1):
            if (kind := self._value(at, "TOLL")) is not None:
                return kind, at
        return None

    def _whose(self, start: int, noun: int) -> str:
        """Whose they are, by a nationality between the number and the noun: "31 Armenian soldiers"."""
        for at in range(start, noun):
            if (state := self._nationality(self._words[self._first + at])) is not None:
                return state
        return ""
