"""Acts of force that are only feared, threatened, rehearsed, retold or mourned: nobody tells them as done."""

from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.going_on import may_be_future
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.kinds import Act, MentionType


def feared(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a fight is only what somebody worries about or warns of: "his concern at the escalation"."""
    near = range(max(clause.start, index - _FEARED), index)
    return sentence.has(index - 1, "OF_FEAR") and any(sentence.has(at, "FEAR") for at in near)


_FEARED = 4


def not_done(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a deed is only feared or threatened, or those whom it struck are spoken of: "warned of the danger of
    a raid", "the families of the victims of the attacks sue".
    """
    behind = range(max(clause.start, index - _RISKED), index)
    mourned = any(sentence.has(at, "AFTERMATH") for at in behind) and sentence.has(index - 1, "TOLL_OF")
    relative = sentence.has(index - 1, "RELATIVE") and not sentence.units[index].proclitic  # "the raid that struck"
    tried = any(sentence.has(at, name) for at in (index - 1, index - 2) for name in ("TRIAL", "LAUNCHER"))
    kept = mourned or relative or tried
    return kept or any(sentence.has(at, "RISK") for at in behind) or _rebuffed(sentence, index)


def _rebuffed(sentence: Sentence, index: int) -> bool:
    """Tell whether somebody stands up to aggression that nobody is told to commit: "our duty to repel the attack"."""
    behind = sentence.units[index + 1] if index + 1 < len(sentence) else None
    nobodys = behind is None or (behind.mention is None and sentence.nationality(behind.word) is None)
    whole = sentence.units[index].facts.definite and nobodys
    return whole and (sentence.has(index - 1, "REBUFF") or sentence.units[index].norm in ("للعدوان",))


def asked_for(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether somebody only asks for a killing, or is asked: "refused a request to assassinate the president"."""
    if sense.pos != "noun" or sense.frame.name != "kill" or sentence.units[index].proclitic != "ل":
        return False
    return any(sentence.has(at, "REQUESTED") for at in range(clause.start, index))


def in_politics(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a campaign is one of words: one that is led against a person, or that a person suffers."""
    if sense.frame.needs != "ASSAULT":
        return False
    near = range(max(0, clause.start - _RELATED), min(index + _CARRIED, clause.end))
    campaign = next((at for at in near if sentence.has(at, "CAMPAIGN")), None)
    if campaign is None or any(sentence.has(at, "ASSAULT") and not sentence.has(at, "CAMPAIGN") for at in near):
        return False
    if sense.pos == "verb" and not (sentence.has(index, "WAGES_VERBS") or "victim" in sense.frame.fields):
        return True  # "adopted the campaign for tourism"
    units = range(index + 1, clause.end)
    suffers = "victim" in sense.frame.fields
    aimed = (at for at in units if at < campaign or sentence.has(at - 1, "AGAINST"))
    people = (sentence.units[at].mention for at in aimed if suffers or sentence.has(at - 1, "AGAINST"))
    return any(mention is not None and mention.type in _PEOPLE for mention in people)


_PEOPLE = (MentionType.PERSON, MentionType.ROLE)


_RISKED = 3


def imagined(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a deed or a fight, or the noun that a verb or a relative clause tells it of, is only guarded
    against, rehearsed, retold by a film or remembered, or may only come."""
    noun = index if sense.pos != "verb" else _noun_of(sentence, clause, index, sense)
    if noun is None:
        return False
    if any(sentence.has(at, "PREPARED") for at in range(index + 1, noun)):
        return True  # "began preparing for an operation"
    return (
        _guarded(sentence, noun)
        or _warned_of(sentence, noun)
        or _to_come(sentence, noun)
        or _retold(sentence, noun)
        or _remembered(sentence, noun)
        or (noun == index and (_would_bring(sentence, clause, noun) or _whatever(sentence, noun)))
    )


def _noun_of(sentence: Sentence, clause: Clause, verb: int, sense: Sense) -> int | None:
    """The noun of force that a verb carries, or that its relative clause belongs to: "an attack that the movement
    launches"."""
    if clause.link is Link.RELATIVE:
        before = range(clause.start - 1, max(-1, clause.start - _RELATED), -1)
        if (noun := next((at for at in before if any(sentence.has(at, name) for name in _DEEDS)), None)) is not None:
            return noun
    if sense.frame.needs not in _DEEDS:
        return None
    behind = range(verb + 1, min(verb + _CARRIED, clause.end))
    return next((at for at in behind if sentence.has(at, sense.frame.needs or "-")), None)


_CARRIED = 9
_RELATED = 5
_DEEDS = ("ASSAULT", "KNOWN_ASSAULT", "FIGHTING", "OPERATION")


def _guarded(sentence: Sentence, noun: int) -> bool:
    """Tell whether somebody guards against it, trains for it or makes it a condition: "in anticipation of shelling by
    the movement", "in case of the outbreak of fights"."""
    for at in range(noun, max(-1, noun - _GOVERNED), -1):
        unit = sentence.units[at]
        if at < noun and any(name in unit.classes for name in ("GUARDED", "REHEARSED", "IN_CASE")):
            return True
        if unit.norm in "،,:" or any(name in unit.classes for name in _ENDING):
            return False
        if at < noun and unit.proclitic.startswith("و"):
            return False
    return False


_GOVERNED = 6
_ENDING = ("RELATIVE", "THAT", "CAUSE", "AFTER", "RESULT_VERBS")


def _warned_of(sentence: Sentence, noun: int) -> bool:
    """Tell whether somebody warns of a deed without the article: "warned of a Turkish attack on the town"."""
    head = noun - 1 if sentence.has(noun - 1, "DOING_NOUN") else noun
    warned = any(sentence.has(at, "WARNED") for at in range(max(0, head - _WARNED), head))
    return warned and sentence.has(head - 1, "FROM") and not sentence.units[noun].facts.definite


_WARNED = 4


def _to_come(sentence: Sentence, noun: int) -> bool:
    """Tell whether it is said behind a noun without the article that it may come: "a possible attack on"."""
    if sentence.units[noun].facts.definite:
        return False
    behind = range(noun + 1, min(noun + _TO_COME, len(sentence)))
    return any(sentence.has(at, "IMMINENT") for at in behind)


_TO_COME = 4


def _retold(sentence: Sentence, noun: int) -> bool:
    """Tell whether a film, a book or a museum tells of it: "the film tells the story of the attack"."""
    before = range(max(0, noun - _RETOLD), noun)
    retold = any(light_verb(sentence, at, "RETELLING_VERBS") for at in before)
    return retold and any(sentence.has(at, "FICTION") for at in before)


_RETOLD = 9


def _remembered(sentence: Sentence, noun: int) -> bool:
    """Tell whether only the day is kept on which it was, with no date of it behind: "marked the anniversary of"."""
    kept = any(sentence.has(at, "ANNIVERSARY") for at in range(max(0, noun - _REMEMBERED), noun))
    return kept and not any(unit.timex is not None for unit in sentence.units[noun + 1 : noun + _DATED])


_REMEMBERED = 4
_DATED = 12


def _would_bring(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is said what a deed would bring that opens what is said: "that an attack on the town will"."""
    if clause.link is not Link.CONTENT or noun != clause.start or sentence.units[noun].facts.definite:
        return False
    behind = range(noun + 1, min(noun + _BROUGHT, clause.end))
    return any(may_be_future(sentence.units[at]) or _future(sentence, at) for at in behind)


_BROUGHT = 16


def _whatever(sentence: Sentence, noun: int) -> bool:
    """Tell whether no one deed is meant, and none that somebody denies: "any attack on it will be answered"."""
    head = noun - 1 if sentence.has(noun - 1, "OF_ANY") else -1
    denied = (sense for at in range(head) for sense in verb_senses(sentence, at) if sense.frame.act is Act.DENIES)
    return head >= 0 and next(denied, None) is None


def _future(sentence: Sentence, at: int) -> bool:
    return any(sense.form.startswith("future") for sense in verb_senses(sentence, at))


def without_force(sentence: Sentence, verb: int) -> bool:
    """Tell whether what targets somebody is no weapon, or what is destroyed is an accord: "sanctions that target"."""
    near = range(max(0, verb - _RELATED), verb)
    first = next((at for at in reversed(near) if _is_thing(sentence, at)), None)
    if first is not None and sentence.has(first, "NO_WEAPON"):
        return True
    around = (unit.mention for unit in sentence.units[max(0, verb - 2) : verb + 2])
    return any(mention is not None and mention.type is MentionType.AGREEMENT for mention in around)


def _is_thing(sentence: Sentence, at: int) -> bool:
    """Tell whether a noun stands here that a verb behind it may tell more of; no adjective and no small word."""
    unit = sentence.units[at]
    small = any(name in unit.classes for name in ("PREPOSITION", "RELATIVE", "AUXILIARY", "THAT", "MAY"))
    described = unit.plain and unit.facts.qualifies and "NO_WEAPON" not in unit.classes
    return unit.norm.isalpha() and not small and not described


def laid_to(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether a known deed is what somebody is charged with doing: "accused Moscow of carrying out the attack"."""
    doing = sentence.has(noun - 1, "DOING_NOUN") and sentence.units[noun - 1].norm.startswith(_OF_CHARGE)
    if not (doing or sentence.has(noun - 2, "STANDING_BEHIND") or sentence.has(noun - 1, "BLAME")):
        return False
    before = range(clause.start, noun - 1)
    return any(sense.frame.act is Act.ACCUSES for at in before for sense in verb_senses(sentence, at))


_OF_CHARGE = "ب"


def lasted(sentence: Sentence, noun: int) -> bool:
    """Tell whether it is only told after how long a time of fighting something was: "after two years of fighting"."""
    if noun < 2 or not sentence.has(noun - 1, "FROM") or sentence.units[noun - 2].timex is None:
        return False
    before = sentence.units[max(0, noun - 3) : noun - 1]
    return any("AFTER" in unit.classes for unit in before) and sentence.units[noun].facts.definite
