"""What a verb or a verbal noun governs: the needed word right behind it or behind who does it."""

from mithaq.annotate.events.arguments import after_noun, construct
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Link, Sentence


def governs_needed(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a frame that asks for it has its needed word for an object: "broke (yesterday in Paris) the accord".

    Of a verb that carries its object in a relative clause, the word stands before it: "the accord that it broke".
    """
    if "next" not in sense.frame.fields:
        return True
    needed = sense.frame.needs or "-"
    if clause.link is Link.RELATIVE and sentence.units[index].facts.carries_object:
        return any(sentence.has(at, needed) for at in range(max(0, clause.start - _BEFORE), clause.start))
    if sense.pos == "verb":
        start, who = index + 1, subject(sentence, clause, index)
    else:
        start = after_noun(sentence, index, sense)
        who = construct(sentence, start, clause.end)
    ends = (start, who.end) if who.end > start else (start,)
    return any(_object_at(sentence, begin, clause.end, needed) for begin in ends) or (
        sense.pos == "verb"
        and not who
        and _object_at(sentence, _unnamed(sentence, start, clause.end), clause.end, needed)
    )


_BEFORE = 3


def _object_at(sentence: Sentence, at: int, end: int, needed: str) -> bool:
    """Tell whether the needed word is the first thing from here on but times, places and little words."""
    steps = 0
    while at < end and steps < _PASSED:
        if sentence.has(at, needed):
            return True
        if sentence.has(at, "AFTER"):
            return False  # "the violence receded after the truce"
        unit = sentence.units[at]
        placed = unit.mention is not None and (sentence.has(at - 1, "PREPOSITION") or unit.proclitic in ("ب", "ل"))
        little = unit.plain and any(name in unit.classes for name in _LITTLE)
        if not (placed or little or unit.timex is not None or unit.norm in "،," or unit.word.number is not None):
            return False
        steps += 1
        at += 1
    return False


_PASSED = 6
_LITTLE = ("PREPOSITION", "LEADING_ADVERB", "IN_IT", "NUMERAL", "LOCATIVE")


def _unnamed(sentence: Sentence, at: int, end: int) -> int:
    """Behind a subject that no table holds, and its adjectives: "the local council broke the accord", "masked (men)
    threw a grenade"."""
    if at < end and sentence.units[at].plain and sentence.units[at].norm.endswith(_SEVERAL):
        return at + 1 + (at + 1 < end and sentence.units[at + 1].norm.endswith(_SEVERAL))
    stop = at
    while stop < end and stop < at + _UNNAMED and sentence.units[stop].plain and sentence.units[stop].facts.definite:
        stop += 1
    return stop


_UNNAMED = 3
_SEVERAL = "ون"
"""The ending of a plural that is a subject."""
