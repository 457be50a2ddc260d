"""Whose people or gear an act of force hits, and who does what a noun of doing introduces."""

from mithaq.annotate.events.arguments import Arguments, construct, managing, mentions_of
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.prepositions import owned_by
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.model.kinds import MentionType

_HIT = ("AGAINST_NOUN", "SLAIN", "AIRCRAFT")
_FIRST = 4


def whose_people(sentence: Sentence, start: int, end: int, found: Arguments) -> Chain:
    """The side whose people or gear are hit: "killed soldiers of the army", "a drone of theirs"."""
    named = mentions_of(sentence)
    ours = {party for _, ref in found if ref in named for party in named[ref].parties}
    for index in range(start, min(start + _FIRST, end)):
        if sentence.units[index].norm in "،,":
            break
        if not sentence.units[index].plain or not any(sentence.has(index, name) for name in _HIT):
            continue
        side = _owner(sentence, index, end)
        theirs = {party for mention in side.mentions for party in mention.parties}
        if theirs and theirs.isdisjoint(ours):
            return side
    return Chain()


def _owner(sentence: Sentence, index: int, end: int) -> Chain:
    """Whose what stands at ``index`` is: behind it, or behind its adjectives and "of", "in" or "to"."""
    if direct := construct(sentence, index + 1, end) or owned_by(sentence, index + 1, end):
        return direct
    at = index + 1
    while at < end and sentence.units[at].plain and sentence.units[at].facts.qualifies and not _joins(sentence, at):
        at += 1
    if not _joins(sentence, at) or at + 1 >= end:
        return Chain()
    mention = sentence.units[at + 1].mention
    body = mention is not None and mention.type is MentionType.BODY
    return chain(sentence, at + 1, end) if body else Chain()


def _joins(sentence: Sentence, at: int) -> bool:
    return sentence.has(at, "FROM") or sentence.has(at, "INSIDE")


def doer_of_noun(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who stands between a noun of doing and what is done: "the launching by the army of raids"."""
    for at in range(index - 1, max(clause.start, index - _DOING) - 1, -1):
        if sentence.has(at, "DOING_NOUN"):
            who = construct(sentence, at + 1, index)
            return who if who.mentions and who.end <= index else Chain()
    verb = managing(sentence, clause, index)
    return subject(sentence, clause, verb) if verb is not None else Chain()


_DOING = 7
