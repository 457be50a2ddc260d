"""What readers do in turns: some seconds of articles each, after some that warm it. Runs in the peers' own environment.

python READER FOLDER SECONDS ROUND
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WARM = 300
MOST = 400  # articles of a round; the next takes others
Row = dict[str, Any]
FOLDER, SECONDS, ROUND = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])


def take_turn(readers: dict[str, tuple[Callable[[Any], object], int, Callable[[Row], Any]]]) -> None:
    """Read with each reader; print of each the seconds, megabytes and articles.

    Each comes with how many articles warm it, and with what is made of an article before the clock starts.
    """
    rows = [json.loads(line) for line in (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    begin = ROUND * MOST % len(rows)
    rows = [*rows[begin:], *rows[:begin]]
    print(json.dumps({name: _read(*reader, rows) for name, reader in readers.items()}))


def _read(
    reader: Callable[[Any], object], warm: int, ready: Callable[[Row], Any], rows: list[Row]
) -> tuple[float, float, int]:
    for row in rows[-warm:]:
        reader(ready(row))
    given = [(len(row["text"].encode()), ready(row)) for row in rows[:MOST]]
    size = count = 0
    begun = time.process_time()
    while (taken := time.process_time() - begun) < SECONDS:
        length, row = given[count % len(given)]
        reader(row)
        size += length
        count += 1
    return taken, size / 1e6, count


def as_it_is(row: Row) -> Row:
    return row
