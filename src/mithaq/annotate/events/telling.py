"""Who tells an event: drafts inside what somebody says, sayings that only frame."""

from mithaq.annotate.events.arguments import parties_of
from mithaq.annotate.events.drafts import DOERS, Draft
from mithaq.annotate.events.minds import of_another_mind
from mithaq.annotate.events.only_spoken import only_prepared
from mithaq.annotate.events.places import place_in
from mithaq.annotate.events.said_beside import says_nowhere_else
from mithaq.annotate.events.speech import content
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status


def attribute(sentence: Sentence, parts: list[Clause], drafts: list[Draft]) -> None:
    """Give every event inside what somebody says its speech draft."""
    for number, draft in enumerate(drafts):
        if draft.sense.frame.shape != "speech":
            continue
        inside = set(content(sentence, parts, draft.clause))
        for other in drafts:
            same_clause = other.clause == draft.clause and other.index > draft.index
            if other is not draft and (other.clause in inside or same_clause) and not _in_turn(sentence, draft, other):
                other.said_by = number
    for draft in drafts:
        speech = drafts[draft.said_by] if draft.said_by is not None else None
        if speech is None:
            continue
        asked = speech.sense.frame.act in (Act.CALLS_FOR, Act.DEMANDS) and sentence.has(draft.index - 1, "LIGHT_NOUN")
        if asked and draft.status is Status.SCHEDULED:
            draft.status = Status.PROPOSED  # "called, as guarantors, for the resumption of the talks"
        hoped = speech.sense.frame.act is Act.HOPES and not sentence.has(draft.index - 1, "AFTER")
        if hoped and draft.sense.frame.kind is ClaimKind.SIGNING:
            _hoped_for(sentence, speech, draft)
        if draft.status not in (Status.OCCURRED, Status.DENIED, Status.PROPOSED):
            draft.flags |= (
                {"agreed"} if draft.status is Status.SCHEDULED and speech.sense.frame.act in _BINDING else set()
            )
            continue
        if draft.status is Status.OCCURRED and not _given(sentence, draft) and not _told_aside(parts, draft):
            draft.status = _under(speech.sense.frame.act, draft)
            draft.flags |= _bound(speech.sense.frame.act, draft)
        if _denied_above(drafts, speech) and draft.status in (Status.OCCURRED, Status.SCHEDULED):
            draft.status = Status.DENIED
        doer = _DOER.get(speech.sense.frame.act or Act.SAYS)
        if doer == "accused" and draft.sense.pos != "verb" and not _charged(sentence, speech, draft):
            doer = None
        if doer == "accused" and draft.sense.pos != "verb":
            _clear_accuser(speech, draft)
        if (
            doer is not None
            and draft.sense.frame.shape in _DONE
            and not any(role == "actor" for role, _ in draft.arguments)
        ):
            charged = [("actor", ref) for role, ref in speech.arguments if role == doer]
            if not charged and doer == "source":  # "the ministry denied that its units had entered"
                charged = [pair for pair in speech.arguments if pair[0] == "back"]
            draft.arguments += charged
            if doer == "accused" and _strikes_teller(sentence, draft):
                draft.arguments += [("target", ref) for role, ref in speech.arguments if role == "source"]
        if _own_deed(sentence, draft) and not any(role == "actor" for role, _ in draft.arguments):
            draft.arguments += [("actor", ref) for role, ref in speech.arguments if role == "source"]
        if speech.sense.frame.act in (Act.THREATENS, Act.PROMISES) and draft.sense.frame.shape == "attack":
            draft.flags.add("frame")  # the threat is the claim
        if _with_teller(sentence, speech, draft):
            draft.arguments += [("participant", ref) for role, ref in speech.arguments if role == "source"]
        met = draft.sense.frame.shape == "contact" and draft.status is Status.DENIED
        if met and speech.sense.frame.act is Act.DENIES and len(parties_of(sentence, draft.arguments)) == 1:
            draft.arguments += [("participant", ref) for role, ref in speech.arguments if role == "source"]
        if draft.status is Status.PROPOSED and draft.sense.frame.shape == "contact" and _ready(sentence, speech, draft):
            draft.arguments += [("participant", ref) for role, ref in speech.arguments if role == "source"]
        if draft.status is Status.PROPOSED and speech.sense.frame.act in (Act.CALLS_FOR, Act.DEMANDS):
            _join_asked(sentence, speech, draft)
        if draft.status is Status.OCCURRED and only_prepared(sentence, parts[draft.clause], draft.index, draft.sense):
            draft.status = Status.SCHEDULED


def _clear_accuser(speech: Draft, draft: Draft) -> None:
    """Let who accuses somebody not have done the deed himself: "levelled charges at the army of shelling"."""
    sources = {ref for role, ref in speech.arguments if role == "source"}
    if any(role == "accused" for role, _ in speech.arguments):
        draft.arguments = [(role, ref) for role, ref in draft.arguments if role != "actor" or ref not in sources]


def _denied_above(drafts: list[Draft], speech: Draft) -> bool:
    """Tell whether it is denied that somebody agreed to a thing: "denied that it had agreed to a truce"."""
    outer = drafts[speech.said_by] if speech.said_by is not None else None
    return speech.sense.frame.act is Act.AGREES and outer is not None and outer.sense.frame.act is Act.DENIES


def _in_turn(sentence: Sentence, speech: Draft, draft: Draft) -> bool:
    """Tell whether another speaks in turn before an event is told: "said that ..., and for its part Seoul called"."""
    return any(sentence.has(at, "IN_TURN") for at in range(speech.index, draft.index))


def _with_teller(sentence: Sentence, speech: Draft, draft: Draft) -> bool:
    """Tell whether what is denied, or a truce that is announced, is made with somebody, and so by who tells it."""
    denied = draft.sense.frame.kind is ClaimKind.SIGNING and draft.status is Status.DENIED
    announced = draft.sense.frame.kind is ClaimKind.CEASEFIRE and draft.index - speech.index <= _NEAR
    behind = range(draft.index + 1, len(sentence))
    made_with = any(sentence.has(at, "WITH") for at in behind) and not any(sentence.has(at, "BETWEEN") for at in behind)
    return (denied or announced) and made_with


def _own_deed(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether who speaks says of a deed that it is its own: "said that its strikes hit ..."."""
    return draft.sense.frame.shape == "attack" and sentence.has(draft.index, "OWN_DEED")


def _hoped_for(sentence: Sentence, speech: Draft, draft: Draft) -> None:
    """A signing that somebody hopes for is only a wish; of "hopes to sign a treaty with X" he would sign it too."""
    draft.status = Status.PROPOSED
    if draft.sense.pos == "noun" and len(parties_of(sentence, draft.arguments)) == 1:
        draft.arguments += [("participant", ref) for role, ref in speech.arguments if role == "source"]


def _charged(sentence: Sentence, speech: Draft, draft: Draft) -> bool:
    """Tell whether an act is what somebody is accused of, and not only told of on the way: "accused Belgrade of hiding
    the suspects of an attack"."""
    between = sentence.units[speech.index + 1 : draft.index]
    return "object" in draft.flags or sum(unit.plain and unit.norm.isalpha() for unit in between) <= _NEAR_CHARGE


_NEAR_CHARGE = 4


def _ready(sentence: Sentence, speech: Draft, draft: Draft) -> bool:
    """Tell whether who speaks is ready for it, and so would take part: "said that he was ready to resume the talks"."""
    if sentence.has(draft.index - 1, "HOST_NOUN"):
        return False
    others = any(role in ("participant", "back") for role, _ in draft.arguments)
    ready = range(max(speech.index, draft.index - _READY), draft.index)
    return others and any(sentence.has(at, "READY") for at in ready)


_READY = 5


def _strikes_teller(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether the accuser's own are struck: "accused the army of shelling its positions"."""
    if draft.sense.frame.shape != "attack" or any(role == "target" for role, _ in draft.arguments):
        return False
    return any(sentence.has(at, "OWN_TARGET") for at in range(draft.index + 1, draft.index + _NEAR))


_NEAR = 6


def _given(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether how it stands is given, whatever is said of it: by its word, or as the occasion of the saying."""
    if draft.sense.pos != "noun":
        return "status" in draft.sense.frame.fields
    after = draft.index > 1 and sentence.units[draft.index - 2].timex is not None
    after = after and sentence.has(draft.index - 1, "FROM")  # "after three days of talks"
    return "status" in draft.sense.frame.fields or after or sentence.has(draft.index - 1, "BACKGROUND")


def _told_aside(parts: list[Clause], draft: Draft) -> bool:
    """Tell whether a relative clause tells what was: "denied that it gave up the captive whom they had kidnapped"."""
    past = draft.sense.pos == "verb" and draft.sense.form.startswith("past")
    return past and parts[draft.clause].link is Link.RELATIVE


def _join_asked(sentence: Sentence, speech: Draft, draft: Draft) -> None:
    """Let who is asked to talk with somebody take part; what nobody is asked to do is only a wish."""
    if draft.sense.frame.shape == "contact" and len(parties_of(sentence, draft.arguments)) < 2:
        draft.arguments += [pair for pair in speech.arguments if pair[0] == "participant"]
    if draft.sense.frame.shape in _DONE and not any(role in DOERS for role, _ in draft.arguments):
        draft.flags.add("frame")


_DOER = {
    Act.ACCUSES: "accused",
    Act.DENIES: "source",
    Act.AGREES: "source",
    Act.PROMISES: "source",
    Act.CALLS_FOR: "participant",
    Act.DEMANDS: "participant",
}
"""Whose doing it is that is charged, denied or asked for: a role of the speech."""


_DONE = ("attack", "forces", "release", "clash", "beginning")


def _under(act: Act | None, draft: Draft) -> Status:
    """A call for something is no report of it; a denial of it denies it."""
    if draft.sense.frame.shape == "speech":
        return draft.status
    if act in (Act.CALLS_FOR, Act.DEMANDS, Act.OFFERS, Act.HOPES):
        return Status.PROPOSED
    if act is Act.DENIES:
        return Status.DENIED
    if act in _BINDING:
        made = act is Act.AGREES and draft.sense.frame.kind in _MADE_BY_AGREEING
        return Status.OCCURRED if made else Status.SCHEDULED
    return draft.status


def _bound(act: Act | None, draft: Draft) -> set[str]:
    return {"agreed"} if draft.status is Status.SCHEDULED and act in _BINDING else set()


_BINDING = (Act.THREATENS, Act.PROMISES, Act.AGREES)
_MADE_BY_AGREEING = (ClaimKind.CEASEFIRE, ClaimKind.RATIFICATION)  # to agree on a truce is to make it


_ASKING = (Act.CALLS_FOR, Act.DEMANDS, Act.DENIES, Act.ACCUSES, Act.AGREES)


_TAKING_SIDES = (Act.ACCUSES, Act.THREATENS, Act.DEMANDS)


_REPORTING = (Act.SAYS, Act.ASSESSES)


def framing_drafts(sentence: Sentence, parts: list[Clause], drafts: list[Draft]) -> set[int]:
    """The speech drafts that only frame what is told by itself, and circumstances that add no position."""
    found = set()
    for number, draft in enumerate(drafts):
        speech = draft.sense.frame
        if speech.shape != "speech":
            continue
        outer = drafts[draft.said_by] if draft.said_by is not None else None
        third = draft.sense.pos == "verb" and not draft.sense.form.endswith("we")
        own = speech.act in _TAKING_SIDES and third and "charge" in speech.fields  # "denied that ..., and accused X of"
        own = own or (third and parts[draft.clause].link is Link.COORDINATE and _turns_down(outer, speech.act))
        own = own or (draft.sense.pos == "participle" and speech.act is Act.DENIES)  # "..., denying that"
        joined = third and parts[draft.clause].link is Link.COORDINATE and draft.sense.form.startswith("past")
        own = own or (
            joined and outer is not None and outer.sense.pos == "participle"
        )  # "said, noting that, and urged"
        if outer is not None and not own and _same_voice(sentence, outer, draft):
            found.add(number)  # "we stressed" inside what they say
        unborn = draft.sense.form.startswith("present") or (outer and outer.sense.frame.act is Act.HOPES)
        inserted = parts[draft.clause].link is Link.RELATIVE
        if outer is not None and unborn and of_another_mind(sentence, outer, draft, aside=inserted):
            found.add(number)  # "said that America doubts ...": what he says of another's mind
        aside = draft.sense.pos == "participle" and not own and speech.act not in _TAKING_SIDES
        if aside and not says_nowhere_else(sentence, parts, drafts, draft):
            found.add(number)
        if outer is not None and _agreed_by_all(sentence, outer, draft):
            found.add(number)  # "Putin said that the sides had agreed": his word
        begin = parts[draft.clause].start
        relative = parts[draft.clause].link is Link.RELATIVE
        relative = relative and draft.index == begin + sentence.has(begin, "RELATIVE")
        if relative and speech.act is Act.SAYS and sentence.units[draft.index].facts.carries_object:
            found.add(number)  # "a truce that it announced", "the article that she wrote"
        if _in_letter(sentence, drafts[:number], draft):
            found.add(number)
        told = [
            other
            for at, other in enumerate(drafts)
            if other.said_by == number
            and at not in found
            and (parts[other.clause].link is not Link.RELATIVE or _told_so(sentence, parts[other.clause], other))
            and "aside" not in other.sense.frame.fields
            and not _agreed_by_all(sentence, draft, other)
            and not (other.sense.frame.shape == "speech" and _same_voice(sentence, draft, other))
        ]
        told = [other for other in told if not _in_later_content(sentence, parts, draft, other, told)]
        called = aside and speech.act is Act.CALLS_FOR and any(each.sense.frame.shape != "speech" for each in told)
        if called or (number not in found and any(_replaces(sentence, draft, other) for other in told)):
            found.add(number)
            draft.flags.add(TELLER)
    return found


def _agreed_by_all(sentence: Sentence, outer: Draft, inner: Draft) -> bool:
    """Tell whether one person says that those told before have agreed."""
    back = inner.sense.frame.act is Act.AGREES and any(role == "back" for role, _ in inner.arguments)
    mentions = {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}
    sources = [mentions[ref] for role, ref in outer.arguments if role == "source" and ref in mentions]
    return back and any(mention.type is MentionType.PERSON for mention in sources)


def _in_letter(sentence: Sentence, before: list[Draft], draft: Draft) -> bool:
    """Tell whether it says what stands in something written that is told before: "sent a letter, in which he said"."""
    inside = sentence.has(draft.index + 1, "IN_IT")
    return inside and any(other.sense.frame.needs == "LETTER" for other in before)


def _turns_down(outer: Draft | None, act: Act | None) -> bool:
    """Tell whether who says one thing denies another: "stressed that ..., and denied that ..."."""
    return outer is not None and act is Act.DENIES and outer.sense.frame.act is not Act.DENIES


def _told_so(sentence: Sentence, clause: Clause, draft: Draft) -> bool:
    """Tell whether a relative clause tells what is said itself: "that a meeting brought them together", with no "that"
    before the verb."""
    met = draft.sense.frame.name == "bring-together" and not sentence.has(clause.start, "RELATIVE")
    return met or draft.sense.frame.shape == "beginning"


TELLER = "teller"
"""The flag of a saying that only stands back because what it says tells an event."""


def _in_later_content(sentence: Sentence, parts: list[Clause], speech: Draft, other: Draft, told: list[Draft]) -> bool:
    """Tell whether the first thing said tells no event, and ``other`` stands in a further one: "said that the mood was
    good, and that they had met"."""
    said = content(sentence, parts, speech.clause)
    if not said or speech.sense.frame.act not in _REPORTING or parts[said[0]].link is not Link.CONTENT:
        return False
    later = next((at for at in said[1:] if parts[at].link is not Link.RELATIVE), None)
    first = range(said[0], later if later is not None else said[-1] + 1)
    verbal = any(
        unit.plain and "BACKGROUND" not in unit.classes
        for unit in sentence.units[parts[said[0]].start : parts[said[0]].end]
    )
    outside = other.clause != speech.clause and other.clause not in first
    return verbal and outside and not any(each.clause in first for each in told)


def _asked(sentence: Sentence, speech: Draft, inner: Draft) -> bool:
    """Tell whether what is asked for, denied or charged is the inner event itself, and somebody is to do it."""
    between = sum(
        unit.plain and unit.norm not in "،," and "LIGHT_NOUN" not in unit.classes
        for unit in sentence.units[speech.index + 1 : inner.index]
    )
    behind = sentence.has(inner.index - 1, "BACKGROUND")  # "demanded, during his meeting with ..."
    head = inner.sense.pos == "verb" or "object" in inner.flags or (between <= 1 and not behind)
    done = any(role in DOERS for role, _ in inner.arguments)
    shape = inner.sense.frame.shape
    placed = shape == "mutual" and place_in(sentence, inner.index, len(sentence), inner.index) is not None
    return head and (done or placed or (shape == "contact" and ("back", "none") not in inner.arguments))


def _same_voice(sentence: Sentence, outer: Draft, inner: Draft) -> bool:
    """Tell whether what is said says again who says it; a person named inside is the better voice."""
    if ("back", "speaker") in inner.arguments:
        return True
    mentions = {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}
    inside = [mentions[ref] for role, ref in inner.arguments if role == "source" and ref in mentions]
    outside = [mentions[ref] for role, ref in outer.arguments if role == "source" and ref in mentions]
    parties = {party for mention in outside for party in mention.parties}
    person = any(mention.type is MentionType.PERSON for mention in inside)
    same = bool(inside) and all(set(mention.parties) <= parties for mention in inside)
    return same and (not person or any(mention.type is MentionType.PERSON for mention in outside))


def _replaces(sentence: Sentence, speech: Draft, inner: Draft) -> bool:
    """Tell whether what is said is a claim of its own, so that the saying need not be one."""
    act = speech.sense.frame.act
    if "position" in speech.sense.frame.fields or "position" in inner.flags:
        return False
    if act in _ASKING or (act is Act.REJECTS and inner.status is Status.DECLINED):
        return inner.sense.frame.shape != "speech" and _asked(sentence, speech, inner)
    if act not in _REPORTING or inner.status is Status.PROPOSED:
        return False
    if inner.sense.form == "definite" and inner.sense.frame.name == "round" and ("back", "group") in inner.arguments:
        return False  # "said that the third round had ended, and that no fourth is planned"
    laid_down = range(max(0, inner.index - 3), inner.index)
    if inner.sense.pos == "noun" and any(sentence.has(at, "PROVIDES_VERBS") for at in laid_down):
        return False  # what a text lays down is no event
    if inner.sense.pos == "noun" and any(sentence.has(inner.index - step, "BACKGROUND") for step in (1, 2)):
        return inner.clause == speech.clause and "about" in inner.flags  # "said after the talks that ..."
    return inner.clause != speech.clause or "about" in inner.flags
