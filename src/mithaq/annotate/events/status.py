"""How an event stands: done, going on, planned, wished for, refused, called off, denied.

Read from the tense of the verb, the particle before it, and the words that govern a verbal noun.
"""

from mithaq.annotate.events.arguments import Arguments, parties_of
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.going_on import (
    after_it,
    at_a_halt,
    behind_what_will_be,
    comes_of_maybe,
    on_the_eve,
    seen_so,
    stays,
    still_going,
    treated,
    who_visits,
)
from mithaq.annotate.events.holding import held_as_related
from mithaq.annotate.events.only_spoken import (
    FAR,
    may_be,
    mooted,
    no_longer,
    not_raised,
    only_asked,
    only_possible,
    only_topic,
    rumour_denied,
    talked_of,
    unconfirmed,
)
from mithaq.annotate.events.recurring import dated_back
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.unrealised import (
    bound_to,
    in_return,
    lacking,
    left_out,
    no_day,
    there_is_no,
    unrealised,
    will_not,
)
from mithaq.annotate.events.verbs import head_of_list, light_verb, sentence_features, verb_senses
from mithaq.model.kinds import ClaimKind, Status, TimexType

# Acts that news tells in the present tense when they lie ahead ("the ministers meet on Monday").
_AHEAD = (
    ClaimKind.MEETING,
    ClaimKind.CALL,
    ClaimKind.VISIT,
    ClaimKind.SIGNING,
    ClaimKind.MECHANISM,
    ClaimKind.RATIFICATION,
    ClaimKind.CEASEFIRE,
    ClaimKind.RELEASE,
)
_FORCE = (ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.OPERATION, ClaimKind.ARREST)
_REACH = 7
_CLOSING = ("»", "”")
_CAUSE_REACH = 3
_AFTER_REACH = 4
_AT_ONCE = 2
_LASTS = 6

# Class of the governing word, and the status it gives to what it governs; the first that fits wins.
_GOVERNORS = (
    ("CANCELLED_VERBS", Status.CANCELLED),
    ("CANCELLED", Status.CANCELLED),
    ("DENIED_VERBS", Status.DENIED),
    ("DECLINED_VERBS", Status.DECLINED),
    ("DECLINED", Status.DECLINED),
    ("CALLED_VERBS", Status.PROPOSED),
    ("CALLED", Status.PROPOSED),
    ("AIMING_VERBS", Status.PROPOSED),
    ("AIMING", Status.PROPOSED),
    ("SCHEDULED_VERBS", Status.SCHEDULED),
    ("SCHEDULED", Status.SCHEDULED),
    ("ONGOING_VERBS", Status.ONGOING),
)


def told_status(sentence: Sentence, clause: Clause, index: int, sense: Sense, arguments: Arguments) -> Status | None:
    """The status of what a word of a clause tells with these arguments; None where it tells nothing."""
    if lacking(sentence, clause, index):
        return None
    if sense.pos != "verb":
        told = noun_status(sentence, clause, index, sense)
        return Status.PROPOSED if told is Status.OCCURRED and mooted(sentence, index, sense) else told
    status = verb_status(sentence, clause, index, sense.form, sense.frame.kind)
    if status is Status.ONGOING and "ahead" in sense.frame.fields:
        return Status.SCHEDULED  # "the mission begins its work in October"
    negated = sentence.has(index - 1, "NEGATION")
    stated = sense.frame.fields.get("status")
    if stated is not None:
        met = negated if "negated" in sense.frame.fields else status is Status.OCCURRED
        return Status(stated) if met else None
    met = sense.frame.kind in (ClaimKind.MEETING, ClaimKind.CALL) and "weak" not in sense.frame.fields
    since = any(sentence.has(at, "SINCE") for at in range(index, clause.end))
    if (
        status is None
        and met
        and (negated or without(sentence, clause))
        and not since
        and len(parties_of(sentence, arguments)) > 1
    ):
        return _not_met(sentence, index)  # "the president did not meet his counterpart"
    return status


def verb_status(sentence: Sentence, clause: Clause, verb: int, features: str, kind: ClaimKind) -> Status | None:
    """The status of what a verb tells; None where the verb is negated and so tells nothing that was."""
    tense = features.partition(".")[0]
    if sentence.has(verb, "DECLINED_VERBS") and kind is ClaimKind.MEETING:
        return Status.DECLINED
    if sentence.has(verb - 1, "NEGATION"):
        force = kind in _FORCE  # who says that he will not attack declines nothing
        return Status.DECLINED if sentence.units[verb - 1].norm == _NEVER and not force else None
    if sentence.has(verb - 1, "NOT_BEING") and sentence.has(verb - 2, "NEGATION"):
        return None  # "did not use to keep to it"
    if kind is not ClaimKind.STATEMENT and tense == "present" and only_possible(sentence, clause, verb):
        return None
    if without(sentence, clause) or only_asked(sentence, clause, verb):
        return None
    if governed := governing_status(sentence, clause, verb):
        return governed
    if tense == "future":
        return None if comes_of_maybe(sentence, clause) else Status.SCHEDULED
    if tense == "present":
        if sentence.has(verb - 1, "MAY"):
            return None  # "Switzerland may host talks"
        if clause.link is Link.RELATIVE and any(sentence.has(at, "TURN") for at in range(max(0, verb - 3), verb)):
            return Status.OCCURRED  # "the first time that he visits the land"
        if kind is ClaimKind.CEASEFIRE and any(sentence.has(at, "SINCE") for at in range(verb, clause.end)):
            return Status.OCCURRED  # "a truce has held since 29 August"
        if _after_past(sentence, verb) or (kind is ClaimKind.WITHDRAWAL and seen_so(sentence, verb)):
            return Status.OCCURRED
        if any(sentence.has(index, "AUXILIARY") for index in range(clause.start, verb)):
            return Status.ONGOING if kind in _FORCE and stays(sentence, clause, verb) else Status.OCCURRED
        if kind is not ClaimKind.STATEMENT and sentence.has(verb - 1, "SUBJUNCTIVE") and bound_to(sentence, clause):
            return Status.SCHEDULED
        near = range(verb + 1, verb + 4)  # but "is being arranged now"
        now = any(sentence.has(at, "NOW") for at in near) and not any(sentence.has(at, "ARRANGING") for at in near)
        now = now or (kind is ClaimKind.VISIT and who_visits(sentence, clause))
        return (
            Status.SCHEDULED
            if kind in _AHEAD and not now
            else Status.ONGOING
            if kind is not ClaimKind.STATEMENT
            else Status.OCCURRED
        )
    return Status.OCCURRED


def without(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause stands behind "without": what it tells was not."""
    return sentence.has(clause.start - 1, "THAT") and sentence.has(clause.start - 2, "NEGATION")


def _after_past(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb stands behind "before (it)" in a sentence about what was: "fled before the army shelled"."""
    opener = any(sentence.has(at, "BEFORE_THAT") for at in range(max(0, verb - 2), verb))
    if not opener:
        return False
    tenses = [sense.form for at in range(verb) for sense in verb_senses(sentence, at)]
    tenses += [form for at in range(verb) if (form := light_verb(sentence, at))]
    return bool(tenses) and all(form.startswith("past") for form in tenses)


def noun_status(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> Status | None:
    """The status of what a verbal noun tells: of the light verb that carries it, of the word that governs it."""
    if "status" in sense.frame.fields:
        return None if only_topic(sentence, clause, noun) else _stated(sentence, clause, noun, sense)
    force = sense.frame.shape in ("attack", "clash")
    if sentence.has(noun - 1, "PREPARING") and sentence.units[noun].proclitic == "ل" and sense.frame.shape == "contact":
        return Status.SCHEDULED  # "we go on preparing for a meeting"
    lasts = force and any(sentence.has(at, "LASTING") for at in range(noun + 1, min(noun + _LASTS, clause.end)))
    if lasts or sentence.has(noun - 1, "CONTINUED") or still_going(sentence, clause, noun):
        return Status.ONGOING
    if sentence.has(clause.start, "AS_FOR") and _off_behind(sentence, noun):
        return Status.CANCELLED  # "as for the visit, which was due on Friday, it was called off"
    laid_down = range(max(clause.start, noun - 3), noun)
    if any(light_verb(sentence, at, "LAYS_DOWN_VERBS") for at in laid_down) and not left_out(sentence, clause, noun):
        return Status.SCHEDULED
    if sentence.has(noun - 1, "APPOINTED") and no_day(sentence, clause, noun):
        return None
    if sentence.has(noun - 1, "APPOINTED") or _yet_to_begin(sentence, noun):
        return Status.SCHEDULED
    if not_raised(sentence, clause, noun) or at_a_halt(sentence, clause, noun):
        return None
    if noun > clause.start and (sentence.has(noun - 1, "NEGATION") or left_out(sentence, clause, noun)):
        return None
    if comes_of_maybe(sentence, clause):
        return None
    if without(sentence, clause) or there_is_no(sentence, clause, noun) or unrealised(sentence, clause, noun, sense):
        return None
    if may_be(sentence, clause, noun) or any(sentence.has(at, "PERHAPS") for at in (noun - 1, noun - 2)):
        return None  # "the prospect of a meeting"
    if sense.frame.shape == "contact" and dated_back(sentence, clause):
        return Status.OCCURRED
    governed = governing_status(sentence, clause, noun)
    aim = sense.frame.shape == "instrument" and sentence.units[noun].proclitic == "ل"  # "to reach a truce"
    if unconfirmed(sentence, noun) or (governed is None and (aim or talked_of(sentence, clause, noun))):
        return None  # "any talks that the government holds must ..."
    if governed is None and (over := head_of_list(sentence, clause.start, noun)) is not None:
        if not force and (sentence.has(over, "PROVIDES_VERBS") or sentence.has(over, "TREATING_VERBS")):
            return Status.SCHEDULED if sentence.has(over, "LAYS_DOWN_VERBS") else None
        if (listed := _governed_by(sentence, over, noun)) is Status.PROPOSED or not force:
            governed = listed  # "calls for ... and for his arrest"
    if governed is Status.DECLINED and force and not sentence.has(noun - 1, "DOING_NOUN"):
        governed = None  # "refused to hand over the suspects of the attack", but "refrained from launching attacks"
    if governed is None and (behind_what_will_be(sentence, clause, noun) or on_the_eve(sentence, clause, noun, sense)):
        return Status.SCHEDULED
    if governed in (None, Status.ONGOING) and after_it(sentence, clause, noun, sense):
        return Status.OCCURRED  # "tension is seen after their seizing of the town"
    if governed is not None:
        return governed
    leading = (light_verb(sentence, at, "PROVIDES_VERBS") for at in range(max(clause.start, noun - 3), noun))
    if _aimed_at(sentence, clause, noun) or any(form and form.startswith("future") for form in leading):
        return Status.SCHEDULED  # "(it) will lead to the withdrawal of"
    if no_longer(sentence, noun):
        return Status.CANCELLED
    if sense.frame.shape == "contact" and treated(sentence, clause, noun):
        return Status.ONGOING
    if sense.frame.shape == "contact" and (held := held_as_related(sentence, clause, noun)) is not None:
        return verb_status(sentence, held[0], held[1], held[2], sense.frame.kind)
    for index in (*range(clause.start, noun), *range(noun + 1, min(noun + 8, clause.end))):
        features = light_verb(sentence, index)
        if features:
            comprised = index < noun and sentence.has(index, "PROVIDES_VERBS") and features.startswith("present")
            if comprised and sense.frame.shape in ("forces", "release", "attack"):
                return None  # "the understanding comprises the withdrawal of ..."
            if sense.frame.shape == "contact" and sentence.has(index - 1, "DID_NOT"):
                return _not_held(sentence, clause, noun)
            if features.startswith("present") and index < noun and sentence.has(index, "RECEIVING_VERBS"):
                return Status.OCCURRED  # "the emir gets a call": nobody plans to
            going = sentence.has(index, "ONGOING_VERBS") and not sentence.has(index - 1, "THAT")
            if features.startswith("present") and going:
                return Status.ONGOING
            if features.startswith("present") and _goes_on(sentence, clause, index):
                return Status.ONGOING
            status = verb_status(sentence, clause, index, features, sense.frame.kind)
            off = status is Status.DECLINED and sense.frame.shape == "contact" and sentence.has(index, "HELD_VERBS")
            return Status.CANCELLED if off else status  # "the meeting will not be held": nobody refuses it
    if sense.frame.shape == "contact" and will_not(sentence, clause):
        return Status.CANCELLED
    for index in range(noun + 1, min(noun + 6, clause.end)):
        if sentence.has(index, "SCHEDULED") and sentence.units[index].proclitic == "":
            return Status.SCHEDULED
        if sentence.has(index, "EXPECTED") and sense.frame.shape == "contact":
            off = any(sentence.has(at, "CANCELLED") and sentence.has(at - 1, "MAY") for at in range(index, clause.end))
            return (
                Status.CANCELLED if off else Status.SCHEDULED
            )  # "a summit that was due on Friday had been called off"
    return Status.OCCURRED


def _off_behind(sentence: Sentence, noun: int) -> bool:
    names = ("CANCELLED", "CANCELLED_VERBS")
    return any(sentence.units[at].classes.get(name) == _SO for at in range(noun, len(sentence)) for name in names)


_SO = "ف"


def _yet_to_begin(sentence: Sentence, noun: int) -> bool:
    """Tell whether something else came before it began: "the attack came before the start of a new round of talks"."""
    known = sentence.units[noun].facts.definite  # "shook hands before the start of the meeting"
    return not known and sentence.has(noun - 1, "LIGHT_NOUN") and sentence.has(noun - 2, "BEFORE_NOUN")


def _stated(sentence: Sentence, clause: Clause, noun: int, sense: Sense) -> Status | None:
    """The status that the word itself says, unless that is only planned or wished for."""
    if "aside" not in sense.frame.fields:
        unsure = governing_status(sentence, clause, noun) not in (None, Status.SCHEDULED)
        negated = sentence.has(noun - 1, "NEGATION")
        if (
            negated != ("negated" in sense.frame.fields)
            or (unsure and not negated)
            or in_return(sentence, clause, noun)
        ):
            return None
    return Status(sense.frame.fields["status"])


def _not_held(sentence: Sentence, clause: Clause, noun: int) -> Status | None:
    """A meeting that did not take place: called off where it was planned, else denied; never "since ..." is neither."""
    if any(sentence.has(at, "SINCE") for at in range(clause.start, clause.end)):
        return None
    return _not_met(sentence, noun)


def _not_met(sentence: Sentence, index: int) -> Status:
    planned = any(name in unit.classes for unit in sentence.units[index:] for name in ("SCHEDULED", "EXPECTED"))
    return Status.CANCELLED if planned else Status.DENIED


def _goes_on(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a verb of carrying on tells no plan: no particle, no day stands with it."""
    dated = any(sentence.units[at].timex and not sentence.has(at, "SINCE") for at in range(clause.start, clause.end))
    free = not any(sentence.has(index - 1, name) for name in ("THAT", "AUXILIARY", "NEGATION"))
    return sentence.has(index, "CARRY_VERBS") and free and not dated


_NEVER = "لن"


def _aimed_at(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether the noun hangs on "to hold", "for holding": an aim, not something that was."""
    for at in range(max(clause.start, noun - 2), noun):
        unit = sentence.units[at]
        if "LIGHT_NOUN" in unit.classes and not light_verb(sentence, at):
            before = sentence.units[at - 1] if at > clause.start else None
            governed = before is not None and any(name in before.classes for name in ("AIM", "THAT"))
            return unit.classes["LIGHT_NOUN"].endswith("ل") or governed
    return False


def governing_status(sentence: Sentence, clause: Clause, index: int) -> Status | None:
    """Look left for a word that governs the event: "called for", "is planned to", "refused to", "cancelled"."""
    left = clause.start if clause.link is not Link.CONTENT else max(0, clause.start - 3)
    for at in range(index - 1, max(left, index - _REACH) - 1, -1):
        unit = sentence.units[at]
        if unit.timex is not None and sentence.has(at + 1, "FROM") and index - at <= _AFTER_REACH:
            return None  # "agreed after three days of talks"
        if not unit.plain:
            continue
        if "PURPOSE" in unit.classes and sentence.has(at - 1, "PREPOSITION"):
            if index - at <= _CAUSE_REACH:
                return Status.PROPOSED  # "works for the sake of setting up"; the noun is spelled like "postponed"
            continue
        if unit.norm in _CLOSING:
            return None  # what somebody is quoted with governs nothing behind it
        if "CAUSE" in unit.classes and index - at > 1 and _told_whole(sentence, index):
            continue  # "put off, because of the incident, the release of"
        if "CAUSE" in unit.classes and index - at <= _CAUSE_REACH:
            return None  # "suspended its work after an attack": the occasion, not what was suspended
        if ("AFTER" in unit.classes or "UPON" in unit.classes) and unit.proclitic == "" and index - at <= _AFTER_REACH:
            return None  # "agreed after the talks"
        if at == index - 1 and "WHILE" in unit.classes:
            return None  # "was ready for it during their talks"
        for name, status in _GOVERNORS:
            if name in unit.classes and _governs(sentence, at, index, name):
                if name == "CALLED" and _refused(sentence, left, at):
                    return Status.DECLINED
                return Status.CANCELLED if name == "SCHEDULED" and _called_off(sentence, at, index) else status
    return Status.DENIED if rumour_denied(sentence, index) else None


def _governed_by(sentence: Sentence, at: int, index: int) -> Status | None:
    """The status that the word at ``at`` gives to what it governs at ``index``; None where it governs nothing."""
    classes = sentence.units[at].classes
    return next((st for name, st in _GOVERNORS if name in classes and _governs(sentence, at, index, name)), None)


def _told_whole(sentence: Sentence, index: int) -> bool:
    """Tell whether a definite noun right before ends what is told there: nothing more belongs to it."""
    before, unit = sentence.units[index - 1], sentence.units[index]
    small = any(name in before.classes for name in ("PREPOSITION", "RELATIVE", "LOCATIVE"))
    return before.plain and before.facts.definite and not small and not unit.proclitic


def _refused(sentence: Sentence, start: int, at: int) -> bool:
    """Tell whether a verb of refusing stands before what is only proposed: "refused the proposal to set up ..."."""
    wanted = "PROPOSAL" in sentence.units[at].classes
    return wanted and any(light_verb(sentence, index, "DECLINED_VERBS") for index in range(start, at))


def _called_off(sentence: Sentence, at: int, index: int) -> bool:
    """ "Was to begin ... but was put off": a plan of the past that a later verb cancels."""
    was = sentence.has(at - 1, "AUXILIARY") or sentence.has(at - 2, "AUXILIARY")
    cancelled = ("CANCELLED_VERBS", "CANCELLED")
    off = any(name in unit.classes for unit in sentence.units for name in cancelled)
    return was and (off or _fell_through(sentence, index))


def _fell_through(sentence: Sentence, index: int) -> bool:
    """Tell whether a "but" follows, and that somebody stayed away: "was to meet ..., but withdrew"."""
    but = next((at for at in range(index + 1, len(sentence)) if sentence.has(at, "BUT")), None)
    for at in range(but + 1, min(but + FAR, len(sentence))) if but is not None else ():
        if sentence.has(at, "DROPPED_VERBS") or (sentence.has(at, "HELD_VERBS") and sentence.has(at - 1, "DID_NOT")):
            return True
    return False


def _governs(sentence: Sentence, at: int, index: int, name: str) -> bool:
    if not name.endswith("_VERBS"):
        return "MEDIATION" not in sentence.units[at].classes  # "at the invitation of"
    features = sentence_features(sentence, at, name)
    if features is None or (features.startswith("jussive") and not sentence.has(at - 1, "JUSSIVE")):
        return False  # a number is spelled like "(did not) seek": "nine rounds"
    if name == "ONGOING_VERBS" and sentence.has(at - 1, "THAT"):
        return False  # "it is planned that they go on"
    if name == "ONGOING_VERBS":
        lasted = any(unit.timex and unit.timex.type is TimexType.DURATION for unit in sentence.units[at:])
        return features.startswith("present") or (index - at <= _AT_ONCE and not lasted)
    return True
