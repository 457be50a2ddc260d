"""What pages ask of the database in place of going through everything says the same as going through it."""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import insert

from mithaq.run.desk import Desk
from mithaq.run.filtering import Filters
from mithaq.run.owed_board import LATE, OwedBoard
from mithaq.store import Store, open_ledger, schema
from mithaq.view.brief import SECTIONS, sections
from mithaq.view.commitments import overdue, silent
from mithaq.view.wording import told_in

DAYS = (None, "2023-05-10", "2023-05", "2023", "../2023-04-01", "2023-05-20/2023-06-02", "2023-05-10~")
SEEN = (None, "2023-02-01", "2023-02-09T10:30", "2023-02")
STATUSES = ("unknown", "started", "done", "reversed")


@pytest.fixture
def board(tmp_path: Path) -> Desk:
    """A ledger with nothing but a board: every sort of date with every status."""
    store = open_ledger(str(tmp_path / "board.db"), create=True)
    rows = [
        {"id": f"commitment-{number}", "time": due or "9999", "status": status, "due": due, "seen": seen}
        for number, (due, seen, status) in enumerate((d, s, t) for d in DAYS for s in SEEN for t in STATUSES)
    ]
    desk = Desk(store)
    assert desk.stored.board() == []
    with store.records() as records:
        records.connection.execute(insert(schema.board_lines), rows)
        records.connection.commit()
    return desk


@pytest.mark.parametrize("day", ["2023-03-31", "2023-05-10", "2023-05-11", "2023-06-01", "2024-01-01"])
def test_the_database_counts_what_is_late_as_the_view_does(board: Desk, day: str) -> None:
    shown = OwedBoard(board.stored, Filters(), day)
    every = board.stored.board()
    told = {
        "overdue": [one.id for one in every if overdue(one, day)],
        "silent": [one.id for one in every if silent(one, one.seen, day)],
    }
    for state in LATE:
        assert list(shown.ids(state, 0, 1000)) == told[state]
        assert shown.count(state) == len(told[state])
    assert sum(shown.counts().values()) == shown.count("") == len(every)
    assert list(shown.ids("", 3, 5)) == [one.id for one in every][3:8]


def test_a_page_tells_records_in_its_own_language_only(store: Store) -> None:
    desk = Desk(store)
    every = list(desk.rows("timeline"))
    with told_in("ar"):
        told = list(desk.rows("timeline"))
    for row, own in zip(every, told, strict=True):
        assert own["text"] == {"ar": row["text"]["ar"]}
        assert own["evidence"] == row["evidence"]
    assert desk.rows("timeline")[0]["text"].keys() == every[0]["text"].keys()


def test_a_brief_is_parted_without_being_composed(store: Store) -> None:
    rows = Desk(store).rows("brief", as_of="2024-01-01", since="2020-01-01")
    told = sections(rows)
    assert [name for name, _ in told] == list(SECTIONS)
    shorter = [row for _, some in told for row in some]
    assert shorter and len(shorter) == len(rows)
    assert all(short.items() < row.items() for short, row in zip(shorter, rows, strict=True))
    assert [len(some) for _, some in sections(list(rows))] == [len(some) for _, some in told]


def test_one_page_shows_the_last_events_of_somebody(store: Store) -> None:
    desk = Desk(store)
    stored = desk.stored
    name = desk.surroundings.parties[0]
    rows = [row for row in desk.rows("timeline") if name in (*row["parties"], *row["third_parties"])]
    ids, count = stored.latest_of(name, 2), stored.parts_of(name)[0]
    assert len(ids) == min(2, count)
    assert count == len(rows)
    assert set(ids) <= {row["id"] for row in rows}
    dated = [one.date for one in stored.events(ids) if one.date]
    assert not dated or max(dated) == max(row["date"] for row in rows if row["date"])
    counts = Counter(one for row in rows for one in {*row["parties"], *row["people"]} - {name})
    assert dict(stored.beside(name, 100)) == counts
