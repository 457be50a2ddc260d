"""Find the events of a document, sentence by sentence."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from mithaq.annotate.tellings.casts import Arguments, Chain, related, site
from mithaq.annotate.tellings.clauses import clauses
from mithaq.annotate.tellings.shapes import SHAPES, met
from mithaq.annotate.tellings.sides import national_sides
from mithaq.annotate.tellings.status import told_status
from mithaq.annotate.tellings.units import Clause, Sentence, Unit, sentence_units
from mithaq.annotate.tellings.words import Sense, TellingWords, telling_words
from mithaq.grammar import Word
from mithaq.languages import LanguagePack
from mithaq.model.annotations import Attribution, EventMention, Mention, Timex
from mithaq.model.documents import Span
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status
from mithaq.text import Tokens

Found = tuple[tuple[EventMention, ...], tuple[Attribution, ...]]
_SAYING = (
    Act.SAYS,
    Act.ASSESSES,
    Act.CALLS_FOR,
    Act.DEMANDS,
    Act.AGREES,
    Act.PROMISES,
    Act.DENIES,
    Act.REJECTS,
    Act.OFFERS,
)
_NAMED = {
    "TEXTS": (MentionType.AGREEMENT,),
    "ADOPTED": (MentionType.AGREEMENT,),
    "FORMATS": (MentionType.MECHANISM, MentionType.FORMAT),
}
"""What a frame may need that a mention is by itself."""
_VALUING = (Act.WELCOMES, Act.CONDEMNS, Act.SUPPORTS, Act.HOPES, Act.ASSESSES)
_FAMILIES = (
    (ClaimKind.MEETING, ClaimKind.CALL),
    (ClaimKind.CLASH, ClaimKind.ATTACK, ClaimKind.OPERATION),
    (ClaimKind.SIGNING, ClaimKind.CEASEFIRE, ClaimKind.TERMINATION),
)


@dataclass(slots=True)
class Draft:
    """An event on its way: its word's place, its clause, what was found, who says it (by number), flags."""

    sense: Sense
    clause: int
    index: int
    status: Status
    arguments: Arguments
    said_by: "Draft | None" = None
    flags: set[str] = field(default_factory=set)


def find_tellings(
    pack: LanguagePack,
    tokens: Tokens,
    words: Sequence[Word],
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    nationality: Callable[[Word], str | None],
) -> Found:
    """Return the events told in these sentences (token bounds), and who is said to say them."""
    known = telling_words(pack)
    marks = _marks(tokens, mentions, timexes)
    for first, stop, found in national_sides(tokens, words, sentences, known, nationality):
        if not any(at in marks for at in range(first, stop)):
            marks[first] = (stop, found)
    events: list[EventMention] = []
    attributions: list[Attribution] = []
    for number, bounds in enumerate(sentences):
        if any(known.facts[word].senses for word in words[bounds[0] : bounds[1]]):
            sentence = sentence_units(number, bounds, tokens, words, marks, known)
            _read(sentence, known, events, attributions)
    return tuple(events), tuple(attributions)


def _marks(
    tokens: Tokens, mentions: Iterable[Mention], timexes: Iterable[Timex]
) -> dict[int, tuple[int, Mention | Timex]]:
    found: dict[int, tuple[int, Mention | Timex]] = {}
    every: tuple[Mention | Timex, ...] = (*timexes, *mentions)
    for mark in every:
        first = max(0, bisect_right(tokens.starts, mark.span.start) - 1)
        stop = max(0, bisect_right(tokens.starts, mark.span.end - 1) - 1) + 1
        if first not in found or found[first][0] < stop:
            found[first] = (stop, mark)
    return found


def _read(sentence: Sentence, known: TellingWords, events: list[EventMention], attributions: list[Attribution]) -> None:
    sentence.clauses = clauses(sentence)
    drafts = [draft for number in range(len(sentence.clauses)) for draft in _clause_drafts(sentence, number, known)]
    _attribute(sentence, drafts)
    drafts[:] = [draft for draft in _met(sentence, drafts) if not _only_valued(drafts, draft)]
    drafts[:] = [draft for draft in drafts if not _says_on(sentence, drafts, draft)]
    source = _according(sentence)
    for draft in drafts:
        _frame(drafts, draft)
        said = draft.said_by
        who = next((ref for role, ref in said.arguments if role == "source"), None) if said else source
        attribution = None
        if draft.sense.frame.kind is not ClaimKind.STATEMENT and (said is not None or source is not None):
            attribution = _attribution(sentence, draft, said, who, attributions)
        events.append(_event(sentence, draft, f"e{len(events) + 1}", attribution))


def _clause_drafts(sentence: Sentence, number: int, known: TellingWords) -> list[Draft]:
    found: list[Draft] = []
    for index in sentence.clauses[number].indices:
        for sense in _senses(sentence, index):
            draft = _draft(sentence, number, index, sense)
            if draft is not None and not any(_same(draft, other) for other in found):
                found = [other for other in found if not _outdone(other, draft)]
                found.append(draft)
                break
    return found


def _senses(sentence: Sentence, index: int) -> list[Sense]:
    """The senses of a unit, phrases only where all their words follow, the longest first."""
    unit = sentence.units[index]
    inside = unit.mention is not None and unit.mention.type in (MentionType.AGREEMENT, MentionType.MECHANISM)
    if not unit.facts.senses or not (unit.plain or inside):
        return []
    words = sentence.words
    fitting = [
        sense
        for sense in unit.facts.senses
        if all(
            unit.start + 1 + at < len(words) and stem in words[unit.start + 1 + at].bare
            for at, stem in enumerate(sense.rest)
        )
    ]
    return sorted(
        fitting, key=lambda sense: (-len(sense.rest), "weak" in sense.frame.fields, sense.frame.needs is None)
    )


def _draft(sentence: Sentence, number: int, index: int, sense: Sense) -> Draft | None:
    clause, frame = sentence.clauses[number], sense.frame
    if frame.needs is not None and not _near(sentence, clause, index, frame.needs):
        return None
    if frame.unless is not None and _near(sentence, clause, index, frame.unless):
        return None
    status = told_status(sentence, number, index, sense)
    if status is None:
        return None
    if frame.shape == "speech":
        if status in (Status.SCHEDULED, Status.CANCELLED, Status.DECLINED) or _points_back(
            sentence, clause, index, sense
        ):
            return None
        status = Status.DENIED if frame.act is Act.DENIES else Status.OCCURRED
    arguments = SHAPES[frame.shape](sentence, number, index, sense)
    if arguments is None:
        return None
    if frame.status is not None and status is Status.OCCURRED:
        status = frame.status
    if status is Status.PROPOSED and frame.shape in ("force", "clash"):
        return None
    return Draft(sense, number, index, status, arguments)


def _points_back(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """ "This was reported by the ministry": who told what stands before, and says nothing more."""
    if sense.frame.act is not Act.SAYS or clause.link == "aside":
        return False
    return any(sentence.units[at].is_a("ABOUT_IT") for at in clause.indices if at < index)


def _near(sentence: Sentence, clause: Clause, index: int, name: str) -> bool:
    kinds = _NAMED.get(name, ())
    for at in clause.indices:
        unit = sentence.units[at]
        if at != index and (unit.is_a(name) or (unit.mention is not None and unit.mention.type in kinds)):
            return True
        if at != index and unit.mention is not None and name in unit.facts.classes:
            return True
    return False


def _same(draft: Draft, other: Draft) -> bool:
    """In one clause one kind is one event: the verb and its noun."""
    left, right = draft.sense.frame.kind, other.sense.frame.kind
    if left is ClaimKind.STATEMENT and right is ClaimKind.STATEMENT:
        return True
    return left is right or any(left in family and right in family for family in _FAMILIES)


def _outdone(other: Draft, draft: Draft) -> bool:
    """A weak telling ("discussed") gives way to the meeting that its clause names."""
    return "weak" in other.sense.frame.fields and _same(draft, other)


def _attribute(sentence: Sentence, drafts: list[Draft]) -> None:
    """Say which drafts are what another says: in its clause behind it, or in the clauses that hang on that."""
    speaking = [draft for draft in drafts if draft.sense.frame.kind is ClaimKind.STATEMENT]
    for draft in drafts:
        for said in speaking:
            if said is not draft and said.sense.frame.act in _SAYING and _holds(sentence, said, draft):
                draft.said_by = said
                break
        if draft.sense.frame.shape == "force" and (accuser := _accuser(speaking, draft)) is not None:
            draft.said_by = accuser
            accused = [("actor", ref) for role, ref in accuser.arguments if role == "accused"]
            draft.arguments = [*accused, *(pair for pair in draft.arguments if pair[0] != "actor")]


def _accuser(speaking: list[Draft], draft: Draft) -> Draft | None:
    """Who accuses somebody of the deed in the same clause."""
    return next((s for s in speaking if s.sense.frame.act is Act.ACCUSES and s.clause == draft.clause), None)


def _only_valued(drafts: list[Draft], draft: Draft) -> bool:
    """Tell whether a noun is what somebody only welcomes, condemns or hopes for in the same clause."""
    return draft.sense.noun and any(
        said.sense.frame.act in _VALUING and said.clause == draft.clause and said.index < draft.index for said in drafts
    )


def _says_on(sentence: Sentence, drafts: list[Draft], draft: Draft) -> bool:
    """Tell whether a speaker goes on in the next clause without being named again: one statement."""
    if draft.sense.frame.shape != "speech" or any(other.said_by is draft for other in drafts):
        return False
    own = {ref for role, ref in draft.arguments if role == "source"}
    here = {u.mention.id for at in sentence.clauses[draft.clause].indices if (u := sentence.units[at]).mention}
    before = (other for other in drafts if other.sense.frame.shape == "speech" and other.index < draft.index)
    return bool(own) and own.isdisjoint(here) and any(own <= {ref for _, ref in other.arguments} for other in before)


def _met(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Leave out meetings of one alone; whoever tells of a meeting "with X" takes part in it."""
    kept = []
    for draft in drafts:
        if draft.sense.frame.shape == "contact" and not met(sentence, draft.arguments):
            if draft.said_by is not None and draft.arguments:
                draft.arguments += [("participant", ref) for role, ref in draft.said_by.arguments if role == "source"]
            body = any(
                unit.mention
                and ("participant", unit.mention.id) in draft.arguments
                and unit.mention.type is MentionType.BODY
                for unit in sentence.units
            )
            lone = not met(sentence, draft.arguments) and "alone" not in draft.sense.frame.fields and not body
            if draft.arguments and lone and draft.status is not Status.DECLINED:
                continue
        kept.append(draft)
    return kept


def _holds(sentence: Sentence, said: Draft, draft: Draft) -> bool:
    if said.clause == draft.clause:
        wished = "INFN" in sentence.units[draft.index].facts.marks
        return draft.index > said.index and (draft.sense.noun or wished)
    clause = sentence.clauses[said.clause]
    if clause.link == "aside":
        return draft.clause != said.clause
    if draft.clause < said.clause:
        return _trails(sentence, said)
    at: int | None = draft.clause
    while at is not None and at != said.clause:
        link = sentence.clauses[at].link
        if link == "main":
            at = at - 1 if at > said.clause and _goes_on(sentence, at) else None
        else:
            at = sentence.clauses[at].parent
    return at == said.clause and draft.clause > said.clause


def _trails(sentence: Sentence, said: Draft) -> bool:
    """Tell whether a verb of saying with its subject behind it follows what is said: "..., reported the ministry"."""
    clause = sentence.clauses[said.clause]
    opens = clause.indices[0] == said.index
    closes = said.clause + 1 >= len(sentence.clauses) or sentence.clauses[said.clause + 1].link != "content"
    return opens and closes and clause.link == "main"


def _goes_on(sentence: Sentence, number: int) -> bool:
    """Tell whether a main clause goes on with the content clause before it: "said that A, and B"."""
    return number > 0 and sentence.clauses[number - 1].link == "content"


def _frame(drafts: list[Draft], draft: Draft) -> None:
    """A bare "said that" around another event is no claim of its own."""
    if draft.sense.frame.kind is ClaimKind.STATEMENT and draft.sense.frame.act in _SAYING:
        held = [other for other in drafts if other.said_by is draft]
        asks = draft.sense.frame.act in (Act.CALLS_FOR, Act.DEMANDS, Act.OFFERS, Act.REJECTS)
        bare = draft.sense.frame.act is Act.SAYS
        more = any((bare or other.sense.frame.kind is not ClaimKind.STATEMENT) and _worth(other) for other in held)
        asked = asks and any(other.status in (Status.PROPOSED, Status.DECLINED) for other in held)
        if more and (asked or draft.sense.frame.act in (Act.SAYS, Act.AGREES, Act.DENIES)):
            draft.flags.add("frame")


def _worth(draft: Draft) -> bool:
    """Tell whether an event names anybody, so that it can stand for itself."""
    return any(
        role in ("participant", "actor", "target", "back", "destination", "instrument", "source")
        for role, _ in draft.arguments
    )


def _according(sentence: Sentence) -> str | None:
    """Return the mention behind "according to", who tells the whole sentence."""
    for index, unit in enumerate(sentence.units[:-1]):
        if unit.is_a("ACCORDING"):
            for follower in sentence.units[index + 1 : index + 4]:
                if follower.mention is not None:
                    return follower.mention.id
    return None


def _attribution(
    sentence: Sentence, draft: Draft, said: Draft | None, who: str | None, attributions: list[Attribution]
) -> str | None:
    start, end = _extent(sentence, draft)
    at = said.index if said is not None else sentence.clauses[draft.clause].indices[0]
    cue = sentence.offsets(at, at + 1)
    attribution = Attribution(
        id=f"a{len(attributions) + 1}",
        source=who,
        cue=Span(start=cue[0], end=cue[1]),
        content=Span(start=start, end=end),
        mode="indirect",
        act=(said.sense.frame.act or Act.SAYS) if said is not None else Act.SAYS,
    )
    attributions.append(attribution)
    return attribution.id


def _extent(sentence: Sentence, draft: Draft) -> tuple[int, int]:
    indices = sentence.clauses[draft.clause].indices
    return sentence.offsets(min(indices), max(indices) + 1)


def _event(sentence: Sentence, draft: Draft, identifier: str, attribution: str | None) -> EventMention:
    frame = draft.sense.frame
    start, end = _extent(sentence, draft)
    if frame.kind is ClaimKind.STATEMENT:
        end = max(end, sentence.offsets(0, len(sentence.units))[1])
    trigger = sentence.offsets(draft.index, draft.index + 1)
    arguments = [*draft.arguments, *_circumstances(sentence, draft)]
    return EventMention(
        id=identifier,
        kind=frame.kind,
        status=draft.status,
        trigger=Span(start=trigger[0], end=trigger[1]),
        clause=Span(start=start, end=end),
        sentence=sentence.number,
        rule=f"{frame.name}/{'noun' if draft.sense.noun else 'verb'}",
        arguments=tuple(dict.fromkeys(arguments)),
        attribution=attribution,
        act=frame.act,
    )


def _circumstances(sentence: Sentence, draft: Draft) -> Arguments:
    """When and where, and what the clause says about its occasion."""
    clause = sentence.clauses[draft.clause]
    found: Arguments = []
    if (when := _time(sentence, draft)) is not None:
        found.append(("time", when))
    taken = {ref for _, ref in draft.arguments}
    relations = ("in", "near", "by") if draft.sense.frame.shape in ("force", "clash") else ("in", "near")
    where = site(sentence, clause, relations, draft.index)
    if where is None and draft.sense.frame.shape in ("force", "deed"):
        where = site(sentence, clause, ("genitive", "into", "from"), draft.index)
    if where is not None and where.id not in taken:
        found.append(("place", where.id))
    third = related(sentence, clause, ("mediated",))
    found += Chain(third.mentions).roles("third-party")
    flags = set(draft.flags)
    for name, flag in (("OCCASION_BACK", "occasion"), ("EARLIER", "earlier"), ("SEPARATE", "separate")):
        if any(sentence.units[at].is_a(name) for at in clause.indices):
            flags.add(flag)
    if draft.said_by is not None:
        flags.add("said")
    flags |= {name for name in ("continues", "weak") if name in draft.sense.frame.fields}
    if draft.sense.frame.kind is not ClaimKind.STATEMENT:
        flags.discard("occasion")
    return [*found, *(("flag", flag) for flag in sorted(flags))]


def _time(sentence: Sentence, draft: Draft) -> str | None:
    """The time in the clause that is nearest to the event, else the one that opens the sentence."""
    clause = sentence.clauses[draft.clause]
    own = [(abs(at - draft.index), unit) for at in clause.indices if _dates(sentence, at, unit := sentence.units[at])]
    if own:
        unit = min(own, key=lambda pair: pair[0])[1]
        return unit.timex.id if unit.timex else None
    if draft.clause and clause.link != "relative":
        first = sentence.clauses[0]
        opening = [sentence.units[at] for at in first.indices[:4] if _dates(sentence, at, sentence.units[at])]
        if opening and opening[0].timex and draft.sense.frame.kind is not ClaimKind.STATEMENT and first.link == "main":
            return opening[0].timex.id
    return None


def _dates(sentence: Sentence, at: int, unit: Unit) -> bool:
    """Tell whether a time may date an event: it names days, and does not only date a text ("the accord of 2015")."""
    if unit.timex is None or (unit.timex.begin is None and unit.timex.value is None):
        return False
    before = sentence.units[at - 1] if at else None
    named = before is not None and before.is_a("PREPOSITION") and before.facts.classes["PREPOSITION"] == "from"
    dated = at > 1 and sentence.units[at - 2].mention is not None and named
    return not dated
