"""The ledger as it stood on an earlier day, from what was reported by then and from undated pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from mithaq.run.stored import Stored, last_day
from mithaq.store import Store
from mithaq.store.shelf import Shelf

FEW = 1000
"""Later reports that are taken out of the records; where there are more, the earlier ones are folded by themselves."""


def few_later(store: Store, day: str) -> bool:
    """Tell whether so little was reported after ``day`` that it may be taken out of the records to look at them."""
    if store.read_only:
        return False
    with store.records() as records:
        return len(records.later_than(last_day(day), FEW + 1)) <= FEW


@contextmanager
def without_later(store: Store, day: str) -> Iterator[Stored]:
    """Open the records without what was reported after ``day``: it is taken out, and put back at the end.

    Nobody else sees this; others who write wait meanwhile.
    """
    from mithaq.run.taking import take_out  # only here: who asks for today needs none of it

    with store.tentative() as tried:
        with tried.records() as records:
            later = records.later_than(last_day(day), FEW)
            take_out(Shelf(records.connection), later)
        yield Stored(tried)
