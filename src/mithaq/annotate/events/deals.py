"""What sides agree on becomes a text that they made, where the report goes on to speak of "the agreement"."""

from dataclasses import replace

from mithaq.annotate.events.arguments import construct
from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import light_verb
from mithaq.model.annotations import EventMention
from mithaq.model.kinds import Act, ClaimKind, Status

_NEAR = 2  # sentences
_TEXTS = (ClaimKind.SIGNING, ClaimKind.CEASEFIRE, ClaimKind.RATIFICATION)


def made_deals(sentence: Sentence, events: list[EventMention]) -> None:
    """Turn the agreeing of two sides, told just before this sentence, into the making of the text that this one names:
    "agreed to free 120 fishermen. Under the agreement ...". Where a text was told already, nothing is changed.
    """
    near = [at for at, event in enumerate(events) if 0 < sentence.number - event.sentence <= _NEAR]
    agreed = [at for at in near if events[at].act is Act.AGREES and _together(events[at])]
    if not agreed or any(events[at].kind in _TEXTS for at in near) or not _names_deal(sentence):
        return
    event = events[agreed[0]]
    arguments = [("participant", ref) if role == "source" else (role, ref) for role, ref in event.arguments]
    kept = tuple(pair for pair in arguments if pair not in _FRAMING)
    events[agreed[0]] = replace(event, kind=ClaimKind.SIGNING, act=None, arguments=kept, attribution=None)


_FRAMING = (("flag", "frame"), ("flag", "teller"), ("flag", "said"))


def _together(event: EventMention) -> bool:
    sides = sum(role == "source" for role, _ in event.arguments)
    back = any(role == "back" and ref.partition("@")[0] in _SEVERAL for role, ref in event.arguments)
    return event.status is Status.OCCURRED and (sides > 1 or back or any(_of_two(ref) for _, ref in event.arguments))


_SEVERAL = ("pair", "office-pair", "two", "group", "three")


def _of_two(ref: str) -> bool:
    return ref.startswith("party:") and "," in ref


def _names_deal(sentence: Sentence) -> bool:
    """Tell whether "under the agreement", "the agreement provides for" stands in the sentence."""
    for at, unit in enumerate(sentence.units):
        if "DEAL" in unit.classes and unit.facts.definite:
            led = any(sentence.has(at - 1, name) for name in ("UNDER", "ACCORDING"))
            if led or (at > 0 and light_verb(sentence, at - 1, "LAYS_DOWN_VERBS")):
                return True
    return False


def of_truce(sentence: Sentence, clause: Clause, sense: Sense) -> bool:
    """Tell whether a relative clause tells on which day its head, a truce, began: "the truce that began on Friday"."""
    dated = any(sentence.units[at].timex for at in range(clause.start, clause.end))
    if clause.link is not Link.RELATIVE or not dated:
        return False
    head = range(max(0, clause.start - _HEAD), clause.start)
    return any(sentence.has(at, sense.frame.needs or "-") for at in head)


_HEAD = 4


def laid_down_by(sentence: Sentence, truce: int) -> bool:
    """Tell whether only what a truce lays down is told: "under the truce", "for which the truce provides"."""
    if sentence.has(truce - 1, "UNDER"):
        return True
    near = range(max(0, truce - _PROVIDED), truce)
    return sentence.units[truce].facts.definite and any(light_verb(sentence, at, "LAYS_DOWN_VERBS") for at in near)


_PROVIDED = 2


def upheld(sentence: Sentence, truce: int) -> bool:
    """Tell whether it is told what is done to uphold a truce that there is: "a mechanism to strengthen the truce"."""
    return sentence.has(truce - 1, "UPHOLDING")


def agreed_by(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Whose consent to a truce is told by a noun: "welcomed the agreeing of the two, on Friday, to the truce"."""
    before = range(index - 1, max(clause.start, index - _CONSENT) - 1, -1)
    noun = next((at for at in before if sentence.has(at, "AGREEING")), None)
    return construct(sentence, noun + 1, index) if noun is not None else Chain()


_CONSENT = 12
