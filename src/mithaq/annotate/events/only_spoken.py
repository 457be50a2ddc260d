"""What is only spoken of: asked, talked of, possible, prepared, denied as a rumour, neither confirmed nor denied."""

from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.kinds import ClaimKind


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


FAR = 16


def not_raised(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether it is said that it is not thought of: "the holding of a meeting is not on the table"."""
    held = sentence.has(noun - 1, "LIGHT_NOUN") or sentence.units[noun].facts.definite
    return held and any(sentence.has(at, "NOT_RAISED") for at in range(noun + 1, min(noun + FAR, clause.end)))


def no_longer(sentence: Sentence, noun: int) -> bool:
    """Tell whether it is said behind what opens its clause that it cannot be any longer."""
    return any(sentence.has(at, "NO_LONGER") for at in range(noun + 1, min(noun + FAR, len(sentence))))


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


def unconfirmed(sentence: Sentence, noun: int) -> bool:
    """Tell whether somebody refuses to confirm or deny it: "refused to confirm the reaching of a truce"."""
    asked = noun - 1 - sentence.has(noun - 1, "LIGHT_NOUN")
    before = range(max(0, noun - FAR), asked) if sentence.has(asked, "COMMENT") else ()
    return any(light_verb(sentence, at, "DECLINED_VERBS") for at in before)


def only_possible(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Tell whether it is only said that it can or cannot be: "it is not possible that they talk about it"."""
    near = range(max(0, verb - _NEAR), verb)
    return clause.link is Link.CONTENT and any(sentence.has(at, "POSSIBLE") for at in near)


_NEAR = 3


def mooted(sentence: Sentence, noun: int, sense: Sense) -> bool:
    """Tell whether it is called a proposed or a possible one: "a proposed meeting between X and Y"."""
    if sense.frame.shape not in ("contact", "visit", "mutual"):
        return False
    beyond = noun + 2 if noun + 1 < len(sentence) and sentence.units[noun + 1].facts.qualifies else noun + 1
    return any(
        sentence.has(at, "MOOTED") and _agrees(sentence.units[noun], sentence.units[at]) for at in (noun + 1, beyond)
    )


def _agrees(noun: Unit, adjective: Unit) -> bool:
    """Tell whether an adjective may belong to a noun: both have the article, or neither."""
    return not adjective.proclitic and _article(noun) == _article(adjective)


def _article(unit: Unit) -> bool:
    return unit.facts.definite or unit.norm[1:3] == "ال" or unit.norm.startswith("لل")
