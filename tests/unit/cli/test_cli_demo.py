"""`demo`: the whole sample goes in, and what does not is named."""

from pathlib import Path

import pytest

from mithaq.cli import demo
from mithaq.cli.main import run
from mithaq.store import open_ledger

SAMPLE = Path(demo.__file__).parents[1] / "sample"
REPORTS = 101


def test_the_sample_goes_in_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "demo.db"
    assert run(["demo", "--ledger", str(place)]) == 0
    said = capsys.readouterr()
    assert f"{REPORTS} made-up reports" in said.out
    assert f"({REPORTS} new)" in said.out
    with open_ledger(str(place)) as store:
        assert store.counts()["documents"] == REPORTS
        assert [line["set_aside"] for line in store.log()] == [0]


def test_a_report_set_aside_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = min(SAMPLE.glob("*.txt"))
    monkeypatch.setattr(demo, "_reports", lambda folder: [folder / sound.name, folder / "lost.txt"])
    assert run(["demo", "--ledger", str(tmp_path / "demo.db")]) == 1
    said = capsys.readouterr()
    assert "lost.txt" in said.err
    assert "(1 new)" in said.out
