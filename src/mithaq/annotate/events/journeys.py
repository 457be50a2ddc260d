"""Journeys: who travels, and where to."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import NEAR, Arguments, after_noun, carrier, construct, deciding, roles_of
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.ranks import titled
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.syntax import opening, subject
from mithaq.annotate.events.units import Clause, Sentence, Unit
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType


def visit(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A journey: who travels, and where to."""
    if sense.pos == "verb":
        if sentence.has(index + 1, "FORCES") and not sentence.has(index + 1, "SIDE"):
            return None  # troops that arrive are deployed
        if sentence.has(index + 1, "TROOPS"):
            return None
        if sense.frame.name == "reach-place" and any(sentence.has(at, "GOODS") for at in range(index - 3, index + 2)):
            return None  # "the relief supplies have begun to reach the city"
        if sense.frame.name == "reach-place" and _joins(sentence, index, sense):
            return None  # "a road that joins the land to ..."
        near = sentence.units[index + 1].mention if index + 1 < clause.end else None
        direct = sense.frame.name == "visit" and near is not None and near.type in _SITES
        who = (opening(sentence, clause, index) if direct else Chain()) or subject(sentence, clause, index)
        start = max(who.end, index + 1)
        if not who and (last := _behind_goal(sentence, clause, index)):
            who, start = last, index + 1
    else:
        start = after_noun(sentence, index, sense)
        goal_first = start < clause.end and _site_at(sentence, start) and sentence.units[start].proclitic
        verb = carrier(sentence, clause, index)
        verb = verb if verb is not None else deciding(sentence, clause, index)
        at_once = start < clause.end and _site_at(sentence, start) and sense.form == "bare"  # "intends visiting Moscow"
        goes = at_once and verb is not None and bool(subject(sentence, clause, verb).mentions)
        who = Chain() if goal_first or goes else construct(sentence, start, clause.end)  # "a visit to Beirut"
        if not who and verb is not None:
            who = subject(sentence, clause, verb)
        start = max(start, who.end if who.end > index else 0)
        if (guest := _invited(sentence, clause, index)) and start < clause.end and _site_at(sentence, index + 1):
            who, start = guest, index + 1
    if sense.pos == "verb" and start < clause.end and _is_purpose(sentence.units[start]):
        return None
    direct = sense.pos == "verb" and sense.frame.name == "visit"
    goal = _destination(sentence, start, clause.end, direct) or _right_there(sentence, start, clause.end, sense)
    if not who and goal is not None and sense.pos == "verb" and sense.form.endswith("one"):
        who = _behind_place(sentence, start, clause.end, goal)
    if "sends" in sense.frame.fields:
        who = _sent(sentence, index, who)
    found = roles_of("participant", who)
    if "traveller" in sense.frame.fields and not any(each.type in _TRAVELLERS for each in who.mentions):
        return None  # "the arrival of aid", "the leaning of Turkey towards Russia"
    if goal is None and found and (land := _capital(sentence, start, clause.end, direct)):
        return [*found, *land]
    if goal is None or not found:
        return None
    return [*found, ("destination", goal.id), *_further(sentence, start, clause.end, goal)]


def _is_purpose(unit: Unit) -> bool:
    """Tell whether somebody is on the way to doing a thing, and to no place: "is heading for cancelling the sale"."""
    deeds = (sense for proclitic, sense in unit.facts.senses if proclitic == "ل" and sense.pos == "noun")
    return unit.plain and any(sense.frame.shape not in _JOURNEYS for sense in deeds)


_JOURNEYS = ("contact", "visit", "speech")
"""Shapes of what one travels to do."""


def _invited(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who is asked to travel: named behind "an invitation", else who got or gave it: "invited X to visit"."""
    begin = max(clause.start, index - _INVITED)
    asked = next((at for at in range(index - 1, begin - 1, -1) if sentence.has(at, "INVITATION")), None)
    if asked is None:
        return Chain()
    guest = next((at for at in range(asked + 1, index) if acts(sentence.units[at])), None)
    if guest is not None:
        return chain(sentence, guest, index)
    verb = next((at for at in range(asked, clause.start - 1, -1) if verb_senses(sentence, at)), None)
    return subject(sentence, clause, verb) if verb is not None else Chain()


_INVITED = 10


def _further(sentence: Sentence, start: int, end: int, goal: Mention) -> Arguments:
    """The destinations joined to the first: "visits Riyadh, Jerusalem and Amman"."""
    at = next(index for index in range(start, end) if sentence.units[index].mention is goal) + 1
    found: Arguments = []
    while at < end:
        unit = sentence.units[at]
        if _site_at(sentence, at) and unit.proclitic.startswith("و") and unit.mention is not None:
            found.append(("destination", unit.mention.id))
        elif not (unit.norm in "،," and _site_at(sentence, at + 1)):
            break
        at += 1
    return found


def _sent(sentence: Sentence, index: int, who: Chain) -> Chain:
    """The side of who sends, where he is only understood: he does not travel."""
    here = sentence.offsets(index, index + 1)
    parties = sorted({party for mention in who.mentions for party in mention.parties if mention.span.start < here[0]})
    return Chain([side(parties, *here)], who.end) if parties else who


def _joins(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether a plain noun stands right before the present verb, and no "to" behind it: it joins two places."""
    if index == 0 or not sense.form.startswith("present") or sentence.has(index + 1, "TOWARDS"):
        return False
    before = sentence.units[index - 2 if sentence.has(index - 1, "RELATIVE") else index - 1]
    return before.plain and before.norm[:1].isalpha() and _ways(before) and not sentence.units[index].proclitic


def _ways(unit: Unit) -> bool:
    return not unit.classes or "WAY" in unit.classes


def _capital(sentence: Sentence, start: int, end: int, direct: bool) -> Arguments:
    """The land of "to the Egyptian capital", or the two of "visits the two capitals"."""
    for at in range(start, min(start + NEAR, end)):
        unit = sentence.units[at]
        led = direct or sentence.has(at - 1, "TOWARDS") or unit.proclitic in ("ل", "ب")
        if not led or not unit.plain:
            continue
        if "CAPITALS" in unit.classes:
            return [("back", "pair")]
        state = sentence.nationality(sentence.units[at + 1].word) if at + 1 < end else None
        if state is not None and "CAPITAL" in unit.classes:
            return [("participant", side([state], *sentence.offsets(at, at + 2)).id)]
    return []


def _behind_place(sentence: Sentence, start: int, end: int, goal: Mention) -> Chain:
    """Who travels, told behind where to: "to Port Sudan arrives next week a delegation of the Union"."""
    at = next(index for index in range(start, end) if sentence.units[index].mention is goal) + 1
    while at < end and (_passed(sentence, at) or _leads_to_time(sentence, at)):
        at += 1
    return chain(sentence, at, end) if at < end and not sentence.units[at].proclitic else Chain()


def _leads_to_time(sentence: Sentence, at: int) -> bool:
    """Tell whether a preposition stands before a time: "during the coming days"."""
    return sentence.has(at, "PREPOSITION") and at + 1 < len(sentence) and sentence.units[at + 1].timex is not None


def _passed(sentence: Sentence, at: int) -> bool:
    """Tell whether a time, a mark, or a word that leads to a time stands here: "within the next few days"."""
    unit = sentence.units[at]
    led = unit.plain and any(name in unit.classes for name in ("DURING", "LEADING_ADVERB"))
    return unit.timex is not None or unit.norm in "،," or (led and "INSIDE" not in unit.classes)


_SITES = (MentionType.PLACE, MentionType.COUNTRY)


def _behind_goal(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who travels, where the goal stands first: "arrived in Cairo yesterday the foreign minister"."""
    goal = next((at for at in range(index + 1, min(index + 3, clause.end)) if _site_at(sentence, at)), None)
    at = goal + 1 if goal is not None else clause.end
    while at < clause.end and (sentence.units[at].timex or sentence.units[at].norm in "،,"):
        at += 1
    unit = sentence.units[at] if at < clause.end else None
    if unit is None or unit.proclitic or at == goal:
        return Chain()
    if acts(unit) or "HEAD" in unit.classes:
        return chain(sentence, at, clause.end)
    return titled(sentence, at - 1, clause.end) if "RANK" in unit.classes else Chain()


def _site_at(sentence: Sentence, at: int) -> bool:
    mention = sentence.units[at].mention if at < len(sentence) else None
    return mention is not None and mention.type in _SITES


def _right_there(sentence: Sentence, start: int, end: int, sense: Sense) -> Mention | None:
    """Where a verb leads that takes the place as its object, or "in" it: "reached Cairo", "landed in Cairo"."""
    at = start + ("into" in sense.frame.fields and sentence.has(start, "INSIDE"))
    told = "right-there" in sense.frame.fields or at > start
    if not told or at >= end or not _site_at(sentence, at) or sentence.units[at].proclitic:
        return None
    return sentence.units[at].mention


_TRAVELLERS = (MentionType.PERSON, MentionType.ROLE)


def _destination(sentence: Sentence, start: int, end: int, direct: bool) -> Mention | None:
    for index in range(start, min(start + NEAR, end)):
        mention = sentence.units[index].mention
        if mention is None or mention.type not in (MentionType.PLACE, MentionType.COUNTRY):
            continue
        if direct or sentence.has(index - 1, "TOWARDS") or sentence.units[index].proclitic in ("ل", "ب"):
            return mention
        if index - 2 >= start and sentence.has(index - 2, "TOWARDS"):
            return mention
        capital = sentence.has(index - 2, "LOCATIVE") and sentence.nationality(sentence.units[index - 1].word)
        if index - 3 >= start and capital and sentence.has(index - 3, "TOWARDS"):
            return mention  # "to the Ethiopian capital, Addis Ababa"
    return None


def calls_on(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """Who goes to see somebody, with no place named before: "the ambassador visited the speaker of parliament"."""
    who = subject(sentence, clause, index)
    seen = _seen_by(sentence, who)
    start = max(who.end, index + 1)
    if seen is None and start < clause.end and acts(sentence.units[start]) and not sentence.units[start].proclitic:
        seen = chain(sentence, start, clause.end).mentions
    if not who.mentions or not seen or seen[0].type not in _TRAVELLERS:
        return None
    return [("participant", mention.id) for mention in dict.fromkeys((*who.mentions, *seen))]


def _seen_by(sentence: Sentence, who: Chain) -> list[Mention] | None:
    """Of offices of two states that stand side by side, the second and what follows: whom the first went to see."""
    starts = {unit.mention.id: unit for unit in reversed(sentence.units) if unit.mention is not None}
    for number, mention in enumerate(who.mentions[1:], 1):
        unit = starts.get(mention.id)
        other = mention.parties and not set(mention.parties) & set(who.mentions[0].parties)
        if other and unit is not None and not unit.proclitic:
            return list(who.mentions[number:])
    return None


def traveller(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who travels to a meeting for the holding of which the journey is: "arrived in X for the holding of talks with
    Y"; "to meet Y" tells no more than the visit."""
    aimed = sentence.units[index - 1].proclitic == "ل"
    for at in range(index - 1, clause.start - 1, -1) if aimed else ():
        if senses := verb_senses(sentence, at):
            travels = any(sense.frame.shape == "visit" for sense in senses)
            return subject(sentence, clause, at) if travels else Chain()
    return Chain()
