"""The tables as they are now. While no later migration changes one, it is the first schema's."""

from mithaq.store.migrations.first import (
    agreement_claims,
    annotations,
    claims,
    deliveries,
    documents,
    entities,
    judgements,
    log,
    searched,
    sources,
)

# What is derived from deliveries, in an order in which rows may be deleted.
DERIVED = (searched, entities, agreement_claims, claims, annotations, documents)

__all__ = [
    "DERIVED",
    "agreement_claims",
    "annotations",
    "claims",
    "deliveries",
    "documents",
    "entities",
    "judgements",
    "log",
    "searched",
    "sources",
]
