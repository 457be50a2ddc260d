"""Where an event is told to have been."""

from mithaq.annotate.events.units import Sentence
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

_BEFORE = 3  # a place before the event word counts for so much farther: it may be that of who tells


_CAPITAL_NAMED = 4
"""Units from "in the capital" to its name."""


def place_in(sentence: Sentence, start: int, end: int, near: int, *, matters: bool = True) -> Mention | None:
    """The place nearest to ``near`` that stands behind "in" or the like, or names a site with its own noun.

    Without ``matters`` it is none where something only is the matter that is spoken of ("the situation in Idlib").
    """
    best, distance = None, _BEFORE * len(sentence) + 1
    for index in range(start, end):
        mention = sentence.units[index].mention
        if mention is None or mention.type not in (MentionType.PLACE, MentionType.COUNTRY):
            continue
        located = index > 0 and any(name in sentence.units[index - 1].classes for name in ("LOCATIVE", "HOSTING"))
        located = located or (
            sentence.has(index - 2, "LOCATIVE") and sentence.nationality(sentence.units[index - 1].word) is not None
        )
        located = located or sentence.units[index].proclitic in ("ب", "وب") or _named_as_capital(sentence, index)
        if located and not matters and _of_matter(sentence, index):
            continue
        apart = index - near if index > near else _BEFORE * (near - index)
        if located and apart < distance:
            best, distance = mention, apart
    return best


def _named_as_capital(sentence: Sentence, index: int) -> bool:
    """Tell whether the place at ``index`` is named behind "in the Iranian capital"."""
    for at in range(index - 1, max(0, index - _CAPITAL_NAMED), -1):
        if sentence.has(at, "CAPITAL_NOUN"):
            return sentence.has(at - 1, "LOCATIVE")
    return False


def _of_matter(sentence: Sentence, index: int) -> bool:
    return sentence.has(index - 1, "LOCATIVE") and (
        sentence.has(index - 2, "TOPIC_OPENER") or sentence.has(index - 2, "SITUATION")
    )
