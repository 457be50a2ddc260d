"""Documents and decisions taken into the folded records, in one transaction."""

from collections.abc import Collection, Sequence

from mithaq.model.ledger import Judgement
from mithaq.run.copying import carry
from mithaq.run.dating import date_anew
from mithaq.run.ground import Ground, decided_anew, ground_of
from mithaq.run.owing import owing_anew
from mithaq.run.refolding import refold
from mithaq.run.regions import enter
from mithaq.run.registering import register_anew
from mithaq.store.shelf import Shelf

DOCUMENT, REGION = "document", "region"


def take_in(shelf: Shelf, fold: str, most: int, *, put_off: bool = False) -> None:
    """Take in ``most`` documents and all decisions; records of another ``fold`` are thrown away first.

    Where more documents wait, ``put_off`` leaves the records as they are: claims are joined, and what that touches is
    remembered, to be folded once. So a record that every report speaks of is not made anew for each thousand of them.
    """
    state = shelf.state()
    if state.get("fold") != fold:
        shelf.start_over()
        state = {}
    numbered = shelf.judgements()
    judged = int(state.get("judged", 0))
    decisions = [one for _, one in numbered]
    fresh = shelf.pending(most)
    redated = date_anew(shelf, fresh)
    ground = ground_of(shelf, decisions)
    before = [one for number, one in numbered if number <= judged]
    reread, named = _decided(shelf, before, decisions, set(fresh))
    retold = carry(shelf, fresh, redated - {*fresh})
    touched = {*fresh, *reread, *retold, *redated}
    shelf.put_off(DOCUMENT, touched)
    shelf.put_off(REGION, enter(shelf, ground, touched))
    if not put_off or named:
        _make_anew(shelf, ground, named)
    shelf.taken_in(fresh)
    shelf.note(
        fold=fold,
        judged=str(max((number for number, _ in numbered), default=0)),
        generation=str(int(state.get("generation", 0)) + 1),
    )


def take_out(shelf: Shelf, documents: Collection[str]) -> None:
    """Make the records as they would be if these documents claimed nothing; texts and days stay as all reports tell."""
    ground = ground_of(shelf, [one for _, one in shelf.judgements()])
    shelf.unsay(documents)
    shelf.put_off(DOCUMENT, documents)
    shelf.put_off(REGION, enter(shelf, ground, documents))
    _make_anew(shelf, ground, set())


def _decided(
    shelf: Shelf, before: Sequence[Judgement], now: Sequence[Judgement], fresh: set[str]
) -> tuple[set[str], set[str]]:
    """Return the documents that read otherwise by what was decided, and the ids of all that was decided on."""
    if len(before) == len(now):
        return set(), set()
    documents, named = decided_anew(shelf, before, now)
    return {*documents} - fresh - set(shelf.all_pending()), named


def _make_anew(shelf: Shelf, ground: Ground, judged: set[str]) -> None:
    """Make anew what was put off, and what was ``judged``."""
    documents = shelf.put_off_before(DOCUMENT)
    rebound = register_anew(shelf, ground, documents, judged)
    owing_anew(shelf, ground, documents | rebound.documents, judged)
    regions = shelf.put_off_before(REGION) | rebound.regions | shelf.regions_of_documents(rebound.documents)
    refold(shelf, ground, regions)
