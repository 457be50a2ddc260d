"""What somebody says beside what he does: "arrived in Beirut, stressing that ..."."""

from collections.abc import Sequence

from mithaq.annotate.events.arguments import mentions_of
from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.model.kinds import MentionType


def says_nowhere_else(sentence: Sentence, parts: Sequence[Clause], drafts: Sequence[Draft], draft: Draft) -> bool:
    """Tell whether a participle of saying is the first word in its sentence that says anything, a person is named who
    says it, and a whole clause follows that he says: then it is no mere addition to what he says. Of two sides one is
    rather spoken of: "attacked the minister of X, calling him ..."."""
    if any(other.sense.frame.shape == "speech" and other.index < draft.index for other in drafts):
        return False
    behind = parts[draft.clause + 1] if draft.clause + 1 < len(parts) else None
    if behind is None or behind.link is not Link.CONTENT or behind.parent != draft.clause:
        return False
    mentions = mentions_of(sentence)
    named = [mentions[ref] for role, ref in draft.arguments if role == "source" and ref in mentions]
    sides = {mention.parties for mention in named if mention.parties}
    return len(sides) == 1 and any(mention.type in _SPEAKING for mention in named)


_SPEAKING = (MentionType.PERSON, MentionType.ROLE)
