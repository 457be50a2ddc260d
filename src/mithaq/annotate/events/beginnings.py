"""Who began a fight: "the army was the first to open fire", "accused the movement of starting the fighting"."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import Arguments, after_noun, construct, roles_of
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Link, Sentence

_REACH = 9


def beginning(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """The one who begins it as the actor; None where the word begins no fight."""
    start = after_noun(sentence, index, sense) if sense.pos != "verb" else index + 1
    if not sense.rest and not _begun(sentence, start, clause.end):
        return None
    if sense.pos != "verb":
        return roles_of("actor", construct(sentence, start, clause.end)) or [("back", "none")]
    return roles_of("actor", _beginner(sentence, clause, index)) or None


def _begun(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether what is begun is a fight: no other noun stands before it, but for names, times and small words."""
    for at in range(start, min(start + _REACH, end)):
        unit = sentence.units[at]
        if "FIGHT_BEGUN" in unit.classes:
            return not sentence.has(at + 1, "FIGURATIVE")
        small = ("PREPOSITION", "LEADING_ADVERB", "TITLE", "HEAD", "RELATIVE")
        if unit.plain and unit.norm[:1].isalpha() and not any(name in unit.classes for name in small):
            return False
    return False


def _beginner(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """The subject; of "X is the one who began", the X."""
    named = any(acts(unit) for unit in sentence.units[clause.start : index])
    nation = Chain() if named else _nation(sentence, clause, index)
    return nation or subject(sentence, clause, index) or _identified(sentence, clause)


def _identified(sentence: Sentence, clause: Clause) -> Chain:
    if clause.link is not Link.RELATIVE or clause.parent is None or not sentence.has(clause.start - 1, "IDENTITY"):
        return Chain()
    parent = sentence.clauses[clause.parent]
    named = (at for at in range(parent.start, clause.start) if acts(sentence.units[at]))
    return next((found for at in named if (found := chain(sentence, at, clause.start))), Chain())


def _nation(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """A people or its soldiers before the verb: "the Armenians began", "the Kyrgyz soldiers are those who began"."""
    for at in range(clause.start, index):
        unit = sentence.units[at]
        if unit.plain and not unit.proclitic and (state := sentence.nationality(unit.word)) is not None:
            return Chain([side([state], *sentence.offsets(at, at + 1))], at + 1)
    return Chain()
