"""The folded records brought up to date: what new reports and decisions touch is folded anew, and nothing else.

The records are what folding everything at once would give, in whatever order and batches reports came in.
"""

from collections.abc import Sequence

from mithaq.model.ledger import Judgement
from mithaq.run.copying import carry
from mithaq.run.dating import date_anew
from mithaq.run.ground import Ground, decided_anew, ground_of
from mithaq.run.owing import owing_anew
from mithaq.run.refolding import refold
from mithaq.run.regions import enter
from mithaq.run.registering import register_anew
from mithaq.store import Store
from mithaq.store.shelf import Shelf

FOLD = "3"
"""To be raised when folding changes: the records of an older fold are thrown away and made anew."""
MOST = 1000
"""Documents taken in at one time: a large archive is folded piece by piece, so that memory stays small."""


def catch_up(store: Store) -> int:
    """Bring the records up to date where they are not; return the how manieth fold they are."""
    while True:
        with store.records() as found:
            generation, behind = found.generation(), found.behind(FOLD)
        if not behind:
            return generation
        with store.shelf() as shelf:
            _go_on(shelf)


def _go_on(shelf: Shelf) -> None:
    """Take in some documents and all decisions."""
    state = shelf.state()
    if state.get("fold") != FOLD:
        shelf.start_over()
        state = {}
    numbered = shelf.judgements()
    judged = int(state.get("judged", 0))
    decisions = [one for _, one in numbered]
    fresh = shelf.pending(MOST)
    redated = date_anew(shelf, fresh)
    ground = ground_of(shelf, decisions)
    before = [one for number, one in numbered if number <= judged]
    reread, named = _decided(shelf, before, decisions, set(fresh))
    _take_in(shelf, ground, fresh, reread, redated, named)
    shelf.taken_in(fresh)
    shelf.note(
        fold=FOLD,
        judged=str(max((number for number, _ in numbered), default=0)),
        generation=str(int(state.get("generation", 0)) + 1),
    )


def _decided(
    shelf: Shelf, before: Sequence[Judgement], now: Sequence[Judgement], fresh: set[str]
) -> tuple[set[str], set[str]]:
    """Return the documents that read otherwise by what was decided, and the ids of all that was decided on."""
    if len(before) == len(now):
        return set(), set()
    documents, named = decided_anew(shelf, before, now)
    return {*documents} - fresh - set(shelf.all_pending()), named


def _take_in(
    shelf: Shelf, ground: Ground, fresh: Sequence[str], reread: set[str], redated: set[str], judged: set[str]
) -> None:
    """Take in new documents, and those that read otherwise, and make anew what they touch."""
    retold = carry(shelf, fresh, redated - {*fresh})
    touched = {*fresh, *reread, *retold, *redated}
    rebound = register_anew(shelf, ground, touched, judged)
    owing_anew(shelf, ground, touched | rebound.documents, judged)
    regions = enter(shelf, ground, touched)
    refold(shelf, ground, regions | rebound.regions | shelf.regions_of_documents(rebound.documents))
