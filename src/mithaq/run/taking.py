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


def take_in(shelf: Shelf, fold: str, most: int) -> None:
    """Take in ``most`` documents and all decisions; records of another ``fold`` are thrown away first."""
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
    _take_in(shelf, ground, fresh, reread, redated, named)
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
    _make_anew(shelf, ground, {*documents}, set())


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
    """Take in new documents, and those that read otherwise."""
    retold = carry(shelf, fresh, redated - {*fresh})
    _make_anew(shelf, ground, {*fresh, *reread, *retold, *redated}, judged)


def _make_anew(shelf: Shelf, ground: Ground, touched: set[str], judged: set[str]) -> None:
    """Make anew what documents touch, and what was judged."""
    rebound = register_anew(shelf, ground, touched, judged)
    owing_anew(shelf, ground, touched | rebound.documents, judged)
    regions = enter(shelf, ground, touched)
    refold(shelf, ground, regions | rebound.regions | shelf.regions_of_documents(rebound.documents))
