"""What a word is where it stands: a noun that may be a subject, a site."""

from mithaq.annotate.events.units import Sentence, Unit
from mithaq.model.kinds import MentionType


def is_noun(unit: Unit) -> bool:
    """Tell whether a word is no particle, name or adverb, and so may be the subject of the verb behind it."""
    return unit.plain and unit.norm[:1].isalpha() and not any(name in unit.classes for name in _PARTICLES)


_PARTICLES = (
    *("THAT", "NEGATION", "AUXILIARY", "LEADING_ADVERB", "PREPOSITION", "CLAUSE_OPENER", "MAY", "WHAT", "THEN"),
    *("CONDITION", "EARLIER", "OCCASION_BACK", "CALLED", "CONTINUED", "GROUP_BACK", "SINGLE_BACK", "SCHEDULED"),
)


def is_site(sentence: Sentence, index: int) -> bool:
    """Tell whether a place stands behind "in": where it was, not who did it."""
    mention = sentence.units[index].mention
    return mention is not None and mention.type is MentionType.PLACE and sentence.has(index - 1, "INSIDE")
