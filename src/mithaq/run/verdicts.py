"""For any sentence of a report: the claims it gave, or why it gave none."""

from collections.abc import Iterator
from typing import Any

from mithaq.model.annotations import EventMention
from mithaq.model.documents import Span
from mithaq.model.kinds import BlockKind
from mithaq.model.understood import Understood

_ASIDE = (BlockKind.TITLE, BlockKind.DATELINE, BlockKind.RELATED, BlockKind.TAGS, BlockKind.CREDITS)


def verdicts(found: Understood, at: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield one record for each sentence, or for the one over offset ``at``: its claims, and why it gave no others."""
    from mithaq.annotate.annotated import event_facts
    from mithaq.annotate.events.refusals import refusals
    from mithaq.annotate.scope import out_of_scope
    from mithaq.errors import PackError
    from mithaq.knowledge import load as load_knowledge
    from mithaq.languages import load

    annotated, document = found.annotated, found.annotated.document
    try:
        pack = load(document.language)
    except PackError:
        return
    tokens, words = pack.reading(document.text, document.span.start, document.span.end)
    facts = event_facts(pack, load_knowledge())
    field = out_of_scope(pack, words)
    for first, last in pack.sentences(tokens):
        span = Span(start=tokens.starts[first], end=tokens.ends[last - 1])
        if at is not None and not span.start <= at < span.end:
            continue
        claims = [one for one in found.claims if any(span.overlaps(part.span) for part in one.evidence)]
        reasons = [_aside(found, span, field)] if _aside(found, span, field) else []
        if not reasons:
            events = [event for event in annotated.events if span.overlaps(event.trigger)]
            reasons += [reason for event in events if (reason := _untold(found, event, document.text))]
            told = {event.trigger.start for event in events}
            # Only what finds events by their verb in front can say what it refused.
            found_by_verb = pack.has("events") and pack.settings.get("order") != "subject-first"
            asked = (pack, tokens, words, (first, last), annotated.mentions, annotated.timexes, facts)
            refused = refusals(*asked) if found_by_verb else ()
            reasons += [
                f"«{document.text[w.start : w.end]}» {rule}: {why}" for w, rule, why in refused if w.start not in told
            ]
        yield {
            "start": span.start,
            "end": span.end,
            "layer": "sentence",
            "text": document.text[span.start : span.end],
            "claims": [f"{one.kind} {one.status} by {one.extractor}" for one in claims],
            "because": reasons or ([] if claims else ["no word in it tells an event"]),
        }


def _aside(found: Understood, span: Span, field: str | None) -> str | None:
    """Why a whole sentence is passed over."""
    if field is not None:
        return f"the report is about {field.lower()}: it makes no claims"
    blocks = found.annotated.document.blocks
    kind = next((block.kind for block in blocks if block.kind in _ASIDE and block.span.overlaps(span)), None)
    return f"it stands in the {kind} of the page, which makes no claims" if kind is not None else None


def _untold(found: Understood, event: EventMention, text: str) -> str | None:
    """Why an event that was found made no claim; None where it made one."""
    rule = f"rule:{event.rule}"
    made = (one for one in found.claims if one.extractor == rule)
    if any(part.span.overlaps(event.trigger) for one in made for part in one.evidence):
        return None
    word = f"«{text[event.trigger.start : event.trigger.end]}» {event.rule}: "
    if ("flag", "frame") in event.arguments:
        return word + "only says who tells it, and what is told is the claim"
    who = [role for role, _ in event.arguments if role in ("participant", "actor", "target", "source", "back")]
    if not who or ("back", "none") in event.arguments:
        return word + "it names no state or body, and neither place nor day"
    return word + "it adds no participant, place or day to what was told before"
