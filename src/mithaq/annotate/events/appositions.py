"""What stands between the parts of one name: a second nationality, a land, a rank that no table holds."""

from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Sentence, Unit
from mithaq.annotate.marks import can_act
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType


def acts(unit: Unit) -> bool:
    """Tell whether a unit names somebody who can take part: all but places that stand for no state."""
    return can_act(unit.mention)


def second_nation(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether an office goes on with a second nationality before its holder: "the Greek Cypriot leader X"."""
    office, unit = sentence.units[at - 1].mention, sentence.units[at]
    holder = sentence.units[at + 1].mention if at + 1 < end else None
    told = office is not None and office.type is MentionType.ROLE and bool(office.parties) and unit.plain
    named = holder is not None and holder.type is MentionType.PERSON
    return told and named and not unit.proclitic and sentence.nationality(unit.word) is not None


def other_state(sentence: Sentence, at: int, end: int) -> Mention | None:
    """The second nationality of "Russian and Ukrainian troops", unless a person's name goes on behind it."""
    unit = sentence.units[at]
    state = sentence.nationality(unit.word) if unit.plain else None
    person = at + 1 < end and (mention := sentence.units[at + 1].mention) and mention.type is MentionType.PERSON
    return side([state], *sentence.offsets(at, at + 1)) if state is not None and not person else None


def second_side(sentence: Sentence, at: int, end: int) -> Mention | None:
    """The side of "and another, American": behind a first one that is told by its nationality."""
    state = sentence.nationality(sentence.units[at + 1].word) if at + 1 < end and sentence.units[at + 1].plain else None
    return side([state], *sentence.offsets(at, at + 2)) if state is not None else None


def placed_office(sentence: Sentence, at: int, end: int) -> int | None:
    """Where the holder's name stands behind an office and the land or body in which it is: "the commander of the corps
    in the guard, General X"."""
    if at + 2 >= end or not sentence.units[at].plain:
        return None
    office, land = sentence.units[at - 1].mention, sentence.units[at + 1].mention
    if office is None or office.type is not MentionType.ROLE or land is None or land.type not in _LANDS:
        return None
    name = at + 2
    while name + 1 < end and sentence.units[name].plain and "TITLE" in sentence.units[name].classes:
        name += 1
    holder = sentence.units[name].mention
    return name if holder is not None and holder.type is MentionType.PERSON else None


_LANDS = (MentionType.COUNTRY, MentionType.BODY)


def ranked(sentence: Sentence, at: int, end: int) -> int | None:
    """Where the name stands behind a rank that no table holds: "and the secretary of the council, Shamkhani"."""
    if not sentence.units[at].norm.startswith("و"):
        return None
    for index in range(at + 1, min(at + 7, end)):
        unit = sentence.units[index]
        if unit.mention is not None and unit.mention.type is MentionType.PERSON:
            return index if acts(unit) else None
        if unit.norm in "،,":
            continue  # "and the leader of the rebels, his former deputy, X"
        if "PREPOSITION" in unit.classes or not unit.norm[:1].isalpha():
            return None
    return None


def served(unit: Unit) -> Mention | None:
    """The office that somebody serves who is named behind it, if at all: "the adviser of the Supreme Leader, Ali",
    "an adviser to the commander".
    """
    office = unit.mention is not None and unit.mention.type is MentionType.ROLE and unit.proclitic in ("", "ل")
    return unit.mention if office and acts(unit) else None


def serves(unit: Unit) -> bool:
    """Tell whether a unit names for whom an office is held: "of Turkey", "of the union"."""
    return unit.proclitic == "ل" and unit.mention is not None and acts(unit)


def goes_on_with_subject(sentence: Sentence, at: int) -> bool:
    """Tell whether a word goes on with a subject that no table holds: "the joint command in Iraq"."""
    unit = sentence.units[at]
    within = "INSIDE" in unit.classes and sentence.units[at + 1].mention is not None
    return within or (unit.norm.isalpha() and not unit.classes and not unit.facts.senses)


def bracketed(unit: Unit) -> bool:
    """Tell whether a body is named with nothing written onto it, as its short name in brackets is."""
    return unit.mention is not None and unit.mention.type is MentionType.BODY and not unit.proclitic


def in_body(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether a body is named behind "in": "leaders in the movement"."""
    named = sentence.units[at + 1].mention if at + 1 < end else None
    leaders = sentence.has(at - 1, "HEAD") and sentence.units[at - 1].plain
    return leaders and named is not None and named.type is MentionType.BODY and sentence.has(at, "INSIDE")
