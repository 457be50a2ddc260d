"""Decisions in the long run: undone and redone, made by two at once, held against later evidence, asked for."""

from pathlib import Path

import pytest

from mithaq.errors import AskedWrongError, OvertakenError
from mithaq.model.ledger import Event
from mithaq.run.adding import add
from mithaq.run.current import current
from mithaq.run.folding import folded
from mithaq.run.queue import Question, queue
from mithaq.run.rebuilding import rebuild
from mithaq.run.reviewing import Review
from mithaq.store import Store

DAY = "2023-12-01"
REPORTS = {
    "a": "لقاء\n\nالدوحة - 3 مايو 2023\n\nالتقى وفد الحكومة اليمنية ووفد الحوثيين في مسقط اليوم الأربعاء.\n",
    "b": "لقاء آخر\n\nعدن - 9 مايو 2023\n\nالتقى وفد الحكومة اليمنية ووفد الحوثيين في عمّان اليوم الثلاثاء.\n",
    "c": "تعهد\n\nصنعاء - 10 مايو 2023\n\nتعهدت الحكومة اليمنية بفتح مطار صنعاء خلال شهر.\n",
}
AGAIN = "جولة مسقط\n\nمسقط - 5 مايو 2023\n\nاجتمع وفد الحكومة اليمنية مع وفد الحوثيين في مسقط يوم 3 مايو 2023.\n"
OPENED = "مطار صنعاء\n\nصنعاء - 2 يونيو 2023\n\nأعلنت الحكومة اليمنية أنها فتحت مطار صنعاء أمس الخميس.\n"


def put(folder: Path, store: Store, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    add([str(folder)], store)


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Store:
    put(tmp_path, store, **REPORTS)
    return store


def meetings(store: Store) -> list[Event]:
    return [event for event in folded(store).ledger.events if event.kind == "meeting"]


def asked(store: Store, sort: str) -> list[Question]:
    return [one for one in queue(current(store), DAY) if one.sort == sort]


def test_a_decision_is_undone_and_redone_and_nothing_is_erased(desk: Store) -> None:
    first, second = meetings(desk)
    review = Review(desk, "rana", "one round told twice")
    review.same(first.id, second.id)
    merged = review.decision
    assert len(meetings(desk)) == 1
    undo = Review(desk, "sami", "two rounds after all")
    undo.withdraw(merged)
    assert len(meetings(desk)) == 2
    with pytest.raises(AskedWrongError, match="undone already"):
        Review(desk, "rana", "again").withdraw(merged)
    Review(desk, "rana", "no, one").withdraw(undo.decision)
    rebuild(desk)
    assert len(meetings(desk)) == 1
    assert [one.verdict for one in desk.judgements()] == ["same", "withdrawn", "withdrawn"]


def test_a_name_linked_anew_holds_for_its_report_or_for_all(desk: Store) -> None:
    first, _ = meetings(desk)
    document = folded(desk).context.claims[first.claims[0]].document
    Review(desk, "rana", "another delegation").relink("yemen", "Saudi Arabia", document)
    assert sum("saudi-arabia" in event.parties for event in meetings(desk)) == 1
    Review(desk, "rana", "in every report").relink("yemen", "السعودية")
    rebuild(desk)
    assert sum("saudi-arabia" in event.parties for event in meetings(desk)) == 2


def test_fields_are_corrected_by_names_in_any_language_and_nonsense_is_refused(desk: Store) -> None:
    first, _ = meetings(desk)
    Review(desk, "rana", "the host said so").correct(first.id, "place", "جنيف")
    Review(desk, "rana", "three sides").correct(first.id, "parties", "Yemen، السعودية")
    found = next(event for event in meetings(desk) if event.id == first.id)
    assert (found.place, set(found.parties)) == ("geneva", {"yemen", "saudi-arabia"})
    for field, value in (("place", "Atlantis-on-Sea"), ("date", "soon"), ("kind", "dinner"), ("colour", "red")):
        with pytest.raises(AskedWrongError):
            Review(desk, "rana", "").correct(first.id, field, value)


def test_a_commitment_is_amended_field_by_field(desk: Store) -> None:
    (owed,) = folded(desk).ledger.commitments
    Review(desk, "rana", "the text says July").correct(owed.id, "due", "2023-07-01")
    Review(desk, "rana", "owed to the passengers").correct(owed.id, "beneficiary", "Saudi Arabia")
    rebuild(desk)
    (owed,) = folded(desk).ledger.commitments
    assert (owed.due, owed.due_rule, owed.beneficiary) == ("2023-07-01", None, ("saudi-arabia",))
    Review(desk, "rana", "no promise").reject(owed.id)
    assert folded(desk).ledger.commitments == ()


def test_two_reviewers_of_one_record_do_not_overwrite_each_other(desk: Store) -> None:
    first, second = meetings(desk)
    both_saw = current(desk)
    Review(desk, "rana", "held", stored=both_saw, since=both_saw.judged).confirm(first.id)
    with pytest.raises(OvertakenError, match="rana decided on this") as told:
        Review(desk, "sami", "never held", stored=both_saw, since=both_saw.judged).reject(first.id)
    assert told.value.others[0][0] == "rana"
    Review(desk, "sami", "another record", stored=both_saw, since=both_saw.judged).reject(second.id)
    assert {one.decided_by for one in desk.judgements()} == {"rana", "sami"}
    now = current(desk)
    Review(desk, "sami", "never held, says the host", stored=now, since=now.judged).reject(first.id)
    assert meetings(desk) == []


def test_evidence_against_a_decision_brings_it_back(desk: Store, tmp_path: Path) -> None:
    first, second = meetings(desk)
    Review(desk, "rana", "no such meeting").reject(first.id)
    Review(desk, "rana", "read it").confirm(second.id)
    assert asked(desk, "conflict") == []
    put(tmp_path, desk, again=AGAIN)
    (conflict,) = asked(desk, "conflict")
    assert (conflict.field, conflict.decided) == ("claim", "rejected")
    Review(desk, "rana", "held after all").confirm(conflict.records[0])
    assert asked(desk, "conflict") == []


def test_a_later_word_on_a_judged_commitment_brings_it_back(desk: Store, tmp_path: Path) -> None:
    (owed,) = folded(desk).ledger.commitments
    assert [one.records for one in asked(desk, "commitment")] == [(owed.id,)]
    Review(desk, "rana", "nothing was seen").correct(owed.id, "status", "not_started")
    assert asked(desk, "commitment") == []
    put(tmp_path, desk, opened=OPENED)
    (conflict,) = asked(desk, "conflict")
    assert (conflict.records, conflict.decided, conflict.told) == ((owed.id,), "not_started", "done")


def test_the_queue_asks_less_once_a_record_is_confirmed(desk: Store) -> None:
    events = asked(desk, "event")
    assert all(events[n].score >= events[n + 1].score for n in range(len(events) - 1))
    for event in meetings(desk):
        Review(desk, "rana", "read it").confirm(event.id)
    left = {name for one in queue(current(desk), DAY) if one.sort == "event" for name in one.records}
    assert left.isdisjoint(event.id for event in meetings(desk))


def test_claims_are_split_off_and_stay_apart(desk: Store, tmp_path: Path) -> None:
    put(tmp_path, desk, again=AGAIN)
    told = next(event for event in meetings(desk) if len(event.claims) == 2)
    with pytest.raises(AskedWrongError):
        Review(desk, "rana", "all of them").split_off(told.id, told.claims)
    Review(desk, "rana", "another round").split_off(told.id, told.claims[:1])
    rebuild(desk)
    assert len(meetings(desk)) == 3


def test_what_was_split_can_be_merged_again(desk: Store, tmp_path: Path) -> None:
    put(tmp_path, desk, again=AGAIN)
    told = next(event for event in meetings(desk) if len(event.claims) == 2)
    Review(desk, "rana", "another round").split_off(told.id, told.claims[:1])
    first, second = (event for event in meetings(desk) if event.date == told.date)
    Review(desk, "sami", "the same round").same(first.id, second.id)
    rebuild(desk)
    assert len(meetings(desk)) == 2
