"""When and where an event happened, and what its clause says about the occasion."""

from mithaq.annotate.events.arguments import Arguments
from mithaq.annotate.events.datelines import in_dateline
from mithaq.annotate.events.days import (
    after_occasion,
    bounded,
    day_behind,
    issued_on,
    not_of_clause_before,
    of_other_thing,
    of_subject,
    of_topic,
    times_in,
    when_it_was,
)
from mithaq.annotate.events.drafts import SINCE, Draft
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.holding import held_as_related
from mithaq.annotate.events.places import place_in
from mithaq.annotate.events.spans import begun_on
from mithaq.annotate.events.texts import DATED_ASIDE
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit, senses_at
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import ClaimKind, MentionType, Status

_CAUSE_REACH = 3
_OF_TALKS = ("contact", "visit", "instrument", "declines")
_DASHES = ("-", "–", "—", "−", "ـ", ":")


def circumstances(sentence: Sentence, parts: list[Clause], draft: Draft) -> Arguments:
    """When and where, and what the clause says about its occasion."""
    clause = parts[draft.clause]
    found: Arguments = []
    when = _time(sentence, parts, draft)
    found += [("time", time) for time in when]
    if when and (begun := begun_on(sentence, parts, draft)) is not None and begun != when[0]:
        found.append(("begun", begun))
    if when and draft.status is Status.CANCELLED and _planned_for(sentence, when[0]):
        found.append(("flag", PLANNED_DAY))
    aside = ("flag", DATED_ASIDE) in draft.arguments
    talks = draft.sense.frame.shape in _OF_TALKS
    where = place_in(sentence, draft.index if aside else clause.start, clause.end, draft.index, matters=not talks)
    if where is None and draft.sense.pos == "noun" and draft.sense.frame.shape == "contact":
        where = _held_at(sentence, parts, draft)
    if where is not None:
        found.append(("place", where.id))
    for index in range(clause.start, clause.end):
        classes = sentence.units[index].classes
        if "OCCASION_BACK" in classes:
            found.append(("flag", IN_TURN if "TAKES_TURN" in classes else "occasion"))
        if "EARLIER" in classes:
            found.append(("flag", "earlier"))
        if "SEPARATE" in classes or (index == draft.index and "CALLS" in classes):
            found.append(("flag", "separate"))
    if "continues" in draft.sense.frame.fields:
        found.append(("flag", "continues"))
    if draft.said_by is not None:
        found.append(("flag", "said"))
    if any(sentence.has(index, "WAS") for index in range(max(0, clause.start - 4), draft.index)):
        found.append(("flag", "was"))
    if "ahead" in draft.sense.frame.fields and draft.status is Status.SCHEDULED:
        found.append(("flag", AHEAD))
    if "weak" in draft.sense.frame.fields:
        found.append(("flag", "weak"))
    if draft.sense.form.startswith("future") or _carried_ahead(sentence, clause, draft):
        found.append(("flag", "future"))
    if draft.sense.frame.shape == "contact" and draft.sense.pos == "noun":
        sides = next((n for u in sentence.units[draft.index + 1 : draft.index + 3] if (n := _of_sides(u))), None)
        found += [("sides", sides)] if sides else []
    if draft.sense.form == "definite" and draft.sense.frame.shape == "contact":
        found.append(("flag", "known"))
    return [*found, *(("flag", flag) for flag in sorted(draft.flags))]


def _carried_ahead(sentence: Sentence, clause: Clause, draft: Draft) -> bool:
    """Tell whether a light verb in the future carries the noun: "that he would hold talks"."""
    ahead = range(clause.start, draft.index) if draft.sense.pos == "noun" else ()
    return any((light_verb(sentence, at) or "").startswith("future") for at in ahead)


def _held_at(sentence: Sentence, parts: list[Clause], draft: Draft) -> Mention | None:
    """The place in the clause that says of a meeting who was to hold it: "the meeting that he meant to hold in X"."""
    following = parts[draft.clause + 1] if draft.clause + 1 < len(parts) else None
    if following is None or following.link is not Link.RELATIVE or following.start - draft.index > _OCCASION_REACH:
        return None
    near = range(following.start, min(following.start + _OCCASION_REACH, following.end))
    held = any(sentence.has(at, name) for at in near for name in ("ITS_HOLDING", "CALLED_VERBS", "LIGHT_VERBS"))
    return place_in(sentence, following.start, following.end, following.start) if held else None


def _of_sides(unit: Unit) -> str | None:
    return unit.facts.features.get("OF_SIDES")


IN_TURN = "in-turn"
"""The flag of who speaks or acts in his turn: at the occasion told before only if he took part in it."""

AHEAD = "ahead"
"""The flag of what a verb in the present tells as yet to come: "the mission begins its work in October"."""

PLANNED_DAY = "planned-day"
"""The flag of what is called off, where its time is that for which it was planned."""


def _planned_for(sentence: Sentence, ref: str) -> bool:
    """Tell whether a time stands right behind a word for a plan: "that was planned for Friday"."""
    at = next((at for at, unit in enumerate(sentence.units) if unit.timex is not None and unit.timex.id == ref), None)
    return at is not None and any(
        sentence.has(at - step, name) for step in (1, 2) for name in ("SCHEDULED", "EXPECTED")
    )


def _time(sentence: Sentence, parts: list[Clause], draft: Draft) -> list[str]:
    """The time in the event's clause that is nearest to it, else the one that opens the sentence part it stands in."""
    clause = parts[draft.clause]
    every = times_in(sentence, clause) or _going_on(sentence, parts, draft)
    if draft.status is Status.ONGOING and draft.sense.frame.kind is not ClaimKind.STATEMENT:
        since = [ref + SINCE for index, ref in every if index > draft.index and sentence.has(index - 1, "SINCE")]
        if since:
            return since[:1]  # what goes on since then
    own = [pair for pair in every if not _of_another(sentence, clause, draft, pair[0])]
    if ("flag", DATED_ASIDE) in draft.arguments:
        behind = [pair for pair in own if pair[0] > draft.index]
        return _listed(sentence, behind, behind[0]) if behind else []
    related = draft.sense.pos == "noun" and draft.sense.frame.shape == "contact"
    related = related and held_as_related(sentence, clause, draft.index) is not None
    if (not own or related) and (inside := _in_relative(sentence, parts, draft)):
        return inside
    if every and not own and len(every) == 1 and in_dateline(sentence, every[0][0]):
        return [every[0][1]]
    if every and not own and not _decided(draft):
        return []
    if draft.sense.frame.shape == "speech":
        own = [pair for pair in own if not _deadline(sentence, pair[0])]
    if draft.sense.pos == "noun" and draft.status is Status.DENIED:
        own = [pair for pair in own if pair[0] > draft.index]  # the day before it is that of the denial
    if draft.sense.pos == "noun" and draft.status in (Status.PROPOSED, Status.SCHEDULED):
        own = [pair for pair in own if pair[0] > draft.index] or [pair for pair in own if draft.index - pair[0] < 4]
    if draft.sense.pos == "noun" and draft.sense.frame.shape == "contact":
        own = _not_announcing(sentence, clause, draft, own)
    if own:
        days = [pair for pair in own if not _year(sentence, pair[0])] if draft.sense.pos == "verb" else []
        nearest = min(days or own, key=lambda pair: abs(pair[0] - draft.index))
        return _listed(sentence, own, nearest) if draft.sense.frame.shape == "instrument" else [nearest[1]]
    speech = draft.sense.frame.shape == "speech"
    if not every and not speech and draft.status is Status.OCCURRED and (told := _by_report(sentence, parts, draft)):
        return told
    if speech and not every and (issued := issued_on(sentence, parts, draft) or day_behind(sentence, parts, draft)):
        return issued
    going_on = draft.status is Status.ONGOING and draft.sense.frame.shape == "contact"
    if going_on or not_of_clause_before(sentence, parts, draft):
        return []
    related = clause.link is Link.RELATIVE or sentence.has(clause.start, "WHAT")
    if speech and (draft.sense.pos == "participle" or related):
        return []  # "which Ankara criticised": not on the day of what it criticised
    laid = draft.sense.pos == "verb" and sentence.units[draft.index].facts.carries_object
    if laid and sentence.has(clause.start, "RELATIVE"):
        return []  # "cleared on Friday the mines that the movement had laid": it laid "them" before
    if (right_before := when_it_was(sentence, clause, draft)) is not None:
        return [right_before]
    for number in range(draft.clause - 1, -1, -1):
        part = parts[number]
        times = [pair for pair in times_in(sentence, part) if not _since(sentence, part, pair[0])]
        if speech and draft.sense.form.startswith("present"):
            times = [pair for pair in times if not _year(sentence, pair[0])]  # what somebody says now, he said no year
        if times and (number == 0 or part.link is not Link.RELATIVE):
            dated = speech or _decided(draft) or _fronted(sentence, part, times[0][0]) or draft.said_by is None
            return [times[0][1]] if dated else []
    return []


def _going_on(sentence: Sentence, parts: list[Clause], draft: Draft) -> list[tuple[int, str]]:
    """The times where a verb's clause goes on behind one that says who its subject is: "X, whose land presides over the
    union, received Y on Friday"."""
    if draft.sense.pos != "verb":
        return []
    on = (part for part in parts if part.link is Link.RESUMED and part.parent == draft.clause)
    times = [pair for part in on for pair in times_in(sentence, part)]
    if not _says(draft.sense):
        return times
    issued = (range(at - _PLANNED, at) for at, _ in times)
    return [pair for pair, near in zip(times, issued, strict=True) if any(sentence.has(at, "ISSUED") for at in near)]


def _deadline(sentence: Sentence, index: int) -> bool:
    """Tell whether a time is that by which something is to be done: nobody says a thing by then."""
    timex = sentence.units[index].timex
    return timex is not None and (timex.value or "").startswith("../")


def _year(sentence: Sentence, index: int) -> bool:
    timex = sentence.units[index].timex
    return timex is not None and len(timex.value or "") == _YEAR


_YEAR = 4


def _not_announcing(
    sentence: Sentence, clause: Clause, draft: Draft, times: list[tuple[int, str]]
) -> list[tuple[int, str]]:
    """The times behind a noun, if any, where the one before it is that of who announces it: "announced on Friday that
    talks would be held on Monday"."""
    behind = [pair for pair in times if pair[0] > draft.index]
    saying = (at for at in range(clause.start, draft.index) for sense in verb_senses(sentence, at) if _says(sense))
    verb = next(saying, None)
    return behind if behind and verb is not None and times[0][0] < draft.index else times


def _says(sense: Sense) -> bool:
    return sense.frame.shape == "speech"


def _decided(draft: Draft) -> bool:
    """Tell whether a thing is made by deciding on it, so that it has the day on which it is announced."""
    return draft.status is Status.OCCURRED and draft.sense.frame.kind in _DECISIONS


_DECISIONS = (
    ClaimKind.SIGNING,
    ClaimKind.CEASEFIRE,
    ClaimKind.TERMINATION,
    ClaimKind.MECHANISM,
    ClaimKind.RATIFICATION,
)


def _of_another(sentence: Sentence, clause: Clause, draft: Draft, index: int) -> bool:
    """Tell whether a time is a dateline's, says since when, or dates a text that is only named ("signed in 2015")."""
    if index < draft.index and (in_dateline(sentence, index) or _since(sentence, clause, index)):
        return True
    if draft.sense.pos == "noun" and (_behind_cause(sentence, index, draft.index) or of_topic(sentence, draft, index)):
        return True
    if sentence.has(index, "AT_THE_TIME") and _holder_behind(sentence, index):
        return True
    if draft.sense.pos == "noun" and index < draft.index and of_subject(sentence, clause, draft.index, index):
        return True
    if of_other_thing(sentence, draft, index):
        return True
    later = draft.sense.pos == "verb" and draft.sense.frame.shape != "speech"
    if later and after_occasion(sentence, draft.index, index):
        return True
    if draft.sense.pos == "verb" and _of_occasion(sentence, draft.index, index):
        return True
    holds = draft.sense.frame.name == "holds"  # "a truce has held since 29 August": its own beginning
    if not holds and any(_open_since(sentence, at, index) for at in range(draft.index + 1, index)):
        return True
    first = any(sentence.has(at, name) for at in range(clause.start, index) for name in ("FIRST", "MOST"))
    if first and sentence.has(index, "SINCE"):  # "the first in ten years"
        return True
    if "aside" in draft.sense.frame.fields:
        return False
    between = range(max(draft.index, clause.start) + 1, index)
    return any("aside" in sense.frame.fields for at in between for _, sense in senses_at(sentence, at))


def _holder_behind(sentence: Sentence, index: int) -> bool:
    """Tell whether who held an office then is named: "the minister at the time, X"."""
    mention = sentence.units[index + 1].mention if index + 1 < len(sentence) else None
    return mention is not None and mention.type is MentionType.PERSON


def _open_since(sentence: Sentence, since: int, time: int) -> bool:
    """Tell whether "since" stands at ``since``, and no comma behind its own time ends what it says before ``time``."""
    closed = sentence.units[since].timex is not None and sentence.units[since + 1].norm in "،,"
    return sentence.has(since, "SINCE") and not (closed and since + 1 < time)


def _since(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a time is that since which something is so: "since March", "since the truce began in March"."""
    return any(sentence.has(at, "SINCE") for at in range(clause.start, index))


def _in_relative(sentence: Sentence, parts: list[Clause], draft: Draft) -> list[str]:
    """The time in the clause that says what the noun is: "a truce that it announced on Monday"."""
    shape = draft.sense.frame.shape
    occasion = shape in ("contact", "declines")
    if draft.sense.pos != "noun" and shape != "declines":
        return []
    saying = _saying_of(sentence, parts, draft.clause)
    if not saying:
        return []
    near = _OCCASION_REACH + 5 * (shape == "declines") if occasion else 2 + len(draft.sense.rest)
    counted = draft.sense.frame.name == "round" and sentence.has(draft.index + 2, "FROM")
    between = range(draft.index + 2 + 2 * counted, saying[0].start)  # "the third round of the talks, which ..."
    other = any(_other_matter(sentence, at, occasions=shape != "declines") for at in between)
    own = saying[0].start - draft.index <= near and not other
    most = any(sentence.has(at, "MOST") for at in range(parts[draft.clause].start, saying[0].start))
    times = [
        (at, ref) for part in saying for at, ref in times_in(sentence, part) if not (most and bounded(sentence, at))
    ]
    if own and not times and (resumed := _resumed_at(sentence, parts, saying[-1])):
        return resumed
    return [ref for _, ref in times][:1] if own else []


def _resumed_at(sentence: Sentence, parts: list[Clause], saying: Clause) -> list[str]:
    """The time that stands right behind the clause that says what a noun is: "a call that he made to X, on Friday"."""
    following = next((part for part in parts if part.start == saying.end and part.link is Link.RESUMED), None)
    if following is None or sentence.units[following.start].timex is None:
        return []
    return [ref for index, ref in times_in(sentence, following) if index == following.start]


def _by_report(sentence: Sentence, parts: list[Clause], draft: Draft) -> list[str]:
    """The day on which it was announced, "according to what the ministry announced on Friday"."""
    following = parts[draft.clause + 1] if draft.clause + 1 < len(parts) else None
    if following is None or not sentence.has(following.start, "WHAT"):
        return []
    reported = any(sentence.has(following.start - step, "ACCORDING") for step in (1, 2))
    return [ref for _, ref in times_in(sentence, following)][:1] if reported else []


def _saying_of(sentence: Sentence, parts: list[Clause], number: int) -> list[Clause]:
    """The clauses that say what a noun of this one is: "which was held", "which it was planned that Moscow hosts"."""
    following = parts[number + 1 : number + 3]
    found = following[:1] if following and following[0].link is Link.RELATIVE else []
    last = found[0] if found else parts[number]
    planned = any(sentence.has(at, "SCHEDULED") for at in range(max(last.start, last.end - _PLANNED), last.end))
    named = bool(found) or any(sentence.has(at, "RELATIVE") for at in range(last.start, last.end))
    content = following[len(found) : len(found) + 1]
    if planned and named and content and content[0].link is Link.CONTENT:
        found += content
    return found


def _other_matter(sentence: Sentence, at: int, *, occasions: bool) -> bool:
    """Tell whether a cause, or another of the ``occasions``, stands here: what follows may rather speak of that."""
    nouns = (sense for _, sense in senses_at(sentence, at)) if occasions else ()
    return sentence.has(at, "CAUSE") or any(s.pos == "noun" and s.frame.shape == "contact" for s in nouns)


_OCCASION_REACH = 9
_PLANNED = 4


def _of_occasion(sentence: Sentence, verb: int, time: int) -> bool:
    """Tell whether a time is that of the occasion before it: "signed it after talks that began on 6 May"."""
    nouns = (at for at in range(verb + 2, time) if sentence.has(at - 1, "AFTER"))
    noun = next(
        (at for at in nouns if any(sense.frame.shape == "contact" for _, sense in senses_at(sentence, at))), None
    )
    return noun is not None and any(sentence.has(at, "LIGHT_VERBS") for at in range(noun + 1, time))


def _behind_cause(sentence: Sentence, time: int, noun: int) -> bool:
    """Tell whether the noun is a cause or a thing commemorated, and the time before it that of something else."""
    near = range(max(time + 1, noun - _CAUSE_REACH), noun)
    return any(sentence.has(at, name) for at in near for name in ("CAUSE", "ANNIVERSARY"))


def _listed(sentence: Sentence, times: list[tuple[int, str]], first: tuple[int, str]) -> list[str]:
    """A time and those joined to it by "and": texts signed on this day and on that."""
    found = [first[1]]
    last = first[0]
    for index, ref in times:
        between = sentence.units[last + 1 : index]
        if index > last and all(unit.norm == "و" or "TITLE" in unit.classes for unit in between) and between:
            found.append(ref)
            last = index
    return found


def _fronted(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a time stands before the verb of its clause, where it holds for all that follows."""
    return not any(verb_senses(sentence, at) for at in range(clause.start, index))
