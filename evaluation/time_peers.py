"""Score Mithaq and its peers on the peers' own suites of Arabic time expressions.

    python evaluation/time_peers.py [CASES] [--peers FOLDER] [--only NAME] [--show]

CASES is a JSON list of {"id", "text", "ref", "src", "opts"}; by default ../shared/gold/time/peer_suites.json, if it is
there. A case is right when one expression begins (a range also ends) where an option says, at its grain; a case without
options when nothing is found. Peers are installed as benchmarks/times.py does it; what did not run is told, and why.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent / "benchmarks")]

from time_peers import PEERS, NotRun, Row, Told, read_with  # noqa: E402

CASES = HERE.parent.parent / "shared" / "gold" / "time" / "peer_suites.json"
DIGITS = {"year": 4, "quarter": 7, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16, "second": 19}
SUBDAY = {"hour", "minute", "second"}


def right(found: Row, option: list[Any]) -> bool:
    """Whether an expression is what an option [kind, begin, end, grain] asks for."""
    kind, begin, end, grain = option
    width = DIGITS[grain]
    if not (found.get("begin") or "").startswith(begin[:width]):
        return False
    if kind == "i":
        return found.get("grain") in (None, grain) or (grain == "day" and found.get("grain") in SUBDAY)
    until = found.get("until")
    if not until:
        return False
    step = timedelta(days=1) if width <= 10 else timedelta(hours=1)  # inclusive and exclusive ends are both taken
    ours, theirs = datetime.fromisoformat(until[:19]), datetime.fromisoformat(end[:19])
    ends = {theirs.isoformat()[:width], (theirs + step).isoformat()[:width], (theirs - step).isoformat()[:width]}
    return ours.isoformat()[:width] in ends


def holds(case: Row, times: list[Row]) -> bool:
    if not case["opts"]:
        return not times
    return any(right(one, option) for one in times for option in case["opts"])


def score(cases: list[Row], told: Told) -> Counter[str]:
    return Counter(case["src"] for case in cases if holds(case, told.times.get(case["id"], [])))


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("cases", type=Path, nargs="?", default=CASES)
    asked.add_argument("--peers", type=Path)
    asked.add_argument("--only", help="one reader, by its name")
    asked.add_argument("--show", action="store_true", help="also print each case that Mithaq missed")
    given = asked.parse_args()
    if not given.cases.exists():
        print(f"{given.cases}: is not there", file=sys.stderr)
        return 1
    cases = json.loads(given.cases.read_text(encoding="utf-8"))
    sizes = Counter(case["src"] for case in cases)
    print(f"{'':20}" + "".join(f"{suite:>20}" for suite in sizes) + f"{'all':>12}")
    with tempfile.TemporaryDirectory() as throw_away:
        folder = (given.peers or Path(throw_away)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        for peer in PEERS:
            if given.only in (None, peer.name):
                try:
                    told = read_with(peer, folder, cases)
                except NotRun as reason:
                    print(f"{peer.name:20}   not run: {reason}")
                    continue
                line(peer.name, score(cases, told), sizes)
                if given.show and not peer.client:
                    show(cases, told)
    return 0


def line(name: str, found: Counter[str], sizes: Counter[str]) -> None:
    shares = "".join(f"{f'{found[suite]}/{size} {found[suite] / size:.3f}':>20}" for suite, size in sizes.items())
    print(f"{name:20}{shares}{found.total() / sizes.total():>12.3f}", flush=True)


def show(cases: list[Row], told: Told) -> None:
    for case in cases:
        times = told.times.get(case["id"], [])
        if not holds(case, times):
            print(f"  {case['src']} {case['text']} | wanted {case['opts'][:1]} | got {times}")


if __name__ == "__main__":
    sys.exit(main())
