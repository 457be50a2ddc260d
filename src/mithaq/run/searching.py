"""Full-text hits with the sentence that holds most of the words asked for."""

from collections.abc import Sequence
from typing import Any

from mithaq.errors import AskedWrongError
from mithaq.model.documents import Document, Span
from mithaq.model.kinds import BlockKind
from mithaq.store import Store
from mithaq.store.words import Term, stems, terms, words_of

_LOOKED_THROUGH = 200_000
"""Letters of a report in which its best sentence is sought: a long report has a tenth of it."""


def refuse_wordless(query: str) -> None:
    """Raise AskedWrongError where ``query`` holds no word that could be searched for."""
    if not terms(query):
        raise AskedWrongError(f"{query!r} holds no word to search for")


def hits(store: Store, query: str, limit: int) -> list[dict[str, Any]]:
    """Return the reports that hold every word of ``query``, best first, each with its best sentence."""
    return hits_in(store, store.search(query, limit), query)


def hits_in(store: Store, found: Sequence[str], query: str) -> list[dict[str, Any]]:
    """Return for each of the documents ``found`` its best sentence for ``query``, in the order given."""
    documents = {document.id: document for document in store.documents(found)}
    published = {report.document: report.published.value for report in store.reports(found)}
    wanted = terms(query)
    return [_hit(documents[key], published.get(key), wanted) for key in found]


def _hit(document: Document, published: str | None, wanted: Sequence[Term]) -> dict[str, Any]:
    span = best_stretch(document, wanted)
    return {
        "document": document.id,
        "file": document.name,
        "article": document.part,
        "title": document.title,
        "outlet": document.outlet,
        "published": published,
        "start": span.start,
        "end": span.end,
        "quote": document.text[span.start : span.end],
    }


def best_stretch(document: Document, wanted: Sequence[Term]) -> Span:
    """Return the sentence that holds most of the terms; among equals the first, title and dateline last."""
    from mithaq.text import sentence_bounds, tokenise

    last = min(document.span.end, document.span.start + _LOOKED_THROUGH)
    tokens = tokenise(document.text, document.span.start, last)
    spans = [Span(start=tokens.starts[a], end=tokens.ends[b - 1]) for a, b in sentence_bounds(tokens)]
    heads = [block.span for block in document.blocks if block.kind in (BlockKind.TITLE, BlockKind.DATELINE)]

    def worth(span: Span) -> tuple[int, bool]:
        return _held(document.text[span.start : span.end], wanted), not any(one.overlaps(span) for one in heads)

    return max(spans, key=worth, default=document.span)


def _held(sentence: str, wanted: Sequence[Term]) -> int:
    words = words_of(sentence)
    forms = {*words, *(stem for word in words for stem in stems(word))}
    return sum(1 for term in wanted if _holds(term, words, forms))


def _holds(term: Term, words: list[str], forms: set[str]) -> bool:
    if len(term.words) > 1:
        return f" {' '.join(term.words)} " in f" {' '.join(words)} "
    if term.prefix:
        return any(form.startswith(term.words[0]) for form in forms)
    return not forms.isdisjoint((*term.words, *term.stems))
