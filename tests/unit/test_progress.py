"""Whoever waits for the records of a ledger is told how far they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mithaq.cli.output import Ticker
from mithaq.run import growing
from mithaq.run.adding import add
from mithaq.run.progress import told_to
from mithaq.store import Store, open_ledger

REPORT = "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الإيراني في موسكو، في {} مايو 2023."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    for day in range(1, 6):
        (tmp_path / f"{day}.txt").write_text(REPORT.format(day), encoding="utf-8")
    with open_ledger(str(tmp_path / "l.db"), create=True) as opened:
        add([str(path) for path in sorted(tmp_path.glob("*.txt"))], opened)
        yield opened


def test_a_ledger_of_another_fold_is_told_of_in_steps(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FOLD", "another")
    monkeypatch.setattr(growing, "MOST", 2)
    heard: list[tuple[int, int]] = []
    with told_to(lambda done, whole: heard.append((done, whole))):
        growing.catch_up(store)
    assert heard == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_nobody_hears_of_records_that_stand(store: Store) -> None:
    heard: list[tuple[int, int]] = []
    with told_to(lambda done, whole: heard.append((done, whole))):
        growing.catch_up(store)
    assert heard == []


def test_a_command_tells_of_a_large_ledger_at_once_and_of_a_small_one_not(capsys: pytest.CaptureFixture[str]) -> None:
    ticker = Ticker()
    ticker.folding(0, 100_000)
    ticker.folding(1000, 100_000)  # within the seconds that pass between two lines
    assert capsys.readouterr().err == "mithaq: making the ledger's records anew: 0 of 100000 reports\n"
    ticker = Ticker()
    ticker.folding(0, 100)
    ticker.folding(100, 100)
    assert capsys.readouterr().err == ""
