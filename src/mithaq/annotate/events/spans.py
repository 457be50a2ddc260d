"""What took several days: when it began, where the words tell the day of its end and that of its beginning."""

from mithaq.annotate.events.arguments import carrier
from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import light_verb

_SHAPES = ("contact", "release")
_REACH = 12
_VERB = 3


def begun_on(sentence: Sentence, parts: list[Clause], draft: Draft) -> str | None:
    """The time of the beginning of what ended: "concluded yesterday their meeting in Geneva, which began on Monday"."""
    if draft.sense.pos != "noun" or draft.sense.frame.shape not in _SHAPES:
        return None
    clause = parts[draft.clause]
    verb = carrier(sentence, clause, draft.index)
    if verb is None or verb >= clause.end or not light_verb(sentence, verb, "CONCLUDING_VERBS"):
        return None
    for part in parts[draft.clause + 1 :]:
        behind = part.start == clause.end and part.link in (Link.RELATIVE, Link.COORDINATE)
        if behind and part.start - draft.index <= _REACH and _begins(sentence, part):
            return next((unit.timex.id for unit in sentence.units[part.start : part.end] if unit.timex), None)
    return None


def _begins(sentence: Sentence, part: Clause) -> bool:
    near = range(part.start, min(part.start + _VERB, part.end))
    return any((light_verb(sentence, at, "BEGINNING_VERBS") or "").startswith("past") for at in near)
