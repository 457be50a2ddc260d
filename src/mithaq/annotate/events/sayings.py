"""Whether a verb of saying tells what somebody said: its tense, its negation, what governs it."""

from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.status import verb_status
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.kinds import Act, ClaimKind, Status


def saying_status(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Status | None:
    """The status of a saying; None where nobody says it. Of a frame that is ``negated``, "did not rule out" tells a
    position, and the verb without its negation none.
    """
    if sense.pos != "verb":
        return Status.OCCURRED if not _qualifies(sentence, index) else None
    if _verbal_noun(sentence, clause, index) or _pointed_at(sentence, index):
        return None
    negated = sentence.has(index - 1, "NEGATION")
    if "negated" in sense.frame.fields:
        return Status.OCCURRED if negated else None
    return verb_status(sentence, clause, index, sense.form, ClaimKind.STATEMENT)


def _qualifies(sentence: Sentence, index: int) -> bool:
    """Tell whether a participle says how something is: "a striking title", spelled like "noting"."""
    before = sentence.units[index - 1] if index else None
    if before is None or not sentence.has(index, "QUALIFYING") or not before.plain or before.facts.definite:
        return False
    governing = index + 1 < len(sentence) and (
        sentence.units[index + 1].proclitic != "" or any(sentence.has(index + 1, name) for name in _SAID_BEHIND)
    )
    return before.norm.endswith("ا") and before.norm[:1].isalpha() and not before.classes and not governing


_SAID_BEHIND = ("THAT", "PREPOSITION", "TOWARDS", "ONTO")


def _verbal_noun(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a deed is told that is to be done, and nothing said: "we must name them, and lay bare their dens";
    the noun is spelled like "and (he) laid bare"."""
    if index + 1 >= clause.end or not sentence.has(index, "SAYING_NOUN") or sentence.units[index].proclitic != "و":
        return False
    behind = sentence.units[index + 1]
    theirs = behind.plain and behind.norm.endswith(_POSSESSIVE) and not behind.facts.governed
    return theirs and not any(sentence.has(at, "THAT") for at in range(index + 2, len(sentence)))


_POSSESSIVE = ("ها", "هم", "هما", "نا")


def _pointed_at(sentence: Sentence, index: int) -> bool:
    """Tell whether only that is meant which somebody speaks of: "had no part in what those charges pointed to"."""
    if index == 0 or index + 1 >= len(sentence) or sentence.units[index - 1].norm not in _IN_WHAT:
        return False
    return sentence.has(index + 1, "IN_IT") and sentence.units[index + 1].norm.startswith(_TO_OR_OF)


_IN_WHAT = ("فيما", "مما", "بما", "عما")
_TO_OR_OF = ("الي", "عن")


def told_thereby(sentence: Sentence, index: int) -> bool:
    """Tell whether a saying is about all that was told before it: "which is what the minister called ..."."""
    at = index - 2 - sentence.has(index - 1, "AUXILIARY")
    return at >= 0 and sentence.has(at, "IDENTITY") and sentence.units[at].norm.startswith("و")


def called_so(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether somebody is only named by what another calls him, "those whom he called terrorists", or himself."""
    if sense.frame.name != "describes" or sense.pos != "verb":
        return False
    whom = sentence.has(index - 1, "FROM") and sentence.units[index].facts.carries_object
    return whom or sentence.has(index + 1, "SELF")


def only_wished(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether a saying stands behind "that" of a wish: "hopes that he will announce"; "before he stressed", in a
    sentence about what was, tells that he did.
    """
    if not sense.form.startswith("present") or sense.pos != "verb" or not sentence.has(index - 1, "SUBJUNCTIVE"):
        return False
    before = any(sentence.has(at, "BEFORE_THAT") for at in (index - 1, index - 2))
    told = [other.form for at in range(index) for other in verb_senses(sentence, at)]
    return sense.frame.act is Act.AGREES or not (before and all(form.startswith("past") for form in told))
