"""Where an event is told to have been."""

from mithaq.annotate.events.units import Sentence
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

_BEFORE = 3  # a place before the event word counts for so much farther: it may be that of who tells


def place_in(sentence: Sentence, start: int, end: int, near: int) -> Mention | None:
    """The place nearest to ``near`` that stands behind "in" or the like, or names a site with its own noun."""
    best, distance = None, _BEFORE * len(sentence) + 1
    for index in range(start, end):
        mention = sentence.units[index].mention
        if mention is None or mention.type not in (MentionType.PLACE, MentionType.COUNTRY):
            continue
        located = index > 0 and any(name in sentence.units[index - 1].classes for name in ("LOCATIVE", "HOSTING"))
        located = located or (
            sentence.has(index - 2, "LOCATIVE") and sentence.nationality(sentence.units[index - 1].word) is not None
        )
        located = located or sentence.units[index].proclitic in ("ب", "وب")
        apart = index - near if index > near else _BEFORE * (near - index)
        if located and apart < distance:
            best, distance = mention, apart
    return best
