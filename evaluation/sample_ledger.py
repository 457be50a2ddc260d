"""The sample's ledger beside the public record: which expected records it has, and which records nobody expects.

    python evaluation/sample_ledger.py          print what is missing and what is too much

sample_expected.tsv lists what the reports of the bundled sample tell, checked against the public record: kind (or
kinds), status, day, parties. A record is found where kind, status and day are right and every party is there. What is
dated and occurred but in no row is told as too much; undated records and plans are only counted.
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
    dated: int
    undated: int

    @property
    def recall(self) -> float:
        """The share of expected records that are there."""
        return 1 - len(self.missing) / self.wanted

    @property
    def spurious(self) -> float:
        """The share of dated records that nobody expects."""
        return len(self.surplus) / max(self.dated, 1)


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
    """Hold expected rows against events; each event stands for one row."""
    left = list(events)
    missing = []
    for row in rows:
        fit = next((event for event in left if fits(row, event)), None)
        if fit is None:
            missing.append(row)
        else:
            left.remove(fit)
    told = [event for event in events if event["date"] and event["status"] in ("occurred", "ongoing")]
    surplus = [event for event in left if event in told]
    return Found(len(rows), missing, surplus, len(told), sum(not event["date"] for event in events))


def fits(row: Row, event: Row) -> bool:
    if event["kind"] not in row["kind"].split("|") or event["status"] != row["status"]:
        return False
    parties = {*event["parties"], *event["third_parties"]}
    return event["date"] == row["date"] and set(filter(None, row["parties"].split("|"))) <= parties


def main() -> int:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    found = compare(expected(), timeline())
    for row in found.missing:
        print(f"missing   {row['date']} {row['kind']} {row['status']} {row['parties']}: {row['what']}")
    for event in found.surplus:
        quote = event["evidence"][0]["quote"][:90]
        print(f"too much  {event['date']} {event['kind']} {', '.join(event['parties'])} | {quote}")
    print(f"expected {found.wanted}, found {found.recall:.3f}; dated {found.dated}, too much {found.spurious:.3f}")
    print(f"undated records beside them: {found.undated}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
