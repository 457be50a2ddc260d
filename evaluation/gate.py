"""The gate: read the annotated reports, print every figure, and fail where one falls under its floor.

    python evaluation/gate.py            check against evaluation/baseline.json
    python evaluation/gate.py --raise    raise the floors to today's figures; they never fall
    python evaluation/gate.py --show     also list each miss

Reports form sets by the hundreds of their number; a set, once it has floors, only keeps its reports. The same
figures are printed for the shared gold where it lies beside the project; they have no floors here.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from scoring import Scores, learn_aliases, score_names, score_report, score_times  # noqa: E402

BASELINE = HERE / "baseline.json"
OWN = HERE / "gold"
SHARED = HERE.parent.parent / "shared" / "gold"
# What has floors. The single fields of a claim are printed beside them: claims.exact holds them all.
FLOORED = ("claims.found", "claims.exact", "agreements", "times", "names", "published", "articles")
Lines = dict[str, list[dict[str, Any]]]


def read(paths: list[Path]) -> Lines:
    """Annotate reports as ``mithaq annotate`` does; articles by file name."""
    from mithaq.model.documents import Diagnostic
    from mithaq.run.annotating import annotate
    from mithaq.view.article import article_record

    articles: Lines = defaultdict(list)
    for one in annotate([str(path) for path in paths]):
        if not isinstance(one, Diagnostic):
            record = article_record(one)
            articles[Path(record["file"]).name].append(record)
    return articles


def lines(path: Path) -> Lines:
    """A JSONL file of annotations, by document; nothing where there is no such file."""
    found: Lines = defaultdict(list)
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["doc"]].append(row)
    return found


def measure(reports: list[Path], times: Lines, names: Lines) -> Scores:
    """Score annotated reports, each given by its annotation file."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in reports]
    articles = read([path.parent / gold["file"] for path, gold in zip(reports, golds, strict=True)])
    scores = Scores()
    for gold in golds:
        name = gold["file"]
        score_report(gold, articles[name], scores)
        if name in times:
            score_times(times[name], articles[name], scores)
        if name in names:
            score_names(names[name], articles[name], scores)
    return scores


def sets() -> dict[str, list[Path]]:
    """The annotation files of the own gold, by set: 0.. was tuned on, the others were written blind."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(OWN.glob("[0-9]*.json"), key=lambda path: int(path.stem)):
        found[str(int(path.stem) // 100)].append(path)
    return dict(found)


def judge(name: str, scores: Scores, floors: dict[str, float]) -> list[str]:
    """Print one set's figures beside their floors; return those that fell."""
    table = scores.table()
    fallen = [figure for figure in FLOORED if table[figure] < floors.get(figure, 0.0)]
    print(f"set {name}: {scores.reports} reports, {scores.found.demanded} claims")
    for figure, value in table.items():
        floor = f"   floor {floors.get(figure, 0.0):.3f}" if figure in FLOORED else ""
        print(f"  {figure:14} {value:.3f}{floor}{'   FELL' if figure in fallen else ''}")
    return fallen


def main() -> int:
    """Run the gate; 1 where a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    learn_aliases(json.loads((OWN / "aliases.json").read_text(encoding="utf-8")))
    floors = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    times, names = lines(OWN / "times.jsonl"), lines(OWN / "mentions.jsonl")
    fallen: list[str] = []
    for name, reports in sets().items():
        scores = measure(reports, times, names)
        if arguments.show:
            print("\n".join(scores.misses))
        before = floors.get(name, {})
        fallen += judge(name, scores, before)
        floors[name] = {
            figure: max(value, before.get(figure, 0.0)) for figure, value in scores.table().items() if figure in FLOORED
        }
    if SHARED.is_dir():
        print_shared(show=arguments.show)
    if arguments.lift:
        BASELINE.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 1 if fallen and not arguments.lift else 0


def print_shared(*, show: bool) -> None:
    """Print the figures on the gold beside the project."""
    reports = sorted((SHARED / "seeds").glob("[0-9]*.json"))
    scores = measure(reports, lines(SHARED / "time" / "seeds.jsonl"), lines(SHARED / "mentions.jsonl"))
    if show:
        print("\n".join(scores.misses))
    print("shared gold  " + "  ".join(f"{name} {value:.3f}" for name, value in scores.table().items()))


if __name__ == "__main__":
    sys.exit(main())
