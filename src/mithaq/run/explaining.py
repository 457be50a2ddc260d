"""Which rules fired on a report, and what they saw."""

from collections.abc import Iterator
from typing import Any

from mithaq.model.annotations import Annotated
from mithaq.model.documents import Span


def firings(annotated: Annotated, at: int | None = None) -> list[dict[str, Any]]:
    """Return the rules that made the annotations, in order of the text; with ``at``, only those over that offset."""
    found = [
        {
            "start": span.start,
            "end": span.end,
            "layer": layer,
            "rule": rule,
            "gives": gives,
            "text": _words(annotated, span),
        }
        for layer, span, rule, gives in _all(annotated)
        if at is None or span.start <= at < span.end
    ]
    return sorted(found, key=lambda one: (one["start"], one["end"], one["layer"]))


def _all(annotated: Annotated) -> Iterator[tuple[str, Span, str, str]]:
    for time in annotated.timexes:
        yield "time", time.span, time.rule, f"{time.type} {time.value or '?'}"
    for mention in annotated.mentions:
        yield "mention", mention.span, mention.rule, f"{mention.type} {mention.entity or '?'}"
    for event in annotated.events:
        yield "event", event.trigger, event.rule, f"{event.kind} {event.status}"
    for said in annotated.attributions:
        yield "attribution", said.cue, said.mode, f"{said.act} by {said.source or 'nobody named'}"


def _words(annotated: Annotated, span: Span) -> str:
    return annotated.document.text[span.start : span.end]
