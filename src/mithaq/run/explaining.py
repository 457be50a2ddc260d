"""Which rules fired on a report, and what they saw."""

from collections.abc import Iterator
from typing import Any

from mithaq.model.annotations import Annotated, Timex
from mithaq.model.documents import Span

_TIME = "time"


def firings(annotated: Annotated, at: int | None = None) -> list[dict[str, Any]]:
    """Return the rules that made the annotations, in order of the text; with ``at``, only those over that offset."""
    found = [
        {
            "start": span.start,
            "end": span.end,
            "layer": layer,
            "rule": rule,
            "gives": gives,
            "because": why,
            "text": _words(annotated, span),
        }
        for layer, span, rule, gives, why in _all(annotated)
        if at is None or span.start <= at < span.end
    ]
    return sorted(found, key=lambda one: (one["start"], one["end"], one["layer"]))


def _all(annotated: Annotated) -> Iterator[tuple[str, Span, str, str, str]]:
    for time in annotated.timexes:
        yield "time", time.span, time.rule, f"{time.type} {time.value or '?'}", _counted_from(time, annotated)
    for mention in annotated.mentions:
        yield "mention", mention.span, mention.rule, f"{mention.type} {mention.entity or '?'}", mention.why
    for event in annotated.events:
        yield "event", event.trigger, event.rule, f"{event.kind} {event.status}", ""
    for said in annotated.attributions:
        yield "attribution", said.cue, said.mode, f"{said.act} by {said.source or 'nobody named'}", ""


def _counted_from(time: Timex, annotated: Annotated) -> str:
    """Tell what a time hangs on: the document's date, or the words of another expression."""
    if time.anchor is None:
        return ""
    other = next((one for one in annotated.timexes if one.id == time.anchor), None)
    return (
        f"counted from «{_words(annotated, other.span)}»" if other else f"counted from {annotated.dct.value}, its date"
    )


def near_misses(annotated: Annotated, at: int) -> list[dict[str, Any]]:
    """Return the time rules that began to fit at the word over offset ``at``, and the element they broke off at.

    Times alone: the rules of the other layers read units that the layers before them made, not words.
    """
    from mithaq.languages import load

    document = annotated.document
    pack = load(document.language)
    tokens, words = pack.reading(document.text, document.span.start, document.span.end)
    first = next((index for index, end in enumerate(tokens.ends) if end > at), None)
    if first is None:
        return []
    grammar = pack.grammar(_TIME)
    symbols = grammar.spell(words)
    return [
        {
            "start": tokens.starts[first],
            "end": tokens.ends[first + count - 1],
            "layer": _TIME,
            "rule": rule.name,
            "broke_at": broke,
            "text": document.text[tokens.starts[first] : tokens.ends[first + count - 1]],
        }
        for rule, count, broke in grammar.near_misses(symbols, first)
    ]


def _words(annotated: Annotated, span: Span) -> str:
    return annotated.document.text[span.start : span.end]
