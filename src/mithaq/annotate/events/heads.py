"""Whose a council or a committee is that no table holds."""

from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.sides import side
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
