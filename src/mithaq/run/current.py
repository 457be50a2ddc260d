"""The stored records as they stand, brought up to date first."""

from mithaq.run.growing import FOLD, catch_up
from mithaq.run.stored import Stored
from mithaq.store import Store


def current(store: Store) -> Stored | None:
    """Return the records, up to date; None where they are not and the ledger cannot be written."""
    if store.read_only:
        with store.records() as found:
            return None if found.behind(FOLD) else Stored(store)
    catch_up(store)
    return Stored(store)
