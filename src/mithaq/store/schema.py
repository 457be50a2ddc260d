"""The tables as they are now: those of the first schema, and what later ones added."""

from mithaq.store.migrations.eighth import board_lines, event_numbers, register_lines, sides, unsure
from mithaq.store.migrations.eleventh import likenesses, tellings, told
from mithaq.store.migrations.fifth import day_keys
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
from mithaq.store.migrations.fourth import (
    agreement_days,
    block_keys,
    carried,
    copy_pairs,
    disputes,
    event_claims,
    event_days,
    events,
    folding,
    known_names,
    pending,
    runs,
)
from mithaq.store.migrations.ninth import event_names
from mithaq.store.migrations.second import commitment_claims
from mithaq.store.migrations.sixth import agreements, commitments, found_under, namings, owed
from mithaq.store.migrations.third import feeds
from mithaq.store.migrations.thirteenth import stale
from mithaq.store.migrations.twelfth import debts, later_keys

# What is folded out of claims, copies and judgements.
FOLDED = (
    pending, stale, runs, carried, copy_pairs, told, tellings, likenesses, block_keys, namings, events, event_claims,
    event_names, event_days, agreements, agreement_days, commitments, debts, later_keys, owed, found_under,
    register_lines, board_lines, sides, disputes, unsure, event_numbers, folding,
)  # fmt: skip

# What is derived from deliveries, in an order in which rows may be deleted.
DERIVED = (
    *FOLDED, day_keys, known_names, searched, entities, commitment_claims, agreement_claims, claims, annotations,
    documents,
)  # fmt: skip

__all__ = [
    "DERIVED",
    "FOLDED",
    "agreement_claims",
    "agreement_days",
    "agreements",
    "annotations",
    "block_keys",
    "board_lines",
    "carried",
    "claims",
    "commitment_claims",
    "commitments",
    "copy_pairs",
    "day_keys",
    "debts",
    "deliveries",
    "disputes",
    "documents",
    "entities",
    "event_claims",
    "event_days",
    "event_names",
    "event_numbers",
    "events",
    "feeds",
    "folding",
    "found_under",
    "judgements",
    "known_names",
    "later_keys",
    "likenesses",
    "log",
    "namings",
    "owed",
    "pending",
    "register_lines",
    "runs",
    "searched",
    "sides",
    "sources",
    "stale",
    "tellings",
    "told",
    "unsure",
]
