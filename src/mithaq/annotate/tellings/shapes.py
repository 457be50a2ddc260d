"""Where the arguments of a frame stand: one function for each shape. A shape may refuse: then nothing is told."""

from collections.abc import Callable, Iterable

from mithaq.annotate.tellings.casts import Arguments, Chain, behind, parties, related, site, subject, subject_here
from mithaq.annotate.tellings.clauses import is_finite
from mithaq.annotate.tellings.units import Clause, Sentence, Unit
from mithaq.annotate.tellings.words import Sense
from mithaq.model.annotations import Mention
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status

Shape = Callable[[Sentence, int, int, Sense], Arguments | None]
_TOGETHER = ("with", "between")
_OBJECTS = ("object", "genitive-object")
_GENITIVES = ("genitive", "genitive-object")
_INSTRUMENTS = (MentionType.AGREEMENT,)
_FORMATS = (MentionType.MECHANISM, MentionType.FORMAT)
_REACH = 6
_BESIDE = 2
_HIT = ("in", "by", "into", "near", "genitive", "object", "genitive-object", "subject")


def _clause(sentence: Sentence, number: int) -> Clause:
    return sentence.clauses[number]


def carrier(sentence: Sentence, number: int, index: int) -> int | None:
    """Return the verb that carries a noun: "held talks", "the visit will take place"."""
    clause = _clause(sentence, number)
    light = [at for at in clause.indices if sentence.units[at].is_a("LIGHT") or sentence.units[at].is_a("GOVERNS")]
    if any(sense.frame.kind is ClaimKind.RATIFICATION for sense in sentence.units[index].facts.senses):
        light += [at for at in clause.indices if _is_to_consider(sentence.units[at])]
    verbs = [at for at in light if is_finite(sentence.units[at]) or "INFN" in sentence.units[at].facts.marks]
    return min(verbs, key=lambda at: abs(at - index), default=None)


def _is_to_consider(unit: Unit) -> bool:
    """ "Will consider ratifying": that lies ahead; who has considered it has not by that ratified."""
    return unit.is_a("CONSIDERS") and "futr" in unit.facts.marks


def _joined(*chains: Chain) -> Arguments:
    found: Arguments = []
    for chain in chains:
        found += chain.roles("participant")
    return list(dict.fromkeys(found))


def contact(sentence: Sentence, number: int, index: int, sense: Sense) -> Arguments | None:
    """A meeting or a call: its subject and those behind "with" and "between"; of a noun also those it is of."""
    clause = _clause(sentence, number)
    together = related(sentence, clause, _TOGETHER)
    if sense.noun:
        led = carrier(sentence, number, index)
        own = behind(sentence, clause, index, (*_GENITIVES, *_TOGETHER))
        lead = subject(sentence, number, led) if led is not None else Chain()
        before = sentence.units[index - 1] if index else None
        aside = before is not None and before.plain and before.facts.classes.get("PREPOSITION") == "after"
        if aside and not together and not own.back:
            return None  # "on the fringes of the summit"
        if led is None and together and not own.mentions[len(together.mentions) :]:
            verb = next((at for at in clause.indices if is_finite(sentence.units[at])), None)
            lead = subject(sentence, number, verb) if verb is not None else Chain()
            lead.mentions = [each for each in lead.mentions if each not in together.mentions]
        if not lead and not own.back and len(parties(together)) == 1:
            lead = _them(sentence, clause, "near")
        if led is not None and _only_goes_on(sentence, clause, led):
            return None
        if led is None and not own and not together and governing_word(sentence, clause, index) is None:
            return _joined(_those_who_met(sentence, number, index)) or None
        if asked_for(sentence, clause, index):
            lead = Chain() if own or together else _offered(sentence, number, index)
        if own.back or (lead.back and own):
            lead = Chain() if own.back else lead
        found = _joined(lead, own, together)
    else:
        received = related(sentence, clause, _OBJECTS) if "receives" in sense.frame.fields else Chain()
        if "receives" in sense.frame.fields and not received:
            received = _them(sentence, clause)
        if "dative" in sense.frame.fields:
            together = together or related(sentence, clause, ("dative",)) or related(sentence, clause, ("object",))
        found = _joined(subject(sentence, number, index), together or _them(sentence, clause, "with"), received)
    return found if sense.noun or met(sentence, found) else None


def _those_who_met(sentence: Sentence, number: int, index: int) -> Chain:
    """Those who do what a clause tells at a meeting of nobody else: "the presidents signed at a meeting in X"."""
    clause = _clause(sentence, number)
    led = any(sentence.units[at].is_a("PREPOSITION") for at in range(max(0, index - 2), index))  # "in the course of"
    verb = next((at for at in clause.indices if is_finite(sentence.units[at])), None) if led else None
    who = subject(sentence, number, verb) if verb is not None else Chain()
    return who if len(parties(who)) > 1 else Chain()


def _offered(sentence: Sentence, number: int, index: int) -> Chain:
    """Who calls for a meeting does not by that take part, unless he offers it to somebody: "offered Kyiv talks"."""
    clause = _clause(sentence, number)
    asked = related(sentence, clause, ("dative",))
    word = governing_word(sentence, clause, index)
    if not asked or word is None:
        return Chain()
    return Chain([*subject(sentence, number, word).mentions, *asked.mentions])


def _only_goes_on(sentence: Sentence, clause: Clause, led: int) -> bool:
    """ "Agreed to continue the talks", without a day or a place: no round of them is told."""
    unit = sentence.units[led]
    told = (sentence.units[at] for at in clause.indices)
    fixed = any(one.timex is not None or (one.relation == "in" and one.mention is not None) for one in told)
    return unit.is_a("CONTINUES") and "INFN" in unit.facts.marks and not fixed


def met(sentence: Sentence, found: Arguments) -> bool:
    """Tell whether participants are two at least, point back to some, or are a format that meets."""
    several = len(_parties(sentence, found)) > 1 or len(_people(sentence, found)) > 1
    return several or any(role == "back" for role, _ in found) or _format(sentence, found)


def governing_word(sentence: Sentence, clause: Clause, index: int) -> int | None:
    """Return the word of a clause that plans, calls off or refuses what it tells."""
    return next((at for at in clause.indices if at != index and sentence.units[at].is_a("GOVERNS")), None)


def _them(sentence: Sentence, clause: Clause, preposition: str = "") -> Chain:
    """ "He received them", "met with him": whom the text spoke of before."""
    for at in clause.indices:
        before = sentence.units[at - 1] if at else None
        led = before is not None and before.facts.classes.get("PREPOSITION") == preposition
        if sentence.units[at].is_a("THEM") and (led if preposition else not (before and before.is_a("PREPOSITION"))):
            return Chain(back="office-pair" if not preposition else "single")
    return Chain()


def _parties(sentence: Sentence, found: Arguments) -> set[str]:
    known = {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}
    return parties(Chain([known[ref] for _, ref in found if ref in known]))


def _people(sentence: Sentence, found: Arguments) -> set[str]:
    known = {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}
    return {person for _, ref in found if ref in known for person in known[ref].people}


def _format(sentence: Sentence, found: Arguments) -> bool:
    known = {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}
    return any(known[ref].type in _FORMATS for _, ref in found if ref in known)


def asked_for(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether what a noun tells is only called for."""
    word = governing_word(sentence, clause, index)
    return word is not None and sentence.units[word].facts.classes["GOVERNS"] == Status.PROPOSED


def visit(sentence: Sentence, number: int, index: int, sense: Sense) -> Arguments | None:
    """A visit: who travels, and where to."""
    clause = _clause(sentence, number)
    relations = (
        ("into", "in", "to") if sense.noun or "person" in sense.frame.fields else ("into", "in", "to", *_OBJECTS)
    )
    goal = site(sentence, clause, relations, index) or _capital(sentence, clause)
    if sense.noun:
        led = carrier(sentence, number, index)
        travellers = behind(sentence, clause, index, _GENITIVES)
        if not travellers and led is not None:
            travellers = subject(sentence, number, led)
    else:
        travellers = subject(sentence, number, index)
    travellers.mentions = [each for each in travellers.mentions if each.type not in (MentionType.PLACE,)]
    if goal is None or not travellers.mentions:
        return None
    if "person" in sense.frame.fields and all(each.type is MentionType.COUNTRY for each in travellers.mentions):
        return None
    return [*travellers.roles("participant"), ("destination", goal.id)]


def _capital(sentence: Sentence, clause: Clause) -> Mention | None:
    """ "To the capital of X": the country stands for it."""
    for at in clause.indices[:-1]:
        mention = sentence.units[at + 1].mention if at + 1 < len(sentence.units) else None
        if sentence.units[at].is_a("CAPITAL") and mention is not None and mention.type is MentionType.COUNTRY:
            return mention
    return None


def instrument(sentence: Sentence, number: int, index: int, sense: Sense) -> Arguments | None:
    """A text that is signed, ratified, ended: it, and whose it is."""
    clause = _clause(sentence, number)
    texts = [
        unit.mention
        for at in clause.indices
        if (unit := sentence.units[at]).mention is not None and unit.mention.type in _INSTRUMENTS
    ]
    short = not sentence.units[index].facts.marks.isdisjoint({"PRTS", "PRTF"})
    if clause.link == "relative" and clause.antecedent is not None:
        named = sentence.units[clause.antecedent].mention
        texts += [named] if named is not None and named.type in _INSTRUMENTS and named not in texts else []
    sides = [related(sentence, clause, _TOGETHER)]
    if sense.noun:
        led = carrier(sentence, number, index)
        sides.insert(0, behind(sentence, clause, index, _GENITIVES))
        if led is not None:
            sides.insert(0, subject(sentence, number, led))
    else:
        sides.insert(0, related(sentence, clause, ("agent",)) if short else subject(sentence, number, index))
    found = [("instrument", text.id) for text in texts]
    found += [pair for pair in _joined(*sides) if pair[1] not in {text.id for text in texts}]
    told = "PRTS" in sentence.units[index].facts.marks and sense.frame.kind is ClaimKind.SIGNING
    if not found and short and clause.link == "relative":
        found = _signatories(sentence, number)
    return found or ([("back", "group")] if told else None)


def _signatories(sentence: Sentence, number: int) -> Arguments:
    """ "X and Y ..., as they undertook in the declaration signed in May": the two of whom the sentence tells."""
    for at in range(number - 1, -1, -1):
        clause = sentence.clauses[at]
        if clause.link == "main" and len(parties(told := subject_here(sentence, clause))) > 1:
            return told.roles("participant")
    return []


def mutual(sentence: Sentence, number: int, index: int, sense: Sense) -> Arguments | None:
    """A truce: between whom it is, or who agrees on it."""
    clause = _clause(sentence, number)
    led = carrier(sentence, number, index)
    lead = subject(sentence, number, led if led is not None else index)
    asked = governing_word(sentence, clause, index)
    if asked_for(sentence, clause, index):
        lead = Chain()  # who calls for a truce is no side of it
    together = related(sentence, clause, _TOGETHER)
    if len(parties(together)) > 1:
        lead = Chain()  # who announces a truce between two others is no side of it
    if sense.noun and asked is None and not any(sentence.units[at].is_a("TRUCE_CARRIER") for at in clause.indices):
        return None
    asks = _asked_sides(sentence, clause) if asked is not None and not together else Chain()
    found = _joined(together, lead, asks)
    place = site(sentence, clause, ("in",), index)
    return found if found or place is not None or led is not None or asked is not None else None


def _asked_sides(sentence: Sentence, clause: Clause) -> Chain:
    """ "Called on the sides to cease fire": those told of before."""
    backs = (
        sentence.units[at].facts.classes["GROUP_BACK"] for at in clause.indices if sentence.units[at].is_a("GROUP_BACK")
    )
    return Chain(back=next((back for back in backs if back != "single"), ""))


def force(sentence: Sentence, number: int, index: int, sense: Sense) -> Arguments | None:
    """An act of force: who does it, to whom."""
    clause, marks = _clause(sentence, number), sentence.units[index].facts.marks
    hit = related(sentence, clause, ("by", "against", "into"))
    if sense.noun:
        led = carrier(sentence, number, index)
        own = behind(sentence, clause, index, _GENITIVES)
        doers = subject(sentence, number, led) if led is not None else Chain()
        suffers = any(sentence.units[at].is_a("SUFFERS") for at in clause.indices)
        if suffers:
            doers, hit = related(sentence, clause, ("agent", "from")), subject(sentence, number, index)
        elif hit and own:
            doers = own
        elif own:
            hit = own
    elif "PRTS" in marks:
        doers, hit = related(sentence, clause, ("agent",)), subject(sentence, number, index)
    else:
        doers = subject(sentence, number, index)
        hit = Chain([*related(sentence, clause, _OBJECTS).mentions, *hit.mentions])
    hit.mentions += _owners(sentence, clause)
    doers.mentions = [each for each in doers.mentions if each not in hit.mentions]
    if any(sentence.units[at].is_a("ENDS") for at in clause.indices if index - _REACH < at < index):
        return None
    place = site(sentence, clause, _HIT, index)
    dated = any(sentence.units[at].timex is not None for at in clause.indices)
    targets = Chain([each for each in hit.mentions if each.type is not MentionType.PLACE])
    found = [*doers.roles("actor"), *targets.roles("target")]
    return found if found or place is not None or dated else None


def _owners(sentence: Sentence, clause: Clause) -> list[Mention]:
    """Whose what is hit is: "the positions of Armenia"."""
    owned = [at for at in clause.indices if sentence.units[at].is_a("OWNED")]
    return [mention for at in owned for mention in behind(sentence, clause, at, _GENITIVES).mentions]


def clash(sentence: Sentence, number: int, index: int, sense: Sense) -> Arguments | None:
    """A fight: the sides between whom it is."""
    clause = _clause(sentence, number)
    sides = related(sentence, clause, _TOGETHER)
    lead = subject(sentence, number, index) if not sense.noun else behind(sentence, clause, index, _GENITIVES)
    place = site(sentence, clause, ("in", "by", "near", "genitive"), index)
    found = _joined(lead, sides)
    dated = any(sentence.units[at].timex for at in clause.indices)
    return found or ([("back", "none")] if place is not None or dated else None)


def deed(sentence: Sentence, number: int, index: int, sense: Sense) -> Arguments | None:
    """What somebody does: sends, withdraws, releases, hands over, arrests; and to whom."""
    clause, marks = _clause(sentence, number), sentence.units[index].facts.marks
    led = carrier(sentence, number, index) if sense.noun else None
    if sense.noun:
        doers = subject(sentence, number, led) if led is not None else behind(sentence, clause, index, _GENITIVES)
    elif "PRTS" in marks:
        doers = related(sentence, clause, ("agent",))
    else:
        doers = subject(sentence, number, index)
    others = related(sentence, clause, ("dative", *(("with", "between") if "mutual" in sense.frame.fields else ())))
    if "against" in sense.frame.fields:
        others = related(sentence, clause, ("against", *_OBJECTS))
    place = site(sentence, clause, ("in", "into", "from"), index)
    if sense.frame.kind is ClaimKind.PROTEST and doers.back and place is None:
        return None  # somebody is against something
    found = [*doers.roles("actor"), *others.roles("target")]
    if sense.frame.kind is ClaimKind.PROTEST and sense.noun and led is not None:
        return found or [("back", "none")]
    return found if found or place is not None else None


def mechanism(sentence: Sentence, number: int, index: int, sense: Sense) -> Arguments | None:
    """A commission or a format that is set up."""
    clause = _clause(sentence, number)
    above = [clause.antecedent] if clause.link == "relative" and clause.antecedent is not None else []
    within = (sentence.units[at].mention for at in (*above, *clause.indices))
    made = [each for each in within if each is not None and each.type in _FORMATS]
    doers = subject(sentence, number, index) if not sense.noun else Chain()
    doers.mentions = [each for each in doers.mentions if each not in made]
    found = [("mechanism", each.id) for each in made] + _joined(doers, related(sentence, clause, _TOGETHER))
    return found or None


def speech(sentence: Sentence, number: int, index: int, sense: Sense) -> Arguments | None:
    """Who says something; whom it accuses or asks."""
    clause = _clause(sentence, number)
    if sense.noun:
        who = behind(sentence, clause, index, _GENITIVES)
        led = carrier(sentence, number, index)
        who = who or (subject(sentence, number, led) if led is not None else Chain())
    else:
        who = _inside(sentence, clause, index) or subject(sentence, number, index)
        if not who or (clause.link == "aside" and not who.mentions):
            inside = related(sentence, clause, ("in",), _near(clause, index))
            who = Chain([each for each in inside.mentions if each.type is MentionType.BODY]) or who
    if not who or (not sense.noun and _impersonal(sentence, who, index)):
        return None
    found = who.roles("source")
    if sense.frame.act is Act.ACCUSES:
        found += related(sentence, clause, _OBJECTS).roles("accused")
    if sense.frame.act in (Act.CALLS_FOR, Act.DEMANDS):
        found += [(("participant"), each.id) for each in related(sentence, clause, (*_OBJECTS, "dative")).mentions]
    return found


def _inside(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """ "They reported in the ministry": a verb in the plural without a subject, and the body or capital that speaks."""
    if "plur" not in sentence.units[index].facts.marks or subject_here(sentence, clause):
        return Chain()
    beside = related(sentence, clause, ("in",), [at for at in clause.indices if abs(at - index) <= _BESIDE])
    bodies = [each for each in related(sentence, clause, ("in",)).mentions if each.type is MentionType.BODY]
    return Chain([*bodies, *(each for each in beside.mentions if each.parties)][:1])


def _impersonal(sentence: Sentence, who: Chain, index: int) -> bool:
    """A verb in the plural beside one name in the singular has no subject: "X they call a danger"."""
    if "plur" not in sentence.units[index].facts.marks or len(who.mentions) != 1:
        return False
    unit = next((each for each in sentence.units if each.mention is who.mentions[0]), None)
    return unit is not None and "sing" in unit.facts.marks and "plur" not in unit.facts.marks and unit.relation != "in"


def _near(clause: Clause, index: int) -> Iterable[int]:
    return [at for at in clause.indices if index < at <= index + _REACH]


SHAPES: dict[str, Shape] = {
    "contact": contact, "visit": visit, "instrument": instrument, "mutual": mutual, "force": force, "clash": clash,
    "deed": deed, "mechanism": mechanism, "speech": speech,
}  # fmt: skip
