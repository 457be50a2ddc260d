"""The whole core in one place: a document becomes annotations, annotations become claims.

    read -> Document -> annotate -> Annotated -> extract -> Claim -> link -> fold -> Ledger -> view

Reading stands before this module (``mithaq.read``), linking and folding behind it (``mithaq.link``, ``mithaq.ledger``).
"""

from dataclasses import replace

from mithaq.extract import extract_agreements, extract_claims
from mithaq.extract.naming import named
from mithaq.knowledge import Knowledge
from mithaq.knowledge import load as load_knowledge
from mithaq.model.documents import Document
from mithaq.model.understood import Understood

__all__ = ["Understood", "understand"]


def understand(document: Document, knowledge: Knowledge | None = None) -> Understood:
    """Read one document: its date, times, names, events, claims and agreements.

    A document in a language without a pack is kept, with nothing understood and a diagnostic that says so.
    """
    from mithaq.annotate.annotated import annotate

    knowledge = knowledge or load_knowledge()
    annotated, (outlet, agency) = annotate(document, knowledge)
    claims = tuple(replace(claim, outlet=outlet, agency=agency) for claim in extract_claims(annotated, knowledge))
    agreements = extract_agreements(annotated, claims, knowledge)
    entities = named(annotated.entities, claims, agreements, knowledge)
    return Understood(annotated=replace(annotated, entities=entities), claims=claims, agreements=agreements)
