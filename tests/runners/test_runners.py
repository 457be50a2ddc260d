"""The same work on every runner: the same records, the same ledger, nothing lost when a worker is killed."""

import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from outcomes import TASKS, outcomes
from works import Dying

from mithaq.run.runners import RunnerName, runner_named
from mithaq.run.runners.pool import Pool

HERE = Path(__file__).parent


def _engine(name: RunnerName, package: str) -> Any:
    return pytest.param(name, marks=pytest.mark.skipif(find_spec(package) is None, reason=f"{package} is missing"))


OTHERS = [RunnerName.AUTO, RunnerName.POOL, _engine(RunnerName.DAFT, "daft"), _engine(RunnerName.RAY, "ray")]


@pytest.fixture(scope="module")
def plain(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What comes out in one process, where no worker can be killed."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "killed").touch()
    return outcomes(runner_named(RunnerName.PROCESS), reports, folder)


def test_the_plain_runner_gives_what_it_should(plain: dict[str, Any]) -> None:
    assert plain["doubled"] == [[m, f * m] for task in TASKS for m in task for f in (1, 2)]
    assert plain["of a worker killed once"] == plain["doubled"]
    assert plain["ledger"]["counts"]["reports"] == 132
    assert plain["ledger"]["rebuilt"] == [132, True]
    assert [one.partition(": ")[2] for one in plain["ledger"]["set_aside"]] == [
        one.partition(": ")[2] for one in sorted(one for one in plain["annotated"] if not one.startswith("{"))
    ]
    (lines, count, known, _), (again, none, all_known, _) = plain["filed"]
    assert (len(lines), count, known) == (132, 132, 0)
    assert (again, none, all_known) == (lines, 0, 104)
    assert any(text != document for document, text, _ in plain["ledger"]["texts"])
    assert any(len(json.loads(one)["claims"]) > 1 for one in plain["ledger"]["events"])
    records = [json.loads(one) for one in plain["annotated"] if one.startswith("{")]
    (late,) = [one for one in records if one["file"].endswith("a-page-without-a-day.txt")]
    assert late["published"]["value"] == "2023-05-19"


@pytest.mark.parametrize("name", OTHERS)
def test_every_runner_gives_the_same(name: RunnerName, plain: dict[str, Any], reports: Path, tmp_path: Path) -> None:
    path = os.pathsep.join([str(HERE.parents[1] / "src"), str(HERE)])
    done = subprocess.run(
        [sys.executable, str(HERE / "outcomes.py"), name, str(reports), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout.splitlines()[-1])
    for what, wanted in plain.items():
        assert told[what] == wanted, what


def test_a_task_that_brings_down_every_process_is_given_up_alone() -> None:
    found = list(Pool(2).each(Dying(107), TASKS))
    assert [one for one in found if one[1] == -1] == [(7, -1), (107, -1)]
    assert len(found) == 4 * (len(TASKS) - 1) + 2


def test_processes_end_with_the_one_that_began_them(tmp_path: Path) -> None:
    code = (
        "import os, sys, time\n"
        "from mithaq.run.runners.pool import Pool\n"
        "from works import Naming\n"
        "if __name__ == '__main__':\n"
        "    for pid in Pool(2).each(Naming(), [()] * 40):\n"
        "        print(pid, flush=True)\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    path = os.pathsep.join([str(HERE.parents[1] / "src"), str(HERE)])
    process = subprocess.Popen(
        [sys.executable, str(script)], env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    workers = {int(process.stdout.readline()) for _ in range(6)}
    process.kill()
    process.wait()
    process.stdout.close()
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.1)
    assert [pid for pid in workers if Path(f"/proc/{pid}").exists()] == []
