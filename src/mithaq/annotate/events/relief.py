"""Something or someone given: captives, arms, bodies, aid; by whom and to whom."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import (
    NEAR,
    Arguments,
    after_noun,
    announcer,
    carried,
    construct,
    doing,
    governed_by,
    near_class,
    roles_of,
)
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.nouns import he_behind
from mithaq.annotate.events.prepositions import after_class, occupier
from mithaq.annotate.events.sides import is_side, side
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.kinds import ClaimKind, MentionType


def release(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """Something or someone given: by whom; with "between", both."""
    if sense.frame.needs and not _given_near(sentence, clause, index, sense):
        return None
    if sense.form == "present.one" and _received(sentence, index) and he_behind(sentence, index):
        return None  # "the army received the arms", spelled like "(she) hands over"
    if (beside := sense.frame.fields.get("with")) and not near_class(sentence, clause, index, beside):
        return None
    start = after_noun(sentence, index, sense)
    who = subject(sentence, clause, index) if sense.pos == "verb" else construct(sentence, start, clause.end)
    aimed = sentence.units[index].proclitic == "ل"  # "an agreement to exchange 90 prisoners"
    if "carried" in sense.frame.fields and (aimed or not (who or carried(sentence, clause, index))):
        return None
    if sense.pos != "verb" and _of_captives(sentence, start, clause.end, sense, who):
        who = Chain()
    needed = sense.frame.needs or "-"
    if sense.pos == "verb" and any(needed in unit.classes for unit in sentence.units[clause.start : index]):
        who = Chain()  # "the convoy entered": the goods are the subject
    if "goods" in sense.frame.fields and all(mention.type in _SITES for mention in who.mentions):
        who = Chain()  # "(there) arrived in the port a ship that carries aid"
    found = roles_of("actor", who)
    if beside:
        found += _exchanged(sentence, clause)
    between = ("BETWEEN", "WITH", "TO_WHOM", sense.frame.fields.get("giver", "BETWEEN"))
    others, name = after_class(sentence, index + 1, clause.end, between)
    whither = sense.frame.kind is ClaimKind.RELEASE and all(mention.type in _SITES for mention in others.mentions)
    if not (name == "TO_WHOM" and whither):  # whither those who are freed go
        found += roles_of("target" if name == "TO_WHOM" else "participant", others)
    verb = doing(sentence, clause, index, sense)
    if sense.pos != "verb" and not who and verb is not None:
        found += roles_of("actor", subject(sentence, clause, verb))
    if not found and sense.pos != "verb":
        found = roles_of("actor", announcer(sentence, clause, index))
    goods = "goods" in sense.frame.fields and not any(role == "actor" for role, _ in found)
    given = _donor(sentence, clause, index, sense) or _whose(sentence, clause, index, sense) if goods else Chain()
    if given:
        found = roles_of("actor", given)  # and not the port that they reach
    if not found:
        found = roles_of("actor", _holding(sentence, clause, index) or _donor(sentence, clause, index, sense))
    called_for = governed_by(sentence, clause, index, ("CALLED", "CALLED_VERBS"))
    told = (
        called_for
        or carried(sentence, clause, index)
        or sentence.has(index - 1, "IN_RETURN")
        or (sense.pos == "verb" and not sense.form.startswith("present"))
    )
    back = "group" if "back" in sense.frame.fields else "none"
    return found or roles_of("actor", _whose(sentence, clause, index, sense)) or ([("back", back)] if told else None)


def _of_captives(sentence: Sentence, start: int, end: int, sense: Sense, who: Chain) -> bool:
    """Tell whether only those who are freed are told by their nationality: "freed 90 Palestinians"."""
    unit = sentence.units[start] if start < end else None
    freed = sense.frame.kind is ClaimKind.RELEASE and unit is not None and unit.plain
    return freed and unit is not None and not sentence.nationality(unit.word) and any(map(is_side, who.mentions))


_SITES = (MentionType.PLACE, MentionType.COUNTRY)


def _received(sentence: Sentence, index: int) -> bool:
    """Tell whether a form may be the past of receiving as well."""
    return any("giver" in other.frame.fields and other.form == "past.one" for other in verb_senses(sentence, index))


def _holding(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who held those who come free: "from the prisons of X", "from the lands under the control of Y"."""
    for at in range(index + 1, clause.end):
        if sentence.has(at, "HOLDING") and any(sentence.has(before, "FROM") for before in range(max(0, at - 4), at)):
            return chain(sentence, at + 1, clause.end) or occupier(sentence, at + 1, clause.end)
    return Chain()


def _donor(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Chain:
    """Whose aid it is: of "a convoy of the World Food Programme" the programme's, of "given by the Emirates" theirs."""
    if sense.frame.kind is not ClaimKind.AID:
        return Chain()
    for at in range(index + 1, clause.end):
        unit = sentence.units[at]
        body = unit.mention is not None and unit.mention.type is MentionType.BODY and not unit.proclitic
        given = sentence.has(at - 1, "FROM") and sentence.has(at - 2, "GIVEN_BY")
        goods = sense.pos == "verb" and sentence.has(at - 1, "AID")
        if (given or (goods and body)) and acts(unit):
            return chain(sentence, at, clause.end)
    return Chain()


def _exchanged(sentence: Sentence, clause: Clause) -> Arguments:
    """Whose captives come home in return for whose: "32 Armenian soldiers for two Azerbaijani ones"."""
    found: Arguments = []
    for at in range(clause.start, clause.end):
        unit = sentence.units[at]
        if unit.plain and (state := sentence.nationality(unit.word)):
            found += roles_of("participant", Chain([side([state], *sentence.offsets(at, at + 1))], at + 1))
    return found


def _given_near(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether what is given stands near, or is what the verb's own object means: "after it handed it over"."""
    needed = sense.frame.needs or "-"
    if "it" not in sense.frame.fields:
        return near_class(sentence, clause, index, needed, NEAR + 1)
    if not sentence.units[index].facts.carries_object:
        return False
    told = sentence.units[max(0, clause.start - 10) : clause.start]
    return any(unit.mention is not None and unit.mention.type is MentionType.PLACE for unit in told)


def _whose(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Chain:
    """Whose the goods are by their nationality: "a Jordanian convoy of aid"."""
    captives = sense.frame.kind is ClaimKind.RELEASE  # theirs is not who frees them
    for at in range(index + 1, min(index + NEAR, clause.end)) if not captives else ():
        unit = sentence.units[at]
        if unit.plain and sentence.has(at - 1, sense.frame.needs or "") and (state := sentence.nationality(unit.word)):
            return Chain([side([state], *sentence.offsets(at, at + 1))], at + 1)
    return Chain()
