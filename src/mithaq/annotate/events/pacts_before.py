"""Texts that stand before the word that tells what became of them: "the accord ..., and parliament annulled it"."""

from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.kinds import ClaimKind

_ENDED = (ClaimKind.TERMINATION, ClaimKind.RATIFICATION)
_GOING_ON = (Link.MAIN, Link.COORDINATE, Link.RESUMED, Link.ADVERBIAL)
_TOLD = 16
"""Words back to the text that a pronoun means."""
_TITLE = 12
"""Words of the longest name of a text, before what says who concluded it."""
_SHE = "ه"


def meant_by_it(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether the pronoun on a verb means a text told before in the sentence: "signed the accord ..., and
    parliament annulled it"."""
    unit = sentence.units[index]
    if sense.pos != "verb" or sense.frame.kind not in _ENDED or clause.link not in _GOING_ON:
        return False
    upon = sense.frame.kind is ClaimKind.RATIFICATION and sentence.has(index + 1, "IN_IT")
    if not (unit.facts.carries_object or upon) or not (_joined(unit) or sentence.has(index - 1, "THEN")):
        return False
    it = sentence.units[index + 1].norm if upon else unit.norm  # "and parliament ratified it"
    she = it.endswith("ها")
    if not she and not it.endswith(_SHE):
        return False
    for at in range(index - 1, max(-1, index - _TOLD), -1):
        before = sentence.units[at]
        if (sense.frame.needs or "") in before.classes or "LAW" in before.classes or "INSTRUMENT" in before.classes:
            return _feminine(sentence, at) == she
    return False


def _joined(unit: Unit) -> bool:
    return unit.proclitic in ("و", "ف")


def told_of(sentence: Sentence, index: int, needed: str) -> bool:
    """Tell whether the text that a participle tells of stands before its long name: "the convention on navigation in
    the waterway of X, concluded on ..."."""
    she = sentence.units[index].norm.endswith(_SHE)
    for at in range(index - 1, max(-1, index - _TITLE), -1):
        unit = sentence.units[at]
        if verb_senses(sentence, at) or any(name in unit.classes for name in ("THAT", "RELATIVE", "CLAUSE_OPENER")):
            return False
        if needed in unit.classes and unit.plain:
            return _feminine(sentence, at) == she and not sentence.has(at - 1, "TOPIC_OPENER")
    return False


def _feminine(sentence: Sentence, at: int) -> bool:
    """Tell whether the first word of a text's name is a woman in grammar."""
    first = sentence.tokens.words[sentence.starts[at]]
    return first.rstrip('»"').endswith("ة") or first.endswith("ات")
