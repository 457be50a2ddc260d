"""What sort of contact it was: a noun beside a verb names it, or the words tell that it was by phone."""

from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Sentence, senses_at
from mithaq.annotate.events.verbs import light_verb
from mithaq.model.kinds import ClaimKind


def renames_contact(sentence: Sentence, index: int, found: list[Draft]) -> bool:
    """ "Discussed ... in a call": let the noun name the kind of the contact that the verb told."""
    verbs = (other for other in found if other.sense.pos == "verb" and other.sense.frame.shape == "contact")
    contact = next(verbs, None)
    named = _contact_noun(sentence, index) if contact is not None else None
    if contact is None or named is None or not _names(named, contact.sense) or sentence.has(index - 1, "AFTER"):
        return False  # "met him, on the morrow of a call": the call came before
    if "in-call" not in contact.sense.frame.fields:  # which is a call as it is
        contact.sense = named
    return True


def _contact_noun(sentence: Sentence, index: int) -> Sense | None:
    """The sense of a noun that names a meeting or call, without an owner of its own."""
    for _, sense in senses_at(sentence, index):
        if sense.pos == "noun" and sense.frame.shape == "contact" and not sense.form.startswith("possessed"):
            return sense
    return None


def _names(noun: Sense, verb: Sense) -> bool:
    return "weak" in verb.frame.fields or noun.frame.kind is ClaimKind.CALL


def by_phone(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether talks, or what a verb of meeting tells, are said behind them to be by phone, with no other meeting
    between."""
    if "talks" not in sense.frame.fields and sense.pos != "verb":
        return False
    phone = next((at for at in range(index + 1, clause.end) if sentence.has(at, "PHONE")), None)
    return phone is not None and not any(_contact_noun(sentence, at) for at in range(index + 1, phone))


def in_call(sentence: Sentence) -> bool:
    """Tell whether a sentence says that somebody spoke by phone: "in a call he informed his counterpart of ..."."""
    for at, unit in enumerate(sentence.units):
        if "PHONE" in unit.classes:
            return True
        noun = _contact_noun(sentence, at) if unit.facts.senses and sentence.has(at - 1, "DURING") else None
        made = any(light_verb(sentence, behind) for behind in (at + 1, at + 2))  # "in a call that he made" tells itself
        if noun is not None and noun.frame.kind is ClaimKind.CALL and noun.form == "bare" and not made:
            return True
    return False
