"""What a name with a colon says, as in the lines of a live page or an interview: "Foreign minister X: we hope ..."."""

from collections.abc import Sequence

from mithaq.annotate.events.arguments import Arguments
from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.frames import Frame, Sense
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status

_HEADED = Sense(Frame("headed", ClaimKind.STATEMENT, "speech", Act.SAYS, None, {}), "verb", "past.one")
_SPEAKING = (MentionType.PERSON, MentionType.ROLE, MentionType.BODY)
_STOPS = frozenset(".!؟")
_SHORTEST = 4
"""Words that say something; fewer are rather an entry of a list."""
_TITLES = 3
"""Further words of a title between the names."""


def headed(sentence: Sentence, parts: Sequence[Clause], drafts: Sequence[Draft]) -> list[Draft]:
    """The saying of a sentence that opens with a name and a colon: a claim where it tells no event besides and ends in
    a full stop, for without one it is the headline of another report; else only who tells the events behind it."""
    if len(parts) < 2 or parts[1].link is not Link.CONTENT or any(draft.clause == 0 for draft in drafts):
        return []
    colon = parts[0].end - 1 if sentence.units[parts[0].end - 1].norm == ":" else parts[0].end
    if colon >= len(sentence) or sentence.units[colon].norm != ":":
        return []
    if not drafts and (sentence.units[-1].norm not in _STOPS or not _says_enough(sentence, colon)):
        return []
    source: Arguments = [("source", mention.id) for mention in _names(sentence, colon)]
    if not source:
        return []
    return [Draft(_HEADED, 0, colon, Status.OCCURRED, source)]


def _says_enough(sentence: Sentence, colon: int) -> bool:
    return sum(unit.norm[:1].isalpha() for unit in sentence.units[colon + 1 :]) >= _SHORTEST


def _names(sentence: Sentence, colon: int) -> list[Mention]:
    """The names before the colon, if nothing else stands there but the hour, marks and words of a title."""
    at = 0
    while at < colon and (sentence.units[at].timex is not None or not sentence.units[at].norm[:1].isalpha()):
        at += 1
    named = [unit.mention for unit in sentence.units[at:colon] if unit.mention is not None]
    others = [other for other in range(at, colon) if sentence.units[other].mention is None]
    ends = [sentence.units[end] for end in (at, colon - 1) if at < colon]
    whole = all(unit.mention is not None and not unit.proclitic for unit in ends)
    told = any(verb_senses(sentence, other) or not sentence.units[other].norm[:1].isalpha() for other in others)
    if not (named and whole) or told or len(others) > _TITLES:
        return []
    sides = {mention.parties for mention in named if mention.parties}
    return named if len(sides) == 1 and all(mention.type in _SPEAKING for mention in named) else []
