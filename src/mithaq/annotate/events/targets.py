"""Whose people or gear an act of force hits, and who does what a noun of doing introduces."""

from mithaq.annotate.events.arguments import Arguments, construct, managing, mentions_of
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.nouns import is_owner
from mithaq.annotate.events.prepositions import owned_by
from mithaq.annotate.events.sides import is_side
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.model.kinds import MentionType

_HIT = ("AGAINST_NOUN", "SLAIN", "AIRCRAFT")
_STRUCK = "STRUCK"
_FIRST = 6


def whose_people(sentence: Sentence, start: int, end: int, found: Arguments) -> Chain:
    """The side whose people or gear are hit: "killed soldiers of the army", "a drone of theirs", "a house belonging to
    the movement"."""
    named = mentions_of(sentence)
    ours = {party for _, ref in found if ref in named for party in named[ref].parties}
    for index in range(start, min(start + _FIRST, end)):
        unit = sentence.units[index]
        if unit.norm in "،,":
            break
        side = _owner(sentence, index, end) if unit.plain and _is_hit(sentence, index) else Chain()
        if start < index < end - 1 and is_owner(sentence, index + 1):
            side = chain(sentence, index + 1, end)
        theirs = {party for mention in side.mentions for party in mention.parties}
        if theirs and theirs.isdisjoint(ours):
            return side
    return _officer(sentence, start, end, ours)


def _is_hit(sentence: Sentence, index: int) -> bool:
    return any(sentence.has(index, name) for name in (*_HIT, _STRUCK))


def _officer(sentence: Sentence, start: int, end: int, ours: set[str]) -> Chain:
    """Who is killed for his side, by his office: "assassinated the leader of the movement, X"."""
    at = start
    while at < end and sentence.units[at].plain and "TITLE" in sentence.units[at].classes:
        at += 1
    unit = sentence.units[at] if at < end else None
    officer = unit.mention if unit is not None and not unit.proclitic else None
    if officer is None or officer.type is not MentionType.ROLE or not ours.isdisjoint(officer.parties):
        return Chain()
    return chain(sentence, at, end) if officer.parties else Chain()


def _owner(sentence: Sentence, index: int, end: int) -> Chain:
    """Whose what stands at ``index`` is: behind it, or behind its adjectives and "of", "in" or "to"; whose house it is
    tells no nationality."""
    direct = construct(sentence, index + 1, end) or owned_by(sentence, index + 1, end)
    if direct and (any(sentence.has(index, name) for name in _HIT) or _of_body(direct)):
        return direct
    at = index + 1
    while at < end and sentence.units[at].plain and sentence.units[at].facts.qualifies and not _joins(sentence, at):
        at += 1
    if not _joins(sentence, at) or at + 1 >= end:
        return _of_theirs(sentence, index + 1, end)
    mention = sentence.units[at + 1].mention
    body = mention is not None and mention.type is MentionType.BODY
    return chain(sentence, at + 1, end) if body else Chain()


def _of_theirs(sentence: Sentence, start: int, end: int) -> Chain:
    """A body behind "of", over words that tell what it has: "a laden boat of theirs", "an arms depot of theirs"."""
    for at in range(start, min(start + _THEIRS, end)):
        unit = sentence.units[at]
        if unit.mention is not None:
            body = unit.mention.type is MentionType.BODY and unit.proclitic == "ل"
            return chain(sentence, at, end) if body else Chain()
        if not unit.norm.isalpha() or "PREPOSITION" in unit.classes or unit.facts.senses:
            break
    return Chain()


_THEIRS = 4


def _of_body(whose: Chain) -> bool:
    """Tell whether a body by its name owns it."""
    return whose.mentions[0].type is MentionType.BODY and not is_side(whose.mentions[0]) if whose.mentions else False


def holder(sentence: Sentence, start: int, found: Arguments) -> Chain:
    """Who holds the ground that is struck or taken: "raided a town that the movement controls"."""
    named = mentions_of(sentence)
    ours = {party for _, ref in found if ref in named for party in named[ref].parties}
    for index in range(start, min(start + _HELD, len(sentence))):
        if sentence.units[index].plain and sentence.has(index, "HELD_BY"):
            at = index + 1
            while at < len(sentence) and sentence.units[at].plain and sentence.has(at, "HOLD_REST"):
                at += 1
            whose = chain(sentence, at, len(sentence))
            whose = Chain() if all(map(is_side, whose.mentions)) else whose  # "that the gunmen hold"
            theirs = {party for mention in whose.mentions for party in mention.parties}
            if theirs and theirs.isdisjoint(ours):
                return whose
    return Chain()


_HELD = 14


def driven_out(sentence: Sentence, clause: Clause, index: int, found: Arguments) -> Chain:
    """Whom an operation is to drive out or to destroy: "began an operation to drive the movement out"."""
    named = mentions_of(sentence)
    ours = {party for _, ref in found if ref in named for party in named[ref].parties}
    for at in range(index + 1, min(index + _AIMED, clause.end - 1)):
        if not sentence.has(at, "TO_DRIVE_OUT") or not sentence.units[at].plain:
            continue
        at += 1
        while at < clause.end - 1 and sentence.units[at].plain and sentence.has(at, "IN_GRIP_OF"):
            at += 1
        whose = sentence.units[at].mention
        if whose is not None and whose.type is MentionType.BODY and whose.parties and ours.isdisjoint(whose.parties):
            return chain(sentence, at, clause.end)
    return Chain()


_AIMED = 20


def loser(sentence: Sentence, start: int, end: int, found: Arguments) -> Chain:
    """Who loses the ground that is taken: "took the town back from the movement"."""
    named = mentions_of(sentence)
    ours = {party for _, ref in found if ref in named for party in named[ref].parties}
    for index in range(start, min(start + _HELD, end - 1)):
        if not sentence.has(index, "FROM") or not sentence.units[index].plain:
            continue
        at = index + 1
        while at < end - 1 and sentence.units[at].plain and sentence.has(at, "IN_GRIP"):
            at += 1
        whose = sentence.units[at].mention
        body = whose is not None and whose.type is MentionType.BODY and not sentence.units[at].proclitic
        if whose is not None and body and whose.parties and ours.isdisjoint(whose.parties):
            return chain(sentence, at, end)
    return Chain()


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
