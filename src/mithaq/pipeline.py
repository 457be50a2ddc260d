"""The whole core in one place: a document becomes annotations, annotations become claims.

    read -> Document -> annotate -> Annotated -> extract -> Claim -> link -> fold -> Ledger -> view

Linking and folding stand behind this module (``mithaq.link``, ``mithaq.ledger``).
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from mithaq.annotate.annotated import annotate
from mithaq.annotate.date_constraints import Constraint
from mithaq.extract import (
    allusions,
    extract_agreements,
    extract_claims,
    extract_commitments,
    lines_of,
    located,
    settled,
    with_answers,
    with_asides,
    with_changes,
    with_leaders,
)
from mithaq.extract.naming import named
from mithaq.knowledge import Knowledge
from mithaq.knowledge import load as load_knowledge
from mithaq.link.undated import ToldDays, days_of_known, days_of_others
from mithaq.model.annotations import DocumentDate
from mithaq.model.documents import Document, Source
from mithaq.model.understood import Understood
from mithaq.read import read

__all__ = ["ToldDays", "Understood", "date_by_others", "date_text", "understand", "understand_text"]


def understand(document: Document, knowledge: Knowledge | None = None, facts: Sequence[Constraint] = ()) -> Understood:
    """Read one document: its date, times, names, events, claims and agreements.

    ``facts`` are what other documents say of its day (``date_by_others``). A document in a language without a pack is
    kept, with nothing understood and a diagnostic that says so.
    """
    knowledge = knowledge or load_knowledge()
    found = _understood(document, knowledge, facts)
    if found.annotated.dct.value is not None or not found.claims:
        return found
    known = days_of_known(found.annotated, found.claims, knowledge)
    anew = _understood(document, knowledge, (*facts, *known)) if known else found
    return anew if anew.annotated.dct.candidates else found


def _understood(document: Document, knowledge: Knowledge, facts: Sequence[Constraint]) -> Understood:
    annotated, wording = annotate(document, knowledge, facts)
    lines = lines_of(annotated, wording)
    told = with_asides(annotated, lines, extract_claims(annotated, knowledge), knowledge)
    claims = with_leaders(annotated, lines, with_changes(annotated, lines, told, knowledge))
    claims = with_answers(annotated, lines, claims)
    agreements = located(extract_agreements(annotated, claims, knowledge), claims)
    agreements += allusions(annotated, lines, agreements, knowledge)
    owed = extract_commitments(annotated, lines, claims, agreements, knowledge)
    claims = settled(claims, owed)
    annotated = replace(annotated, entities=named(annotated.entities, claims, agreements, knowledge))
    return Understood(annotated=annotated, claims=claims, agreements=agreements, commitments=owed)


def date_by_others(article: Understood, told: ToldDays, knowledge: Knowledge | None = None) -> Understood:
    """Read an article without a day again, with the days that others give to what it calls today's; else return it."""
    if article.annotated.dct.value is not None:
        return article
    facts = days_of_others(article.annotated, article.claims, told)
    anew = understand(article.annotated.document, knowledge, facts) if facts else article
    return anew if anew.annotated.dct.candidates else article


def date_text(text: str) -> DocumentDate | None:
    """Return the date of a plain text's first article, with the reasons; None where the text is empty or no text."""
    first = next(iter(understand_text(text)), None)
    return first.annotated.dct if first else None


def understand_text(text: str, *, published: str | None = None, name: str = "text") -> tuple[Understood, ...]:
    """Read a plain text, one result for each article in it; none where it is empty or no text.

    ``published`` is its ISO publication day, where that is known and the text does not say it itself.
    """
    payload = text.encode("utf-8", "surrogatepass")
    hints = (("date", published),) if published else ()
    source = Source(id=sha256(payload).hexdigest(), payload=payload, media_type="text/plain", name=name, hints=hints)
    return tuple(understand(document) for document in read(source) if isinstance(document, Document))
