"""Subjects of no table, "many of the leaders of the world voiced", "rights groups criticise": nobody else said it."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import Chain, chain, several
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.sides import is_side
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import Act, MentionType

STRANGER = "stranger"
"""The flag of what somebody says whom no table holds: no claim, but who spoke before speaks no more."""

_JOINED = (Link.COORDINATE, Link.RESUMED)


def by_stranger(sentence: Sentence, found: list[Clause], number: int, verb: int) -> bool:
    """Tell whether a verb has such a subject, or goes on from one that has: "groups criticise X and say ..."."""
    return _strange_subject(sentence, verb, found[number].end) or _goes_on(sentence, found, number)


def _strange_subject(sentence: Sentence, verb: int, end: int) -> bool:
    """Tell whether some unnamed people or a body of no table stand right behind a verb, as its subject."""
    at = verb + 1
    while at < end and (sentence.units[at].timex is not None or sentence.units[at].norm in "،,"):
        at += 1
    if at >= end:
        return False
    mention = sentence.units[at].mention
    if sentence.units[at].classes.get("STRANGERS") != "":
        return False
    return mention is None or is_side(mention)  # "Egyptian experts" are not Egypt


def of_somebody(sentence: Sentence, verb: int) -> bool:
    """Tell whether those of some person speak, and not he: "the supporters of Moon say", "Trump's lawyer"."""
    if verb + 2 >= len(sentence) or sentence.units[verb + 1].classes.get("STRANGERS") != "":
        return False
    people, named = sentence.units[verb + 1], sentence.units[verb + 2]
    person = named.mention is not None and named.mention.type is MentionType.PERSON and not named.proclitic
    return people.plain and person and not people.facts.definite


def of_members(sentence: Sentence, verb: int) -> Chain:
    """Those whom a body of no table joins, where its relative clause names them: "the contact group, which comprises X
    and Y, urged"."""
    for at in range(verb + 2, min(verb + _DESCRIBED, len(sentence) - 1)):
        if sentence.has(at, "COMPRISING") and sentence.has(at - 1, "RELATIVE"):
            members = chain(sentence, at + 1, len(sentence))
            return members if several(members) else Chain()
        if verb_senses(sentence, at) or sentence.has(at, "THAT"):
            break
    return Chain()


_DESCRIBED = 10


def _goes_on(sentence: Sentence, found: list[Clause], number: int) -> bool:
    at = found[number].parent if found[number].link in _JOINED else None
    if at is None:
        return False
    clause = found[at]
    verb = next((index for index in range(clause.start, clause.end) if verb_senses(sentence, index)), None)
    return verb is not None and (_strange_subject(sentence, verb, clause.end) or agency(sentence, verb))


def agency(sentence: Sentence, verb: int) -> bool:
    """Tell whether a body that no table holds stands right behind a verb: "as the agency called it, and noted"."""
    unit = sentence.units[verb + 1] if verb + 1 < len(sentence) else None
    mention = unit.mention if unit is not None and not unit.proclitic else None
    return mention is not None and mention.type is MentionType.BODY and not mention.parties


def accused_by_stranger(sentence: Sentence, clause: Clause, verb: int, sense: Sense) -> list[Mention]:
    """Whom such a subject accuses: the first names behind it, with no preposition ("residents accused the army of")."""
    if sense.frame.act is not Act.ACCUSES or sense.pos != "verb":
        return []
    for at in range(verb + 2, min(verb + _ACCUSED, clause.end)):
        unit = sentence.units[at]
        if "CHARGES" in unit.classes:
            return chain(sentence, at + 1 + sentence.has(at + 1, "TOWARDS"), clause.end).mentions
        if unit.plain and at == verb + _ADJECTIVE and sentence.nationality(unit.word):
            continue  # "Syrian media accused Israel of"
        if acts(unit):
            return chain(sentence, at, clause.end).mentions if unit.proclitic == "" else []
        if "PREPOSITION" in unit.classes or "THAT" in unit.classes:
            break
    return []


_ACCUSED = 6
_ADJECTIVE = 3
