"""Find the events of a document, sentence by sentence."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from mithaq.annotate.counts import count_words, with_counts
from mithaq.annotate.marks import marks_at
from mithaq.annotate.tellings.circumstances import circumstances
from mithaq.annotate.tellings.clauses import clauses
from mithaq.annotate.tellings.drafts import Draft
from mithaq.annotate.tellings.saying import according, attribute, frame, meetings_of_two, only_valued, says_on
from mithaq.annotate.tellings.shapes import SHAPES
from mithaq.annotate.tellings.sides import national_sides
from mithaq.annotate.tellings.status import told_status
from mithaq.annotate.tellings.units import Clause, Sentence, sentence_units
from mithaq.annotate.tellings.words import Sense, TellingWords, telling_words
from mithaq.errors import PackError
from mithaq.grammar import Word
from mithaq.languages import LanguagePack
from mithaq.model.annotations import Attribution, EventMention, Mention, Timex
from mithaq.model.documents import Span
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status
from mithaq.text import Tokens

Found = tuple[tuple[EventMention, ...], tuple[Attribution, ...]]
_NAMED = {
    "TEXTS": (MentionType.AGREEMENT,),
    "ADOPTED": (MentionType.AGREEMENT,),
    "FORMATS": (MentionType.MECHANISM, MentionType.FORMAT),
    "GROUND": (MentionType.PLACE,),
}
"""What a frame may need that a mention is by itself."""
_ABOVE = 4
_FAMILIES = (
    (ClaimKind.MEETING, ClaimKind.CALL),
    (ClaimKind.CLASH, ClaimKind.ATTACK, ClaimKind.OPERATION),
    (ClaimKind.SIGNING, ClaimKind.CEASEFIRE, ClaimKind.TERMINATION),
)


def find_tellings(
    pack: LanguagePack,
    tokens: Tokens,
    words: list[Word],
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    nationality: Callable[[Word], str | None],
) -> Found:
    """Return the events told in these sentences (token bounds), and who is said to say them."""
    known = _known(pack)
    marks = marks_at(tokens, mentions, timexes)
    for first, stop, found in national_sides(tokens, words, sentences, known, nationality):
        inside = [at for at in range(first, stop) if at in marks]
        if all(_of_side(marks[at], stop, found) for at in inside):
            for at in inside:
                del marks[at]
            marks[first] = (stop, found)
    counting = count_words(pack)
    timed = {at for first, (end, mark) in marks.items() if isinstance(mark, Timex) for at in range(first, end)}
    events: list[EventMention] = []
    attributions: list[Attribution] = []
    for number, bounds in enumerate(sentences):
        if any(known.facts[word].senses for word in words[bounds[0] : bounds[1]]):
            sentence = sentence_units(number, bounds, tokens, words, marks, known)
            told = len(events)
            _read(sentence, known, events, attributions)
            events[told:] = with_counts(counting, tokens, words, bounds, timed, events[told:], nationality)
    return tuple(events), tuple(attributions)


@lru_cache
def _known(pack: LanguagePack) -> TellingWords:
    """Return the event words of a pack. Raises PackError where a frame says what nothing reads."""
    known = telling_words(pack)
    for one in known.frames:
        where = f"{pack.code}/lexicon/frames.yaml: frame {one.name!r}"
        if one.shape not in SHAPES:
            raise PackError(f"{where}: there is no shape {one.shape!r}; there are {', '.join(sorted(SHAPES))}")
        if unread := sorted(one.fields.keys() - _FIELDS):
            raise PackError(f"{where}: there is no field {unread[0]!r}; there are {', '.join(sorted(_FIELDS))}")
    return known


_FIELDS = frozenset(
    ("frame", "kind", "act", "shape", "verbs", "nouns", "needs", "unless", "status",
     "receives", "alone", "weak", "person", "against", "mutual", "dative")
)  # fmt: skip


def _of_side(mark: tuple[int, Mention | Timex], stop: int, found: Mention) -> bool:
    """Tell whether a mention names only one of the sides that are named together: "Kyrgyz and Tajik soldiers"."""
    end, mention = mark
    return isinstance(mention, Mention) and end <= stop and set(mention.parties) < set(found.parties)


def _read(sentence: Sentence, known: TellingWords, events: list[EventMention], attributions: list[Attribution]) -> None:
    sentence.clauses = clauses(sentence)
    drafts = [draft for number in range(len(sentence.clauses)) for draft in _clause_drafts(sentence, number, known)]
    attribute(sentence, drafts)
    drafts[:] = [draft for draft in meetings_of_two(sentence, drafts) if not only_valued(drafts, draft)]
    drafts[:] = [draft for draft in drafts if not says_on(sentence, drafts, draft)]
    source = according(sentence)
    for draft in drafts:
        frame(sentence, drafts, draft)
        said = draft.said_by
        while said is not None and said.sense.frame.act is Act.AGREES:  # who agree on a thing only do it
            said = said.said_by
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
    if "PRTF" in sentence.units[index].facts.marks and (clause.link != "relative" or clause.indices[0] != index):
        return None  # "the released soldiers": only behind a comma does a participle tell
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
    backs = [at for at in clause.indices if at < index and sentence.units[at].is_a("ABOUT_IT")]
    return bool(backs) and not any(unit.is_a("QUOTE") for unit in sentence.units[backs[-1] : index])


def _near(sentence: Sentence, clause: Clause, index: int, name: str) -> bool:
    kinds = _NAMED.get(name, ())
    above = [clause.antecedent] if clause.link == "relative" and clause.antecedent is not None else []
    if clause.link == "relative" and "PRTF" in sentence.units[index].facts.marks:
        first = clause.indices[0]
        above += range(max(0, first - _ABOVE), first)  # "the declaration of principles, signed in May"
    for at in (*above, *clause.indices):
        unit = sentence.units[at]
        if at != index and (unit.is_a(name) or (unit.mention is not None and unit.mention.type in kinds)):
            return True
        held = name in unit.held and unit.relation in ("subject", "object")
        if at != index and unit.mention is not None and (name in unit.facts.classes or held):
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
    arguments = [*draft.arguments, *circumstances(sentence, draft)]
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
