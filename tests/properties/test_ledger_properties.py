"""The stored records are what folding everything at once gives, in whatever order, batches and decisions."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from newsstand import reports

from mithaq.link.anchors import anchor
from mithaq.model.ledger import Judgement, Ledger
from mithaq.run.folding import folded
from mithaq.run.growing import catch_up
from mithaq.run.restored import known_on, restored
from mithaq.run.viewing import VIEWS, records, view_of
from mithaq.store import Reading, Store, open_ledger

AS_OF = "2024-01-01"
slow = partial(settings, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


class Fresh:
    """A ledger for one example."""

    def __enter__(self) -> Store:
        self._folder = TemporaryDirectory()
        self._store = open_ledger(str(Path(self._folder.name) / "ledger.db"), create=True)
        return self._store

    def __exit__(self, *_: object) -> None:
        self._store.close()
        self._folder.cleanup()


def stored(store: Store) -> Ledger:
    catch_up(store)
    with store.records() as found:
        return found.ledger()


def add(store: Store, readings: Sequence[Reading]) -> None:
    store.write(readings)
    catch_up(store)


@slow(max_examples=25)
@given(reports(9), st.randoms(use_true_random=False), st.integers(1, 4))
def test_records_grown_in_any_order_are_those_folded_at_once(readings, chosen, batch):
    with Fresh() as whole, Fresh() as grown:
        whole.write(readings)
        wanted = folded(whole).ledger
        assert stored(whole) == wanted
        shuffled = chosen.sample(readings, len(readings))
        for start in range(0, len(shuffled), batch):
            add(grown, shuffled[start : start + batch])
        assert stored(grown) == wanted


@slow(max_examples=8)
@given(reports(6))
def test_adding_again_and_folding_anew_change_nothing(readings):
    with Fresh() as store:
        add(store, readings)
        once = stored(store)
        add(store, readings)
        assert stored(store) == once
        with store.shelf() as shelf:
            shelf.start_over()
        assert stored(store) == once
        store.rewrite(readings)
        assert stored(store) == once


@slow(max_examples=15)
@given(reports(7), st.data())
def test_decisions_outlive_rebuilding_and_what_is_added_later(readings, data):
    with Fresh() as store:
        first, later = readings[: len(readings) // 2 + 1], readings[len(readings) // 2 + 1 :]
        add(store, first)
        for made in range(data.draw(st.integers(1, 3))):
            store.judge(data.draw(st.builds(partial(decision, store, made), st.data())))
            assert stored(store) == folded(store).ledger
        add(store, later)
        judged = stored(store)
        assert judged == folded(store).ledger
        store.rewrite(readings)
        assert stored(store) == judged


def decision(store: Store, number: int, data: st.DataObject) -> Judgement:
    """Draw what a person might decide of the claims that there are."""
    claims = store.claims()
    left, right = data.draw(st.sampled_from(claims)), data.draw(st.sampled_from(claims))
    kind = data.draw(st.sampled_from(("same", "different", "rejected", "field")))
    assume(kind not in ("same", "different") or left.id != right.id)
    target = {"rejected": anchor(left), "field": "field:date"}.get(kind, anchor(right))
    verdict = data.draw(st.sampled_from(("2022-12-06", "2023-01-20", ""))) if kind == "field" else kind
    at = f"2024-01-01T00:00:{number:02}+00:00"
    return Judgement(left=anchor(left), right=target, verdict=verdict, score=1.0, decided_by="Mona", decided_at=at)


@slow(max_examples=10)
@given(reports(6))
def test_no_record_is_without_evidence_and_views_agree(readings):
    with Fresh() as store:
        add(store, readings)
        claims = {one.id for one in (*store.claims(), *store.agreement_claims(), *store.commitment_claims())}
        ledger = stored(store)
        for event in ledger.events:
            assert event.claims
            assert claims.issuperset(event.claims)
            assert all(claims.issuperset(step.claims) for step in event.history)
        assert all(one.told and claims.issuperset(one.claims) for one in ledger.commitments)
        assert all(claims.issuperset(side.claims) for one in ledger.contradictions for side in one.sides)
        whole, again = folded(store), restored(store)
        assert again.ledger == whole.ledger
        assert (again.context.claims, again.reports) == (whole.context.claims, whole.reports)
        assert tuple(again.judgements) == tuple(whole.judgements)
        for view in VIEWS:
            wanted = list(view_of(whole, view, as_of=AS_OF, since="2022-12-06"))
            assert list(records(store, view, as_of=AS_OF, since="2022-12-06")) == wanted, view


@slow(max_examples=10)
@given(reports(6), st.sampled_from(("2022-12-04", "2022-12-05", "2022-12-06", "2022-12")))
def test_an_earlier_day_is_told_without_what_was_reported_later(readings, day):
    with Fresh() as store:
        add(store, readings)
        before, whole = stored(store), folded(store)
        for view in VIEWS:
            wanted = list(view_of(whole, view, as_of=day, since="2022-12-01"))
            assert list(records(store, view, as_of=day, since="2022-12-01")) == wanted, view
            assert list(view_of(known_on(store, day), view, as_of=day, since="2022-12-01")) == wanted, view
        assert stored(store) == before
