"""What is told and did not come about: the object of a failing, of a verb that is denied, of "without"; what is asked,
made a condition, prepared, or only not ruled out."""

from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit, senses_at
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.kinds import Act, ClaimKind


def unrealised(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> bool:
    """Tell whether what the noun at ``noun`` tells is said not to have been done."""
    head = noun - 1 if _of_doing(sentence, noun - 1) else noun  # "failed in the holding of a meeting"
    if head - 1 > clause.start and head < noun and sentence.has(head - 1, "NEGATION"):
        return True
    if any(sentence.has(at, "CANDIDACY") for at in (noun - 2, noun - 3)):
        return True  # "withdrew its candidacy for the hosting of the conference"
    if _in_case(sentence, clause, noun) or _not_planned(sentence, clause, noun) or _no_consent(sentence, clause, noun):
        return True
    if sense.frame.kind is ClaimKind.CALL and sentence.has(noun - 1, "MEANS_OF"):
        return True  # "means of communication"
    if sense.frame.shape == "contact" and sense.form == "bare" and _named_body(sentence, noun):
        return True
    if sense.frame.shape in ("forces", "release") and _by_deadline(sentence, clause, noun):
        return True
    if sense.frame.shape != "contact" and _thought_of(sentence, clause, noun):
        return True
    if _could_not(sentence, clause, head) or _not_excluded(sentence, clause, head) or in_return(sentence, clause, noun):
        return True
    if _not_managed(sentence, clause, head):
        return True
    return _failed(sentence, clause, noun, head, sense) or _not_done(sentence, clause, noun, sense)


def _named_body(sentence: Sentence, noun: int) -> bool:
    """Tell whether the noun is in the name of a body: "the secretary-general of the conference of ministers"."""
    office = sentence.units[noun - 1].mention if noun > 0 else None
    return office is not None and office.role == "secretary-general" and not office.parties


def _by_deadline(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether only the time until which it is to be done is told: "the deadline set for the withdrawal of"."""
    for at in range(noun - 1, max(clause.start, noun - _SET) - 1, -1):
        unit = sentence.units[at]
        if "DEADLINE" in unit.classes:
            return True
        if not unit.plain or verb_senses(sentence, at):
            return False
    return False


_SET = 3


def _of_doing(sentence: Sentence, at: int) -> bool:
    """Tell whether a noun stands here that only says that what follows is done: "the launching of"."""
    return sentence.has(at, "LIGHT_NOUN") or (sentence.has(at, "DOING_NOUN") and not sentence.units[at].proclitic)


def _not_planned(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether nobody means to do it: "does not intend the visiting of", "has not decided on"."""
    before = range(max(clause.start + 1, noun - _FAILING), noun)
    return any(sentence.has(at - 1, "NEGATION") and bool(light_verb(sentence, at, "SCHEDULED_VERBS")) for at in before)


def _in_case(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is what somebody may decide to do: "in case Washington decided on the withdrawal"."""
    for at in range(noun - 1, max(clause.start, noun - _DECIDED) - 1, -1):
        if sentence.has(at, "IN_CASE"):
            return any(map(_is_verb, sentence.units[at + 1 : min(at + 3, noun)]))
        if sentence.units[at].norm in "،,:" or sentence.has(at, "RELATIVE"):
            return False
    return False


_DECIDED = 7


def _is_verb(unit: Unit) -> bool:
    told = any(sense.pos == "verb" for _, sense in unit.facts.senses)
    return told or any(form.startswith(("past", "present")) for form in unit.facts.features.values())


def _no_consent(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether somebody has not given consent to it: "never announced its consent to a truce"."""
    if _not_agreed(sentence, clause, noun):
        return True
    given = next((at for at in range(max(clause.start, noun - _CONSENTED), noun) if sentence.has(at, "CONSENT")), None)
    before = range(clause.start, given) if given is not None else ()
    return any(sentence.has(at, "DID_NOT") for at in before)


_CONSENTED = 3
_AGREED = 5


def _not_agreed(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is said that there is no agreement on it yet: "no accord so far on the holding of a meeting"."""
    onto = next((at for at in range(max(clause.start, noun - _CONSENTED), noun) if sentence.has(at, "ONTO")), None)
    near = range(max(clause.start, (onto or 0) - _AGREED), onto) if onto is not None else ()
    agreed = next((at for at in near if sentence.has(at, "AGREEING_NOUN")), None)
    before = range(max(clause.start, (agreed or 0) - _AGREED), agreed) if agreed is not None else ()
    return any(sentence.has(at, "NEGATION") for at in before)


def _failed(sentence: Sentence, clause: Clause, noun: int, head: int, sense: Sense) -> bool:
    """Tell whether somebody failed in it: "failed to pull out"; but not "failed at the meeting"."""
    known = head == noun and sense.frame.shape == "contact" and sense.form == "definite"
    if known or not sentence.has(head - 1, "INSIDE") or not sentence.units[head - 1].plain:
        return False
    before = range(max(clause.start, head - _FAILING), head - 1)
    return any(sentence.has(at, "FAILING") for at in before)


_FAILING = 9


def _not_managed(sentence: Sentence, clause: Clause, head: int) -> bool:
    """Tell whether somebody did not manage to do it: "the accord did not succeed in ending it"."""
    if not (sentence.has(head - 1, "INSIDE") or sentence.has(head - 1, "FROM")):
        return False
    near = range(max(clause.start + 1, head - _FAILING), head)
    return any(sentence.has(at - 1, "DID_NOT") and sentence.has(at, "MANAGE_VERBS") for at in near)


def _not_done(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> bool:
    """Tell whether a noun without the article is the object of a verb that is denied: "did not launch raids on"; a
    known one is only spoken of ("did not condemn the raid"), and so is one behind a preposition."""
    known = sense.form != "bare" or sentence.units[noun].facts.definite
    if (known and sense.frame.kind is not ClaimKind.CEASEFIRE) or sense.frame.shape == "contact":
        return False  # of meetings that were not held the light verbs tell
    governed = known or bool(sentence.units[noun].proclitic) or sentence.has(noun - 1, "PREPOSITION")
    for at in range(noun - 2, clause.start, -1):
        unit = sentence.units[at]
        if any(name in unit.classes for name in _PARTING) or unit.norm in "،,:":
            return False
        if sentence.has(at - 1, "DID_NOT"):
            senses = verb_senses(sentence, at)
            alike = any(each.frame.kind is sense.frame.kind or each.frame.act is Act.AGREES for each in senses)
            if governed:  # "did not agree on a truce", "was not exposed to an attack"
                return alike or bool(light_verb(sentence, at, "CEASEFIRE_VERBS"))
            doing = bool(senses) or any(light_verb(sentence, at, name) for name in _DOES)
            ending = any(sentence.has(at, name) for name in ("CESSATION", "RESULT_VERBS", "BEING_VERBS"))
            return doing and not ending
    return False


_DOES = ("LIGHT_VERBS", "DOING_VERBS", "MANAGE_VERBS")


def lacking(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether an event stands behind "without" and a noun of its own: "a day without the launching of raids",
    "without a raid that X carried out"."""
    begin = clause.start - _NOUN_BEFORE if clause.link is Link.RELATIVE else clause.start
    for at in range(index - 1, max(0, begin, index - _LACKED) - 1, -1):
        unit = sentence.units[at]
        if "WITHOUT" in unit.classes:
            first = sentence.units[at + 1]
            told = any(sense.pos == "noun" for _, sense in senses_at(sentence, at + 1))
            return told or any(name in first.classes for name in ("LIGHT_NOUN", "DOING_NOUN", "OCCASION_NOUN"))
        if unit.norm in "،,:" or any(name in unit.classes for name in (*_PARTING, "CAUSE", "AIM")):
            return False
    return False


_LACKED = 9
_NOUN_BEFORE = 4


_PARTING = ("RELATIVE", "THAT", "CLAUSE_OPENER")


def there_is_no(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether the clause begins with what there is not: "no common ground for resuming the talks"."""
    for at in range(clause.start, min(clause.start + 2, noun - 1)):
        following = sentence.units[at + 1]
        particle = sentence.has(at, "JUSSIVE") and not sentence.has(at, "DID_NOT")
        if particle and sentence.has(at, "NEGATION") and following.plain:
            verbs = any(verb_senses(sentence, then) or light_verb(sentence, then) for then in range(at + 1, noun))
            back = sentence.has(at + 2, "TOWARDS")  # "no return to talks"
            return not verbs and (back or not following.classes) and not following.facts.definite
    return False


def _not_excluded(sentence: Sentence, clause: Clause, head: int) -> bool:
    """Tell whether it is only said that it may be or not be: "did not rule out the holding of a meeting"."""
    before = range(max(clause.start, head - _FAILING), head)
    return any(bool(light_verb(sentence, at, "RULED_OUT_VERBS")) for at in before)


def _thought_of(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is only what somebody has a stance on: "its final position on the withdrawal from"."""
    held = range(max(clause.start, noun - _CONSENTED - 1), noun - 1)
    return sentence.has(noun - 1, "OF_FEAR") and any(sentence.has(at, "STANCE") for at in held)


def _could_not(sentence: Sentence, clause: Clause, head: int) -> bool:
    """Tell whether it is said that it was not possible: "it was not possible to reach a better accord"."""
    within = range(max(clause.start + 1, head - _CONSENTED), head)
    return any(sentence.has(at, "WITHIN_REACH") and _negated(sentence, at) for at in within)


def _negated(sentence: Sentence, at: int) -> bool:
    return any(sentence.has(at - step, "NEGATION") for step in (1, 2))


def in_return(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is what somebody is to get who agrees to, offers or asks for something: "agreed to ... in return
    for the lifting of the sanctions"."""
    if not any(sentence.has(noun - step, "IN_RETURN_FOR") for step in (1, 2)):
        return False
    before = range(clause.start, noun)
    return any(sense.frame.act in _BARGAINING for at in before for sense in verb_senses(sentence, at))


_BARGAINING = (Act.AGREES, Act.OFFERS, Act.DEMANDS, Act.CALLS_FOR, Act.PROMISES)


def left_out(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether the noun is what a text does not provide for, or a deed did not lead to."""
    near = range(max(clause.start + 1, noun - 4), noun)
    return any(sentence.has(at, "PROVIDES_VERBS") and sentence.has(at - 1, "NEGATION") for at in near)


_NEVER = "لن"


def will_not(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the clause that says what a meeting is goes on to say that it will not be held: "the meeting to
    which he had called X and Y will not be held"."""
    related = next((part for part in sentence.clauses if part.start == clause.end), None)
    if related is None or related.link is not Link.RELATIVE:
        return False
    verbs = range(related.start + 1, related.end)
    return any(sentence.has(at, "HELD_VERBS") and sentence.units[at - 1].norm == _NEVER for at in verbs)


def bound_to(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause hangs on what lays down, promises or agrees to what it tells."""
    at = clause.parent
    while at is not None:
        above = sentence.clauses[at]
        if any(sentence.has(index, name) for index in range(above.start, above.end) for name in _BINDING):
            return True
        at = above.parent
    return False


_BINDING = ("LAYS_DOWN_VERBS", "BINDING_VERBS")


def no_day(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is said that no day was fixed: "did not set a date for the talks"."""
    return any(sentence.has(at, "NEGATION") for at in range(max(clause.start, noun - _APPOINTING), noun - 1))


_APPOINTING = 9
