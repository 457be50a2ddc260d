"""Truces and accords in force: between whom they are, and whether a clause tells one."""

from mithaq.annotate.events.arguments import (
    CLOSE,
    FAR,
    Arguments,
    construct,
    governed_by,
    instrument_near,
    near_class,
    parties_of,
    roles_of,
)
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.deals import agreed_by, laid_down_by, of_truce, upheld
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.kinds import ClaimKind, MentionType


def mutual(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A ceasefire: told only where something is done about it (agreed, in force, extended, called for)."""
    if any(sentence.has(at, "BREACH") for at in (index - 1, index - 2)) or sentence.has(index - 1, "LINE"):
        return None  # a truce is broken, not made; nor is one told by "the ceasefire line"
    if sense.pos == "noun" and (laid_down_by(sentence, index) or upheld(sentence, index)):
        return None
    name = sentence.units[index].mention  # "an immediate cease of fire" may be one name
    related = "related" in sense.frame.fields
    told = _antecedent(sentence, clause) if sense.pos == "verb" and "with" in sense.frame.fields else range(0)
    if related and not of_truce(sentence, clause, sense):
        return None
    truce_before = any(sentence.has(at, sense.frame.needs or "-") for at in told)
    near = truce_before or related or near_class(sentence, clause, index, sense.frame.needs or "-", 4)
    if sense.frame.needs and name is None and not near:
        return None
    if _brought(sentence, clause, index, sense):
        return None
    beside = sense.frame.fields.get("with")
    if beside and not near_class(sentence, clause, index, beside):
        return None
    doer = (
        index
        if sense.pos == "verb"
        else next(
            (at for at in range(index - 1, clause.start - 1, -1) if "CEASEFIRE_VERBS" in sentence.units[at].classes),
            None,
        )
    )
    if doer is not None and _talked_over(sentence, doer, index):
        return None
    after = next(
        (at for at in range(index + 1, min(index + 5, clause.end)) if "CEASEFIRE_VERBS" in sentence.units[at].classes),
        None,
    )
    if doer is None and after is None and clause.link is Link.RESUMED and clause.parent is not None:
        above = sentence.clauses[clause.parent]  # "agreed, at a meeting that they held, on a truce"
        doer = next((at for at in range(above.start, above.end) if sentence.has(at, "CEASEFIRE_VERBS")), None)
        clause = above if doer is not None else clause
    agreeing = agreed_by(sentence, clause, index) if doer is None and after is None else Chain()
    carrier = doer if doer is not None else after if after is not None else (index if agreeing else None)
    sure = related or beside is not None or "told" in sense.frame.fields  # "since the entry of the truce into force"
    sure = sure or any(sentence.has(at, "TRUCE_MADE") for at in range(index - 3, index))
    if carrier is None and not sure and not governed_by(sentence, clause, index, ("CALLED", "CALLED_VERBS")):
        return None
    others, joined = after_class(sentence, index + 1, clause.end, ("BETWEEN", "WITH"))
    if truce_before and not others:
        others, _ = after_class(sentence, told.start, told.stop, ("BETWEEN",))
    found = [*roles_of("participant", agreeing), *roles_of("participant", others)]
    if doer is not None and (not found or joined == "WITH") and not sentence.has(doer, "SPONSOR_VERBS"):
        who = subject(sentence, clause, doer)
        partners = after_class(sentence, max(who.end, doer + 1), index, ("WITH",))[0] if doer < index else Chain()
        found = [*roles_of("participant", who), *roles_of("participant", partners), *found]
    document = instrument_near(sentence, clause, index)
    truce = document is not None and any("TRUCE" in unit.classes for unit in sentence.units if unit.mention is document)
    if document is not None and truce and len(document.parties) > 1 and sense.frame.name == "extend" and not others:
        found = [("participant", document.id)]  # "announced the extension of the truce between the two"
    if len(parties_of(sentence, found)) == 1:
        found += roles_of("participant", _opponent(sentence, index, found))
    named = sentence.units[index].mention
    if named is not None and named.parties and not any(role == "participant" for role, _ in found):
        found = [("participant", named.id)]
    if document is not None and truce:
        if document.parties and not found:
            found.append(("participant", document.id))
        found.append(("instrument", document.id))
    alone = len(parties_of(sentence, found)) < 2 and not any(role == "back" for role, _ in found)
    if alone and "several" in sense.frame.fields:
        return None  # "a truce that the government announced"
    return found or [("back", "none")]


def _talked_over(sentence: Sentence, doer: int, truce: int) -> bool:
    """Tell whether the truce is only what that which was held is about: "talks were held with X on a truce"."""
    topic = any(sentence.has(at, "TOPIC_OPENER") for at in range(doer + 1, truce))
    return topic and sentence.has(doer, "CARRY_VERBS")


def _antecedent(sentence: Sentence, clause: Clause) -> range:
    """The words before a relative clause that it may say something of: "the truce between X and Y, which began"."""
    if clause.link is not Link.RELATIVE or clause.parent is None:
        return range(0)
    return range(max(sentence.clauses[clause.parent].start, clause.start - _ANTECEDENT), clause.start)


_ANTECEDENT = 12


def _opponent(sentence: Sentence, index: int, found: Arguments) -> Chain:
    """The other side of a truce that one agrees to: who attacks, "less than a day after the Ethiopian operation"."""
    ours = parties_of(sentence, found)
    for at in range(index + 1, len(sentence)):
        if any(sentence.has(at, name) for name in ("OPERATION", "ASSAULT")):
            other = construct(sentence, at + 1, len(sentence))
            if other.mentions and ours.isdisjoint(party for mention in other.mentions for party in mention.parties):
                return other
    return Chain()


def _brought(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether the truce is not what the verb ends, but what ends something: "the fights ended with a truce"."""
    by = sense.frame.fields.get("unless-by")
    needed = sense.frame.needs or "-"
    near = [at for at in range(index + 1, clause.end) if sentence.has(at, needed)]
    made = [at - 1 for at in near if not sentence.has(at - 1, "BY_THAT")]  # "with the signing of a truce"
    return by is not None and any(sentence.units[at].proclitic == by for at in (*near, *made))


def in_force(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A truce that takes effect: by a verb, in a clause about it, or by a noun ("since the agreement's entry ...").

    What is only called an agreement is flagged: it is a truce where the report tells of one.
    """
    stop = min(index + _EFFECT, clause.end)
    if not any(sentence.has(at, sense.frame.fields["with"]) for at in range(index, stop)):
        return None
    before = max(0, clause.start - FAR) if clause.link is Link.RELATIVE else clause.start
    near = sentence.units[before:index] if clause.link is Link.RELATIVE or sense.pos == "verb" else ()
    own = any(sentence.has(at, "IN_FORCE_OWN") for at in range(index, stop))
    if own and clause.link is not Link.RELATIVE:  # "the agreement that was announced ... and whose effect began"
        near = sentence.units[max(0, clause.start - FAR) : index]
    about = [*sentence.units[index + 1 : stop], *near]
    needed = sense.frame.needs or ""
    truce = any(needed in unit.classes for unit in about)
    if not truce and not any("DEAL" in unit.classes for unit in about):
        return None
    near_sides = range(before, min(stop + CLOSE, clause.end))
    sides = next((each for at in near_sides if (each := _sides_at(sentence, at, clause.end))), Chain())
    document = next(
        (unit.mention for unit in about if unit.mention and unit.mention.type is MentionType.AGREEMENT), None
    )
    found = roles_of("participant", sides) or roles_of("participant", _who_reached(sentence, clause, index))
    if not found and document is not None and document.parties:
        found = [("participant", document.id)]
    instruments = [("instrument", document.id)] if document is not None else []
    return [*(found or [("back", "none")]), *instruments, *([] if truce else [("flag", DEAL)])]


def _who_reached(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who reached, in the same clause, the text that takes effect: "reached an accord that begins on Sunday"."""
    for at in range(clause.start, index):
        if any(sense.frame.kind is ClaimKind.SIGNING for sense in verb_senses(sentence, at)):
            return subject(sentence, clause, at)
    return Chain()


_EFFECT = 9
DEAL = "deal"
"""The flag of an agreement that takes effect, where its own words do not say of what it is."""


def _sides_at(sentence: Sentence, at: int, end: int) -> Chain:
    return chain(sentence, at + 1, end) if sentence.has(at, "BETWEEN") else Chain()
