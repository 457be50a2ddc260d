"""Meetings told by a noun without those who met, who are whoever is spoken of: which words say that it was one."""

from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.annotate.events.verbs import light_verb
from mithaq.model.kinds import MentionType

_SITES = (MentionType.PLACE, MentionType.COUNTRY)
_CALLED = 3
_DAY = 4


def spoken_of(sentence: Sentence, clause: Clause, index: int, sense: Sense, verb: int | None) -> bool:
    """Tell whether a meeting is one of those who are spoken of, by what is told of it: after another, dated back,
    awaited on a day, named by its place, put off with its day."""
    if verb is not None and sentence.has(verb, "SEQUEL_VERBS") and _of_meetings(sentence, index, verb):
        return True
    if dated_back(sentence, clause) or _awaited(sentence, clause, index, sense):
        return True
    return _named_by_place(sentence, clause, index, sense) or _nth_on_day(sentence, clause, index, sense)


def _of_meetings(sentence: Sentence, index: int, verb: int) -> bool:
    """ "It was followed by a meeting": "it" is one written onto the verb."""
    held = sentence.units[verb].facts.carries_object
    return held and 0 < index - verb <= _CALLED


def dated_to(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a time stands right behind "to" in the clause."""
    return any(
        sentence.has(at - 1, "TO_WHOM") and sentence.units[at].timex is not None
        for at in range(clause.start + 1, clause.end)
    )


def _awaited(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """ "The talks awaited in Oslo on 10 March", "a third round that was due on the 17th was called off"."""
    at = index + 1 + len(sense.rest)
    end = min(at + _CALLED, clause.end)
    while at < end and not (sentence.has(at, "SCHEDULED") or sentence.has(at, "EXPECTED")):
        at += 1
    if at >= end or sentence.units[at].proclitic:
        return False
    return any(sentence.units[then].timex is not None for then in range(at + 1, min(at + 1 + _DAY, clause.end)))


def _named_by_place(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """ "The meeting of Brussels on 27 February"."""
    site = sentence.units[index + 1].mention if index + 1 < clause.end else None
    if (
        sense.form != "bare"
        or sense.rest
        or site is None
        or site.type not in _SITES
        or sentence.units[index + 1].proclitic
    ):
        return False
    following = index + 2 + (index + 2 < clause.end and "INSIDE" in sentence.units[index + 2].classes)
    return following < clause.end and sentence.units[following].timex is not None


def _nth_on_day(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """ "In the second round, on 2 June": a round told by its number, with its day right behind."""
    if (
        sense.form != "definite"
        or not sentence.has(index + 1, "ROUND_OF")
        or not sentence.units[index + 1].facts.definite
    ):
        return False
    at = index + 2
    while at < clause.end and (sentence.units[at].norm in "،," or sentence.has(at, "INSIDE")):
        at += 1
    return at < clause.end and sentence.units[at].timex is not None


def dated_back(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the clause says to which day something dates back."""
    verbs = any(light_verb(sentence, at, "DATING_VERBS") for at in range(clause.start, clause.end))
    return verbs and dated_to(sentence, clause)
