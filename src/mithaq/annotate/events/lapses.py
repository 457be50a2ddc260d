"""On what day a thing was done that another came after by so many days: "on Sunday, a day after an accord that ..."."""

import re

from mithaq.annotate.events.days import times_in
from mithaq.annotate.events.drafts import LAPSE
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit, senses_at
from mithaq.model.kinds import MentionType, TimexType

_COUNTED = re.compile(r"P\d{1,2}[DW]\Z")
_DAY = "P1D"
_HEAD = 4


def _before_lapse(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> str | None:
    """What says the day of an event from which days are counted to one told before it in its sentence."""
    head = index if sense.pos == "noun" else _head(sentence, clause)
    if head is None or head < 2:
        return None
    if sentence.has(head - 1, "MORROW"):
        counted, at = _DAY, head - 1
    elif sentence.has(head - 1, "FROM") or sentence.has(head - 1, "AIM"):
        timex, at = sentence.units[head - 2].timex, head - 2
        if timex is None or timex.type is not TimexType.DURATION or not sentence.has(at, "AFTER"):
            return None
        counted = timex.value or ""
    else:
        return None
    if not _COUNTED.match(counted) or sentence.has(at, "ABOUT"):
        return ""  # "less than three weeks after"
    told = [unit.timex for unit in sentence.units[:at] if unit.timex is not None and unit.timex.type is TimexType.DATE]
    return f"{told[-1].id}{LAPSE}{counted}" if told else ""


def _head(sentence: Sentence, clause: Clause) -> int | None:
    """What a relative clause without a pronoun speaks of: "an accord that X signed", "a raid that X flew"."""
    if clause.link is not Link.RELATIVE or sentence.has(clause.start, "RELATIVE"):
        return None
    for at in range(clause.start - 1, max(0, clause.start - _HEAD) - 1, -1):
        unit = sentence.units[at]
        text = unit.mention is not None and unit.mention.type is MentionType.AGREEMENT
        if text or "INSTRUMENT" in unit.classes or any(sense.pos == "noun" for _, sense in senses_at(sentence, at)):
            return at
    return None


def made_on(sentence: Sentence, clause: Clause, index: int, sense: Sense, *, related: bool) -> str | None:
    """Return what says the day of a deed where that is not one told about it: counted back from another, "a day after
    the raid"; "" where a text is told to have been made without its day, in a relative clause (``related``) about one
    told for the first time, "after an understanding that X signed with Y", or as what another thing came after.
    """
    if _dated_behind(sentence, clause, index):
        return None
    if (counted := _before_lapse(sentence, clause, index, sense)) is not None:
        return counted
    new = related and sense.pos == "verb" and sentence.units[index].facts.carries_object
    undated = (new and _of_new_text(sentence, clause)) or _dated_elsewhere(sentence, index, sense)
    return "" if undated else None


def _of_new_text(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the text before a relative clause has no article."""
    if sentence.has(clause.start, "RELATIVE"):
        return False
    head = range(max(0, clause.start - _HEAD), clause.start)
    texts = [sentence.units[at] for at in head if sentence.has(at, "INSTRUMENT") or _is_text(sentence.units[at])]
    return bool(texts) and not any(unit.facts.definite for unit in texts)


def _dated_elsewhere(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether the days told about the making of a text are of what came after it: "calm reigned on Sunday, after
    the signing of a truce by X and Y"."""
    return sense.frame.shape == "instrument" and sense.pos == "noun" and sentence.has(index - 1, "AFTER")


def _dated_behind(sentence: Sentence, clause: Clause, index: int) -> bool:
    return any(at > index and not sentence.has(at, "SINCE") for at, _ in times_in(sentence, clause))


def _is_text(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.type is MentionType.AGREEMENT
