"""Find the events of a document, sentence by sentence."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mithaq.annotate.events.clauses import clauses, verb_senses
from mithaq.annotate.events.frames import EventLexicon, Sense, event_lexicon
from mithaq.annotate.events.shapes import SHAPES, Arguments
from mithaq.annotate.events.sides import Facts, find_sides
from mithaq.annotate.events.speech import according, content, speaker
from mithaq.annotate.events.status import noun_status, verb_status
from mithaq.annotate.events.syntax import Chain, chain, place_in
from mithaq.annotate.events.units import Clause, Link, Sentence, senses_at, sentence_units
from mithaq.grammar import Word
from mithaq.languages import LanguagePack
from mithaq.model.annotations import Attribution, EventMention, Mention, Timex
from mithaq.model.documents import Span
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status
from mithaq.text import Tokens


@dataclass(slots=True)
class Draft:
    """An event on its way: the trigger's place in the sentence and what was found about it."""

    sense: Sense
    clause: int
    index: int
    status: Status
    arguments: Arguments
    said_by: int | None = None
    flags: set[str] = field(default_factory=set)


def find_events(
    pack: LanguagePack,
    tokens: Tokens,
    words: Sequence[Word],
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    facts: Facts,
) -> tuple[tuple[EventMention, ...], tuple[Attribution, ...]]:
    """Return the events told in these sentences (token bounds), and who is said to say them.

    Arguments refer to mentions and times by id; the roles "back" and "flag" carry words instead: how an
    argument points back ("group", "single", "none"), and what the clause says of its occasion ("occasion", "earlier").
    """
    lexicon = event_lexicon(pack)
    marks = _marks(tokens, mentions, timexes)
    for first, stop, found in find_sides(tokens, words, lexicon, mentions, facts):
        marks.setdefault(first, (stop, found))
    events: list[EventMention] = []
    attributions: list[Attribution] = []
    for number, bounds in enumerate(sentences):
        if any(lexicon.facts(words[at]).senses for at in range(*bounds)):
            sentence = sentence_units(number, bounds, tokens, words, lexicon, marks, facts.nationality)
            _sentence_events(sentence, lexicon, events, attributions)
    return tuple(events), tuple(attributions)


def _marks(
    tokens: Tokens, mentions: Iterable[Mention], timexes: Iterable[Timex]
) -> dict[int, tuple[int, Mention | Timex]]:
    """Index annotations by their first token; of two that begin together the longer one stands."""
    first = {start: index for index, start in enumerate(tokens.starts)}
    ends = {end: index + 1 for index, end in enumerate(tokens.ends)}
    marks: dict[int, tuple[int, Mention | Timex]] = {}
    every: tuple[Mention | Timex, ...] = (*timexes, *mentions)
    for mark in every:
        index = first.get(mark.span.start)
        if index is None:
            index = _token_at(tokens.starts, mark.span.start)
        stop = ends.get(mark.span.end) or _token_at(tokens.starts, mark.span.end - 1) + 1
        if index not in marks or marks[index][0] < stop:
            marks[index] = (stop, mark)
    return marks


def _token_at(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _sentence_events(
    sentence: Sentence, lexicon: EventLexicon, events: list[EventMention], attributions: list[Attribution]
) -> None:
    parts = sentence.clauses = clauses(sentence)
    drafts = [draft for number in range(len(parts)) for draft in _clause_drafts(sentence, parts, number)]
    _attribute(sentence, parts, drafts)
    source = according(sentence)
    framing = _framing(sentence, parts, drafts)
    for number, draft in enumerate(drafts):
        identifier = f"e{len(events) + 1}"
        if number in framing:
            draft.flags.add("frame")
        said_by = drafts[draft.said_by] if draft.said_by is not None else None
        attribution = _attribution(sentence, parts, draft, said_by, source, attributions)
        events.append(_event(sentence, parts, draft, identifier, attribution))


def _clause_drafts(sentence: Sentence, parts: list[Clause], number: int) -> list[Draft]:
    """The events of one clause, each told once: the verb and its noun are one event."""
    found: list[Draft] = []
    for index in range(parts[number].start, parts[number].end):
        if not sentence.units[index].facts.senses or _renames_contact(sentence, index, found):
            continue
        draft = _draft(sentence, parts, number, index)
        if draft is not None and not any(_same_event(draft, other) for other in found):
            found.append(draft)
    return found


def _renames_contact(sentence: Sentence, index: int, found: list[Draft]) -> bool:
    """ "Discussed ... in a call": let the noun name the kind of the contact that the verb told."""
    verbs = (other for other in found if other.sense.pos == "verb" and other.sense.frame.shape == "contact")
    contact = next(verbs, None)
    named = _contact_noun(sentence, index) if contact is not None else None
    if contact is None or named is None or not _names(named, contact.sense):
        return False
    contact.sense = named
    return True


def _contact_noun(sentence: Sentence, index: int) -> Sense | None:
    """The sense of a noun that names a meeting or call, without an owner of its own."""
    for _, sense in senses_at(sentence, index):
        if sense.pos == "noun" and sense.frame.shape == "contact" and sense.form != "possessed":
            return sense
    return None


def _names(noun: Sense, verb: Sense) -> bool:
    return "weak" in verb.frame.fields or noun.frame.kind is ClaimKind.CALL


def _same_event(one: Draft, other: Draft) -> bool:
    """In one clause one kind is one event: the verb and its noun, two nouns for one fight."""
    if one.sense.frame.kind is ClaimKind.STATEMENT and other.sense.frame.kind is ClaimKind.STATEMENT:
        return one.index == other.index
    family = {
        ClaimKind.SIGNING: 3,
        ClaimKind.CEASEFIRE: 3,
        ClaimKind.CLASH: 1,
        ClaimKind.ATTACK: 1,
        ClaimKind.OPERATION: 1,
        ClaimKind.MEETING: 2,
        ClaimKind.CALL: 2,
    }
    left, right = one.sense.frame.kind, other.sense.frame.kind
    return left is right or (left in family and family[left] == family.get(right))


def _draft(sentence: Sentence, parts: list[Clause], number: int, index: int) -> Draft | None:
    """The first sense of a word that the words about it bear out."""
    clause = parts[number]
    verbs = verb_senses(sentence, index)
    others = [
        sense
        for proclitic, sense in senses_at(sentence, index)
        if (sense.pos == "noun" and not proclitic.endswith("ك"))
        or (sense.pos == "participle" and proclitic in ("", "و"))
    ]
    for sense in (*verbs, *others):
        if sense.frame.shape == "speech":
            draft = _speech_draft(sentence, parts, number, index, sense)
        elif sense.pos == "verb":
            draft = _told_draft(sentence, clause, number, index, sense, verb=True)
        else:
            draft = _told_draft(sentence, clause, number, index, sense, verb=False)
        if draft is not None:
            return draft
    return None


def _told_draft(
    sentence: Sentence, clause: Clause, number: int, index: int, sense: Sense, *, verb: bool
) -> Draft | None:
    arguments = SHAPES[sense.frame.shape](sentence, clause, index, sense)
    if arguments is None:
        return None
    if verb:
        status = verb_status(sentence, clause, index, sense.form, sense.frame.kind)
    else:
        status = noun_status(sentence, clause, index, sense)
    if status is None or _hypothetical(sentence, clause, sense, status, arguments):
        return None
    draft = Draft(sense, number, index, status, arguments)
    if not verb and index > clause.start and _reported(sentence, index):
        draft.flags.add("about")
    if not verb and (sentence.has(index - 1, "AIM") or sentence.units[index].norm.startswith("ب")):
        draft.flags.add("object")
    return draft


def _hypothetical(sentence: Sentence, clause: Clause, sense: Sense, status: Status, arguments: Arguments) -> bool:
    """What nobody asserts: force that somebody calls for, a state told in the present, a signing only related to."""
    if status is Status.PROPOSED and sense.frame.shape in ("attack", "clash", "protest"):
        return True
    if sense.frame.fields.get("tense") == "past" and sense.pos == "verb" and not sense.form.startswith("past"):
        return True
    if status is Status.ONGOING and sense.frame.shape == "attack" and not any(role in _DOERS for role, _ in arguments):
        return True
    related = clause.link is Link.RELATIVE and sense.frame.shape == "instrument"
    return related and not _times(sentence, clause)


def _reported(sentence: Sentence, index: int) -> bool:
    """Tell whether an event noun stands where what is reported does: behind "of", or right behind who reports."""
    before = sentence.units[index - 1]
    behind_name = not before.plain or before.norm in "،,"
    return sentence.units[index].norm.startswith("ب") or "QUOTED_FROM" in before.classes or behind_name


def _speech_draft(sentence: Sentence, parts: list[Clause], number: int, index: int, sense: Sense) -> Draft | None:
    if sense.frame.needs and not any(
        sense.frame.needs in unit.classes for unit in sentence.units[index + 1 : min(index + 7, parts[number].end)]
    ):
        return None
    status = (
        verb_status(sentence, parts[number], index, sense.form, ClaimKind.STATEMENT)
        if sense.pos == "verb"
        else Status.OCCURRED
    )
    if status is None or status is Status.SCHEDULED:
        return None
    if sentence.has(index, "IMPERSONAL") and not (index + 1 < len(sentence) and sentence.units[index + 1].mention):
        return None
    if any(sentence.has(at, "ACCORDING") for at in (index - 1, index - 2)):
        return None
    who = speaker(sentence, parts, number, index, sense)
    if not who and sense.pos == "verb" and not _spoken(sentence, parts[number], index, sense):
        return None
    if sense.form.endswith("two") and not who:
        who = Chain(back="pair")
    if sense.pos == "verb" and sense.frame.act is Act.DENIES:
        status = Status.DENIED
    elif status is not Status.OCCURRED:
        status = Status.OCCURRED
    if "content" in sense.frame.fields and not content(sentence, parts, number):
        return None
    arguments: Arguments = [("source", mention.id) for mention in who.mentions]
    if sense.frame.act is Act.ACCUSES:
        accused = chain(sentence, who.end, parts[number].end) if who.mentions else Chain()
        arguments += [("accused", mention.id) for mention in accused.mentions]
    if who.back or not who:
        arguments.append(("back", who.back or "speaker"))
    return Draft(sense, number, index, status, arguments)


def _spoken(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a speech verb without a subject goes on with the last speaker, or is a passive that names none."""
    opens = index == clause.start and clause.link is not Link.RELATIVE
    return opens or bool(sentence.units[index].proclitic) or not sense.form.endswith("one")


def _attribute(sentence: Sentence, parts: list[Clause], drafts: list[Draft]) -> None:
    """Give every event inside what somebody says its speech draft."""
    for number, draft in enumerate(drafts):
        if draft.sense.frame.shape != "speech":
            continue
        inside = set(content(sentence, parts, draft.clause))
        for other in drafts:
            same_clause = other.clause == draft.clause and other.index > draft.index
            if other is not draft and (other.clause in inside or same_clause):
                other.said_by = number
    for draft in drafts:
        speech = drafts[draft.said_by] if draft.said_by is not None else None
        if speech is None or draft.status is not Status.OCCURRED:
            continue
        draft.status = _under(speech.sense.frame.act, draft)
        doer = {Act.ACCUSES: "accused", Act.DENIES: "source"}.get(speech.sense.frame.act or Act.SAYS)
        if (
            doer is not None
            and draft.sense.frame.shape in _DONE
            and not any(role == "actor" for role, _ in draft.arguments)
        ):
            draft.arguments += [("actor", ref) for role, ref in speech.arguments if role == doer]


_DONE = ("attack", "forces", "release", "clash")


def _under(act: Act | None, draft: Draft) -> Status:
    """A call for something is no report of it; a denial of it denies it."""
    if draft.sense.frame.shape == "speech":
        return draft.status
    if act in (Act.CALLS_FOR, Act.DEMANDS):
        return Status.PROPOSED
    if act is Act.DENIES:
        return Status.DENIED
    if act in (Act.THREATENS, Act.PROMISES, Act.AGREES):
        return Status.SCHEDULED if draft.sense.frame.kind is not ClaimKind.CEASEFIRE else Status.OCCURRED
    return draft.status


_ASKING = (Act.CALLS_FOR, Act.DEMANDS, Act.DENIES, Act.ACCUSES, Act.AGREES)
_TAKING_SIDES = (Act.ACCUSES, Act.THREATENS, Act.DEMANDS)
_REPORTING = (Act.SAYS, Act.ASSESSES)


def _framing(sentence: Sentence, parts: list[Clause], drafts: list[Draft]) -> set[int]:
    """The speech drafts that only frame what is told by itself, and circumstances that add no position."""
    found = set()
    for number, draft in enumerate(drafts):
        speech = draft.sense.frame
        if speech.shape != "speech":
            continue
        outer = drafts[draft.said_by] if draft.said_by is not None else None
        if outer is not None and _same_voice(sentence, outer, draft):
            found.add(number)  # "we stressed" inside what they say
        if draft.sense.pos == "participle" and speech.act not in _TAKING_SIDES:
            found.add(number)
        told = [
            other
            for at, other in enumerate(drafts)
            if other.said_by == number
            and at not in found
            and parts[other.clause].link is not Link.RELATIVE
            and "aside" not in other.sense.frame.fields
            and not (other.sense.frame.shape == "speech" and _same_voice(sentence, draft, other))
        ]
        if any(_replaces(draft, other) for other in told):
            found.add(number)
    return found


_DOERS = ("participant", "actor", "target", "mechanism", "founder")


def _asked(speech: Draft, inner: Draft) -> bool:
    """Tell whether what is asked for, denied or charged is the inner event itself, and somebody is to do it."""
    head = inner.sense.pos == "verb" or "object" in inner.flags or inner.index - speech.index <= 2
    return head and any(role in _DOERS for role, _ in inner.arguments)


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


def _replaces(speech: Draft, inner: Draft) -> bool:
    """Tell whether what is said is a claim of its own, so that the saying need not be one."""
    act = speech.sense.frame.act
    if "position" in speech.sense.frame.fields or "position" in inner.flags:
        return False
    if act in _ASKING:
        return inner.sense.frame.shape != "speech" and _asked(speech, inner)
    if act not in _REPORTING or inner.status is Status.PROPOSED:
        return False
    return inner.clause != speech.clause or "about" in inner.flags


def _attribution(
    sentence: Sentence, parts: list[Clause], draft: Draft, said_by: Draft | None, source: Chain, into: list[Attribution]
) -> str | None:
    speech = draft if draft.sense.frame.shape == "speech" else said_by
    sources = (
        [ref for role, ref in speech.arguments if role == "source"] if speech else [m.id for m in source.mentions[:1]]
    )
    if speech is None and not sources:
        return None
    if speech is not None:
        clause = parts[speech.clause]
        said = content(sentence, parts, speech.clause)
        cue = sentence.offsets(speech.index, speech.index + 1)
        end = parts[said[-1]].end if said else clause.end
        begin = parts[said[0]].start if said else min(speech.index + 1, clause.end - 1)
        inside = sentence.offsets(begin, max(end, begin + 1))
    else:
        cue = inside = sentence.offsets(0, len(sentence))
    identifier = f"a{len(into) + 1}"
    into.append(
        Attribution(
            id=identifier,
            source=_named(sentence, sources),
            cue=Span(start=cue[0], end=cue[1]),
            content=Span(start=inside[0], end=inside[1]),
            mode="direct" if sentence.units[max(0, _opening_quote(sentence))].norm in '"«“' else "indirect",
            act=(speech.sense.frame.act if speech else None) or Act.SAYS,
        )
    )
    return identifier


def _named(sentence: Sentence, sources: list[str]) -> str | None:
    """Of the mentions that make up one source, the person; else the first."""
    mentions = {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}
    persons = [ref for ref in sources if ref in mentions and mentions[ref].type is MentionType.PERSON]
    return next(iter(persons or sources), None)


def _opening_quote(sentence: Sentence) -> int:
    """The first quotation mark of a sentence, 0 where there is none."""
    return next((at for at, unit in enumerate(sentence.units) if unit.norm in '"«“'), 0)


def _event(
    sentence: Sentence, parts: list[Clause], draft: Draft, identifier: str, attribution: str | None
) -> EventMention:
    start, end = _evidence(sentence, parts, draft)
    trigger = sentence.offsets(draft.index, draft.index + 1)
    arguments = [*draft.arguments, *_circumstances(sentence, parts, draft)]
    return EventMention(
        id=identifier,
        kind=draft.sense.frame.kind,
        status=draft.status,
        trigger=Span(start=trigger[0], end=trigger[1]),
        clause=Span(start=start, end=end),
        sentence=sentence.number,
        rule=f"{draft.sense.frame.name}/{draft.sense.pos}",
        arguments=tuple(dict.fromkeys(arguments)),
        attribution=attribution,
        act=draft.sense.frame.act,
    )


def _evidence(sentence: Sentence, parts: list[Clause], draft: Draft) -> tuple[int, int]:
    """The words that say it: the clause; of a statement, with what is said."""
    clause = parts[draft.clause]
    start, end = clause.start, clause.end
    if draft.sense.frame.shape == "speech" and (said := content(sentence, parts, draft.clause)):
        end = parts[said[-1]].end
    if clause.link is Link.RELATIVE and clause.parent is not None:
        start = max(parts[clause.parent].start, clause.start - 6)
    return sentence.offsets(start, end)


def _circumstances(sentence: Sentence, parts: list[Clause], draft: Draft) -> Arguments:
    """When and where, and what the clause says about its occasion."""
    clause = parts[draft.clause]
    found: Arguments = []
    when = _time(sentence, parts, draft)
    found += [("time", time) for time in when]
    where = place_in(sentence, clause.start, clause.end, draft.index)
    if where is not None:
        found.append(("place", where.id))
    for index in range(clause.start, clause.end):
        classes = sentence.units[index].classes
        if "OCCASION_BACK" in classes:
            found.append(("flag", "occasion"))
        if "EARLIER" in classes:
            found.append(("flag", "earlier"))
    if "continues" in draft.sense.frame.fields:
        found.append(("flag", "continues"))
    if draft.said_by is not None:
        found.append(("flag", "said"))
    if "weak" in draft.sense.frame.fields:
        found.append(("flag", "weak"))
    return [*found, *(("flag", flag) for flag in sorted(draft.flags))]


def _time(sentence: Sentence, parts: list[Clause], draft: Draft) -> list[str]:
    """The time in the event's clause that is nearest to it, else the one that opens the sentence part it stands in."""
    clause = parts[draft.clause]
    own = _times(sentence, clause)
    if draft.sense.pos == "noun" and draft.status in (Status.PROPOSED, Status.SCHEDULED):
        own = [pair for pair in own if pair[0] > draft.index] or [pair for pair in own if draft.index - pair[0] < 4]
    if own:
        nearest = min(own, key=lambda pair: abs(pair[0] - draft.index))
        return _listed(sentence, own, nearest) if draft.sense.frame.shape == "instrument" else [nearest[1]]
    speech = draft.sense.frame.shape == "speech"
    if speech and draft.sense.pos == "participle":
        return []
    for number in range(draft.clause - 1, -1, -1):
        part = parts[number]
        times = _times(sentence, part)
        if times and (number == 0 or part.link is not Link.RELATIVE):
            return [times[0][1]] if speech or _fronted(sentence, part, times[0][0]) or draft.said_by is None else []
    return []


def _listed(sentence: Sentence, times: list[tuple[int, str]], first: tuple[int, str]) -> list[str]:
    """A time and those joined to it by "and": texts signed on this day and on that."""
    found = [first[1]]
    last = first[0]
    for index, ref in times:
        between = sentence.units[last + 1 : index]
        if index > last and all(unit.norm == "و" or "TITLE" in unit.classes for unit in between) and between:
            found.append(ref)
            last = index
    return found


def _fronted(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a time stands before the verb of its clause, where it holds for all that follows."""
    return not any(verb_senses(sentence, at) for at in range(clause.start, index))


def _times(sentence: Sentence, clause: Clause) -> list[tuple[int, str]]:
    dated = ("DATE", "TIME")
    return [
        (index, unit.timex.id)
        for index in range(clause.start, clause.end)
        if (unit := sentence.units[index]).timex is not None and unit.timex.type in dated
    ]


def roles(event: EventMention) -> dict[str, tuple[str, ...]]:
    """The arguments of an event by role."""
    found: dict[str, tuple[str, ...]] = {}
    for role, ref in event.arguments:
        found[role] = (*found.get(role, ()), ref)
    return found
