"""All layers over one document, in the order in which each needs the ones before it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from mithaq.annotate.date_constraints import Constraint
from mithaq.annotate.date_offices import office_constraints
from mithaq.annotate.document_date import document_date, unread_date
from mithaq.annotate.events import find_events
from mithaq.annotate.events.sides import Facts
from mithaq.annotate.mentions import carriers, find_mentions
from mithaq.annotate.mentions.standing import standing
from mithaq.annotate.mentions.units import nationality
from mithaq.annotate.mentions.vocabulary import vocabulary
from mithaq.annotate.scope import out_of_scope
from mithaq.annotate.time import find_times, resolve
from mithaq.errors import PackError
from mithaq.grammar import Word
from mithaq.knowledge import Knowledge
from mithaq.languages import LanguagePack, load
from mithaq.model.annotations import Annotated, Attribution, EventMention
from mithaq.model.documents import Diagnostic, Document, Span
from mithaq.model.kinds import BlockKind
from mithaq.text import Tokens

_TELLING = (BlockKind.BODY, BlockKind.CAPTION)
_ARMED = ("armed-group", "authority", "party")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that a document was read as: its tokens, their analyses, its sentences as bounds of tokens."""

    tokens: Tokens
    words: list[Word]
    sentences: list[tuple[int, int]]


def annotate(
    document: Document, knowledge: Knowledge, facts: Sequence[Constraint] = ()
) -> tuple[Annotated, Wording | None]:
    """Annotate one document; also return the words it was read as.

    ``facts`` are what other documents say of the day of one that does not tell it.
    A document in a language that has no pack gets no annotations and the diagnostic "language.no-pack".
    """
    try:
        pack = load(document.language)
    except PackError as error:
        return _untouched(document, error), None
    return _annotate(document, pack, knowledge, facts)


def _untouched(document: Document, why: PackError) -> Annotated:
    message = f"{document.name}: {why}; the report is kept, but not understood"
    return Annotated(
        document=document,
        dct=document_date(document, ()),
        sentences=(),
        timexes=(),
        mentions=(),
        entities=(),
        attributions=(),
        events=(),
        diagnostics=(Diagnostic(code="language.no-pack", message=message, name=document.name),),
    )


def _annotate(
    document: Document, pack: LanguagePack, knowledge: Knowledge, facts: Sequence[Constraint]
) -> tuple[Annotated, Wording]:
    tokens, words = pack.reading(document.text, document.span.start, document.span.end)
    pack.bank.lay(words)
    sentences = pack.sentences(tokens)
    symbolic = find_times(pack, tokens, words) if pack.has("time") else ()
    dct = document_date(document, symbolic)
    times = resolve(symbolic, date.fromisoformat(dct.value) if dct.value else None)
    named = pack.has("mentions")
    mentions, entities, diagnostics = (
        find_mentions(pack, knowledge, tokens, words, sentences, document, dct) if named else ((), (), ())
    )
    if named and dct.value is None:
        offices = office_constraints(document, mentions, knowledge, _not_in_office(pack))
        dct = document_date(document, symbolic, (*offices, *facts))
        if dct.value is not None:
            times = resolve(symbolic, date.fromisoformat(dct.value))
            mentions, entities, diagnostics = find_mentions(pack, knowledge, tokens, words, sentences, document, dct)
    mentions = standing(mentions, knowledge, dct.value)
    events: tuple[EventMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    spans = tuple(_span(tokens, bounds) for bounds in sentences)
    told = named and (pack.has("events") or pack.has("frames"))
    if told and not out_of_scope(pack, words):
        telling = _telling(document, sentences, spans)
        if pack.has("frames"):
            from mithaq.annotate.tellings import find_tellings  # here: a report in Arabic needs none of its modules

            events, attributions = find_tellings(
                pack, tokens, words, telling, mentions, times.timexes, _states(pack, knowledge)
            )
        else:
            find = find_events
            if pack.settings.get("order") == "subject-first":
                from mithaq.annotate.predicates import find_predicates as find  # here: the same
            known = event_facts(pack, knowledge)
            events, attributions = find(pack, tokens, words, telling, mentions, times.timexes, known)
    outlet, agency = carriers(document, knowledge)
    annotated = Annotated(
        document=document,
        dct=dct,
        sentences=spans,
        timexes=times.timexes,
        mentions=mentions,
        entities=entities,
        attributions=attributions,
        events=events,
        diagnostics=(*times.diagnostics, *diagnostics, *((unread,) if (unread := unread_date(document)) else ())),
        outlet=outlet,
        agency=agency,
    )
    return annotated, Wording(tokens, words, sentences)


@lru_cache(maxsize=16)
def _not_in_office(pack: LanguagePack) -> frozenset[str]:
    singles = pack.lexicon("mentions").singles
    return frozenset(form for form, classes in singles.items() if "NOT_IN_OFFICE" in classes)


def _states(pack: LanguagePack, knowledge: Knowledge) -> Callable[[Word], str | None]:
    """Whose nationality a word is."""
    return vocabulary(pack, knowledge).per_listed_word(nationality).__getitem__


def event_facts(pack: LanguagePack, knowledge: Knowledge) -> Facts:
    """What event finding asks of the knowledge, for one language."""
    known = vocabulary(pack, knowledge)
    return Facts(
        nationality=known.per_listed_word(nationality).__getitem__,
        is_state=knowledge.countries.__contains__,
        is_group=lambda party: (body := knowledge.bodies.get(party)) is not None and body.kind in _ARMED,
        rivals=lambda party: _rivals(party, knowledge),
    )


def _rivals(party: str, knowledge: Knowledge) -> frozenset[str]:
    """The other parties of the processes that a movement is a party to."""
    found = (process.parties for process in knowledge.processes.values() if party in process.parties)
    return frozenset(other for parties in found for other in parties if other != party)


def _span(tokens: Tokens, bounds: tuple[int, int]) -> Span:
    return Span(start=tokens.starts[bounds[0]], end=tokens.ends[bounds[1] - 1])


def _telling(document: Document, sentences: list[tuple[int, int]], spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The sentences of the story itself: headlines repeat it, furniture tells others."""
    aside = [block.span for block in document.blocks if block.kind not in _TELLING]
    if not aside:
        return sentences
    where = zip(sentences, spans, strict=True)
    return [bounds for bounds, span in where if not any(one.overlaps(span) for one in aside)]
