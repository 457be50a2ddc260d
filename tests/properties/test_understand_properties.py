"""What holds of everything understood, whatever the text: nothing raises, and all evidence is where it says."""

import dataclasses
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from writing import ANY_TEXT, NEWS, documents

from mithaq.knowledge import load
from mithaq.model.documents import Document, Span
from mithaq.model.understood import Understood
from mithaq.pipeline import understand

NOTES = ("back", "flag", "count", "sides")  # these roles carry words
few = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@given(documents(ANY_TEXT))
@few
def test_any_text_is_understood_without_an_error(document: Document) -> None:
    check(document, understand(document))


@given(documents(NEWS))
@few
def test_any_mixture_of_news_is_understood_without_an_error(document: Document) -> None:
    found = understand(document)
    check(document, found)
    assert understand(document) == found


@given(documents(NEWS | ANY_TEXT))
@settings(max_examples=15, deadline=None)
def test_a_language_without_a_pack_is_kept_with_nothing_understood(document: Document) -> None:
    found = understand(dataclasses.replace(document, language="xx"))
    assert (found.claims, found.agreements, found.annotated.mentions) == ((), (), ())
    assert [diagnostic.code for diagnostic in found.annotated.diagnostics] == ["language.no-pack"]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\ud800", "\u202b\u202c", "." * 3000, "و" * 3000, "9" * 6000, "(" * 3000]
)
def test_odd_texts(text: str) -> None:
    document = Document(
        id="d",
        source="s",
        name="odd.txt",
        part=0,
        language="ar",
        text=text,
        span=Span(start=0, end=len(text)),
        blocks=(),
    )
    check(document, understand(document))


def check(document: Document, found: Understood) -> None:
    annotated = found.annotated
    assert annotated.document is document
    for span in all_spans(found):
        assert document.span.covers(span), span
        assert span.start < span.end, span
    for claim in (*found.claims, *found.agreements):
        assert claim.document == document.id
        assert claim.evidence
        for evidence in claim.evidence:
            assert evidence.document == document.id
            assert evidence.quote == document.text[evidence.span.start : evidence.span.end]
    assert all(left.end <= right.start for left, right in pairwise(annotated.sentences))
    for records in (annotated.timexes, annotated.mentions, annotated.attributions, annotated.events):
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))
    ids = [record.id for record in (*found.claims, *found.agreements)]
    assert len(ids) == len(set(ids))
    check_references(found)


def check_references(found: Understood) -> None:
    """Whatever refers to another annotation refers to one that is there."""
    annotated = found.annotated
    known = {one.id for one in (*annotated.timexes, *annotated.mentions, *annotated.attributions, *annotated.events)}
    for event in annotated.events:
        assert 0 <= event.sentence < len(annotated.sentences)
        assert all(stands_for(ref, known) for role, ref in event.arguments if role not in NOTES)
        assert event.attribution is None or event.attribution in known
    for said in annotated.attributions:
        assert said.source is None or stands_for(said.source, known)
    for time in annotated.timexes:
        assert time.anchor in (None, "dct") or time.anchor in known


def stands_for(ref: str, known: set[str]) -> bool:
    """Tell whether a reference is an annotation of the document, or a side made of parties that are known."""
    if not ref.startswith("party:"):
        return ref in known
    return all(load().get(party) is not None for party in ref.removeprefix("party:").removeprefix("~").split(","))


def all_spans(found: Understood) -> Iterator[Span]:
    annotated = found.annotated
    yield from annotated.sentences
    yield from (time.span for time in annotated.timexes)
    for mention in annotated.mentions:
        yield mention.span
        if mention.head is not None:
            assert mention.span.covers(mention.head)
            yield mention.head
    for said in annotated.attributions:
        yield said.cue
        yield said.content
    for event in annotated.events:
        yield event.trigger
        yield event.clause
    yield from (evidence.span for claim in (*found.claims, *found.agreements) for evidence in claim.evidence)
    yield from (reason.span for reason in annotated.dct.reasons if reason.span is not None)
    yield from (diagnostic.span for diagnostic in annotated.diagnostics if diagnostic.span is not None)
