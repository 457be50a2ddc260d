"""The command line as its users meet it: exit statuses, one-line errors, nothing but records on standard output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def mithaq(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a real process, in a locale that is not UTF-8."""
    plain = {name: value for name, value in os.environ.items() if name not in ("MITHAQ_LEDGER", "PYTHONUTF8")}
    settings = {**plain, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C", "PYTHONIOENCODING": "latin-1", **environment}
    command = [sys.executable, "-m", "mithaq", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=settings, check=False
    )


def test_help_names_every_command_and_leaves_heavy_libraries_alone(tmp_path: Path) -> None:
    done = mithaq("--help", folder=tmp_path)
    assert done.returncode == 0
    for command in ("demo", "annotate", "time", "explain", "add", "brief", "timeline", "show", "search", "check"):
        assert f"\n  {command} " in done.stdout
    code = "import sys, mithaq.cli.main as m; m.load(); print([x for x in sys.modules if x in HEAVY])"
    heavy = "('sqlalchemy', 'rich', 'trafilatura', 'lxml', 'yaml', 'fastapi', 'jinja2')"
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    loaded = subprocess.run(
        [sys.executable, "-c", code.replace("HEAVY", heavy)], capture_output=True, text=True, env=settings, check=True
    )
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["timeline"], 1, "mithaq.db: no ledger here"),
        (["timeline", "--ledger", "other.db"], 1, "other.db: no ledger here"),
        (["--ledger=other.db", "check"], 1, "other.db: no ledger here"),
        (["timeline", "--since", "gestern"], 2, "'gestern' is no date"),
        (["timeline", "--since", "2023-02-30"], 2, "'2023-02-30' is no date"),
        (["timeline", "--kind", "party"], 2, "'party' is no kind"),
        (["timeline", "--format", "xml"], 2, "'xml'"),
        (["timeline", "--since", "2023-05-02", "--until", "2023-05-01"], 2, "later than --until"),
        (["export", "--to", "csv", "--since", "2024", "--until", "2023"], 2, "later than --until"),
        (["time", "--on", "bad", "أمس"], 2, "'bad' is no date"),
        (["search", ""], 2, "no word"),
        (["search", "،!؟"], 2, "no word"),
        (["timeline", "--ledger", "postgresql://u:secretpw@localhost:x/d"], 1, "//***@localhost:x/d: is no address"),
        (["timeline", "--ledger", "mysql://u:secretpw@localhost/d"], 1, "mysql://u:***@localhost/d: a ledger"),
        (["brief"], 2, "--since"),
        (["nonsense"], 2, "No such command"),
        (["add"], 2, "PATH"),
        (["time"], 2, "--cases FILE"),
        (["time", "--cases", "none.json"], 1, "none.json: cannot be read"),
        (["export", "--to", "pam", "--view", "timeline"], 2, "cannot express timeline"),
        (["export", "--to", "docx"], 2, "no format"),
    ],
)
def test_an_error_is_one_line_and_a_status(tmp_path: Path, arguments: list[str], status: int, told: str) -> None:
    done = mithaq(*arguments, folder=tmp_path)
    assert done.returncode == status
    assert told in done.stderr
    assert "secretpw" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_times_come_out_as_the_cases_ask(tmp_path: Path) -> None:
    cases = [
        {"id": "a", "text": "في 3 مايو 2023", "ref": "2023-06-01T12:00:00"},
        {"id": 7, "text": "لا شيء هنا", "ref": "2023-06-01T12:00:00"},
    ]
    (tmp_path / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    done = mithaq("time", "--cases", "cases.json", folder=tmp_path)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], second) == ("a", {"id": 7, "times": []})
    (time,) = first["times"]
    assert (time["value"], time["grain"]) == ("2023-05-03", "day")
    assert cases[0]["text"][time["start"] : time["end"]] == time["text"]


def test_one_bad_case_does_not_stop_the_rest(tmp_path: Path) -> None:
    cases = [{"id": 1, "text": "bugün", "lang": "xx"}, {"id": 2, "text": "في 3 مايو 2023"}]
    (tmp_path / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    done = mithaq("time", "--cases", "cases.json", folder=tmp_path)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 2]
    assert "'xx'" in done.stderr


def test_the_ledger_may_be_named_by_the_environment(tmp_path: Path) -> None:
    done = mithaq("log", folder=tmp_path, MITHAQ_LEDGER="elsewhere.db")
    assert "elsewhere.db" in done.stderr
