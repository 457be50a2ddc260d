"""Whom a verb of meeting joins to its subject, wherever he stands behind it."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import Chain, chain, named_by_nation
from mithaq.annotate.events.holding import MET
from mithaq.annotate.events.ranks import titled
from mithaq.annotate.events.units import Sentence
from mithaq.model.kinds import MentionType


def object_of(sentence: Sentence, start: int, end: int) -> Chain:
    """The names behind the subject, over times, places with their preposition and commas."""
    index = start
    while index < end:
        unit = sentence.units[index]
        headed = unit.plain and any(name in unit.classes for name in ("HEAD", "GROUP_BACK"))
        if (acts(unit) or headed) and unit.proclitic == "" and not _located(sentence, index):
            return chain(sentence, index, end)
        placed = unit.mention is not None and (_located(sentence, index) or unit.proclitic == "ب")
        office = unit.mention is not None and unit.mention.type is MentionType.ROLE and not unit.proclitic
        blessed = any(sentence.has(at, "BLESSING") for at in range(index - 2, index + 2))  # "(God keep him)"
        passed = placed or office or unit.timex or unit.norm in "،," or blessed
        if not passed and not any(name in unit.classes for name in _PASSED):
            ranked = unit.plain and any(name in unit.classes for name in ("RANK", "MEMBER")) and not unit.proclitic
            return (
                (titled(sentence, index - 1, end) if ranked else Chain())
                or named_by_nation(sentence, index, end)
                or _behind_comma(sentence, index, end)
                or _behind_phrase(sentence, index, end)
            )
        index += 1
    return Chain()


def _behind_phrase(sentence: Sentence, index: int, end: int) -> Chain:
    """The names behind where or when it was: "met before the ceremony the prime minister"; not those that a noun there
    governs, "met in the office of the prime minister"."""
    led = any(sentence.has(at, "PREPOSITION") or sentence.has(at, "BACKGROUND") for at in (index - 1, index))
    sited = sentence.has(index, "SITE")  # "received at his palace today X"
    if not (led or sited or sentence.units[index].facts.governed):
        return Chain()
    for at in range(index + 1, min(index + _SET_OFF, end)):
        unit, before = sentence.units[at], sentence.units[at - 1]
        if unit.plain and (unit.facts.senses or not unit.norm.isalpha() or any(n in unit.classes for n in _NOT_WHERE)):
            return Chain()
        office = unit.mention is not None and unit.mention.type in MET
        if (office and acts(unit)) or (unit.plain and "TITLE" in unit.classes):
            closed = not before.plain or before.facts.definite or before.facts.carries_object
            governed = before.plain and "PREPOSITION" in before.classes
            if closed and not governed and not unit.proclitic:
                return chain(sentence, at, end)
    return Chain()


_NOT_WHERE = ("THAT", "RELATIVE", "CLAUSE_OPENER", "AUXILIARY", "WITH", "BETWEEN", "TOPIC_OPENER", "AIM", "AGAINST")


def _behind_comma(sentence: Sentence, index: int, end: int) -> Chain:
    """The names behind words set off by a comma: "received, in the hall of his palace today, His Excellency ..."."""
    for at in range(index, min(index + _SET_OFF, end - 1)):
        unit, following = sentence.units[at], sentence.units[at + 1]
        if any(name in unit.classes for name in ("THAT", "RELATIVE", "CLAUSE_OPENER")):
            break
        office = following.mention is not None and following.mention.type in (MentionType.PERSON, MentionType.ROLE)
        if unit.norm == "،" and "HEAD" in following.classes and following.plain and not following.proclitic:
            return chain(sentence, at + 1, end)
        if unit.norm == "،" and (office or "TITLE" in following.classes) and not following.proclitic:
            behind = at + 2 if office and not acts(following) and at + 2 < end else at + 1
            return named_by_nation(sentence, behind, end) or chain(sentence, behind, end)
        ranked = unit.norm == "،" and "RANK" in following.classes and at + 2 < end
        if ranked and acts(sentence.units[at + 2]) and not following.proclitic:
            return chain(sentence, at + 2, end)
        if ranked and not following.proclitic and (named := titled(sentence, at, end)):
            return named  # "the chief negotiator of the union, X"
    return Chain()


_SET_OFF = 9


_PASSED = ("LOCATIVE", "LEADING_ADVERB", "OCCASION_NOUN", "TITLE")  # what may stand between a verb and whom it joins


def _located(sentence: Sentence, index: int) -> bool:
    return index > 0 and "LOCATIVE" in sentence.units[index - 1].classes
