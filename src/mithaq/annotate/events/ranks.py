"""Who is told by a rank: officers of bodies, advisers of offices, negotiators of lands."""

from mithaq.annotate.events.appositions import acts, served
from mithaq.annotate.events.chains import CLOSE, OPEN, Chain, chain
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Sentence, Unit
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

_RANKS = ("RANK", "MEMBER")
_OFFICERS = ("RANK", "SPEAKING_OFFICE")
_OFFICE = 4  # words behind the verb up to that behind which an office is told: "the coordinator of relief in ..."


def titled(sentence: Sentence, verb: int, end: int, reach: int = 5) -> Chain:
    """A person behind a title that no table holds: "the head of the transition, Assimi Goita"."""
    owner: Mention | None = None
    ranked = False
    for index in range(verb + 1, min(verb + 2 + reach, end)):
        unit = sentence.units[index]
        ranked = ranked or (index > verb + 1 and any(sentence.has(index - 1, name) for name in _RANKS))
        if unit.mention is not None and unit.mention.type is MentionType.PERSON and index > verb + 1:
            found = chain(sentence, index, end) if acts(unit) and unit.proclitic == "" else Chain()
            if owner is not None and not acts(unit) and unit.proclitic == "":
                return Chain([owner, unit.mention], index + 1)
            if owner is not None and found and not unit.mention.parties:
                found.mentions.insert(0, owner)  # "a member of the government's delegation, Majed"
            return found
        body = unit.mention is not None and unit.mention.type is MentionType.BODY
        if body and acts(unit) and owner is None and index > verb + 1 and (ranked or unit.proclitic == ""):
            owner = unit.mention
            continue
        office = unit.mention is not None and unit.mention.type is MentionType.ROLE and sentence.has(index - 1, "RANK")
        holder = sentence.units[index + 1].mention if index + 1 < end else None
        if office and holder is not None and holder.type is MentionType.PERSON and not unit.proclitic and acts(unit):
            return chain(sentence, index, end)  # "an adviser of the president, X"
        if owner is None and ranked and (whose := served(unit)):
            owner = side(whose.parties, *sentence.offsets(index, index + 1))
            if unit.proclitic and not (holder is not None and holder.type is MentionType.PERSON):
                return Chain([owner], index + 1)  # "an adviser to the commander of X"
            continue
        if index == verb + 1 and office_of_none(unit):
            continue  # "the humanitarian coordinator at the United Nations, X"
        if "INSIDE" in unit.classes and unit.plain and index <= verb + _OFFICE and ranked:
            continue
        if index == verb + 2 and "INSIDE" in unit.classes and office_of_none(sentence.units[verb + 1]):
            ranked = True
            continue
        country = unit.mention is not None and unit.mention.type is MentionType.COUNTRY and not unit.proclitic
        if index == verb + 3 and country and ranked and owner is None and sentence.has(index - 1, "INSIDE"):
            owner = unit.mention  # "the minister of information in South Sudan, Michael"
            continue
        if index == verb + 2 and "QUOTED_FROM" in unit.classes and sentence.has(verb + 1, "DEPUTY"):
            ranked = True
            continue  # "the deputy for the movement, X"
        if owner is not None and ranked and "THAT" in unit.classes and sentence.units[index - 1].plain:
            return Chain([owner], index)  # behind a name that no table holds
        if owner is not None and _stateless(unit):
            continue  # "the deputy of the chancellor and minister of economy, Sigmar"
        if (ranked or owner is not None) and (unit.norm in OPEN or unit.norm in CLOSE):
            continue
        told = owner is None and index == verb + 2 and unit.plain and any(sentence.has(verb + 1, n) for n in _OFFICERS)
        if told and (land := sentence.nationality(unit.word)) is not None:
            owner = side([land], *sentence.offsets(index, index + 1))  # "the Kenyan mediator, Patrick"
        if unit.mention is not None or unit.facts.governed:
            return Chain()
        if not unit.norm[:1].isalpha() or any(name in unit.classes for name in ("PREPOSITION", "THAT", "RELATIVE")):
            return Chain()
    return Chain()


def ranked_of(sentence: Sentence, verb: int, end: int) -> Chain:
    """The land of somebody whose rank no table holds, and who is not named: "the chief negotiator of North Korea"."""
    if not sentence.has(verb + 1, "RANK") or not sentence.units[verb + 1].plain:
        return Chain()
    for index in range(verb + 2, min(verb + 5, end)):
        unit = sentence.units[index]
        if unit.mention is not None and unit.mention.type is MentionType.COUNTRY and not unit.proclitic:
            return Chain([unit.mention], index + 1)
        if not unit.plain or not unit.norm[:1].isalpha() or "PREPOSITION" in unit.classes:
            return Chain()
    return Chain()


def office_of_none(unit: Unit) -> bool:
    """Tell whether a unit is an office that tells no state: its holder stands behind it."""
    office = unit.mention is not None and unit.mention.type is MentionType.ROLE
    return office and not acts(unit) and not unit.proclitic


def _stateless(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.type is MentionType.ROLE and not unit.mention.parties
