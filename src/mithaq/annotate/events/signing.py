"""Who signs, and for whom: "X signed it for the government", "signed it in Doha on Sunday the ministers X and Y"."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import Arguments
from mithaq.annotate.events.chains import OPEN, Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.passing import past_circumstances, vocalised_passive
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit
from mithaq.model.kinds import ClaimKind, MentionType


def signed_for(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether the text is only a pronoun, or not told, and somebody signs for a side: "X signed it for Y"."""
    if sense.frame.name != "sign":
        return False
    if sense.pos != "verb":
        return _took_place(sentence, index, sense)
    if sentence.has(index + 1, "QUOTED_FROM"):
        return True  # "for the government signed X, and for the front Y"
    return sentence.units[index].facts.carries_object and any(
        sentence.has(at, "QUOTED_FROM") for at in range(index + 1, index + 4)
    )


def _took_place(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether the signing, of a text told before, is said to have been done: "the signing took place there"."""
    rite = sentence.has(index - 1, "RITE")
    at = index - 1 - rite
    done = at >= 0 and sentence.units[at].facts.features.get("DONE_VERBS", "").startswith("past")
    return sense.form == "definite" and done and sentence.units[index].norm.startswith("ال")


def by_unknown(sentence: Sentence, index: int) -> bool:
    """Tell whether a body that no table holds stands right behind a verb as its subject: "the society signed"."""
    unit = sentence.units[index + 1] if index + 1 < len(sentence) else None
    if unit is None or unit.proclitic or not unit.norm.isalpha():
        return False
    if unit.mention is not None:
        return unit.mention.type is MentionType.BODY and not acts(unit)
    small = set(unit.classes) <= {"BODY_BACK", "ORGAN"} and not unit.facts.senses
    return unit.plain and unit.facts.definite and small


def behalf(sentence: Sentence, clause: Clause, index: int) -> Arguments:
    """Who signs for whom: all that are named in the clause behind "for" and after it; who signs for a side that is
    named so is there as a person alone."""
    found: Arguments = []
    bodies = _signed_for(sentence, clause, index)
    for at in range(index + 1, clause.end):
        unit = sentence.units[at]
        if unit.mention is None or not acts(unit) or sentence.has(at - 1, "LOCATIVE"):
            continue
        own = bodies and at not in bodies and unit.mention.type is MentionType.PERSON
        found.append(("signer" if own else "participant", unit.mention.id))
    return found


def signs_for_sides(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a verb of signing names two sides for whom it is signed: "X signed it for Y and Z for W"."""
    told = sense.frame.name == "sign" and sense.pos == "verb"
    return told and len(_signed_for(sentence, clause, index)) > 1


def _signed_for(sentence: Sentence, clause: Clause, index: int) -> list[int]:
    """The units of those for whom it is signed: behind "for", a quotation mark, "the side of"."""
    found: list[int] = []
    for at in range(index + 1, clause.end - 1):
        if not sentence.has(at, "QUOTED_FROM") or not sentence.units[at].plain:
            continue
        side = at + 1
        while side < clause.end - 1 and side < at + 1 + _LEADING and _leads(sentence.units[side]):
            side += 1
        if acts(sentence.units[side]):
            found.append(side)
    return found


_LEADING = 2


def _leads(unit: Unit) -> bool:
    return unit.norm in OPEN or (unit.plain and ("SIDE" in unit.classes or "HEAD" in unit.classes))


def signatories(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """The subject, which may stand behind the text, the place and the day: "signed the accord in Doha X and Y"."""
    held = sentence.units[index].facts.carries_object
    if vocalised_passive(sentence, index):
        return Chain()  # "and (it) was signed today"
    if not sentence.has(index + 1, "INSTRUMENT") and not held:
        return subject(sentence, clause, index)
    behind = index + 1 if held else index + 2
    while behind < clause.end and (then := _past(sentence, behind, clause.end)) > behind:
        behind = then
    unit = sentence.units[behind] if behind < clause.end else None
    named = unit is not None and (acts(unit) or any(name in unit.classes for name in ("TITLE", "HEAD", "GROUP_BACK")))
    if named and unit is not None and not unit.proclitic and (found := chain(sentence, behind, clause.end)):
        return found
    signs_for = next((at for at in range(index + 2, behind + 1) if sentence.has(at, "QUOTED_FROM")), None)
    if signs_for is not None and (found := chain(sentence, signs_for + 1, clause.end)):
        return found  # "signed the agreement for the government X"
    return subject(sentence, clause, index)


def _past(sentence: Sentence, at: int, end: int) -> int:
    """The unit behind one that only says where or when, or what text: "signed the peace agreement in Baghdad"."""
    unit = sentence.units[at]
    small = ("HEAD", "TITLE", "GROUP_BACK")
    of_text = unit.plain and unit.facts.definite and not any(name in unit.classes for name in small)
    return at + 1 if of_text else past_circumstances(sentence, at, end)


def handed_thing(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether arms or people are what is handed over, and no text: "handed over its tanks, under the accord"."""
    proposing = sense.frame.kind is ClaimKind.PROPOSAL and sense.pos == "verb"
    near = range(index + 1, min(index + _HANDED, clause.end)) if proposing else ()
    return any(sentence.has(at, "ARMS") for at in near)


_HANDED = 6


def given_thing(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether it is no text that is put forward in a relative clause: "the support that Europe gives the deal"."""
    proposing = sense.frame.kind is ClaimKind.PROPOSAL and sense.pos == "verb" and clause.link is Link.RELATIVE
    before = range(max(0, clause.start - _GIVEN), clause.start)
    needed = sense.frame.needs or "-"
    own = proposing and sentence.units[index].facts.carries_object
    return own and not any(sentence.has(at, needed) for at in before)


_GIVEN = 5


def of_signatory(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether the word says who once signed a text, on no day that is told: "the movements signatory to it"."""
    onto = "aside" in sense.frame.fields and sentence.has(index + 1, "ONTO")
    dated = any(unit.timex is not None for unit in sentence.units[index + 2 : index + _DATED])
    return onto and not dated and sentence.has(index + 2, sense.frame.needs or "-")


_DATED = 12
