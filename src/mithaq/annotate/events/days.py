"""Days that a sentence tells away from the verb: behind what is said ("..., in a speech that he gave on Friday"), and
those that belong to something else: an end, a period that lasts, a thing of the past that is only named."""

from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.units import Clause, Link, Sentence, senses_at
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.kinds import ClaimKind, Status, TimexType

_DATED = (TimexType.DATE, TimexType.TIME)
_QUOTES = ('"', "«", "»", "“", "”")


def day_behind(sentence: Sentence, parts: list[Clause], draft: Draft) -> list[str]:
    """The day told behind all that is said, with where it was said: "..., and that in a speech that he gave before the
    parliament, on Friday", "..., according to remarks that he made to the channel on Friday"."""
    if draft.sense.pos != "verb" or parts[draft.clause].link in (Link.RELATIVE, Link.CONTENT):
        return []
    opener = _opener(sentence, draft.index + 1)
    if opener is None:
        return _day_at_end(sentence, draft)
    if _quoted(sentence, draft.index, opener):
        return []
    for at in range(opener + 1, min(opener + _TAIL, len(sentence))):
        unit = sentence.units[at]
        if unit.timex is not None and unit.timex.type in _DATED and unit.timex.value:
            mine = not _of_cause(sentence, opener, at) and not sentence.has(at, "SINCE")
            return [unit.timex.id] if mine else []
        joined = unit.plain and unit.proclitic == "و" and (bool(verb_senses(sentence, at)) or "THAT" in unit.classes)
        if joined or "SHIFT" in unit.classes or unit.norm in _QUOTES:
            return []
    return []


_TAIL = 18


def _day_at_end(sentence: Sentence, draft: Draft) -> list[str]:
    """The day that a comma sets off at the very end, where nothing else in the sentence could be of it: "X said that
    there was no other way, on Monday"."""
    last = len(sentence) - 1
    while last > draft.index and sentence.units[last].plain and not sentence.units[last].norm[:1].isalnum():
        last -= 1
    timex, before = sentence.units[last].timex, sentence.units[last - 1]
    if timex is None or timex.type is not TimexType.DATE or not timex.value:
        return []
    if before.norm not in "،," or _quoted(sentence, draft.index, last):
        return []
    between = range(draft.index + 1, last)
    told = any(sense.frame.shape != "speech" for at in between for sense in verb_senses(sentence, at))
    near = (sense for at in between if at > last - _NEAR for _, sense in senses_at(sentence, at))
    other = told or any(sense.pos == "noun" and sense.frame.shape != "speech" for sense in near)
    ahead = any(form.startswith("future") for at in between for form in _forms(sentence, at))
    return [] if other or ahead else [timex.id]


_NEAR = 6


def _forms(sentence: Sentence, at: int) -> list[str]:
    return [sense.form for sense in verb_senses(sentence, at)]


def _opener(sentence: Sentence, start: int) -> int | None:
    """Where the words begin that say in what it was said; None too where somebody else speaks before."""
    for at in range(start, len(sentence)):
        unit = sentence.units[at]
        if not unit.plain:
            continue
        if at > start and verb_senses(sentence, at) and _other_speaks(sentence, at):
            return None
        if "AND_THAT" in unit.classes and sentence.has(at + 1, "DURING") and _said_in(sentence, at + 2):
            return at
        if "ACCORDING" in unit.classes and _said_in(sentence, at + 1):
            return at
    return None


def _other_speaks(sentence: Sentence, at: int) -> bool:
    """Tell whether the verb here has a subject of its own behind it: somebody else says something."""
    said = any(sense.frame.shape == "speech" for sense in verb_senses(sentence, at))
    return said and at + 1 < len(sentence) and sentence.units[at + 1].mention is not None


def _said_in(sentence: Sentence, start: int) -> bool:
    """Tell whether a speech, a statement or a meeting is named within a few words."""
    near = range(start, min(start + _NAMED, len(sentence)))
    return any(sentence.has(at, "ISSUED") or sentence.has(at, "ISSUED_OWN") or _meeting(sentence, at) for at in near)


_NAMED = 3


def _meeting(sentence: Sentence, at: int) -> bool:
    return any(sense.pos == "noun" and sense.frame.shape == "contact" for _, sense in senses_at(sentence, at))


def _quoted(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a quotation that begins behind ``start`` is still open at ``end``."""
    marks = [unit.norm for unit in sentence.units[start:end] if unit.plain and unit.norm in _QUOTES]
    opened = sum(mark in ("«", "“") for mark in marks) - sum(mark in ("»", "”") for mark in marks)
    return opened > 0 or marks.count('"') % 2 == 1


def _of_cause(sentence: Sentence, opener: int, time: int) -> bool:
    """Tell whether the time is that of what the speech followed ("after the raid on Friday"), no comma parting it."""
    for at in range(time - 1, opener, -1):
        if sentence.units[at].norm in "،,":
            return False
        if sentence.has(at, "CAUSE"):
            return True
    return False


def of_other_thing(sentence: Sentence, draft: Draft, time: int) -> bool:
    """Tell whether a time is that of an end, of what lasts, of another's words, or of a later deed."""
    if time <= draft.index:
        return False
    if draft.sense.frame.shape == "speech" and _quoted(sentence, draft.index, time):
        return True  # "said: "today we ..."": of what is said
    fight = draft.sense.frame.kind in (ClaimKind.ATTACK, ClaimKind.CLASH)  # of the fighting in which they fell
    lasts = not fight and sentence.has(time, "SINCE") and sentence.has(time - 1, "LASTING")
    ends = draft.sense.frame.shape != "contact" and any(
        light_verb(sentence, time - step, "ENDING_VERBS") for step in (1, 2) if time - step > draft.index
    )
    effect = draft.sense.frame.kind is ClaimKind.SIGNING and any(
        sentence.has(at, name) for at in range(draft.index + 1, time) for name in ("IN_FORCE", "IN_FORCE_OWN")
    )
    if effect:
        return True  # "reached an accord that takes effect on Sunday"
    quoted = sentence.has(time - 1, "FOR_SAYING") and draft.index < time - 1
    if draft.sense.pos == "noun" and _later_deed(sentence, draft.index, time):
        return True
    return lasts or ends or quoted or _of_deed_before(sentence, draft.index, time)


def _of_deed_before(sentence: Sentence, index: int, time: int) -> bool:
    """Tell whether a time is that of a deed after which the thing at ``index`` is told, with a verb of its own: "the
    two agreed on a truce after clashes that broke out on Monday"."""
    for at in range(time - 1, max(time - _SOON, index + 1), -1):
        if sentence.units[at].norm in "،,":
            return False
        if _verb_of_noun(sentence, at):
            behind = range(max(at - _SOON, index + 1), at - 1)
            return any(sentence.has(before, "CAUSE") or sentence.has(before, "AFTER") for before in behind)
    return False


def _verb_of_noun(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb stands here right behind a noun without an article, and so says more of it."""
    before, unit = sentence.units[at - 1], sentence.units[at]
    nominal = before.plain and before.norm.isalpha() and not before.facts.definite
    verb = light_verb(sentence, at) or sentence.has(at, "FIGHT_VERBS") or verb_senses(sentence, at)
    return bool(verb) and nominal and unit.plain and unit.norm[:1] != "و"


_SOON = 4


def _later_deed(sentence: Sentence, noun: int, time: int) -> bool:
    """Tell whether the noun is what something else came after, told behind a comma with its own time: "after the talks
    in X, Y joined it on Friday"."""
    if not any(sentence.has(noun - step, "CAUSE") and sentence.units[noun - step].plain for step in (1, 2)):
        return False
    commas = (at for at in range(noun + 1, time - 1) if sentence.units[at].norm in "،,")
    return any(_verb_shaped(sentence, at + 1) for at in commas)


def _verb_shaped(sentence: Sentence, at: int) -> bool:
    unit = sentence.units[at]
    small = any(name in unit.classes for name in ("PREPOSITION", "RELATIVE", "THAT"))
    return unit.plain and not small and unit.norm.isalpha() and not unit.facts.definite


def behind_decision(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether the noun is what a cause or an occasion consists in, over the names of who did it: "warned on Friday
    of a war, after the decision of President X to leave"."""
    for at in range(noun - 1, clause.start - 1, -1):
        unit = sentence.units[at]
        if unit.plain and "DECISION" not in unit.classes:
            return "CAUSE" in unit.classes
    return False


def not_of_clause_before(sentence: Sentence, parts: list[Clause], draft: Draft) -> bool:
    """Tell whether the time of a clause before is none of what is told: it lies ahead, goes on, or was before."""
    clause = parts[draft.clause]
    if draft.sense.frame.kind is ClaimKind.STATEMENT:
        return False
    fight = draft.sense.frame.kind in _FOUGHT
    if (clause.link is Link.RELATIVE or fight) and draft.status is Status.ONGOING:
        return True  # "closed its consulate on Friday in Basra, which sees protests"
    if draft.sense.pos == "noun" and behind_decision(sentence, clause, draft.index):
        return True
    return draft.said_by is not None and draft.status in (Status.SCHEDULED, Status.PROPOSED)


def after_occasion(sentence: Sentence, verb: int, time: int) -> bool:
    """Tell whether a time before a verb is that of what came before it: "after the talks on Friday he heads for Y"."""
    present = any(sense.form.startswith("present") for sense in verb_senses(sentence, verb))
    if not present or verb < time:
        return False
    for at in range(time - 1, max(0, time - _OCCASION) - 1, -1):
        if sentence.units[at].norm in "،,":
            return False
        if sentence.has(at, "AFTER"):
            return True
    return False


_OCCASION = 4


def bounded(sentence: Sentence, time: int) -> bool:
    """Tell whether a time is only that since which nothing was like it: "the largest protests since 2012"."""
    return sentence.has(time, "SINCE") or sentence.has(time - 1, "SINCE")


def when_it_was(sentence: Sentence, clause: Clause, draft: Draft) -> str | None:
    """The time right before a clause that says what was then: "since 1998, when a war broke out"."""
    apart = sentence.units[clause.start - 1].norm in "،," and draft.sense.frame.kind in _FOUGHT
    before = clause.start - 1 - apart
    timex = sentence.units[before].timex if before >= 0 else None
    dated = timex is not None and timex.type in _DATED
    return timex.id if timex is not None and dated and sentence.has(clause.start, "WHEN_IT_WAS") else None


def of_topic(sentence: Sentence, draft: Draft, time: int) -> bool:
    """Tell whether a time before a deed is that of what is said about it: "told on Friday details about the raid"."""
    fight = draft.sense.frame.kind in (ClaimKind.ATTACK, ClaimKind.CLASH)
    far = draft.status is Status.ONGOING and time < draft.index - _FAR  # "fell in 2001 ..., and is still fighting"
    return fight and (far or (time < draft.index and sentence.has(draft.index - 1, "DEED_TOPIC")))


_FAR = 8


def of_subject(sentence: Sentence, clause: Clause, noun: int, time: int) -> bool:
    """Tell whether a time is that of the occasion that brought the thing about: "the meeting on Friday had led to
    protests"."""
    if not sentence.has(clause.start, "WAS") or not any(sentence.has(at, "MAY") for at in range(time + 1, noun)):
        return False
    ahead = range(clause.start, time)
    return any(sense.frame.shape == "contact" for at in ahead for _, sense in senses_at(sentence, at))


_FOUGHT = (ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.OPERATION)


def issued_on(sentence: Sentence, parts: list[Clause], draft: Draft) -> list[str]:
    """The day of the statement, press conference or call in which it is said: "in a statement that it issued on
    Friday", "urged, in a call that he had with X on Friday, that ..."."""
    for following in parts[draft.clause + 1 : draft.clause + _ISSUED_REACH]:
        if following.link is Link.CONTENT:
            return []
        if following.link is not Link.RELATIVE or _in_another(parts, following):
            continue
        verbs = range(following.start, min(following.start + 2, following.end))
        before = range(following.start - _NEAR_ISSUE, following.start)
        named = any(sentence.has(at, "ISSUED") for at in before) or _met_in(sentence, before)
        if named and any(light_verb(sentence, at, "ISSUE_VERBS") for at in verbs):
            return [ref for _, ref in times_in(sentence, following)][:1]
    return []


def _in_another(parts: list[Clause], clause: Clause) -> bool:
    """Tell whether a relative clause hangs on another: "gains that came of the talks that were held in 2015"."""
    return clause.parent is not None and parts[clause.parent].link is Link.RELATIVE


_ISSUED_REACH = 4
_NEAR_ISSUE = 4


def _met_in(sentence: Sentence, near: range) -> bool:
    """Tell whether a meeting or call is named there behind "during"."""
    return any(
        sentence.has(at - 1, "DURING") and any(sense.frame.shape == "contact" for _, sense in senses_at(sentence, at))
        for at in near
    )


def times_in(sentence: Sentence, clause: Clause) -> list[tuple[int, str]]:
    """The dates and hours in a clause: their units and ids."""
    dated = ("DATE", "TIME")
    found = [
        (index, unit.timex)
        for index in range(clause.start, clause.end)
        if (unit := sentence.units[index]).timex is not None and unit.timex.type in dated
    ]
    starts = {index for index, timex in found if (timex.value or "")[:1].isdigit()}
    vague = {index for index, _ in found if index not in starts and starts & {index + 1, index + 2}}
    return [(index, timex.id) for index, timex in found if index not in vague]  # "earlier, on Friday": the day
