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
        return Status.OCCURRED
    negated = sentence.has(index - 1, "NEGATION")
    if "negated" in sense.frame.fields:
        return Status.OCCURRED if negated else None
    return verb_status(sentence, clause, index, sense.form, ClaimKind.STATEMENT)


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
