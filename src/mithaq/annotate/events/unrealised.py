"""What a verbal noun tells that did not come about: the object of a failing, of a verb that is denied, of "without"."""

from mithaq.annotate.events.clauses import light_verb, verb_senses
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Sentence


def unrealised(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> bool:
    """Tell whether what the noun at ``noun`` tells is said not to have been done."""
    head = noun - 1 if _of_doing(sentence, noun - 1) else noun  # "failed in the holding of a meeting"
    if head - 1 > clause.start and head < noun and sentence.has(head - 1, "NEGATION"):
        return True
    if _not_planned(sentence, clause, noun) or _no_consent(sentence, clause, noun):
        return True
    return _failed(sentence, clause, noun, head, sense) or _not_done(sentence, clause, noun, sense)


def _of_doing(sentence: Sentence, at: int) -> bool:
    """Tell whether a noun stands here that only says that what follows is done: "the launching of"."""
    return sentence.has(at, "LIGHT_NOUN") or (sentence.has(at, "DOING_NOUN") and not sentence.units[at].proclitic)


def _not_planned(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether nobody means to do it: "does not intend the visiting of", "has not decided on"."""
    before = range(max(clause.start + 1, noun - _FAILING), noun)
    return any(sentence.has(at - 1, "NEGATION") and bool(light_verb(sentence, at, "SCHEDULED_VERBS")) for at in before)


def _no_consent(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether somebody has not given consent to it: "never announced its consent to a truce"."""
    given = next((at for at in range(max(clause.start, noun - _CONSENTED), noun) if sentence.has(at, "CONSENT")), None)
    before = range(clause.start, given) if given is not None else ()
    return any(sentence.has(at, "DID_NOT") for at in before)


_CONSENTED = 3


def _failed(sentence: Sentence, clause: Clause, noun: int, head: int, sense: Sense) -> bool:
    """Tell whether somebody failed in it: "failed to pull out"; but not "failed at the meeting"."""
    known = head == noun and sense.frame.shape == "contact" and sense.form == "definite"
    if known or not sentence.has(head - 1, "INSIDE") or not sentence.units[head - 1].plain:
        return False
    before = range(max(clause.start, head - _FAILING), head - 1)
    return any(sentence.has(at, "FAILING") for at in before)


_FAILING = 9


def _not_done(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> bool:
    """Tell whether a noun without the article is the object of a verb that is denied: "did not launch raids on"; a
    known one is only spoken of ("did not condemn the raid"), and so is one behind a preposition."""
    if sense.form != "bare" or sentence.units[noun].facts.definite or sentence.units[noun].proclitic:
        return False
    if sense.frame.shape == "contact" or sentence.has(noun - 1, "PREPOSITION"):
        return False  # of meetings that were not held the light verbs tell
    for at in range(noun - 2, clause.start, -1):
        unit = sentence.units[at]
        if any(name in unit.classes for name in _PARTING) or unit.norm in "،,:":
            return False
        if sentence.has(at - 1, "DID_NOT"):
            doing = bool(verb_senses(sentence, at)) or bool(light_verb(sentence, at))
            ending = any(sentence.has(at, name) for name in ("CESSATION", "RESULT_VERBS", "BEING_VERBS"))
            return doing and not ending
    return False


_PARTING = ("RELATIVE", "THAT", "CLAUSE_OPENER")


def there_is_no(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether the clause begins with what there is not: "no common ground for resuming the talks"."""
    for at in range(clause.start, min(clause.start + 2, noun - 1)):
        following = sentence.units[at + 1]
        particle = sentence.has(at, "JUSSIVE") and not sentence.has(at, "DID_NOT")
        if particle and sentence.has(at, "NEGATION") and following.plain:
            verbs = any(verb_senses(sentence, then) or light_verb(sentence, then) for then in range(at + 1, noun))
            return not verbs and not following.classes and not following.facts.definite
    return False
