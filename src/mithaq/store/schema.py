"""The tables as they are now: those of the first schema, and what later ones added."""

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
from mithaq.store.migrations.second import commitment_claims
from mithaq.store.migrations.third import feeds

# What is derived from deliveries, in an order in which rows may be deleted.
DERIVED = (searched, entities, commitment_claims, agreement_claims, claims, annotations, documents)

__all__ = [
    "DERIVED",
    "agreement_claims",
    "annotations",
    "claims",
    "commitment_claims",
    "deliveries",
    "documents",
    "entities",
    "feeds",
    "judgements",
    "log",
    "searched",
    "sources",
]
