"""The gate: read the annotated reports, print every figure, and fail where one falls under its floor.

    python evaluation/gate.py            check against evaluation/baseline.json
    python evaluation/gate.py --raise    raise the floors to today's figures; they never fall
    python evaluation/gate.py --show     also list each miss

The same figures are printed for the shared gold where it lies beside the project; they have no floors here.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from scoring import Scores, score_names, score_report, score_times  # noqa: E402

BASELINE = HERE / "baseline.json"
SHARED = HERE.parent.parent / "shared" / "gold"


def read(paths: list[Path]) -> dict[str, list[dict[str, Any]]]:
    """Annotate reports as ``mithaq annotate`` does; articles by file name."""
    from mithaq.model.documents import Diagnostic
    from mithaq.run.annotating import annotate
    from mithaq.view.article import article_record

    articles: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in annotate([str(path) for path in paths]):
        if not isinstance(one, Diagnostic):
            record = article_record(one)
            articles[Path(record["file"]).name].append(record)
    return articles


def lines(path: Path) -> dict[str, list[dict[str, Any]]]:
    """A JSONL file of annotations, by document; nothing where there is no such file."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["doc"]].append(row)
    return found


def measure(reports: Path, times: Path, names: Path) -> Scores:
    """Score all annotated reports of one folder."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(reports.glob("[0-9]*.json"))]
    articles = read([reports / gold["file"] for gold in golds])
    scores = Scores()
    for gold in golds:
        score_report(gold, articles[gold["file"]], scores)
    for doc, rows in lines(times).items():
        score_times(rows, articles[doc], scores)
    for doc, rows in lines(names).items():
        score_names(rows, articles[doc], scores)
    return scores


def main() -> int:
    """Run the gate; 1 where a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    floors = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    scores = measure(HERE / "gold", HERE / "gold" / "times.jsonl", HERE / "gold" / "mentions.jsonl")
    if arguments.show:
        print("\n".join(scores.misses))
    table = scores.table()
    fallen = [name for name, value in table.items() if value < floors.get(name, 0.0)]
    for name, value in table.items():
        print(f"{name:14} {value:.3f}   floor {floors.get(name, 0.0):.3f}{'   FELL' if name in fallen else ''}")
    if SHARED.is_dir():
        shared = measure(SHARED / "seeds", SHARED / "time" / "seeds.jsonl", SHARED / "mentions.jsonl")
        if arguments.show:
            print("\n".join(shared.misses))
        print("shared gold    " + "  ".join(f"{name} {value:.3f}" for name, value in shared.table().items()))
    if arguments.lift:
        raised = {name: max(value, floors.get(name, 0.0)) for name, value in table.items()}
        BASELINE.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")
    return 1 if fallen and not arguments.lift else 0


if __name__ == "__main__":
    sys.exit(main())
