"""Whom an act of force strikes, and where: behind "against", "positions of", by the nationality of an aircraft."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import NEAR, Arguments, construct, mentions_of, nationalities
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class, owned_by
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType


def placed_at(sentence: Sentence, start: int, end: int) -> Arguments:
    """The place that is struck, as an argument."""
    site = site_of(sentence, start, end)
    return [("place", site.id)] if site is not None else []


def downed(sentence: Sentence, start: int, end: int, sense: Sense) -> Chain:
    """Whose aircraft it is by its nationality: "shot down ten Ukrainian drones"."""
    craft = next((at for at in range(start, end) if sentence.has(at, sense.frame.needs or "-")), None)
    if craft is None:
        return Chain()
    if (mention := sentence.units[craft].mention) is not None:
        return Chain([mention], craft + 1) if mention.parties else Chain()
    return nationalities(sentence, craft + 1, end)


def downer(sentence: Sentence, clause: Clause, index: int, sense: Sense, who: Chain) -> Chain:
    """Who shot an aircraft down, where it stands right behind the verb: who says so of himself, "said that it had shot
    down 20 Russian drones"; ``who`` otherwise."""
    at = index + 1
    while at < clause.end and sentence.units[at].norm.isdecimal():
        at += 1
    if "downs" not in sense.frame.fields or not sentence.has(at, sense.frame.needs or "-"):
        return who
    if clause.link is not Link.CONTENT or clause.parent is None:
        return Chain()
    above = sentence.clauses[clause.parent]
    verbs = (verb for verb in range(above.start, above.end) if verb_senses(sentence, verb))
    return next((found for verb in verbs if (found := subject(sentence, above, verb)).mentions), Chain())


def struck(sentence: Sentence, start: int, end: int, *, direct: bool) -> Chain:
    """Whom an attack is aimed at: behind "against", behind "positions of"; of a verb, also right behind its subject."""
    if direct and start < end and sentence.units[start].proclitic == "":
        hit = sentence.units[start].mention
        if hit is not None and hit.type in (MentionType.BODY, MentionType.COUNTRY):
            return chain(sentence, start, end)
    target, _ = after_class(sentence, start, end, ("AGAINST",))
    if target:
        return target
    for index in range(start, end):
        aimed = sentence.has(index - 1, "AGAINST")
        aimed = aimed or (index == start and (direct or sentence.has(index, "GROUND")))
        aimed = aimed or (index == start and sentence.units[index].proclitic == "ل")
        if not aimed or not sentence.has(index, "AGAINST_NOUN"):
            continue
        if owner := construct(sentence, index + 1, end) or owned_by(sentence, index + 1, end):
            return owner
    return Chain()


def site_of(sentence: Sentence, start: int, end: int) -> Mention | None:
    """The place that is struck or taken: the first one behind the verb, unless the attack comes from there."""
    for index in range(start, min(start + NEAR, end)):
        mention = sentence.units[index].mention
        aimed = index < start + _AIMED or sentence.has(index - 1, "AGAINST")
        if mention is not None and mention.type is MentionType.PLACE and aimed:
            return None if sentence.has(index - 1, "FROM") else mention
    return None


_AIMED = 5


def own_side(sentence: Sentence, clause: Clause, start: int, found: Arguments) -> Chain:
    """Who is struck where only "its positions", "its soldiers" say so: the side named before, that does not strike."""
    near = range(start, min(start + NEAR, clause.end))
    owned = next((at for at in near if _possessed(sentence, at)), None)
    actors = {ref for role, ref in found if role == "actor"}
    if owned is None or not actors:
        return Chain()
    named = mentions_of(sentence)
    striking = {party for ref in actors if ref in named for party in named[ref].parties}
    for unit in sentence.units[:start]:
        mention = unit.mention if acts(unit) else None
        if mention is not None and mention.parties and striking.isdisjoint(mention.parties):
            return Chain([mention], owned + 1)
    return Chain()


def _possessed(sentence: Sentence, at: int) -> bool:
    unit = sentence.units[at]
    return unit.plain and "OWN_TARGET" in unit.classes and unit.proclitic in ("", "ل", "ب")


def detained(sentence: Sentence, start: int, end: int) -> Mention | None:
    """The person who is arrested, named behind his office, over times and marks: "arrested, on Friday, its leader"."""
    for at in range(start, min(start + _DETAINED, end)):
        unit = sentence.units[at]
        if unit.mention is not None and unit.mention.type is MentionType.PERSON:
            return unit.mention if not unit.proclitic else None
        if unit.plain and any(name in unit.classes for name in ("PREPOSITION", "THAT", "RELATIVE", "BETWEEN", "WITH")):
            return None
    return None


_DETAINED = 8


def holds_person(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Tell whether a body or a state stands right behind a verb of arrest, and right behind it a person, its object:
    "the military council arrested X"."""
    at = verb + 1
    who = sentence.units[at].mention if at < clause.end else None
    if who is None or who.type not in _HOLDERS:
        return False
    at += 1
    while at < clause.end and sentence.units[at].timex is not None:
        at += 1
    whom = sentence.units[at] if at < clause.end else None
    person = whom is not None and whom.mention is not None and whom.mention.type in _HELD
    return whom is not None and person and not whom.proclitic


_HOLDERS = (MentionType.BODY, MentionType.COUNTRY)
_HELD = (MentionType.PERSON, MentionType.ROLE)
