"""The ledger's database: SQLite by default, PostgreSQL with the same code."""

from mithaq.store.ledger_store import Store, open_ledger
from mithaq.store.writing import Reading, delivery_id

__all__ = ["Reading", "Store", "delivery_id", "open_ledger"]
