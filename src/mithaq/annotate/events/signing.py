"""Who signs for whom: "X signed it for the government", "for the front Y"."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import Arguments
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Sentence


def signed_for(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether the text is only a pronoun, or not told, and somebody signs for a side: "X signed it for Y"."""
    if sense.frame.name != "sign" or sense.pos != "verb":
        return False
    if sentence.has(index + 1, "QUOTED_FROM"):
        return True  # "for the government signed X, and for the front Y"
    return sentence.units[index].facts.carries_object and any(
        sentence.has(at, "QUOTED_FROM") for at in range(index + 1, index + 4)
    )


def behalf(sentence: Sentence, clause: Clause, index: int) -> Arguments:
    """Who signs for whom: all that are named in the clause behind "for" and after it."""
    units = enumerate(sentence.units[index + 1 : clause.end], index + 1)
    named = [unit.mention for at, unit in units if acts(unit) and not sentence.has(at - 1, "LOCATIVE")]
    return [("participant", mention.id) for mention in named if mention is not None]
