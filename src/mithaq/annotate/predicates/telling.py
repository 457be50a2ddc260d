"""Who tells an event, when and where it is told to have been; drafts become records."""

from collections.abc import Mapping

from mithaq.annotate.predicates.arguments import place_near, segment_end, subject
from mithaq.annotate.predicates.chains import Arguments
from mithaq.annotate.predicates.clauses import Link, Parsed
from mithaq.annotate.predicates.drafts import Draft
from mithaq.annotate.predicates.lexicon import Frame, Sense
from mithaq.annotate.predicates.status import CONTACTS
from mithaq.annotate.predicates.units import QUOTES
from mithaq.model.annotations import Attribution, EventMention
from mithaq.model.documents import Span
from mithaq.model.kinds import Act, ClaimKind, Status, TimexType

_REPORTING = (Act.SAYS, Act.ASSESSES)
_ASKING = (Act.CALLS_FOR, Act.DEMANDS, Act.REJECTS, Act.DENIES, Act.HOPES)
_HOLDING = frozenset({"LIGHT_VERBS", "OCCUR_VERBS"})
_REACH = 6  # units between a noun and the clause that says when it was
_DATED = (TimexType.DATE, TimexType.TIME)


def attribute(parsed: Parsed, drafts: list[Draft]) -> None:
    """Give every event inside what somebody says its speech draft; flag the sayings that only frame an event."""
    for number, draft in enumerate(drafts):
        speeches = [n for n, other in enumerate(drafts) if n != number and other.speaks and _says(parsed, other, draft)]
        if speeches:
            draft.said_by = max(speeches, key=lambda n: parsed.of[drafts[n].index])
    for number, draft in enumerate(drafts):
        if not draft.speaks:
            continue
        told = [other for other in drafts if other.said_by == number]
        act = draft.sense.frame.act
        for other in told:
            if (
                act in _BINDING
                and other.group is not None
                and other.group != draft.group
                and _hangs(parsed, draft, other)
            ):
                other.flags.add("inner")
        told = [other for other in told if "inner" not in other.flags]
        if act is Act.SAYS and not told and not _has_content(parsed, draft):
            draft.flags.add("frame")
        if act in _REPORTING and _unnamed_official(parsed, draft):
            draft.flags.add("frame")
        if act in _REPORTING and any(_is_claim(other) for other in told):
            draft.flags.add("frame")
        if act in _ASKING and any(_asked(parsed, draft, other) for other in told):
            draft.flags.add("frame")
        if ("flag", "unnamed") in draft.arguments:
            draft.flags.add("frame")
        if act in _REPORTING:
            for other in told:
                _speak_for(parsed, draft, other)


def _speak_for(parsed: Parsed, speech: Draft, inner: Draft) -> None:
    """Let whoever is named speak where he tells what his own side is ready for or promises: "X said Somalia was"."""
    known = {unit.mention.id: unit.mention for unit in parsed.sentence.units if unit.mention}
    who = [known[ref] for role, ref in speech.arguments if role == "source" and ref in known and known[ref].people]
    own = [ref for role, ref in inner.arguments if role == "source"]
    unnamed = inner.speaks and len(who) == 1 and own and all(ref in known and not known[ref].people for ref in own)
    if unnamed and {party for ref in own for party in known[ref].parties} <= set(who[0].parties):
        inner.arguments = [("source", who[0].id), *(pair for pair in inner.arguments if pair[0] != "source")]


_BINDING = (Act.AGREES, Act.PROMISES, Act.OFFERS, Act.THREATENS, Act.ACCUSES, Act.CONDEMNS, Act.REJECTS, Act.DENIES)
_FORCE = (ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.OPERATION)


def _hangs(parsed: Parsed, speech: Draft, other: Draft) -> bool:
    """Tell whether a verb only says what is agreed to, promised or charged: no event beside the saying."""
    group = parsed.groups[other.group] if other.group is not None else None
    if group is None or group.form not in ("base", "ing") or other.sense.frame.kind is ClaimKind.CEASEFIRE:
        return False
    act = speech.sense.frame.act
    if act in (Act.REJECTS, Act.DENIES):
        return other.speaks
    if act in (Act.ACCUSES, Act.CONDEMNS) and other.sense.frame.kind in _FORCE:
        return _time(parsed, other) is None
    return True


def _unnamed_official(parsed: Parsed, draft: Draft) -> bool:
    """Tell whether only officials without a name speak: they speak for no one."""
    known = {unit.mention.id: unit.mention for unit in parsed.sentence.units if unit.mention}
    sources = [known[ref] for role, ref in draft.arguments if role == "source" and ref in known]
    return bool(sources) and all(mention.role == _OFFICIAL and not mention.people for mention in sources)


_OFFICIAL = "official"  # the office of whoever has none that is told


def _has_content(parsed: Parsed, draft: Draft) -> bool:
    """Tell whether a verb of saying has something said: a clause, a quotation, or what stands before it."""
    clause = parsed.of[draft.index]
    if parsed.clauses[clause].link is Link.TAIL:
        return True
    said = any(other.link is Link.CONTENT and other.parent == clause for other in parsed.clauses)
    if draft.group is not None:
        end = min(segment_end(parsed, draft.group), draft.index + _NEAR)
        said = said or any(parsed.sentence.has(at, "ANNOUNCED") for at in range(draft.index, end))
    return said or any(unit.norm in QUOTES for unit in parsed.sentence.units)


_NEAR = 7


def by_modal(parsed: Parsed, drafts: list[Draft], frames: Mapping[str, Frame]) -> None:
    """Let what is only said be what its modal verb makes of it: "said that X must ..." demands."""
    told = {draft.group for draft in drafts if not draft.speaks or draft.sense.frame.act not in _REPORTING}
    for draft in drafts:
        if draft.sense.frame.act is not Act.SAYS or ("flag", "unnamed") in draft.arguments:
            continue
        number = _first_said(parsed, draft)
        if number is None or number in told:
            continue
        name = _modal_of(parsed, number, draft)
        if name in frames:
            draft.sense = Sense(frames[name], "verb")
            draft.flags.discard("frame")


def _first_said(parsed: Parsed, speech: Draft) -> int | None:
    """The first verb with a subject of what is said."""
    clause = parsed.of[speech.index]
    tail = parsed.clauses[clause].link is Link.TAIL
    for at, other in enumerate(parsed.clauses):
        inside = (
            other.link is Link.MAIN and at < clause if tail else other.link is Link.CONTENT and other.parent == clause
        )
        if inside and (finite := [n for n in other.groups if parsed.groups[n].finite]):
            return finite[0]
    return None


def _modal_of(parsed: Parsed, number: int, speech: Draft) -> str:
    group = parsed.groups[number]
    if group.modal == "must":
        return "must" if not group.negated else "wont"
    if group.form != "future":
        return ""
    who = subject(parsed, number)
    known = {unit.mention.id: unit.mention for unit in parsed.sentence.units if unit.mention}
    sources = {
        party for role, ref in speech.arguments if role == "source" and ref in known for party in known[ref].parties
    }
    own = who.back is not None or any(sources.intersection(mention.parties) for mention in who.mentions)
    own = own or any(parsed.sentence.has(at, "PRONOUN") for at in range(max(0, group.start - 2), group.start))
    return ("wont" if group.negated else "will") if own else ""


def _is_claim(draft: Draft) -> bool:
    if not draft.speaks and draft.arguments == [("back", "none")] and draft.sense.frame.kind not in _FORCE:
        return False
    return not (draft.speaks and ("flag", "unnamed") in draft.arguments)


def _asked(parsed: Parsed, speech: Draft, inner: Draft) -> bool:
    """Tell whether what is asked for, rejected or denied is the inner event itself."""
    if inner.speaks:
        return False
    wanted = (Status.PROPOSED, Status.DECLINED, Status.DENIED)
    if not any(role in ("participant", "actor", "target", "mechanism") for role, _ in inner.arguments):
        inner.flags.add("frame")
        return False
    return inner.status in wanted and inner.group is not None and inner.index > speech.index


def _says(parsed: Parsed, speech: Draft, other: Draft) -> bool:
    """Tell whether ``other`` stands inside what ``speech`` says."""
    clause = parsed.of[speech.index]
    mine = parsed.of[other.index]
    if parsed.clauses[clause].link is Link.TAIL:
        return other.index < parsed.clauses[clause].start
    if mine == clause:
        return other.index > speech.index and _governed(parsed, speech, other)
    at: int | None = mine
    while at is not None and at != clause:
        link = parsed.clauses[at].link
        parent = parsed.clauses[at].parent
        if link is Link.CONTENT and parent == clause:
            return parsed.clauses[at].start > speech.index
        if link is Link.RELATIVE and parent == clause:
            return False
        at = parent
    return False


def _governed(parsed: Parsed, speech: Draft, other: Draft) -> bool:
    """Tell whether the other event hangs on the speech verb in its own clause: "called for talks"."""
    if speech.group is None:
        return False
    between = [
        group for group in parsed.groups if parsed.groups[speech.group].head < group.head < other.index and group.finite
    ]
    return not between


def records(parsed: Parsed, drafts: list[Draft], events: list[EventMention], attributions: list[Attribution]) -> None:
    """Add the records of one sentence."""
    sentence = parsed.sentence
    whole = sentence.offsets(0, len(sentence))
    for draft in drafts:
        if "inner" in draft.flags:
            continue
        said_by = drafts[draft.said_by] if draft.said_by is not None else None
        attribution = _attribution(parsed, draft, said_by, attributions)
        trigger = sentence.offsets(draft.index, draft.index + 1)
        around = _circumstances(parsed, draft)
        events.append(
            EventMention(
                id=f"e{len(events) + 1}",
                kind=draft.sense.frame.kind,
                status=draft.status,
                trigger=Span(start=trigger[0], end=trigger[1]),
                clause=Span(start=whole[0], end=whole[1]),
                sentence=sentence.number,
                rule=f"{draft.sense.frame.name}/{draft.sense.pos}",
                arguments=tuple(dict.fromkeys([*draft.arguments, *around])),
                attribution=attribution,
                act=draft.sense.frame.act,
            )
        )


def _circumstances(parsed: Parsed, draft: Draft) -> Arguments:
    found: Arguments = []
    rounds = _rounds(parsed, draft)
    when = _time(parsed, draft)
    if rounds or when is not None:
        found += [("time", each) for each in (rounds or (when,)) if each]
    clause = parsed.of[draft.index]
    end = segment_end(parsed, draft.group) if draft.group is not None else len(parsed.sentence)
    where = place_near(parsed, clause, draft.index, max(end, draft.index + 1))
    if (saying := _saying(parsed, draft)) and (told := place_near(parsed, -1, saying[0], saying[-1] + 1)):
        where = told
    if where is not None and not any(ref == where.id for role, ref in draft.arguments if role != "place"):
        found.append(("place", where.id))
    if draft.said_by is not None:
        found.append(("flag", "said"))
    return [*found, *(("flag", flag) for flag in sorted(draft.flags))]


def _rounds(parsed: Parsed, draft: Draft) -> list[str]:
    """The times of several that one noun tells: "two rounds of talks, on July 1 and on August 12 and 13"."""
    units, start = parsed.sentence.units, draft.index
    counted = any("SEVERAL" in unit.classes for unit in units[max(0, start - _NEAR_COUNT) : start])
    if draft.sense.pos != "noun" or draft.sense.frame.kind not in CONTACTS or not counted:
        return []
    end = segment_end(parsed, draft.group) if draft.group is not None else len(units)
    times = [at for at in range(start, end) if _dated(parsed, at)]
    joined = times and any(parsed.sentence.has(at, "COORDINATOR") for at in range(times[0], times[-1]))
    return [units[at].timex.id for at in times] if len(times) > 1 and joined else []  # type: ignore[union-attr]


_NEAR_COUNT = 3  # words between a number and the noun that it counts: "two rounds of talks"


def _time(parsed: Parsed, draft: Draft) -> str | None:
    """The time behind the event's verb before the next verb; else one that stands before all verbs of its clause."""
    units = parsed.sentence.units
    clause = parsed.of[draft.index]
    group = parsed.groups[draft.group] if draft.group is not None else None
    begin = min(draft.index, group.start) if group is not None else draft.index
    end = segment_end(parsed, draft.group) if draft.group is not None else len(units)
    if (
        draft.group is not None
        and begin
        and _dated(parsed, begin - 1)
        and not any(g.end == begin for g in parsed.groups)
    ):
        begin -= 1  # "and in 1842 agreed"
    own = [at for at in range(begin, max(end, draft.index + 1)) if _dated(parsed, at)]
    if draft.group is None:
        own = [at for at in own if parsed.of[at] == clause and not _verb_between(parsed, draft.index, at)]
    own = own or [at for at in _saying(parsed, draft) if _dated(parsed, at)][:1]
    if own:
        near = min(own, key=lambda at: abs(at - draft.index))
        return units[near].timex.id  # type: ignore[union-attr]
    numbers = parsed.clauses[clause].groups
    first = parsed.groups[numbers[0]].start if numbers else len(units)
    fronted = [at for at in parsed.inside(clause, 0, first) if _dated(parsed, at)]
    if fronted and not (draft.sense.pos == "noun" and draft.index > first and draft.group is None):
        return units[fronted[-1]].timex.id  # type: ignore[union-attr]
    at = _time_of_when(parsed, clause) if draft.group is not None else None
    if at is None and draft.sense.frame.kind is ClaimKind.SIGNING and draft.group is not None:
        at = _time_before(parsed, draft.group)
    return units[at].timex.id if at is not None else None  # type: ignore[union-attr]


def _time_of_when(parsed: Parsed, clause: int) -> int | None:
    """ "On 1 January 2024, when they signed": the time that a clause of time says more of."""
    start = parsed.clauses[clause].start
    if not parsed.sentence.has(start, "WHEN"):
        return None
    at = start - 2 if start and parsed.sentence.units[start - 1].norm == "," else start - 1
    return at if at >= 0 and _dated(parsed, at) else None


def _time_before(parsed: Parsed, number: int) -> int | None:
    """ "Met on Wednesday and signed": the time of the verb to which this one is joined."""
    group = parsed.groups[number]
    if not number or not parsed.sentence.has(group.start - 1, "COORDINATOR"):
        return None
    earlier = parsed.groups[number - 1]
    times = [at for at in range(earlier.head, group.start) if _dated(parsed, at)]
    return times[-1] if times and parsed.of[earlier.head] == parsed.of[group.head] else None


def _saying(parsed: Parsed, draft: Draft) -> range:
    """Where a clause says of a noun that it was or is to be held: "a meeting that was to be held on Friday"."""
    if draft.sense.pos == "noun":
        for number, clause in enumerate(parsed.clauses):
            near = clause.link is Link.RELATIVE and 0 < clause.start - draft.index <= _REACH
            heads = [parsed.groups[group].head for group in clause.groups]
            if near and any(parsed.sentence.units[at].classes & _HOLDING for at in heads):
                return range(clause.start, max(at for at, of in enumerate(parsed.of) if of == number) + 1)
    return range(0)


def _dated(parsed: Parsed, at: int) -> bool:
    timex = parsed.sentence.units[at].timex
    return timex is not None and timex.type in _DATED and not parsed.sentence.has(at - 1, "SINCE")


def _verb_between(parsed: Parsed, left: int, right: int) -> bool:
    return any(left < group.head < right for group in parsed.groups)


def _attribution(parsed: Parsed, draft: Draft, said_by: Draft | None, into: list[Attribution]) -> str | None:
    speech = draft if draft.speaks else said_by
    if speech is None:
        return None
    sentence = parsed.sentence
    sources = [ref for role, ref in speech.arguments if role == "source"]
    known = {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}
    persons = [ref for ref in sources if ref in known and known[ref].people]
    cue = sentence.offsets(speech.index, speech.index + 1)
    inside = sentence.offsets(0, len(sentence))
    quoted = any(unit.norm in QUOTES for unit in sentence.units)
    into.append(
        Attribution(
            id=f"a{len(into) + 1}",
            source=next(iter(persons or sources), None),
            cue=Span(start=cue[0], end=cue[1]),
            content=Span(start=inside[0], end=inside[1]),
            mode="direct" if quoted else "indirect",
            act=speech.sense.frame.act or Act.SAYS,
        )
    )
    return into[-1].id


KINDS_TOLD = (ClaimKind.STATEMENT,)
