"""Numbers given to the events they count in; a sentence that tells no more than a toll tells of the fight itself."""

from dataclasses import replace

from mithaq.annotate.events.accidents import by_accident
from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import mentions_of, parties_of, roles_of
from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.frames import Frame, Sense
from mithaq.annotate.events.numerals import CountBank, Counting
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.quantities import CASUALTIES, SPEAKER, Count, find_counts
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Clause, Link, Sentence, senses_at
from mithaq.model.kinds import ClaimKind, Status, TimexType

_CASUALTIES = ("killed", "injured", CASUALTIES, "captured", "missing")
_FORCE = (ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.OPERATION)
_MOVED = (ClaimKind.DEPLOYMENT, ClaimKind.WITHDRAWAL)
_GIVEN = (ClaimKind.RELEASE, ClaimKind.HANDOVER)
TOLD_BY = {
    **dict.fromkeys(_CASUALTIES, _FORCE),
    "captured": (*_FORCE, ClaimKind.ARREST),
    "displaced": _FORCE,
    "arrested": (ClaimKind.ARREST,),
    "released": _GIVEN,
    "handed_over": _GIVEN,
    "deployed": _MOVED,
    "withdrawn": _MOVED,
    "trucks": (ClaimKind.AID,),
    "tonnes": (ClaimKind.AID,),
}
"""Which kinds of event a count belongs to."""

_TOLL = {
    kind: Sense(Frame("toll", kind, "toll", None, None, {}), "noun", "bare")
    for kind in (ClaimKind.CLASH, ClaimKind.ATTACK)
}
_NEAR = 12
_DATED = (TimexType.DATE, TimexType.TIME)


def count_in(sentence: Sentence, bank: CountBank, parts: list[Clause], drafts: list[Draft]) -> None:
    """Give each number of the sentence to the draft it belongs to; add a draft for a toll told by itself."""
    units = sentence.units
    if not any(bank.numeric.of(sentence.words)[sentence.starts[0] : sentence.starts[-1]]):
        return  # as in most sentences
    if not any(bank.numeric[unit.word] for unit in units if unit.plain):
        return
    counting = Counting(sentence, bank)
    found = find_counts(counting)
    fight = _fight(sentence) if found else None
    for count in found:
        draft = _draft_of(counting, count, drafts)
        if draft is None and count.what in _CASUALTIES and not _unwilled(sentence, parts, count):
            draft = _toll(count, parts, fight, {draft.clause for draft in drafts})
            drafts.append(draft)
        if draft is not None:
            whose = replace(count, of=_owner(sentence, count) or count.of)
            draft.arguments.append(("count", whose.ref))
        if draft is not None and count.what in _CASUALTIES:
            _hurt(sentence, draft, fight, count)
    drafts.sort(key=lambda draft: draft.index)


def _draft_of(counting: Counting, count: Count, drafts: list[Draft]) -> Draft | None:
    """The draft whose own word the number goes with, else the nearest one of a fitting kind."""
    fitting = [draft for draft in drafts if draft.sense.frame.kind in TOLD_BY.get(count.what, ())]
    own = [draft for draft in fitting if draft.index == count.deed]
    led = any(counting.has(at, "LED_VERBS") for at in range(max(0, count.deed - 3), count.deed))
    since = _fight(counting.sentence, count.deed) if led else None
    fought = [
        draft
        for draft in fitting
        if draft.index < count.deed
        and (draft.sense.frame.kind is ClaimKind.CLASH or (led and (since is None or since <= draft.index)))
    ]
    if own and fought and "victim" in own[0].sense.frame.fields:
        drafts.remove(own[0])  # "the clashes led to the killing of ...": one event
        return fought[-1]
    return min(fitting, key=lambda draft: (draft.index != count.deed, abs(draft.index - count.index)), default=None)


def _toll(count: Count, parts: list[Clause], fight: int | None, told: set[int]) -> Draft:
    clause = max(number for number, part in enumerate(parts) if part.start <= count.index)
    sense = _TOLL[ClaimKind.ATTACK if fight is None else ClaimKind.CLASH]
    # "Said that it had ..., and that 31 were killed": the saying tells more than the toll.
    further = clause > 0 and parts[clause - 1].link is Link.CONTENT and clause - 1 not in told
    return Draft(sense, clause, count.index, Status.OCCURRED, [], flags={"position" if further else "about"})


def _unwilled(sentence: Sentence, parts: list[Clause], count: Count) -> bool:
    """Tell whether the toll is that of an accident, or of those who come "from captivity"."""
    if count.what == "captured" and sentence.has(count.deed - 1, "FROM"):
        return True
    clause = next(part for part in reversed(parts) if part.start <= count.index)
    return by_accident(sentence, clause, count.index)


def _fight(sentence: Sentence, before: int | None = None) -> int | None:
    """The first noun of the sentence that names a fight, told by itself or not; the last one ``before`` a unit."""
    named = (
        index
        for index, unit in enumerate(sentence.units[:before])
        if unit.facts.senses and any(sense.frame.name == "clash" for _, sense in senses_at(sentence, index))
    )
    return next(named, None) if before is None else max(named, default=None)


def _hurt(sentence: Sentence, draft: Draft, fight: int | None, count: Count) -> None:
    """Let those who are hurt be a side of the draft, and the fight named in the sentence give the other and the day."""
    frame = draft.sense.frame
    if frame.name == "toll" or "victim" in frame.fields or draft.index == count.deed:
        draft.flags.add("toll")
    if count.index < count.deed == draft.index:  # "nine soldiers were killed": who is named before them tells it
        before = {unit.mention.id for unit in sentence.units[: count.index] if unit.mention}
        draft.arguments = [pair for pair in draft.arguments if pair[0] != "actor" or pair[1] not in before]
    if fight is not None:
        _fought(sentence, draft, fight)
    owner = _owner(sentence, count)
    if owner and (count.armed or fight is not None):
        _suffers(sentence, draft, owner)


def _fought(sentence: Sentence, draft: Draft, fight: int) -> None:
    """The sides of the fight and its time, where they stand behind it."""
    end = min(fight + _NEAR, len(sentence))
    named = parties_of(sentence, draft.arguments)
    sides, _ = after_class(sentence, fight + 1, end, ("BETWEEN", "WITH"))
    if sides.mentions and not any(set(mention.parties) <= named for mention in sides.mentions):
        draft.arguments += roles_of("participant", sides)
    times = (unit.timex for unit in sentence.units[fight + 1 : end])
    draft.when = next((timex.id for timex in times if timex and timex.type in _DATED), draft.when)


def _suffers(sentence: Sentence, draft: Draft, owner: str) -> None:
    """Enter ``owner`` as the target; nobody is told to kill his own."""
    mentions = mentions_of(sentence)
    for at, (role, ref) in enumerate(draft.arguments):
        parties = mentions[ref].parties if ref in mentions else ()
        if parties == (owner,):
            draft.arguments[at] = ("target" if role == "actor" else role, ref)
            return
    draft.arguments.append(("target", side([owner], 0, 0).id))


def _owner(sentence: Sentence, count: Count) -> str:
    """Whose they are; "its soldiers" are those of the first one named, which is mostly who speaks."""
    if count.of != SPEAKER:
        return count.of
    before = [index for index in range(count.index) if acts(sentence.units[index])]
    before.sort(key=lambda index: sentence.has(index - 1, "LOCATIVE"))
    mentions = (sentence.units[index].mention for index in before)
    return next((mention.parties[0] for mention in mentions if mention and len(mention.parties) == 1), "")
