"""The sample's ledger beside the public record: which expected records it has, and which records nobody expects.

    python evaluation/sample_ledger.py          print what is missing and what is too much

sample_expected.tsv lists what the reports of the bundled sample tell, checked against the public record: kind (or
kinds), status, day, parties; the day is empty where no report gives one. A record is found where kind, status and day
are right and every party is there. Each record of the timeline that stands in no row, plan or event, dated or not, is
told as too much: what is wrong in it, or why it should not be there, is then a case to mend.
"""

import argparse
import csv
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[0] / "src"))

EXPECTED = HERE / "sample_expected.tsv"
SAMPLE = HERE.parent / "src" / "mithaq" / "sample"
Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """The figures, and the rows behind them."""

    wanted: int
    missing: list[Row]
    surplus: list[Row]
    told: int

    @property
    def recall(self) -> float:
        """The share of expected records that are there."""
        return 1 - len(self.missing) / self.wanted

    @property
    def spurious(self) -> float:
        """The share of the timeline's records that nobody expects."""
        return len(self.surplus) / max(self.told, 1)


def expected() -> list[Row]:
    with EXPECTED.open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def timeline() -> list[Row]:
    """The sample's timeline, from a fresh ledger."""
    from mithaq.run.adding import add
    from mithaq.run.viewing import records
    from mithaq.store import open_ledger

    with tempfile.TemporaryDirectory() as folder, open_ledger(str(Path(folder) / "l.db"), create=True) as store:
        add([str(SAMPLE)], store)
        return list(records(store, "timeline", as_of="2025-12-31"))


def compare(rows: list[Row], events: list[Row]) -> Found:
    """Hold expected rows against events; each event stands for one row, and as many rows as can be have theirs."""
    fitting = [[place for place, event in enumerate(events) if fits(row, event)] for row in rows]
    holder: dict[int, int] = {}
    missing = [row for number, row in enumerate(rows) if not seat(number, fitting, holder, set())]
    left = [event for place, event in enumerate(events) if place not in holder]
    return Found(len(rows), missing, left, len(events))


def seat(row: int, fitting: list[list[int]], holder: dict[int, int], tried: set[int]) -> bool:
    """Give a row an event that fits, moving earlier rows where that frees one (augmenting paths: Kuhn 1955)."""
    for place in fitting[row]:
        if place not in tried:
            tried.add(place)
            if place not in holder or seat(holder[place], fitting, holder, tried):
                holder[place] = row
                return True
    return False


def fits(row: Row, event: Row) -> bool:
    if event["kind"] not in row["kind"].split("|") or event["status"] != row["status"]:
        return False
    parties = {*event["parties"], *event["third_parties"]}
    return (event["date"] or "") == row["date"] and set(filter(None, row["parties"].split("|"))) <= parties


def main() -> int:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    found = compare(expected(), timeline())
    for row in found.missing:
        print(f"missing   {row['date']} {row['kind']} {row['status']} {row['parties']}: {row['what']}")
    for event in found.surplus:
        quote = event["evidence"][0]["quote"][:90]
        print(f"too much  {event['date']} {event['kind']} {event['status']} {', '.join(event['parties'])} | {quote}")
    print(f"expected {found.wanted}, found {found.recall:.3f}; told {found.told}, too much {found.spurious:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
