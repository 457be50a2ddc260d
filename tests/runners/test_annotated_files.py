"""Annotating into files: the same as printed, and a run that is killed at any moment goes on where it was."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from newsroom import write_reports

from mithaq.errors import AskedWrongError
from mithaq.run.annotated_files import annotate_into
from mithaq.run.annotating import annotate_records
from mithaq.run.runners.here import Here
from mithaq.run.runners.pool import Pool
from mithaq.run.telling import Article

ROOT = Path(__file__).parents[2]


def printed(reports: Path) -> list[str]:
    return [one.line for one in annotate_records([str(reports)], Here()) if isinstance(one, Article)]


def lines(folder: Path) -> list[str]:
    return [line for path in sorted(folder.glob("part-*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def test_a_folder_holds_what_is_printed(reports: Path, tmp_path: Path) -> None:
    report = annotate_into([str(reports)], tmp_path / "out", Pool(2))
    wanted = printed(reports)
    assert Counter(lines(tmp_path / "out")) == Counter(wanted)
    assert report.reports == len(wanted) == 132
    aside = [json.loads(line)["code"] for line in (tmp_path / "out" / "set-aside.jsonl").read_text().splitlines()]
    assert sorted(aside) == ["read.bad-row", "read.empty"]


def test_a_file_holds_it_in_its_order(reports: Path, tmp_path: Path) -> None:
    annotate_into([str(reports)], tmp_path / "read.jsonl", Here())
    assert (tmp_path / "read.jsonl").read_text("utf-8").splitlines() == printed(reports)
    assert [path.name for path in tmp_path.iterdir()] == ["read.jsonl"]


def test_what_is_added_to_the_inputs_is_done_and_dates_what_was_there(tmp_path: Path, reports: Path) -> None:
    folder, out = tmp_path / "reports", tmp_path / "out"
    folder.mkdir()
    for name in ("a-page-without-a-day.txt", "page-with-a-day.txt"):
        (folder / name).write_bytes((reports / name).read_bytes())
        report = annotate_into([str(folder)], out, Here())
    assert (report.reports, report.known) == (1, 1)
    days = {Path(one["file"]).name: one["published"]["value"] for one in map(json.loads, lines(out))}
    assert days == {"a-page-without-a-day.txt": "2023-05-19", "page-with-a-day.txt": "2023-05-19"}


def test_one_folder_is_annotated_in_one_way(reports: Path, tmp_path: Path) -> None:
    page = str(reports / "page-with-a-day.txt")
    annotate_into([page], tmp_path / "out", Here())
    with pytest.raises(AskedWrongError, match="another"):
        annotate_into([page], tmp_path / "out", Here(), with_text=True)


@pytest.mark.parametrize(("runner", "out"), [("process", "out"), ("pool", "read.jsonl")])
def test_killed_again_and_again_it_goes_on(runner: str, out: str, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    write_reports(reports, 400)
    chosen = random.Random(runner + out)
    command = [sys.executable, "-m", "mithaq", "annotate", str(reports), "--out", str(tmp_path / out)]
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    kills = 0
    for _ in range(10):
        process = subprocess.Popen(
            [*command, "--runner", runner],
            env=settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        parts = tmp_path / (f"{out}.parts" if out.endswith("jsonl") else out)
        before = len(list(parts.glob("part-*")))
        # Killed once it has got anywhere, so that the test ends on a slow machine too.
        while process.poll() is None and len(list(parts.glob("part-*"))) == before:
            time.sleep(0.02)
        time.sleep(chosen.uniform(0, 0.3))
        if process.poll() is not None:
            break
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        kills += 1
        if kills == 2:
            subprocess.run([*command, "--runner", runner], env=settings, capture_output=True, check=False)
            break
    assert kills
    if out.endswith("jsonl"):
        assert (tmp_path / out).read_text("utf-8").splitlines() == printed(reports)
    else:
        assert Counter(lines(tmp_path / out)) == Counter(printed(reports))
