"""Where a frame's arguments stand. One function a shape: from a trigger in its clause to (role, annotation) pairs.

Roles: participant, actor, target, source, place, third-party, instrument; "back" points to earlier participants.
A shape returns None where the word, as it stands here, tells no event.
"""

from collections.abc import Callable

from mithaq.annotate.events.clauses import light_verb
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.syntax import Chain, acts, after_class, chain, group, subject
from mithaq.annotate.events.units import Clause, Sentence, Unit
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

Arguments = list[tuple[str, str]]
Shape = Callable[[Sentence, Clause, int, Sense], Arguments | None]
_INSTRUMENTS = (MentionType.AGREEMENT,)
_FORMATS = (MentionType.MECHANISM, MentionType.FORMAT)
_NEAR = 9
_FAR = 18
_CLOSE = 5


def contact(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A meeting or call: the subject, whoever follows it, and those behind "with" and "between"."""
    if sense.pos == "verb" and sentence.has(index + 1, sense.frame.fields.get("never", "-")):
        return None
    found = (
        _contact_of_verb(sentence, clause, index)
        if sense.pos == "verb"
        else _contact_of_noun(sentence, clause, index, sense)
    )
    parties = _parties(sentence, found)
    back = any(role == "back" for role, _ in found)
    if "weak" in sense.frame.fields and not (back or (len(parties) > 1 and _people_or_offices(sentence, found))):
        return None
    named = sense.pos == "verb" or len(sense.rest) > 0
    if not parties and not back and sense.pos == "noun" and _held_again(sentence, clause, index, sense):
        found, back = [*found, ("back", "group")], True
    alone = parties and (named or carried(sentence, clause, index) or _format(sentence, index, clause) is not None)
    if len(parties) < 2 and not back and not alone:
        return None
    return [*found, *_third_parties(sentence, index, clause)]


def _contact_of_verb(sentence: Sentence, clause: Clause, index: int) -> Arguments:
    who = subject(sentence, clause, index)
    start = max(who.end, index + 1)
    behind = _object(sentence, start, clause.end)
    with_whom, _ = after_class(sentence, start, clause.end, ("WITH", "BETWEEN"))
    return [*_roles("participant", who), *_roles("participant", behind), *_roles("participant", with_whom)]


def _held_again(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Talks, or the meeting spoken of, that a verb carries: those who take part were named before."""
    known = "talks" in sense.frame.fields or sense.form == "definite"
    return known and carried(sentence, clause, index)


def _object(sentence: Sentence, start: int, end: int) -> Chain:
    """The names behind the subject, over times, places with their preposition and commas."""
    index = start
    while index < end:
        unit = sentence.units[index]
        if acts(unit) and unit.proclitic == "" and not _located(sentence, index):
            return chain(sentence, index, end)
        placed = unit.mention is not None and _located(sentence, index)
        if not (
            unit.timex or placed or unit.norm in "،," or "LOCATIVE" in unit.classes or "LEADING_ADVERB" in unit.classes
        ):
            return Chain()
        index += 1
    return Chain()


def _located(sentence: Sentence, index: int) -> bool:
    return index > 0 and "LOCATIVE" in sentence.units[index - 1].classes


def _contact_of_noun(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments:
    start = _after_noun(sentence, index, sense)
    if sense.form == "possessed":
        return [("back", "pair")]
    found: Arguments = []
    direct = _construct(sentence, start, clause.end)
    found += _roles("participant", direct)
    others, _ = after_class(sentence, max(start, direct.end), clause.end, ("BETWEEN", "WITH", "PRESIDED", "FROM"))
    found += _roles("participant", others)
    carrier = _carrier(sentence, clause, index)
    if carrier is not None:
        hosting = "HOSTING" in sentence.units[carrier].classes
        found += _roles("host" if hosting else "participant", subject(sentence, clause, carrier))
    return _members_first(sentence, found, _format(sentence, index, clause))


def _members_first(sentence: Sentence, found: Arguments, body: Mention | None) -> Arguments:
    """Where members of a format are named, they take part; else all of the format's."""
    formats = {mention.id for mention in _by_id(sentence).values() if mention.type in _FORMATS}
    if any(role == "participant" and ref not in formats for role, ref in found):
        found = [pair for pair in found if pair[1] not in formats]
    elif body is not None:
        found.append(("mechanism", body.id))
    return found


def _construct(sentence: Sentence, start: int, end: int) -> Chain:
    """Names right behind a noun or its adjectives: "a meeting of the ministers ..."; with or without "of"."""
    for index in range(start, min(start + 5, end)):
        unit = sentence.units[index]
        if unit.mention is not None:
            return chain(sentence, index, end) if unit.proclitic in ("", "ل") or index == start else Chain()
        if unit.plain and (state := sentence.nationality(unit.word)):
            begin, stop = sentence.offsets(index, index + 1)
            return Chain([side([state], begin, stop)], index + 1)
        if unit.timex is not None or any(
            name in unit.classes for name in ("PREPOSITION", "THAT", "RELATIVE", "GROUP_BACK")
        ):
            return Chain([], index + 1, group(unit)) if "GROUP_BACK" in unit.classes else Chain()
        if not _attribute(unit):
            return Chain()
    return Chain()


def _attribute(unit: Unit) -> bool:
    """Tell whether a word may stand between a noun and its names: an adjective, a number, a quotation mark."""
    return unit.facts.qualifies if unit.norm[:1].isalpha() else unit.norm.isdecimal() or unit.norm in '"«»“”()،'


def declines(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """Staying away from a meeting: who."""
    if not _near_class(sentence, clause, index, sense.frame.needs or "", 5):
        return None
    found = _roles("participant", subject(sentence, clause, index))
    if not found and clause.start > 0:
        before = [u.mention for u in sentence.units[: clause.start] if u.mention is not None and u.mention.parties]
        found = [("participant", before[-1].id)] if before else []
    return [*found, ("flag", "occasion")] if found else None


def visit(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A journey: who travels, and where to."""
    if sense.pos == "verb":
        who = subject(sentence, clause, index)
        start = max(who.end, index + 1)
    else:
        start = _after_noun(sentence, index, sense)
        who = _construct(sentence, start, clause.end)
        carrier = _carrier(sentence, clause, index)
        if not who and carrier is not None:
            who = subject(sentence, clause, carrier)
        start = max(start, who.end)
    found = _roles("participant", who)
    goal = _destination(sentence, start, clause.end, sense.pos == "verb" and sense.frame.name == "visit")
    if goal is None or not found:
        return None
    return [*found, ("destination", goal.id)]


def _destination(sentence: Sentence, start: int, end: int, direct: bool) -> Mention | None:
    for index in range(start, min(start + _NEAR, end)):
        mention = sentence.units[index].mention
        if mention is None or mention.type not in (MentionType.PLACE, MentionType.COUNTRY):
            continue
        if direct or sentence.has(index - 1, "TOWARDS") or sentence.units[index].proclitic == "ل":
            return mention
        if index - 2 >= start and sentence.has(index - 2, "TOWARDS"):
            return mention
    return None


def instrument(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """Signing, ratifying, ending, proposing a text: who does it, with whom, which text."""
    document = _instrument(sentence, clause, index)
    reach = _FAR if sense.pos == "verb" else _CLOSE
    if document is None and not _near_class(sentence, clause, index, sense.frame.needs or "", reach):
        return None
    if sense.frame.fields.get("needs") == "TREATY" and not _near_class(sentence, clause, index, "TREATY", reach):
        return None
    who = subject(sentence, clause, index) if sense.pos == "verb" else _construct(sentence, index + 1, clause.end)
    found = _roles("participant", who)
    others, _ = after_class(sentence, index + 1, clause.end, ("BETWEEN", "WITH"))
    found += _roles("participant", others)
    carrier = _carrier(sentence, clause, index)
    if sense.pos != "verb" and carrier is not None:
        found += _roles("participant", subject(sentence, clause, carrier))
    if document is not None:
        found.append(("instrument", document.id))
    return found or ([("back", "group")] if sense.pos == "verb" else None)


def mutual(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A ceasefire: told only where something is done about it (agreed, in force, extended, called for)."""
    if sense.frame.needs and not _near_class(sentence, clause, index, sense.frame.needs, 4):
        return None
    beside = sense.frame.fields.get("with")
    if beside and not _near_class(sentence, clause, index, beside):
        return None
    doer = (
        index
        if sense.pos == "verb"
        else next(
            (at for at in range(index - 1, clause.start - 1, -1) if "CEASEFIRE_VERBS" in sentence.units[at].classes),
            None,
        )
    )
    after = next(
        (at for at in range(index + 1, min(index + 5, clause.end)) if "CEASEFIRE_VERBS" in sentence.units[at].classes),
        None,
    )
    carrier = doer if doer is not None else after
    if carrier is None and not _governed_by(sentence, clause, index, ("CALLED", "CALLED_VERBS")):
        return None
    others, _ = after_class(sentence, index + 1, clause.end, ("BETWEEN", "WITH"))
    found = _roles("participant", others)
    if not found and doer is not None:
        found = _roles("participant", subject(sentence, clause, doer))
    document = _instrument(sentence, clause, index)
    if document is not None and any("TRUCE" in unit.classes for unit in sentence.units if unit.mention is document):
        found.append(("instrument", document.id))
    return found or [("back", "none")]


def mechanism(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A body set up: its members, from its name or from "between"."""
    stop = min(index + 6, clause.end)
    named = next(
        (
            u.mention
            for u in sentence.units[index + 1 : stop]
            if u.mention and u.mention.type in (MentionType.MECHANISM, MentionType.FORMAT)
        ),
        None,
    )
    if named is None and not any(
        "MECHANISM" in unit.classes for unit in sentence.units[index + 1 : min(index + 4, clause.end)]
    ):
        return None
    found: Arguments = [("mechanism", named.id)] if named else []
    others, _ = after_class(sentence, index + 1, clause.end, ("BETWEEN", "WITH", "PRESIDED", "COMPRISING"))
    found += _roles("participant", others)
    if sense.pos == "verb":
        found += _roles("founder", subject(sentence, clause, index))
    elif not found:
        found += _roles("founder", _first_chain(sentence, clause, index))
    return found or None


def _first_chain(sentence: Sentence, clause: Clause, end: int) -> Chain:
    starts = (at for at in range(clause.start, end) if sentence.units[at].mention is not None)
    return next((found for at in starts if (found := chain(sentence, at, end))), Chain())


def clash(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A fight: between whom, or with no sides named."""
    if sense.frame.needs and not _near_class(sentence, clause, index, sense.frame.needs):
        return None
    sides, _ = after_class(sentence, index + 1, clause.end, ("BETWEEN", "WITH"))
    if sense.pos == "verb":
        return [*_roles("participant", subject(sentence, clause, index)), *_roles("participant", sides)] or [
            ("back", "none")
        ]
    told = carried(sentence, clause, index) or any(
        "FIGHT_VERBS" in unit.classes for unit in sentence.units[clause.start : clause.end]
    )
    if not (told or sides):
        return None
    return _roles("participant", sides) or [("back", "none")]


def attack(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """An act of force: who did it, to whom. What is to cease is none."""
    if any("CESSATION" in unit.classes for unit in sentence.units[max(clause.start, index - 3) : index]):
        return None
    if sense.frame.needs and not _near_class(sentence, clause, index, sense.frame.needs):
        return None
    if sense.pos == "verb":
        who = subject(sentence, clause, index)
        found = _roles("actor", who)
        start = max(who.end, index + 1)
    else:
        start = _after_noun(sentence, index, sense)
        who = _construct(sentence, start, clause.end)
        if "victim" in sense.frame.fields:
            who = _construct(sentence, start, min(start + 1, clause.end))
            found = _roles("target", who)
            who = Chain()
        else:
            found = _roles("actor", who)
        if sense.form == "definite" and not who and not carried(sentence, clause, index):
            return None
        carrier = _carrier(sentence, clause, index)
        if carrier is not None and not who:
            found += _roles("actor", subject(sentence, clause, carrier))
        start = max(start, who.end)
    if not who:
        found += _roles("actor", after_class(sentence, start, clause.end, ("FROM", "BY"))[0])
    target, _ = after_class(sentence, start, clause.end, ("AGAINST",))
    found += _roles("target", target)
    return found or [("back", "none")]


def forces(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """Troops that move or bar the way: whose they are."""
    if not _near_class(sentence, clause, index, sense.frame.needs or ""):
        return None
    who = subject(sentence, clause, index) if sense.pos == "verb" else _construct(sentence, index + 1, clause.end)
    found = _roles("actor", who)
    if not found and (carrier := _carrier(sentence, clause, index)) is not None:
        found = _roles("actor", subject(sentence, clause, carrier))
    return found or [("back", "none")]


def release(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """Something or someone given: by whom; with "between", both."""
    if sense.frame.needs and not _near_class(sentence, clause, index, sense.frame.needs, 7):
        return None
    who = (
        subject(sentence, clause, index)
        if sense.pos == "verb"
        else _construct(sentence, _after_noun(sentence, index, sense), clause.end)
    )
    found = _roles("actor", who)
    others, name = after_class(sentence, index + 1, clause.end, ("BETWEEN", "WITH", "TO_WHOM"))
    found += _roles("target" if name == "TO_WHOM" else "participant", others)
    carrier = _carrier(sentence, clause, index)
    if sense.pos != "verb" and not who and carrier is not None:
        found += _roles("actor", subject(sentence, clause, carrier))
    return found or ([("back", "none")] if carried(sentence, clause, index) else None)


def protest(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A crowd in the street; told by a verb, or by a noun that a verb carries or that has a place."""
    if sense.frame.needs:
        return [("back", "none")] if _near_class(sentence, clause, index, sense.frame.needs, _NEAR) else None
    if sense.pos == "verb" or carried(sentence, clause, index) or sense.form == "bare":
        return [("back", "none")]
    return None


SHAPES: dict[str, Shape] = {
    "contact": contact,
    "declines": declines,
    "visit": visit,
    "instrument": instrument,
    "mutual": mutual,
    "mechanism": mechanism,
    "clash": clash,
    "attack": attack,
    "forces": forces,
    "release": release,
    "protest": protest,
}


def carried(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a light verb of the clause carries the noun at ``index``."""
    return _carrier(sentence, clause, index) is not None


def _carrier(sentence: Sentence, clause: Clause, index: int) -> int | None:
    for at in range(index - 1, clause.start - 1, -1):
        if light_verb(sentence, at):
            return at
    following = range(index + 1, min(index + 8, clause.end))
    return next((at for at in following if light_verb(sentence, at)), None)


def _after_noun(sentence: Sentence, index: int, sense: Sense) -> int:
    """The unit behind a noun trigger and the rest of its phrase."""
    stop = sentence.units[index].start + 1 + len(sense.rest)
    at = index + 1
    while at < len(sentence) and sentence.units[at].start < stop:
        at += 1
    return at


def _roles(role: str, found: Chain) -> Arguments:
    if found.back:
        return [("back", found.back)]
    return [(role, mention.id) for mention in found.mentions]


def _by_id(sentence: Sentence) -> dict[str, Mention]:
    return {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}


def _parties(sentence: Sentence, arguments: Arguments) -> set[str]:
    mentions = _by_id(sentence)
    return {party for role, ref in arguments if ref in mentions and role != "host" for party in mentions[ref].parties}


def _people_or_offices(sentence: Sentence, arguments: Arguments) -> bool:
    mentions = _by_id(sentence)
    return any(mentions[ref].type in (MentionType.PERSON, MentionType.ROLE) for _, ref in arguments if ref in mentions)


def _instrument(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    """The text nearest to the trigger, behind it first: a relative clause has it before."""
    stop = min(index + _FAR, clause.end)
    behind = [u.mention for u in sentence.units[index + 1 : stop] if u.mention and u.mention.type in _INSTRUMENTS]
    before = [
        u.mention for u in sentence.units[max(0, index - 12) : index] if u.mention and u.mention.type in _INSTRUMENTS
    ]
    return (behind[0] if behind else None) or (before[-1] if before else None)


def _near_class(sentence: Sentence, clause: Clause, index: int, name: str, reach: int = _FAR) -> bool:
    behind = sentence.units[index + 1 : min(index + 1 + reach, clause.end)]
    before = sentence.units[max(clause.start, index - 3) : index]
    return any(name in unit.classes or (name == "GROUND" and _placed(unit)) for unit in (*behind, *before))


def _placed(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.type is MentionType.PLACE


def _format(sentence: Sentence, index: int, clause: Clause) -> Mention | None:
    """The mechanism or format whose meeting it is."""
    units = sentence.units[index + 1 : min(index + 6, clause.end)]
    return next((u.mention for u in units if u.mention is not None and u.mention.type in _FORMATS), None)


def _third_parties(sentence: Sentence, index: int, clause: Clause) -> Arguments:
    """Mediators and hosts: behind "mediated by", "hosted by"."""
    found, _ = after_class(sentence, index + 1, clause.end, ("MEDIATION",))
    return [("third-party", mention.id) for mention in found.mentions]


def _governed_by(sentence: Sentence, clause: Clause, index: int, names: tuple[str, ...]) -> bool:
    return any(
        name in unit.classes for unit in sentence.units[max(0, clause.start - 4, index - 7) : index] for name in names
    )
