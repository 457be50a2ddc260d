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
    if _not_planned(sentence, clause, noun) or _no_consent(sentence, clause, noun):
        return True
    if sense.frame.shape in ("forces", "release") and _by_deadline(sentence, clause, noun):
        return True
    if sense.frame.shape != "contact" and _thought_of(sentence, clause, noun):
        return True
    if _could_not(sentence, clause, head) or _not_excluded(sentence, clause, head) or in_return(sentence, clause, noun):
        return True
    return _failed(sentence, clause, noun, head, sense) or _not_done(sentence, clause, noun, sense)


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


def only_asked(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a verb is only asked about, or made a condition: "did he meet him?", "in case the Union shows"."""
    asked = range(max(clause.start, index - _ASKED), index)
    if any(sentence.has(at, "WHETHER") for at in asked):
        return True
    return any(sentence.has(index - step, "IN_CASE") for step in (1, 2))


_ASKED = 2


def only_prepared(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> bool:
    """Tell whether an act of force is what somebody prepares: "accused it of planning to launch raids"."""
    if sense.pos != "noun" or sense.frame.shape not in ("attack", "clash"):
        return False
    head = noun - 1 if sentence.has(noun - 1, "DOING_NOUN") or sentence.has(noun - 1, "LIGHT_NOUN") else noun
    unit = sentence.units[head]
    prepared = range(max(clause.start, head - _PREPARED), head)
    return unit.proclitic == "ل" and any(sentence.has(at, "PREPARING") for at in prepared)


_PREPARED = 4


def still_going(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is said that it still goes on: "the raids are still going on", "is still fighting battles"."""
    carried = (at for at in range(max(clause.start, noun - _CARRIED), noun) if sentence.has(at, "CARRY_VERBS"))
    if any(sentence.has(at - 1, "STAYS") for at in carried):
        return True
    for at in range(noun + 1, min(noun + _STILL, len(sentence))):
        if sentence.has(at, "RELATIVE") or sentence.units[at].norm in "،,":
            return False
        if sentence.has(at, "STAYS") and (sentence.has(at + 1, "GOING_ON") or sentence.has(at + 2, "GOING_ON")):
            return at <= clause.end + 2
    return False


_STILL = 9
_CARRIED = 3


def stays(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Tell whether somebody still does it: "is still shelling the town"."""
    before = range(clause.start + 1, verb)
    negated = (at for at in before if sentence.has(at - 1, "NEGATION") or sentence.has(at - 1, "WHAT"))
    return any(sentence.has(at, "STAYS") for at in negated)


def comes_of_maybe(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause says what would come of what only may be: "may ease the sanctions, which will allow"."""
    if not sentence.has(clause.start, "WHAT") or sentence.units[clause.start + 1].norm[:2] not in _FUTURE:
        return False
    return any(sentence.has(at, "MAYBE") or sentence.has(at, "CONDITION") for at in range(clause.start))


_FUTURE = ("سي", "ست")


def left_out(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether the noun is what a text does not provide for, or a deed did not lead to."""
    near = range(max(clause.start + 1, noun - 4), noun)
    return any(sentence.has(at, "PROVIDES_VERBS") and sentence.has(at - 1, "NEGATION") for at in near)


def behind_what_will_be(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether the noun stands behind "upon" and the clause tells what will be: "will open the border upon the
    signing of the treaty"."""
    if noun - 1 <= clause.start or not sentence.has(noun - 1, "UPON"):
        return False
    for at in range(clause.start, noun - 1):
        unit = sentence.units[at]
        known = any(sense.form.startswith("future") for sense in verb_senses(sentence, at))
        told = known or (light_verb(sentence, at) or "").startswith("future")
        if told or (at == clause.start + 1 and not unit.classes and may_be_future(unit)):
            return True
    return False


def may_be_future(unit: Unit) -> bool:
    """Tell whether a word of no lexicon has the form of a verb of the future."""
    return unit.plain and unit.norm[:2] in _FUTURE and len(unit.norm) > _FUTURE_FORM and not unit.facts.qualifies


_FUTURE_FORM = 4


def treated(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether a verb in the present behind talks says what they are about, on no day: "the talks comprise"."""
    if any(unit.timex is not None for unit in sentence.units[clause.start : clause.end]):
        return False
    behind = range(noun + 1, min(noun + _STILL, clause.end))
    return any((light_verb(sentence, at, "TREATING_VERBS") or "").startswith("present") for at in behind)


FAR = 16
_NEVER = "لن"


def not_raised(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is said that it is not thought of: "the holding of a meeting is not on the table"."""
    held = sentence.has(noun - 1, "LIGHT_NOUN") or sentence.units[noun].facts.definite
    return held and any(sentence.has(at, "NOT_RAISED") for at in range(noun + 1, min(noun + FAR, clause.end)))


def no_longer(sentence: Sentence, noun: int) -> bool:
    """Tell whether it is said behind what opens its clause that it cannot be any longer."""
    return any(sentence.has(at, "NO_LONGER") for at in range(noun + 1, min(noun + FAR, len(sentence))))


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


def on_the_eve(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> bool:
    """Tell whether something is told now that comes before a visit or a meeting: "comes two days before the visit"."""
    if sense.frame.shape not in ("contact", "visit") or not any(
        "EVE_OF" in unit.classes for unit in sentence.units[max(clause.start, noun - _EVE) : noun]
    ):
        return False
    told = (sense.form for at in range(clause.start, noun) for sense in verb_senses(sentence, at))
    forms = [*told, *(form for at in range(clause.start, noun) if (form := light_verb(sentence, at)))]
    return sentence.has(clause.start, "COMES") or (bool(forms) and all(form.startswith("present") for form in forms))


_EVE = 4


def rumour_denied(sentence: Sentence, index: int) -> bool:
    """Tell whether it is what somebody denies the reports of: "denied, in a statement, reports of secret talks"."""
    near = range(max(0, index - _RUMOUR_REACH), index)
    rumour = next((at for at in near if sentence.has(at, "RUMOUR")), 0)
    return any(sentence.has(at, "DENIED_VERBS") for at in range(rumour))


_RUMOUR_REACH = 4


def may_be(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is only said that it may be: "strikes may lead to ...", "it could bring talks"."""
    left = clause.start - 2 if clause.link is Link.CONTENT else clause.start
    first = clause.link is Link.CONTENT and noun == clause.start  # "said that an attack on X might ..."
    for at in range(max(0, left), min(noun + (FAR if first else _MAYBE_REACH), clause.end) - 1):
        if sentence.has(at, "POSSIBLE") or (sentence.has(at, "MAY") and _is_present(sentence.units[at + 1])):
            return True
    return False


def _is_present(unit: Unit) -> bool:
    """Tell whether a unit is a verb of the present, and cannot be one of the past."""
    features = unit.facts.features.values()
    return any(f.startswith("present") for f in features) and not any(f.startswith("past") for f in features)


_MAYBE_REACH = 7


def _of_any(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether any of its sort is spoken of, and none told: "any dialogues or talks that it holds must ..."."""
    first = noun - 3 if sentence.has(noun - 1, "OR") else noun - 1
    denied = any(sentence.has(at, "NEGATION") for at in range(clause.start, len(sentence)))
    return first <= clause.start and sentence.has(first, "ANY") and not denied


def only_topic(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is only that of which somebody speaks: "of the lifting of the sanctions he said ..."."""
    about = any(sentence.has(clause.start, name) for name in ("OFF", "TOPIC_OPENER"))
    verbs = (sense for at in range(noun + 1, clause.end) for sense in verb_senses(sentence, at))
    return about and noun - clause.start <= 1 and any(sense.frame.kind is ClaimKind.STATEMENT for sense in verbs)


def talked_of(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is only said that there is talk of it, no evidence for it, or what any of its sort is to be."""
    unproved = sentence.has(noun - 1, "ONTO") and sentence.has(noun - 2, "EVIDENCE")
    unproved = unproved and any(sentence.has(at, "NEGATION") for at in range(max(0, noun - _PROVED), noun - 2))
    rumoured = _of_any(sentence, clause, noun) or (sentence.has(noun - 1, "OFF") and sentence.has(noun - 2, "TALK_OF"))
    return unproved or rumoured


_PROVED = 6


def after_it(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> bool:
    """Tell whether something is told that came after it, and not what will: "officials travel after the withdrawal of
    X from the accord"."""
    tagged = noun - 1 - (sentence.units[noun - 1].norm == "#")
    if sense.frame.shape not in ("attack", "instrument") or not sentence.has(tagged, "AFTER"):
        return False
    told = (sense.form for at in range(clause.start, noun) for sense in verb_senses(sentence, at))
    light = (form for at in range(clause.start, noun) if (form := light_verb(sentence, at)))
    return sense.frame.shape == "attack" or not any(form.startswith("future") for form in (*told, *light))


def unconfirmed(sentence: Sentence, noun: int) -> bool:
    """Tell whether somebody refuses to confirm or deny it: "refused to confirm the reaching of a truce"."""
    asked = noun - 1 - sentence.has(noun - 1, "LIGHT_NOUN")
    before = range(max(0, noun - FAR), asked) if sentence.has(asked, "COMMENT") else ()
    return any(light_verb(sentence, at, "DECLINED_VERBS") for at in before)
