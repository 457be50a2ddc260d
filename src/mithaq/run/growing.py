"""The folded records brought up to date: what new reports and decisions touch is folded anew, and nothing else.

The records are what folding everything at once would give, in whatever order and batches reports came in.
"""

import time

from mithaq.run.progress import listening
from mithaq.store import Store

FOLD = "9"
"""To be raised when folding changes: the records of an older fold are thrown away and made anew."""


FIRST, MOST = 8, 1000
"""Documents taken in at one time, at first where others want to write too; and at most, so that memory stays small."""
AT_ONCE = 20_000
"""Documents whose claims are joined before the records that they touch are made anew, where so many wait."""
TURN_SECONDS, REST_SECONDS = 2.0, 0.2
"""About how long others who write are kept waiting, and the time that they are left before the next turn."""


def catch_up(store: Store, *, in_turns: bool = False) -> int:
    """Bring the records up to date where they are not; return the how manieth fold they are.

    ``in_turns`` lets others write now and then: for who folds beside its work, and slowly. Whoever listens
    (``mithaq.run.progress``) is told how far it is.
    """
    size, rest, tell, whole, entered = (FIRST if in_turns else MOST), 0.0, listening(), 0, 0
    while True:
        with store.records() as found:
            generation, behind = found.generation(), found.behind(FOLD)
            left, whole = found.waiting(FOLD) if behind else (0, whole)
        if behind or whole:
            tell(whole - left, whole)
        if not behind:
            return generation
        if rest:
            time.sleep(rest)
        from mithaq.run.taking import take_in  # only here: most who look at a ledger find its records up to date

        with store.shelf() as shelf:
            begun = time.monotonic()
            entered += size
            put_off = not in_turns and left > size and entered < AT_ONCE
            take_in(shelf, FOLD, size, put_off=put_off)
            entered = entered if put_off else 0
        if in_turns:
            took = max(0.01, time.monotonic() - begun)
            size, rest = max(1, min(MOST, 2 * size, round(size * TURN_SECONDS / took))), REST_SECONDS
