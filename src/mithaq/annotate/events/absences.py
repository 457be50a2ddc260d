"""Who stays away from a meeting, leaves it, or backs out of one that was planned."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import Arguments, announcer, construct, near_class, relative_behind, roles_of
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Sentence, senses_at


def declines(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """Staying away from a meeting, or leaving it: who."""
    near = near_class(sentence, clause, index, sense.frame.needs or "", 5) or _pointed(sentence, index, sense)
    if not (near or _off_plan(sentence, clause, sense)) or _when_over(sentence, clause, index, sense):
        return None
    if sense.pos == "verb" and ("negated" in sense.frame.fields) != sentence.has(index - 1, "NEGATION"):
        return None  # "took no part in the talks"; "did not refuse to negotiate" is no refusal
    if "negated" in sense.frame.fields and not sentence.has(index - 1, "NEGATION"):
        return None
    found = roles_of("participant", _absent(sentence, clause, index, sense))
    if not found and clause.start > 0:
        before = [u.mention for u in sentence.units[: clause.start] if u.mention is not None and u.mention.parties]
        found = [("participant", before[-1].id)] if before else []
    found += roles_of("participant", _with_whom(sentence, clause, index)) if found else []
    return [*found, ("flag", "occasion")] if found else None


def _when_over(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether somebody only leaves when the talks are over: "left the city after two days of talks"."""
    if sense.pos != "verb" or "status" not in sense.frame.fields:
        return False
    for at in range(index + 1, min(index + _NEAR + 2, clause.end)):
        if sentence.has(at, sense.frame.needs or ""):
            return False
        if sentence.has(at, "AFTER") or sentence.has(at, "AT_END"):
            return True
    return False


def _with_whom(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who would have been there too: "the talks that were planned for Friday in X with Y"."""
    related = relative_behind(sentence, clause)
    end = related.end if related else clause.end
    near = range(index, min(index + _NEAR, clause.end))
    noun = next((at for at in near if sentence.has(at, "OCCASION_NOUN")), None)
    return after_class(sentence, noun + 1, end, ("WITH",))[0] if noun is not None else Chain()


_NEAR = 5


def _pointed(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether a pronoun on the verb means a meeting told before it: "the talks, and X boycotted them"."""
    if "it" not in sense.frame.fields or not sentence.units[index].facts.carries_object:
        return False
    told = (each for at in range(index) for _, each in senses_at(sentence, at))
    return any(each.frame.shape == "contact" and each.pos == "noun" for each in told)


def _off_plan(sentence: Sentence, clause: Clause, sense: Sense) -> bool:
    """Tell whether somebody backs out, behind a "but", of what was planned before it: "was to meet, but ..."."""
    but = any(sentence.has(at, "BUT") for at in range(max(0, clause.start - 2), clause.start + 1))
    if not but or sense.pos != "verb" or "status" not in sense.frame.fields:
        return False
    told = (each for at in range(clause.start) for _, each in senses_at(sentence, at))
    planned = any(sentence.has(at, "SCHEDULED") for at in range(clause.start))
    return planned and any(each.frame.shape == "contact" for each in told)


def _absent(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Chain:
    """Who stays away: of a noun, whose it is, else who announces it."""
    if sense.pos == "verb":
        return _behind_occasion(sentence, clause, index) or subject(sentence, clause, index)
    return construct(sentence, index + 1, clause.end) or announcer(sentence, clause, index)


def _behind_occasion(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """The subject that stands last: "stayed away from the meeting the president"."""
    if not sentence.has(index + 1, "PREPOSITION"):
        return Chain()
    noun = next((at for at in range(index + 2, min(index + 5, clause.end)) if sentence.has(at, "OCCASION_NOUN")), None)
    if noun is None or noun + 1 >= clause.end or not acts(sentence.units[noun + 1]):
        return Chain()
    return chain(sentence, noun + 1, clause.end) if not sentence.units[noun + 1].proclitic else Chain()
