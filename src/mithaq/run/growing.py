"""The folded records brought up to date: what new reports and decisions touch is folded anew, and nothing else.

The records are what folding everything at once would give, in whatever order and batches reports came in.
"""

from mithaq.store import Store

FOLD = "4"
"""To be raised when folding changes: the records of an older fold are thrown away and made anew."""


def catch_up(store: Store) -> int:
    """Bring the records up to date where they are not; return the how manieth fold they are."""
    while True:
        with store.records() as found:
            generation, behind = found.generation(), found.behind(FOLD)
        if not behind:
            return generation
        from mithaq.run.taking import take_in  # only here: most who look at a ledger find its records up to date

        with store.shelf() as shelf:
            take_in(shelf, FOLD)
