"""The ledger's database: SQLite by default, PostgreSQL with the same code."""

from mithaq.store.ledger_store import Store, open_ledger
from mithaq.store.writing import Reading, Rows, delivery_id, rows_for

__all__ = ["Reading", "Rows", "Store", "delivery_id", "open_ledger", "rows_for"]
