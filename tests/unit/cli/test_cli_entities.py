"""`mithaq show` of an entity, and the reasons that `mithaq explain` gives for names."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from mithaq.cli.app import app
from mithaq.cli.main import load

REPORT = "قال وزير الخارجية الأرميني آراراط ميرزيان إن الاتفاق قريب."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    load()
    monkeypatch.chdir(tmp_path)
    return CliRunner()


@pytest.mark.parametrize("asked", ["sergey-lavrov", "Q58217", "سيرغي لافروف", "Сергей Лавров", "Sergei Lawrow"])
def test_an_entity_is_shown_without_a_ledger(run: CliRunner, asked: str) -> None:
    shown = run.invoke(app, ["show", asked]).stdout
    assert "sergey-lavrov" in shown
    assert "2004-03-09 to now  Minister of Foreign Affairs of Russia" in shown
    assert "سيرجي لافروف" in shown


def test_the_spellings_that_reports_use_are_counted(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("يريفان 3/6/2024\n\n" + REPORT, encoding="utf-8")
    run.invoke(app, ["--ledger", "l.db", "add", "report.txt"])
    assert (
        "آراراط ميرزيان» 1 times in 1 report" in run.invoke(app, ["--ledger", "l.db", "show", "ararat-mirzoyan"]).stdout
    )


def test_explain_says_why_a_name_got_its_id(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("يريفان 3/6/2024\n\n" + REPORT, encoding="utf-8")
    told = run.invoke(app, ["explain", "report.txt"]).stdout
    assert "person ararat-mirzoyan" in told
    assert "because: it sounds like the name of one who holds the office told beside it" in told
