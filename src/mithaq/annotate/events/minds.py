"""What somebody says, hopes or supposes of another's mind: no saying of that other."""

from mithaq.annotate.events.arguments import parties_of
from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.introduced import TITLED
from mithaq.annotate.events.strangers import STRANGER
from mithaq.annotate.events.units import Sentence
from mithaq.model.kinds import Act, MentionType


def of_another_mind(sentence: Sentence, outer: Draft, inner: Draft, *, aside: bool) -> bool:
    """Tell whether who speaks says of another side what it holds: one of a side, or somebody who is of none,
    unless it is told ``aside``, by a relative clause of the report."""
    if inner.sense.frame.act is Act.DENIES:
        return False
    ours, theirs = (_sources(sentence, each) for each in (outer, inner))
    if not theirs:
        return False
    return ours.isdisjoint(theirs) if ours else not aside and _of_no_side(sentence, outer)


def _of_no_side(sentence: Sentence, outer: Draft) -> bool:
    """Tell whether a scholar, a writer or a poll speaks; not the press, which reports, nor an officer of no table."""
    if ("flag", STRANGER) in outer.arguments:
        return sentence.has(outer.index + 1, "OBSERVERS")
    mentions = {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}
    person = any(
        role == "source" and ref in mentions and mentions[ref].type is MentionType.PERSON
        for role, ref in outer.arguments
    )
    return person and ("flag", TITLED) not in outer.arguments


def _sources(sentence: Sentence, draft: Draft) -> set[str]:
    return parties_of(sentence, [pair for pair in draft.arguments if pair[0] == "source"])
