"""What still goes on, and what is told by what comes before it or after it."""

from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit
from mithaq.annotate.events.verbs import light_verb, verb_senses


def still_going(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is said that it still goes on: "the raids are still going on", "is still fighting battles"."""
    carried = (at for at in range(max(clause.start, noun - _CARRIED), noun) if sentence.has(at, "CARRY_VERBS"))
    if any(sentence.has(at - 1, "STAYS") for at in carried) or _said_of(sentence, clause, noun, "GOING_ON"):
        return True
    for at in range(noun + 1, min(noun + _STILL, len(sentence))):
        if sentence.has(at, "RELATIVE") or sentence.units[at].norm in "،,":
            return False
        if sentence.has(at, "STAYS") and (sentence.has(at + 1, "GOING_ON") or sentence.has(at + 2, "GOING_ON")):
            return at <= clause.end + 2
    return False


_STILL = 9


_CARRIED = 3


def at_a_halt(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is said that it does not go on: "the talks between X and Y are suspended"."""
    return _said_of(sentence, clause, noun, "HALTED")


def _said_of(sentence: Sentence, clause: Clause, noun: int, name: str) -> bool:
    """Tell whether all that is said of it is a word of class ``name``: "the talks between X and Y are going on"."""
    opening = sentence.has(noun - 1, "STAYS") or sentence.has(noun - 1, "CLAUSE_OPENER")
    if not (noun == clause.start or opening) or not sentence.units[noun].facts.definite:
        return False
    for at in range(noun + 1, min(noun + _STILL, clause.end)):
        if sentence.has(at, name) and not sentence.has(at - 1, "PREPOSITION"):
            return True
        told = (sentence.units[at].facts.senses and verb_senses(sentence, at)) or light_verb(sentence, at)
        if told or sentence.units[at].norm in "،,":
            return False
    return False


def stays(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Tell whether somebody still does it: "is still shelling the town"."""
    before = range(clause.start + 1, verb)
    negated = (at for at in before if sentence.has(at - 1, "NEGATION") or sentence.has(at - 1, "WHAT"))
    return any(sentence.has(at, "STAYS") for at in negated)


def comes_of_maybe(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause says what would come of what only may be: "may ease the sanctions, which will allow"."""
    if not sentence.has(clause.start, "WHAT") or sentence.units[clause.start + 1].norm[:2] not in _FUTURE:
        return False
    return any(sentence.has(at, "MAYBE") or sentence.has(at, "CONDITION") for at in range(clause.start))


_FUTURE = ("سي", "ست")


def behind_what_will_be(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether the noun stands behind "upon" and the clause tells what will be: "will open the border upon the
    signing of the treaty"."""
    if noun - 1 <= clause.start or not sentence.has(noun - 1, "UPON"):
        return False
    for at in range(clause.start, noun - 1):
        unit = sentence.units[at]
        known = any(sense.form.startswith("future") for sense in verb_senses(sentence, at))
        told = known or (light_verb(sentence, at) or "").startswith("future")
        if told or (at == clause.start + 1 and not unit.classes and may_be_future(unit)):
            return True
    return False


def may_be_future(unit: Unit) -> bool:
    """Tell whether a word of no lexicon has the form of a verb of the future."""
    return unit.plain and unit.norm[:2] in _FUTURE and len(unit.norm) > _FUTURE_FORM and not unit.facts.qualifies


_FUTURE_FORM = 4


def treated(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether a verb in the present behind talks says what they are about, on no day: "the talks comprise"."""
    if any(unit.timex is not None for unit in sentence.units[clause.start : clause.end]):
        return False
    behind = range(noun + 1, min(noun + _STILL, clause.end))
    return any((light_verb(sentence, at, "TREATING_VERBS") or "").startswith("present") for at in behind)


def on_the_eve(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> bool:
    """Tell whether something is told now that comes before a visit or a meeting: "comes two days before the visit"."""
    if sense.frame.shape not in ("contact", "visit") or not any(
        "EVE_OF" in unit.classes for unit in sentence.units[max(clause.start, noun - _EVE) : noun]
    ):
        return False
    told = (sense.form for at in range(clause.start, noun) for sense in verb_senses(sentence, at))
    forms = [*told, *(form for at in range(clause.start, noun) if (form := light_verb(sentence, at)))]
    return sentence.has(clause.start, "COMES") or (bool(forms) and all(form.startswith("present") for form in forms))


_EVE = 4


def after_it(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> bool:
    """Tell whether something is told that came after it, and not what will: "officials travel after the withdrawal of
    X from the accord"."""
    tagged = noun - 1 - (sentence.units[noun - 1].norm == "#")
    if sense.frame.shape not in ("attack", "instrument") or not sentence.has(tagged, "AFTER"):
        return False
    told = (sense.form for at in range(clause.start, noun) for sense in verb_senses(sentence, at))
    light = (form for at in range(clause.start, noun) if (form := light_verb(sentence, at)))
    return sense.frame.shape == "attack" or not any(form.startswith("future") for form in (*told, *light))


def who_visits(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether somebody of whom a thing is told is on a visit, of no day: "said the minister, who visits X"."""
    told = clause.link is Link.RELATIVE and clause.parent is not None
    return told and not any(unit.timex is not None for unit in sentence.units[clause.start : clause.end])


def seen_so(sentence: Sentence, verb: int) -> bool:
    """Tell whether the verb says in what state somebody was seen: "columns were seen (and they) leaving"."""
    return sentence.has(verb - 1, "IDENTITY") and sentence.units[verb - 1].norm.startswith("و")
