"""The words of a sentence that say an event."""

from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.speech import content
from mithaq.annotate.events.units import Clause, Link, Sentence


def evidence(sentence: Sentence, parts: list[Clause], draft: Draft) -> tuple[int, int]:
    """The words that say it: the clause; of a statement, with what is said."""
    clause = parts[draft.clause]
    start, end = clause.start, clause.end
    if draft.sense.frame.shape == "speech" and (said := content(sentence, parts, draft.clause)):
        end = parts[said[-1]].end
    if clause.link is Link.RELATIVE and clause.parent is not None:
        start = max(parts[clause.parent].start, clause.start - 6)
    return sentence.offsets(start, end)
