"""Who speaks for a state or a body that is told to say something: "Egypt called, through its envoy X, for"."""

from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.units import Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

_REACH = 10
"""Words from "through" to the name, the office and its land among them."""
_OWNERS = (MentionType.COUNTRY, MentionType.PLACE, MentionType.BODY)


def with_mouthpiece(sentence: Sentence, index: int, who: Chain) -> Chain:
    """``who`` with the person right behind by whose mouth they speak, where only a state or a body is named."""
    if not who.mentions or any(mention.type not in _OWNERS for mention in who.mentions):
        return who
    at = max(who.end, index + 1)
    while at < len(sentence) and (sentence.units[at].norm in "،," or sentence.units[at].timex is not None):
        at += 1
    if not sentence.has(at, "MOUTHPIECE"):
        return who
    found = _person(sentence, at + 1, who)
    if found is None:
        return who
    person, end = found
    return Chain([*who.mentions, person], end, who.back)


def _person(sentence: Sentence, start: int, who: Chain) -> tuple[Mention, int] | None:
    """The first person from ``start`` on, of those who speak, and where the name ends."""
    parties = {party for mention in who.mentions for party in mention.parties}
    for at in range(start, min(start + _REACH, len(sentence))):
        unit = sentence.units[at]
        if unit.mention is not None and unit.mention.type is MentionType.PERSON and not unit.proclitic:
            alien = bool(unit.mention.parties) and parties.isdisjoint(unit.mention.parties)
            return None if alien else (unit.mention, at + 1)
        if unit.norm in "،,:." or "THAT" in unit.classes or verb_senses(sentence, at):
            return None
    return None
