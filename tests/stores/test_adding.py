"""Adding reports: again, by two at once, killed half-way, with bad ones among them."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from newsroom import kill_after, start_add, write_reports
from reports import text_of
from sqlalchemy import select

from mithaq.errors import PackError
from mithaq.fetch import sources
from mithaq.model.documents import Document
from mithaq.model.understood import Understood
from mithaq.run import adding, entering, growing
from mithaq.run.adding import AddReport, add, add_sources
from mithaq.run.checking import check
from mithaq.run.rebuilding import rebuild
from mithaq.store import Store, migrations, open_ledger, schema
from mithaq.store.location import engine_for


def content(store: Store) -> tuple[str, int]:
    assert check(store).problems == ()
    return store.digest(), store.counts()["documents"]


@pytest.fixture
def undisturbed(tmp_path: Path, another: Callable[[], Store]) -> Iterator[Store]:
    """A ledger to which the sixty reports were added in peace."""
    store = another()
    write_reports(tmp_path / "reports", 60)
    add([str(tmp_path / "reports")], store)
    yield store


def test_added_again_changes_nothing_and_understands_nothing_anew(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_reports(tmp_path / "reports", 5)
    first = add([str(tmp_path / "reports")], store)
    assert (first.counts["reports"], first.set_aside) == (5, [])
    before, log = content(store), store.log()

    def fail(_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("mithaq.read.read", fail)
    monkeypatch.setattr(entering, "understood", fail)
    again = add([str(tmp_path / "reports")], store)
    assert (again.counts["reports"], again.counts["known"]) == (0, 5)
    assert (content(store), store.log()) == (before, log)


def test_a_moved_folder_is_known_again(store: Store, tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 3)
    add([str(tmp_path / "reports")], store)
    (tmp_path / "reports").rename(tmp_path / "moved")
    assert add([str(tmp_path / "moved")], store).counts["known"] == 3


def test_bad_inputs_are_set_aside_and_the_rest_is_done(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    write_reports(folder, 4)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (folder / "rows.jsonl").write_text('{"text": "وصل الوفد إلى جدة يوم 3 مايو 2023."}\n{broken\n', encoding="utf-8")
    report = add([str(folder), str(tmp_path / "missing.txt")], store)
    assert report.counts["reports"] == 5
    named = {Path(one.name or "").name for one in report.set_aside}
    assert named == {"empty.txt", "picture.txt", "rows.jsonl", "missing.txt"}
    assert all(one.message.startswith(one.name or "?") for one in report.set_aside)


def test_a_defect_on_one_report_does_not_stop_the_rest(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mithaq import pipeline

    sound = pipeline.understand

    def broken(document: Document) -> Understood:
        if "0002" in document.name:
            raise KeyError("boom")
        return sound(document)

    monkeypatch.setattr(pipeline, "understand", broken)
    write_reports(tmp_path / "reports", 4)
    report = add([str(tmp_path / "reports")], store)
    assert report.counts["reports"] == 3
    (told,) = report.set_aside
    assert told.code == "run.defect"
    assert "report-0002.txt" in told.message
    monkeypatch.setattr(pipeline, "understand", sound)
    assert add([str(tmp_path / "reports")], store).counts["reports"] == 1


def test_wrong_data_of_a_language_are_told_as_such_and_are_no_defect_of_the_program(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mithaq import pipeline

    def broken(document: Document) -> Understood:
        raise PackError("xx/rules/time.yaml: rule one: there is no slot 'deictic'")

    monkeypatch.setattr(pipeline, "understand", broken)
    write_reports(tmp_path / "reports", 1)
    (told,) = add([str(tmp_path / "reports")], store).set_aside
    assert told.message.endswith("#0: xx/rules/time.yaml: rule one: there is no slot 'deictic'")


def test_a_large_archive_is_committed_piece_by_piece(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "BATCH_DOCUMENTS", 4)
    monkeypatch.setattr(entering, "PIECE", 2)
    rows = [json.dumps({"text": text_of(number)}, ensure_ascii=False) for number in range(10)]
    archive = tmp_path / "archive.jsonl"
    archive.write_text("\n".join(rows), encoding="utf-8")

    def cut_off(report: AddReport) -> None:
        if report.counts["reports"] >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add([str(archive)], store, cut_off)
    assert store.counts()["documents"] == 4
    assert add([str(archive)], store).counts["reports"] == 6
    assert add([str(archive)], store).counts["known"] == 1


def test_reports_are_told_only_once_they_last(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH_SECONDS", 0.0)
    write_reports(tmp_path / "reports", 6)
    told: list[tuple[int, int]] = []
    add([str(tmp_path / "reports")], store, lambda report: told.append((report.counts["reports"], _stored(store))))
    assert told[-1] == (6, 6)
    assert all(claimed <= stored for claimed, stored in told)


def _stored(store: Store) -> int:
    with open_ledger(store.place) as other:
        return other.counts()["documents"]


def test_rebuild_gives_the_same_again(store: Store, tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 8)
    add([str(tmp_path / "reports")], store)
    before = content(store)
    assert rebuild(store) == (8, [])
    assert content(store) == before


def test_killed_and_begun_again_equals_undisturbed(place: str, tmp_path: Path, undisturbed: Store) -> None:
    chosen = random.Random(5)
    for _ in range(3):
        kill_after(start_add(place, tmp_path / "reports"), chosen.uniform(0.3, 1.2))
    assert start_add(place, tmp_path / "reports").wait() == 0
    with open_ledger(place) as store:
        assert content(store) == content(undisturbed)


def test_two_at_once_equal_one(place: str, tmp_path: Path, undisturbed: Store) -> None:
    running = [start_add(place, tmp_path / "reports") for _ in range(2)]
    ends = [(process.communicate(), process.returncode) for process in running]
    assert [status for _, status in ends] == [0, 0], ends
    with open_ledger(place) as store:
        assert content(store) == content(undisturbed)


def test_folding_in_turns_gives_the_same_records(
    place: str, another: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "FIRST", 1)
    monkeypatch.setattr(growing, "REST_SECONDS", 0.0)
    paths = [str(one) for one in write_reports(tmp_path / "reports", 12)]
    whole, turned = open_ledger(place, create=True), another()
    add(paths, whole)
    add_sources(sources(paths), turned, AddReport())
    growing.catch_up(turned, in_turns=True)
    with whole.records() as one, turned.records() as other:
        assert other.ledger() == one.ledger()
        assert other.generation() > one.generation()
    whole.close()


def test_names_know_the_day_of_their_event_however_they_came_to_it(store: Store, place: str, tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 12)
    add([str(tmp_path / "reports")], store)
    growing.catch_up(store)
    names, events = schema.event_names.c, schema.events.c
    query = select(names.name, names.role, names.event, names.time, names.spoken).order_by(*names)
    with store.records() as records:
        folded = records.connection.execute(query).all()
        own = {row.id: (row.time, int(row.kind == "statement")) for row in records.connection.execute(select(*events))}
    assert folded and all((row.time, row.spoken) == own[row.event] for row in folded)
    engine = engine_for(place, create=False)
    with engine.execution_options(writes=True).begin() as connection:
        migrations.migrate(connection, 8)
        migrations.migrate(connection)
    with engine.connect() as connection:
        assert connection.execute(query).all() == folded
    engine.dispose()
