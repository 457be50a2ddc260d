"""Acts of force that are only feared, threatened or mourned: nobody tells them as done."""

from mithaq.annotate.events.units import Clause, Sentence


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
    return mourned or any(sentence.has(at, "RISK") for at in behind)


_RISKED = 3


def lasted(sentence: Sentence, noun: int) -> bool:
    """Tell whether it is only told after how long a time of fighting something was: "after two years of fighting"."""
    if noun < 2 or not sentence.has(noun - 1, "FROM") or sentence.units[noun - 2].timex is None:
        return False
    before = sentence.units[max(0, noun - 3) : noun - 1]
    return any("AFTER" in unit.classes for unit in before) and sentence.units[noun].facts.definite
