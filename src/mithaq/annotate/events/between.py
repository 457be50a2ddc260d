"""The two sides of "between", where unknown words stand about them: "between forces loyal to X and fighters of Y"."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import OPEN, Chain, chain, several
from mithaq.annotate.events.nouns import adjectives
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Sentence, Unit
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.kinds import MentionType

_REACH = 10
_NEAR = 5
_OWNERS = (MentionType.BODY, MentionType.COUNTRY, MentionType.PERSON, MentionType.ROLE)


def both_sides(sentence: Sentence, start: int, end: int, named: Chain) -> Chain:
    """Return the sides behind "between" (``start``): those ``named`` right there, and the one that is joined to them
    further on; forces that are told by whom they are loyal to are theirs, those that somebody backs are nobody's.
    """
    if named.back or several(named) or not (named or _host(sentence, start)):
        return named
    first = named or _loyal(sentence, start, end)
    second = _joined(sentence, first.end if first else start, end)
    if not second or (first and second.back):
        return first
    return Chain([*first.mentions, *second.mentions], second.end, second.back)


def beyond_dash(sentence: Sentence, named: Chain, end: int) -> Chain:
    """Add who is joined to a name by a dash: "the meeting Netanyahu - Putin"."""
    at = named.end + 1
    if not named or at >= end or sentence.units[named.end].norm not in _DASHES:
        return named
    if not acts(sentence.units[at]) or sentence.units[at].proclitic:
        return named
    other = chain(sentence, at, end)
    return Chain([*named.mentions, *other.mentions], other.end, named.back)


_DASHES = ("-", "–", "—", "−", "ـ")


def _host(sentence: Sentence, start: int) -> bool:
    """Tell whether armed people stand here: "forces", "fighters", "factions"."""
    return sentence.has(start, "FORCES") or sentence.has(start, "BANDS")


def _loyal(sentence: Sentence, start: int, end: int) -> Chain:
    """To whom they are loyal or belong."""
    for at in range(start + 1, min(start + _NEAR, end - 1)):
        mention = sentence.units[at + 1].mention
        if sentence.has(at, "BELONGING") and mention is not None and mention.type in _OWNERS and mention.parties:
            return Chain([mention], at + 2)
    return Chain()


def _joined(sentence: Sentence, start: int, end: int) -> Chain:
    """The side that stands behind "and", or in the bracket that tells who that is: "and the six powers (X, Y ...)"."""
    led = False
    for at in range(start, min(start + _REACH, end)):
        unit = sentence.units[at]
        if "THAT" in unit.classes or (unit.proclitic == _AND and verb_senses(sentence, at)):
            break
        if led and unit.norm in OPEN and at + 1 < end and acts(sentence.units[at + 1]):
            return chain(sentence, at + 1, end)
        if not unit.norm.startswith(_AND) or at == start - 1:
            continue
        led = unit.plain
        if unit.proclitic == _AND and acts(unit):
            return chain(sentence, at, end)
        if _troops(unit):
            return (
                chain(sentence, at, end)
                or _of_nation(sentence, at + 1, end)
                or _loyal(sentence, at, end)
                or _led(sentence, at, end)
            )
    return Chain()


_AND = "و"


def _troops(unit: Unit) -> bool:
    return unit.plain and any(unit.classes.get(name) == _AND for name in ("FORCES", "HEAD", "DETAINABLE"))


def _of_nation(sentence: Sentence, at: int, end: int) -> Chain:
    states, stop = adjectives(sentence, at, end)
    return Chain([side(states, *sentence.offsets(at, stop))], stop) if states else Chain()


def _led(sentence: Sentence, start: int, end: int) -> Chain:
    """Whose they are, named a few words on: "the forces of his former deputy, X"."""
    near = range(start + 1, min(start + _NEAR, end))
    at = next((at for at in near if sentence.units[at].mention is not None and acts(sentence.units[at])), None)
    return chain(sentence, at, end) if at is not None and not sentence.units[at].proclitic else Chain()
