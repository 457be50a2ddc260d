"""What a person decides outranks the rules, and is still there when everything was read anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from mithaq.errors import AskedWrongError
from mithaq.link.anchors import anchor, found
from mithaq.model.ledger import Judgement
from mithaq.run.adding import add
from mithaq.run.folding import Folded, folded
from mithaq.run.rebuilding import rebuild
from mithaq.run.reviewing import Review
from mithaq.store import Store

REPORTS = {
    "a": "لقاء\n\nالدوحة - 3 مايو 2023\n\nالتقى وفد الحكومة اليمنية ووفد الحوثيين في مسقط اليوم الأربعاء.\n",
    "b": "لقاء آخر\n\nعدن - 9 مايو 2023\n\nالتقى وفد الحكومة اليمنية ووفد الحوثيين في عمّان اليوم الثلاثاء.\n",
    "c": "تعهد\n\nصنعاء - 10 مايو 2023\n\nتعهدت الحكومة اليمنية بفتح مطار صنعاء خلال شهر.\n",
}


@pytest.fixture
def newsroom(store: Store, tmp_path: Path) -> Store:
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    add([str(tmp_path)], store)
    return store


def meetings(whole: Folded) -> list[tuple[str, str | None]]:
    return [(event.id, event.date) for event in whole.ledger.events if event.kind == "meeting"]


def test_a_merge_and_a_correction_survive_a_rebuild(newsroom: Store) -> None:
    (first, _), (second, _) = meetings(folded(newsroom))
    Review(newsroom, "rana", "one round told twice").same(first, second)
    assert len(meetings(folded(newsroom))) == 1
    rebuild(newsroom)
    ((only, _),) = meetings(folded(newsroom))
    Review(newsroom, "rana", "the programme says so").correct(only, "date", "2023-05-04")
    rebuild(newsroom)
    assert meetings(folded(newsroom))[0][1] == "2023-05-04"
    kept = newsroom.judgements()
    assert {one.decided_by for one in kept} == {"rana"}
    assert all(one.reason and one.decided_at for one in kept)


def test_what_was_rejected_is_gone_and_what_was_split_stays_two(newsroom: Store) -> None:
    (first, _), (second, _) = meetings(folded(newsroom))
    review = Review(newsroom, "rana", "")
    review.same(first, second)
    review.different(first, second)
    assert len(meetings(folded(newsroom))) == 2
    review.reject(first)
    assert [name for name, _ in meetings(folded(newsroom))] == [second]


def test_a_status_that_a_person_judged_holds(newsroom: Store) -> None:
    (owed,) = folded(newsroom).ledger.commitments
    assert owed.status == "unknown"
    Review(newsroom, "rana", "seen it open").correct(owed.id, "status", "done")
    rebuild(newsroom)
    (owed,) = folded(newsroom).ledger.commitments
    assert (owed.status, owed.history[-1].decided_by) == ("done", "rana")


def test_a_judgement_finds_a_claim_that_was_read_anew(newsroom: Store) -> None:
    claim = next(one for one in newsroom.claims() if one.kind == "meeting")
    judged = Judgement(left=anchor(claim), right=anchor(claim), verdict="rejected", score=1.0, decided_by="rana")
    span = claim.evidence[0].span
    longer = replace(claim.evidence[0], span=replace(span, end=span.end + 1))
    (moved,) = found([judged], [replace(claim, id="c-new", evidence=(longer,))])
    assert (moved.left, moved.right) == ("c-new", "c-new")
    assert found([judged], []) == (judged,)


@pytest.mark.parametrize("action", [("same", "event-none", "event-none"), ("reject", "nothing"), ("settle", "x", "y")])
def test_nothing_is_judged_of_what_is_not_there(newsroom: Store, action: tuple[str, ...]) -> None:
    method, *words = action
    with pytest.raises(AskedWrongError):
        getattr(Review(newsroom, "rana", ""), method)(*words)
    assert newsroom.judgements() == ()


def test_adding_in_any_order_one_by_one_and_again_gives_the_same_ledger(store: Store, another, tmp_path: Path) -> None:
    paths = []
    for name, text in REPORTS.items():
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    add([str(path) for path in paths], store)
    other = another()
    for path in [*reversed(paths), *paths]:
        add([str(path)], other)
    assert folded(other).ledger == folded(store).ledger
    rebuild(store)
    assert folded(store).ledger == folded(other).ledger
