"""Whose a council, a committee or an organ is that no table holds."""

from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.sides import UNNAMED, side
from mithaq.annotate.events.units import Sentence, Unit
from mithaq.model.kinds import MentionType


def headed_body(sentence: Sentence, verb: int, end: int) -> Chain:
    """The body of a council, a committee that no table holds: "the agency's board of governors held ..."."""
    at = verb + 1
    while at < end and sentence.units[at].timex is not None:
        at += 1
    first = at
    while at < min(first + _HEADS, end) and _head(sentence.units[at]):
        at += 1
    mention = sentence.units[at].mention if first < at < end else None
    if mention is None or mention.type is not MentionType.BODY or sentence.units[at].proclitic or not mention.parties:
        return Chain()
    return Chain([side(mention.parties, *sentence.offsets(at, at + 1))], at + 1)


_HEADS = 3


def _head(unit: Unit) -> bool:
    """Tell whether a plain indefinite noun stands here that may govern the next."""
    noun = unit.plain and unit.norm.isalpha() and not unit.facts.definite and not unit.facts.objective
    return noun and not any(name in unit.classes for name in ("PREPOSITION", "THAT", "RELATIVE", "CLAUSE_OPENER"))


def organ_of(sentence: Sentence, verb: int, end: int) -> Chain:
    """The body whose organ stands behind the verb: "the military wing of the movement announced"."""
    at = verb + 1
    while at < end and sentence.units[at].timex is not None:
        at += 1
    if not sentence.has(at, "ORGAN") or not sentence.units[at].plain or sentence.units[at].proclitic:
        return Chain()
    first = at
    while at < min(first + _HEADS, end) and sentence.units[at].plain and sentence.units[at].facts.definite:
        at += 1
    unit = sentence.units[at] if at < end else None
    mention = unit.mention if unit is not None and unit.proclitic == "ل" else None
    if mention is None or mention.type not in _OWNERS or not mention.parties:
        return Chain()
    return Chain([side(mention.parties, *sentence.offsets(first, at + 1))], at + 1)


_OWNERS = (MentionType.BODY, MentionType.COUNTRY)


def office_behind(sentence: Sentence, verb: int, end: int) -> Chain:
    """The side of an office told behind a name that no table holds: "said Dr. Muhammad, the Yemeni minister of"."""
    for at in range(verb + 2, min(verb + _NAMED, end)):
        unit = sentence.units[at]
        if unit.plain and _word_of_name(unit):
            continue
        mention = unit.mention
        office = mention is not None and mention.type is MentionType.ROLE and not unit.proclitic
        if mention is None or not office or not mention.parties:
            break
        return Chain([side(mention.parties, *sentence.offsets(at, at + 1))], at + 1)
    return Chain()


_NAMED = 7


def people_of(sentence: Sentence, at: int, end: int) -> Chain:
    """The side of a body at ``at`` whose people are not named: "a source in the movement"."""
    unit = sentence.units[at] if at < end else None
    named = unit.mention if unit is not None and not unit.proclitic else None
    if named is None or named.type is not MentionType.BODY or not named.parties:
        return Chain()
    return Chain([side(named.parties, *sentence.offsets(at, at + 1), UNNAMED)], at + 1)


def serving(sentence: Sentence, index: int, end: int) -> Chain:
    """The side of the body in which somebody unnamed serves: "an official at the ministry"."""
    at = index + 1
    while at < min(index + _HEADS, end) and sentence.units[at].plain and sentence.has(at, "RANKING"):
        at += 1
    unit = sentence.units[at] if at < end else None
    body = unit.mention if unit is not None and unit.proclitic == "ب" else None
    if body is None or body.type is not MentionType.BODY or not body.parties:
        return Chain()
    return Chain([side(body.parties, *sentence.offsets(at, at + 1), UNNAMED)], at + 1)


def inside_what(sentence: Sentence, at: int, end: int) -> int | None:
    """Where the unit stands behind "in" or "inside", which begins at ``at`` or behind an adjective there."""
    described = at < end and sentence.units[at].plain and sentence.units[at].facts.qualifies
    at += described and not sentence.has(at, "PREPOSITION")
    led = sentence.has(at, "INSIDE") or sentence.has(at, "WITHIN")
    return at + 1 if led else None


def _word_of_name(unit: Unit) -> bool:
    return not unit.classes and not unit.facts.senses and unit.norm.isalpha()
