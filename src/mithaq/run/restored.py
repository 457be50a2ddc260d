"""The whole ledger in memory, for those who weigh all of it: from the stored records, not folded again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import overload

from mithaq.model.ledger import Judgement
from mithaq.run.folding import Folded, folded, known_by, known_entities, refolded
from mithaq.run.ground import Ground, ground_of
from mithaq.run.growing import FOLD, catch_up
from mithaq.run.stored import last_day
from mithaq.store import Store, schema
from mithaq.store.shelf import Shelf
from mithaq.view.context import Context


class Judgements(Sequence[Judgement]):
    """What rules and people judge of the claims: linked only when somebody looks, for the records do not need it."""

    def __init__(self, judge: Callable[[], tuple[Judgement, ...]]) -> None:
        self._judge = judge

    @cached_property
    def _found(self) -> tuple[Judgement, ...]:
        return self._judge()

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> Judgement: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Judgement]: ...
    def __getitem__(self, at: int | slice) -> Judgement | Sequence[Judgement]:
        return self._found[at]

    def __iter__(self) -> Iterator[Judgement]:
        return iter(self._found)


def restored(store: Store) -> Folded:
    """Return the folded ledger as its records are stored, brought up to date first.

    Where the ledger may not be written and its records are behind, it is folded in memory.
    """
    if store.read_only:
        with store.records() as records:
            behind = records.behind(FOLD)
        if behind:
            return folded(store)
    else:
        catch_up(store)
    judged, decisions = store.judged()
    with store.records() as records:
        ground = ground_of(Shelf(records.connection), decisions)
        ledger = records.ledger()
        reports = tuple(records.reports(records.ids(schema.documents)))
    claims = store.claims()
    context = Context.of(
        reports,
        ground.claims(claims),
        (*known_entities(), *store.entities()),
        ground.namings(store.agreement_claims()),
        ground.owed(store.commitment_claims()),
    )
    return Folded(
        ledger=ledger,
        context=context,
        reports=reports,
        judgements=Judgements(lambda: _judged(context, ground)),
        by_people=ground.by_people,
        decisions=decisions,
        judged=judged,
        rejected=tuple(one for one in claims if one.id in ground.rejected),
    )


def known_on(store: Store, day: str) -> Folded:
    """Return the ledger as it stood on ``day`` (EDTF); no report that came later is read.

    The records have to be up to date; where they are not, all is folded in memory.
    """
    with store.records() as records:
        if records.behind(FOLD):
            return known_by(folded(store), day)
        shelf = Shelf(records.connection)
        documents = records.known_on(last_day(day))
        numbered = shelf.judgements()
        ground = ground_of(shelf, [one for _, one in numbered])
        told = shelf.claims_of(documents)
        context = Context.of(
            tuple(records.reports(documents)),
            ground.claims(told),
            (*known_entities(), *store.entities()),
            ground.namings(shelf.namings_of(documents)),
            ground.owed(shelf.owed_of(documents)),
        )
    return replace(
        refolded(context, ground.by_people),
        decisions=tuple(one for _, one in numbered),
        judged=max((number for number, _ in numbered), default=0),
        rejected=tuple(one for one in told if one.id in ground.rejected),
    )


def _judged(context: Context, ground: Ground) -> tuple[Judgement, ...]:
    from mithaq.link.events import link

    claims, reports = context.claims.values(), context.reports.values()
    return (*link(claims, reports, ground.wholes, ground.known), *ground.by_people)
