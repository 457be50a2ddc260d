"""What only a file can be: not a ledger, read-only, locked, copied while it is written."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import reports
from sqlalchemy import event

from mithaq.errors import StoreError
from mithaq.run.checking import check
from mithaq.store import Reading, location, open_ledger, schema
from mithaq.store.register import Register
from mithaq.store.shelf import Shelf


def reading(number: int) -> Reading:
    return Reading(source=reports.source(number), understood=(reports.understood(number),))


def test_no_ledger_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="mithaq add"):
        open_ledger(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["نص عادي لا غير\n", "SQLite format 2"])
def test_a_text_file_is_not_a_ledger(tmp_path: Path, content: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(content)
    with pytest.raises(StoreError, match="is not a ledger"):
        open_ledger(str(path), create=True)
    assert path.read_text() == content


@pytest.mark.parametrize(
    ("name", "told"), [("missing/ledger.db", "no folder"), ("", "is a folder"), ("mysql://x/y", "postgresql:// URL")]
)
def test_places_that_cannot_be(tmp_path: Path, name: str, told: str) -> None:
    place = name if "://" in name else str(tmp_path / name)
    with pytest.raises(StoreError, match=told):
        open_ledger(place, create=True)


def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    with pytest.raises(StoreError, match="damaged"):
        open_ledger(str(path))


def test_a_locked_ledger_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "BUSY_SECONDS", 0.05)
    path = tmp_path / "ledger.db"
    with open_ledger(str(path), create=True) as store:
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            store.write([reading(1)])
        assert store.counts()["documents"] == 0  # Readers do not wait.
        other.close()


def test_a_read_only_ledger_is_read_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(str(path), create=True) as store:
        store.write([reading(1)])
    monkeypatch.setattr(location, "writable", lambda _: False)  # A mode bit would not stop root.
    with open_ledger(str(path)) as store:
        assert store.counts()["documents"] == 1
        with pytest.raises(StoreError, match="cannot be written"):
            store.write([reading(2)])


def test_a_copy_made_while_another_writes_is_whole(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as store:
        store.write([reading(number) for number in range(30)])
        writer = threading.Thread(target=lambda: [store.write([reading(number)]) for number in range(30, 60)])
        writer.start()
        store.copy_to(str(tmp_path / "copy.db"))
        writer.join()
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == ["copy.db"]
    with open_ledger(str(tmp_path / "copy.db")) as copy:
        assert copy.counts()["documents"] >= 30
        assert check(copy).problems == ()


def test_a_copy_does_not_replace_a_file(tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("mine")
    with (
        open_ledger(str(tmp_path / "ledger.db"), create=True) as store,
        pytest.raises(StoreError, match="exists already"),
    ):
        store.copy_to(str(target))
    assert target.read_text() == "mine"


def _indexes(shelf: Shelf, ask: Callable[[], object]) -> str:
    """Return how SQLite goes about what is asked."""
    asked: list[tuple[str, tuple[object, ...]]] = []

    def keep(_: object, __: object, statement: str, values: tuple[object, ...], *___: object) -> None:
        asked.append((statement, values))

    event.listen(shelf.connection, "before_cursor_execute", keep)
    ask()
    event.remove(shelf.connection, "before_cursor_execute", keep)
    plans = [shelf.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}", values).all() for one, values in asked]
    return " ".join(row[3] for plan in plans for row in plan)


def test_what_a_report_touches_is_found_without_looking_at_all_of_a_kind(tmp_path: Path) -> None:
    names = [str(number) for number in range(400)]
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as store, store.shelf() as shelf:
        assert "region=?" in _indexes(shelf, lambda: shelf.events_in(names, ["meeting", "visit"]))
        assert "time=?" in _indexes(shelf, lambda: shelf.regions_on({"2024-02-01"}, ["signing"]))
        register = Register(shelf.connection)
        assert "means=?" in _indexes(shelf, lambda: register.allusions_to(names))


def test_more_are_asked_for_and_changed_than_one_question_holds(tmp_path: Path) -> None:
    names = [str(number) for number in range(2500)]
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as store, store.shelf() as shelf:
        days = [{"name": name, "day": 1, "event": name} for name in names]
        shelf.put(schema.event_days, days)
        table = schema.event_days.c
        assert len(shelf.rows([table.event], table.name, names)) == 2500
        shelf.change_each(table.event, names[:2], [{"day": 2}, {"day": 3}])
        assert shelf.on_days(names[:3], 2, 3) == {"0", "1"}
        shelf.remove(table.event, names[1:])
        assert [row.event for row in shelf.rows([table.event], table.name, names)] == ["0"]
