"""Signing, ratifying, ending and proposing texts: whose they are."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import (
    CLOSE,
    FAR,
    Arguments,
    announcer,
    carrier,
    construct,
    deciding,
    instrument_near,
    near_class,
    parties_of,
    roles_of,
)
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.pacts_before import meant_by_it, told_of
from mithaq.annotate.events.passing import resumed_behind
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.signing import (
    behalf,
    by_unknown,
    given_thing,
    handed_thing,
    of_signatory,
    signatories,
    signed_for,
    signs_for_sides,
)
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import Act, ClaimKind


def instrument(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """Signing, ratifying, ending, proposing a text: who does it, with whom, which text."""
    if _means_another(sentence, index, sense) or (sense.pos == "verb" and sentence.has(index - 1, "WHAT")):
        return None  # "what the government arrived at"
    if _says_of_text(sentence, index, sense) or of_signatory(sentence, index, sense):
        return None
    if "upon" in sense.frame.fields and not _upon(sentence, clause, index, sense):
        return None  # "agreed to meet and discuss an accord"
    given = sense.frame.kind is ClaimKind.PROPOSAL and clause.link in (Link.ADVERBIAL, Link.CONTENT)
    if given and sense.pos == "verb" and sentence.units[index].facts.carries_object:
        return None  # "after it handed it over": no text
    if given_thing(sentence, clause, index, sense) or handed_thing(sentence, clause, index, sense):
        return None
    if "announced" in sense.frame.fields and not _made_known(sentence, clause, index, sense):
        return None
    document = instrument_near(sentence, clause, index)
    if "whole" in sense.frame.fields and not _runs_out(sentence, index, document):
        return None
    aside = "aside" in sense.frame.fields
    if document is not None and not aside and _breached(sentence, _unit_of(sentence, document)):
        document = None  # "suspended the talks because of breaches of the truce"
    if document is not None and not aside and _about_another(sentence, index, _unit_of(sentence, document)):
        document = None  # "signed a declaration on carrying out the Pretoria agreement"
    reach = FAR if sense.pos == "verb" else CLOSE
    near = document is not None or near_class(sentence, clause, index, sense.frame.needs or "", reach)
    near = near or (aside and told_of(sentence, index, sense.frame.needs or ""))
    it = not near and meant_by_it(sentence, clause, index, sense)
    if not near and sense.pos == "verb" and (on := resumed_behind(sentence, clause)) is not None:
        near = near_class(sentence, on, on.start - 1, sense.frame.needs or "", CLOSE)
    if not near and not it and not signed_for(sentence, index, sense):
        return None
    if "strict" in sense.frame.fields and not it and not _governs(sentence, clause, index, sense, reach):
        return None
    who = signatories(sentence, clause, index) if sense.pos == "verb" else construct(sentence, index + 1, clause.end)
    if "outcome" in sense.frame.fields:
        who = Chain()  # "the talks in Beijing resulted in an accord": they are no side
    if sense.pos != "verb" and "decided" in sense.frame.fields:
        who = _decider(sentence, clause, index) or who  # whose mandate it is does not extend it
    found = roles_of("participant", who)
    others, joined = after_class(sentence, index + 1, clause.end, ("BETWEEN", "WITH"))
    if joined == "BETWEEN" and "mediated" in sense.frame.fields and len(parties_of(sentence, found)) == 1:
        found = roles_of("third-party", who)  # who reaches a truce between two mediates it
    found += roles_of("participant", others)
    verb = carrier(sentence, clause, index)
    verb = verb if verb is not None else deciding(sentence, clause, index)
    if verb is not None and who and any(sentence.has(at, "AFTER") for at in range(verb, index)):
        verb = None  # "the rebels entered the town a week after the signing by the two presidents"
    since = sense.pos == "noun" and sentence.has(index - 1, "SINCE") and document is not None
    if since and document is not None and len(document.parties) > 1 and not found:
        return [("instrument", document.id)]  # "the first that he got since the signing of the accord": its own parties
    if sense.pos != "verb" and verb is not None and "aside" not in sense.frame.fields:
        hosting = "HOSTING" in sentence.units[verb].classes
        found += roles_of("host" if hosting else "participant", subject(sentence, clause, verb))
    if not found and sense.frame.kind is ClaimKind.TERMINATION and sense.pos != "verb":
        found = roles_of("participant", _decider_before(sentence, clause, index))
    dated = any(unit.timex is not None for unit in sentence.units[index + 1 : min(index + _DATED, clause.end)])
    if not found and dated and sentence.has(index + 1, "TO_IT") and _of_two_before(sentence, clause):
        return [("back", "group"), ("flag", DATED_ASIDE)]  # "the understanding that was reached on 1 July"
    if not found and sentence.has(index + 1, "TO_IT") and announcer(sentence, clause, index):
        return [("back", "group")]  # "announced the reaching of it": the two who did so were told before
    if not found or (joined == "WITH" and not who and len(found) == len(others.mentions)):
        found = roles_of("participant", announcer(sentence, clause, index)) + found
    left = sense.frame.kind is ClaimKind.TERMINATION and document is not None and len(document.parties) not in (0, 2)
    if not found and left and "whole" not in sense.frame.fields:
        return None  # one of many leaves it, or the one who is not named: who, is not told
    if "several" in sense.frame.fields and len(parties_of(sentence, found)) < 2:
        return None
    if signs_for_sides(sentence, clause, index, sense):
        found = behalf(sentence, clause, index)
    elif not near and not it and sense.pos == "verb":
        found += behalf(sentence, clause, index)
    if document is not None:
        found += _other_signatory(sentence, document) if sense.frame.kind is ClaimKind.SIGNING else []
        found.append(("instrument", document.id))
    spoken_of = "aside" in sense.frame.fields and any(
        unit.plain and "GROUP_BACK" in unit.classes for unit in sentence.units[:index]
    )
    if aside and any(unit.timex for unit in sentence.units[index + 1 : min(index + _DATED, clause.end)]):
        named = any(role == "participant" for role, _ in found)
        return [*found, *([] if named else [("back", "group")]), ("flag", DATED_ASIDE)]
    dated = any(unit.timex for unit in sentence.units[index + 1 : clause.end])
    if aside and not dated and _deed_before(sentence, clause, index):
        return None
    if found and "outcome" in sense.frame.fields and clause.link is Link.RELATIVE:
        return [*found, ("flag", IN_PASSING)]
    spoken_of = spoken_of or _dated_occasion(sentence, clause, index, sense)
    own = "possessed" in sense.form  # "after their signing of an accord"
    done = sense.form == "definite" and verb is not None and sentence.has(verb, "DONE_VERBS")
    own = own or (done and sense.frame.name != "reach")  # "two of them were agreed on"
    if any(role != "instrument" for role, _ in found) or (document is not None and document.parties):
        return found
    back = "none" if sense.pos == "verb" and by_unknown(sentence, index) else "group"
    return [*found, ("back", back)] if sense.pos == "verb" or spoken_of or own else found or None


def _of_two_before(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a relative clause stands behind the names of two sides at least."""
    named = (unit.mention for unit in sentence.units[: clause.start] if unit.mention is not None)
    return clause.link is Link.RELATIVE and len({party for mention in named for party in mention.parties}) > 1


def _decider(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who agrees to what the noun at ``index`` tells: "the council agreed to extend the mandate of the mission"."""
    for at in range(index - 1, clause.start - 1, -1):
        senses = verb_senses(sentence, at)
        if any(sense.frame.act is Act.AGREES or sense.frame.kind is ClaimKind.RATIFICATION for sense in senses):
            return subject(sentence, clause, at)
    return Chain()


def _runs_out(sentence: Sentence, index: int, document: Mention | None) -> bool:
    """Tell whether it is the text's own term that ends: "the work with the treaty ended"."""
    behind = sentence.units[index + 2 : index + 3]
    return document is not None and any(unit.mention is document for unit in behind)


def _upon(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a text without the article stands right behind "on": "agreed on a road map"."""
    near = range(index + 2, min(index + FAR, clause.end))
    led = sense.frame.fields.get("led-by", "AIM")
    on = next((at for at in near if sentence.has(at - 1, led) and sentence.units[at - 1].plain), None)
    return on is not None and sentence.has(on, sense.frame.needs or "-") and not sentence.units[on].facts.definite


def _says_of_text(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether a verb in the present only says what a text is to do: "ready to sign a paper that extends ..."."""
    before = sentence.units[index - 1] if index else None
    text = before is not None and before.plain and "INSTRUMENT" in before.classes and not before.facts.definite
    return text and sense.pos == "verb" and sense.form.startswith("present") and not sentence.units[index].proclitic


def _deed_before(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a clause tells a deed of its own, so that a text it only calls "signed" was so at another time."""
    return any(
        sense.frame.shape != "speech" for at in range(clause.start, index) for sense in verb_senses(sentence, at)
    )


IN_PASSING = "in-passing"
"""The flag of a signing told of other talks on the way: "took no part in talks that led to an accord"."""
DATED_ASIDE = "dated-aside"
"""The flag of a signing told with its day in passing, in a clause about another thing."""
_DATED = 5


def _made_known(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a relative clause dates the text before it by its announcement: "the agreement that was announced in
    Jeddah on 11 May"."""
    if clause.link is not Link.RELATIVE or index > clause.start + 1 or sense.pos != "verb":
        return False
    text = any(sentence.has(at, "INSTRUMENT") for at in range(max(0, clause.start - 3), clause.start))
    behind = sentence.units[index + 1] if index + 1 < clause.end else None
    passive = behind is not None and (behind.timex is not None or "PREPOSITION" in behind.classes)
    dated = any(unit.timex is not None for unit in sentence.units[index : clause.end])
    return text and passive and dated and sense.form.startswith("past")


def _dated_occasion(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a signing is named as what something came after, with its own day: "after the signing of an accord
    in Havana on 9 June"."""
    after = sense.pos == "noun" and any(sentence.has(index - 1, name) for name in ("AFTER", "SINCE"))
    return after and any(unit.timex is not None for unit in sentence.units[index + 1 : clause.end])


def _decider_before(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Whose decision it is: "the decision of President X to leave the agreement"."""
    for at in range(clause.start, index):
        if sentence.has(at - 1, "DECISION") and acts(sentence.units[at]):
            return chain(sentence, at, index)
    return Chain()


def _governs(sentence: Sentence, clause: Clause, index: int, sense: Sense, reach: int) -> bool:
    """Tell whether the needed word stands by the trigger: of a noun, behind it ("the leaving of the treaty")."""
    if sense.pos == "verb":
        needed = sense.frame.needs or ""
        fronted = index > clause.start and sentence.units[index - 1].facts.definite  # "the agreement was ended"
        near = range(index - 1 if fronted else index, min(index + 1 + reach, clause.end))
        told = any(sentence.has(at, needed) and at != index and not _breached(sentence, at) for at in near)
        return told or (clause.link is Link.RELATIVE and near_class(sentence, clause, index, needed, reach))
    behind = sentence.units[index + 1 : min(index + 1 + reach, clause.end)]
    return any((sense.frame.needs or "") in unit.classes for unit in behind)


def _breached(sentence: Sentence, at: int) -> bool:
    """Tell whether a text stands behind a word for its breach, or is not reached: it is not what is signed or ended."""
    return any(sentence.has(before, name) for before in range(max(0, at - 3), at) for name in ("BREACH", "WITHOUT"))


def _about_another(sentence: Sentence, trigger: int, document: int) -> bool:
    """Tell whether the text that is signed stands between the trigger and another that it is about."""
    between = range(trigger + 1, document)
    own = next((at for at in between if sentence.has(at, "INSTRUMENT") and sentence.units[at].plain), None)
    if own is None or sentence.units[own].facts.definite:
        return False
    return any(sentence.has(at, name) for at in range(own + 1, document) for name in ("TOPIC_OPENER", "ENACTING"))


def _unit_of(sentence: Sentence, document: Mention) -> int:
    return next(at for at, unit in enumerate(sentence.units) if unit.mention is document)


def _means_another(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether the verb governs a preposition or a clause with which it means another thing: "admitted"."""
    if sense.form.endswith(".two") and sentence.units[index].word.form.endswith("أ"):
        return True  # "you read", spelled without its hamza like "the two adopt"
    preposition = sense.frame.fields.get("otherwise")
    near = sentence.units[index + 1 : index + 6]
    return preposition is not None and any(unit.proclitic == preposition or "THAT" in unit.classes for unit in near)


def _other_signatory(sentence: Sentence, document: Mention) -> Arguments:
    """The one whom the text's own name tells: "an agreement with Libya"; "between the Congo and the movement", of which
    the name holds only the first."""
    at = _unit_of(sentence, document)
    named = sentence.units[at]
    first: Arguments = [("participant", document.id)]
    second = sentence.units[at + 1] if at + 1 < len(sentence) else None
    if "BETWEEN" in named.classes and second is not None and second.proclitic == "و" and acts(second):
        return [*first, *roles_of("participant", chain(sentence, at + 1, len(sentence)))]
    return first if "WITH" in named.classes else []
