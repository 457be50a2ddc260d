"""What stands on the way from a verb to its subject and only says where or when: "signed it at a hotel in Doha X"."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.nouns import is_site
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.model.kinds import MentionType

_SITE = 4
"""Units from "in" to the name of the site: "in one of the hotels of Doha"."""
_SITES = (MentionType.PLACE, MentionType.COUNTRY)


def past_circumstances(sentence: Sentence, at: int, end: int) -> int:
    """Return the unit behind the times, places and marks that begin at ``at``; ``at`` itself where none does."""
    while at < end and (behind := _circumstance(sentence, at, end)) > at:
        at = behind
    return at


def _circumstance(sentence: Sentence, at: int, end: int) -> int:
    unit = sentence.units[at]
    if unit.timex is not None or unit.norm in "،,":
        return at + 1
    placed = unit.mention is not None and unit.mention.type in _SITES
    if placed and unit.proclitic in ("ب", "وب"):
        return at + 1
    return _site(sentence, at, end) if "INSIDE" in unit.classes and unit.plain else at


def _site(sentence: Sentence, at: int, end: int) -> int:
    """The unit behind "in" with its time or site; ``at`` where it has none: "in the Russian capital" names none."""
    for index in range(at + 1, min(at + 1 + _SITE, end)):
        unit = sentence.units[index]
        if unit.timex is not None or (unit.mention is not None and unit.mention.type in _SITES):
            return index + 1
        if not unit.plain or unit.norm in "،," or any(name in unit.classes for name in _NO_SITE):
            break
    capital = sentence.has(at + 1, "CAPITAL_NOUN") and at + 2 < end
    return at + 3 if capital and sentence.nationality(sentence.units[at + 2].word) is not None else at


_NO_SITE = ("PREPOSITION", "THAT", "RELATIVE", "HEAD", "TITLE", "GROUP_BACK")


def past_where(sentence: Sentence, verb: int, end: int) -> int:
    """The unit behind a verb, or behind the place and time that stand between it and a name, where it begins its
    sentence: "shelled in the town X positions"; else the name may be its object."""
    first = verb == 0 and not sentence.units[verb].proclitic
    speaks = any(sense.frame.shape == "speech" for _, sense in sentence.units[verb].facts.senses)
    at = past_circumstances(sentence, verb + 1, end) if first and not speaks else end
    named = at < end and acts(sentence.units[at]) and not sentence.units[at].proclitic
    return at if named and not is_site(sentence, at) else verb + 1


def awaits_subject(sentence: Sentence, start: int, index: int) -> bool:
    """Tell whether a relative clause from ``start`` on, whose verb has its object written onto it, has nobody
    before ``index`` who did it: "the accord that signed it in Khartoum, on 23 March, the presidents ..."."""
    verb = start + sentence.has(start, "RELATIVE")
    on = sentence.has(index, "PREPOSITION") and not sentence.has(index, "INSIDE")  # "agreed, when they met, on a truce"
    if verb >= index or not sentence.units[verb].facts.carries_object or on:
        return False
    return past_circumstances(sentence, verb + 1, index) == index and not acts(sentence.units[verb])


def resumed_behind(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause that goes on with ``clause`` behind a relative clause: "the group, which has ..., signed"."""
    number = next((at for at, part in enumerate(sentence.clauses) if part is clause), None)
    if number is None or not sentence.has(clause.end, "RELATIVE"):
        return None
    return next((part for part in sentence.clauses if part.link is Link.RESUMED and part.parent == number), None)


def vocalised_passive(sentence: Sentence, index: int) -> bool:
    """Tell whether a past verb is written with the vowel of the passive on its first letter, or behind its first alef:
    "qutila", "(u)ttuhima"."""
    first = sentence.starts[index]
    raw = sentence.tokens.words[first].removeprefix("و").removeprefix("ف")
    past = any(sense.form.startswith("past") for _, sense in sentence.units[index].facts.senses)
    return past and (raw[1:2] == _DAMMA or (raw[:1] in "اأ" and raw[2:3] == _DAMMA))


_DAMMA = "\N{ARABIC DAMMA}"
