"""What one runner makes of a folder of reports, as JSON: a process of its own, since an engine is begun only once.

python outcomes.py RUNNER REPORTS FOLDER
"""

import json
import sys
from pathlib import Path
from typing import Any

from works import Doubling, Dying

from mithaq.run.adding import add
from mithaq.run.annotated_files import annotate_into
from mithaq.run.annotating import annotate_records
from mithaq.run.folding import folded
from mithaq.run.linking import Linking
from mithaq.run.rebuilding import rebuild
from mithaq.run.runners import Runner, RunnerName, runner_named
from mithaq.run.runners.engine import Engine
from mithaq.run.telling import Article
from mithaq.store import open_ledger
from mithaq.store.codec import to_json

TASKS = [(number, number + 100) for number in range(20)]


def outcomes(runner: Runner, reports: Path, folder: Path) -> dict[str, Any]:
    """Return what the runner gives, in all that must be the same on each."""
    return {
        "doubled": list(map(list, runner.each(Doubling(), TASKS))),
        "of a worker killed once": list(map(list, runner.each(Dying(107, folder / "killed"), TASKS))),
        "annotated": [
            one.line if isinstance(one, Article) else one.message for one in annotate_records([str(reports)], runner)
        ],
        "filed": [filed(runner, reports, folder) for _ in range(2)],
        "ledger": ledger(runner, reports, folder),
    }


def filed(runner: Runner, reports: Path, folder: Path) -> list[Any]:
    """Annotate into a folder; return what is in it, and how many sources were left out as done."""
    report = annotate_into([str(reports)], folder / "out", runner)
    written = [line for path in (folder / "out").glob("part-*.jsonl") for line in path.read_text("utf-8").splitlines()]
    return [sorted(written), report.reports, report.known, sorted({one.message for one in report.set_aside})]


def ledger(runner: Runner, reports: Path, folder: Path) -> dict[str, Any]:
    with open_ledger(str(folder / "ledger.db"), create=True) as store:
        report = add([str(reports)], store, runner=runner)
        aside = sorted(one.message for one in report.set_aside)
        built = store.digest()
        again, _ = rebuild(store, runner=runner)
        whole = folded(store, Linking(runner) if isinstance(runner, Engine) else None)
        return {
            "counts": dict(report.counts),
            "digest": built,
            "rebuilt": [again, store.digest() == built],
            "set_aside": aside,
            "events": [to_json(one) for one in whole.ledger.events],
            "texts": sorted([one.document, one.text, str(one.copy)] for one in whole.reports),
        }


if __name__ == "__main__":
    name, reports, folder = sys.argv[1:]
    print(json.dumps(outcomes(runner_named(RunnerName(name), 2), Path(reports), Path(folder))))
