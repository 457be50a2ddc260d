"""Fights between two sides, and crowds in the street: who takes part, and what only sounds so."""

from mithaq.annotate.events.arguments import NEAR, Arguments, carried, carrier, first_chain, near_class, roles_of
from mithaq.annotate.events.assailants import dealing
from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.undone import feared, imagined, lasted
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import light_verb
from mithaq.model.kinds import MentionType


def clash(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A fight: between whom, or with no sides named."""
    if figure_of_speech(sentence, clause, index, sense) or ceases(sentence, clause, index):
        return None
    if imagined(sentence, clause, index, sense):
        return None
    if feared(sentence, clause, index) or (sense.pos == "noun" and lasted(sentence, index)):
        return None
    if sense.frame.needs and not near_class(sentence, clause, index, sense.frame.needs):
        return None
    sides, joined = after_class(sentence, index + 1, clause.end, ("BETWEEN", "WITH"))
    if sense.pos == "verb":
        return [*roles_of("participant", subject(sentence, clause, index)), *roles_of("participant", sides)] or [
            ("back", "none")
        ]
    told = carried(sentence, clause, index) or any(
        "FIGHT_VERBS" in unit.classes for unit in sentence.units[clause.start : clause.end]
    )
    if not sides:
        verb = dealing(sentence, clause, index)
        sides = after_class(sentence, index + 1, clause.end, ("AGAINST",))[0] if verb is not None else sides
        joined = "WITH" if sides else joined  # "fought battles against ..."
    if not (told or sides):
        return None
    others = first_chain(sentence, clause, index) if joined == "WITH" and sentence.has(index - 1, "AFTER") else Chain()
    verb = carrier(sentence, clause, index) if joined == "WITH" and not others else None
    if verb is not None and not light_verb(sentence, verb, "RESULT_VERBS"):
        others = subject(sentence, clause, verb)  # "the army fought battles with the rebels"
    return [*roles_of("participant", sides), *roles_of("participant", others)] or [("back", "none")]


def ceases(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether it is the end of a fight that is told, or that it does not end."""
    reach = 6 if sentence.units[index].proclitic == "ل" else 3  # "an immediate and unconditional end to the fire"
    if any("CESSATION" in unit.classes for unit in sentence.units[max(clause.start, index - reach) : index]):
        return True
    behind = range(index + 1, min(index + 5, clause.end))
    return any(sentence.has(at, "CESSATION") and sentence.has(at - 1, "NEGATION") for at in behind)


def figure_of_speech(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether the fight is one of words, votes or prices: "an election battle"."""
    noun = index
    fight = sense.frame.shape == "clash"
    if fight and sense.pos == "verb" and clause.link is Link.RELATIVE and sentence.has(clause.start - 1, "NO_FIGHT"):
        return True  # "the election battles that broke out"
    if sense.pos == "verb" and sense.frame.needs != "STRUCK":  # what is hit, as a nuclear plant is, is no figure
        behind = range(index + 1, min(index + NEAR, clause.end))
        noun = next((at for at in behind if sentence.has(at, sense.frame.needs or "-")), index)
    return sentence.has(noun + 1, "FIGURATIVE") or (fight and sentence.has(noun + 1, "NO_FIGHT"))


def of_crowd(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether a crowd does it: that is its protest."""
    return sentence.has(index + 1, "CROWD") or (sense.pos == "verb" and sentence.has(index - 1, "CROWD"))


_STATES = (MentionType.COUNTRY,)


def protest(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A crowd in the street; told by a verb, or by a noun that a verb carries or that has a place."""
    if sense.pos == "noun" and any(sentence.has(at, "CHARGE") for at in range(index - 3, index)):
        return None  # "in the case of the breaking up of the sit-in"
    if sense.frame.needs:
        return [("back", "none")] if near_class(sentence, clause, index, sense.frame.needs, NEAR) else None
    feigned = sense.frame.fields.get("feigned", "-") if sense.pos == "verb" else "-"
    if any(unit.classes.get(feigned) == "ب" for unit in sentence.units[index + 1 : index + 3]):
        return None  # "they pretend to accept the talks", "the lawyers argued that"
    if sense.pos == "verb" and any(mention.type in _STATES for mention in subject(sentence, clause, index).mentions):
        return None  # "the United States protested": no crowd
    if sense.pos == "verb" or carried(sentence, clause, index) or sense.form == "bare":
        return [("back", "none")]
    return None
