"""What the readers in Python share: rows in, rows out, the clock, and no more. Runs in the peers' own environment."""

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

Found = list[dict[str, Any]]


WARM = 100  # rows read before the clock starts, and then again


def read_rows(reader: Callable[[str, datetime], Found]) -> None:
    """Read the rows of argv[1] for argv[3] seconds at most; write what was found, and the time taken, to argv[2]."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    limit, seconds, size, out = float(sys.argv[3]), 0.0, 0, []
    for row in rows[:WARM]:
        reader(row["text"], datetime.fromisoformat(row["ref"]))
    for row in rows:
        reference = datetime.fromisoformat(row["ref"])
        begun = time.perf_counter()
        found = reader(row["text"], reference)
        seconds += time.perf_counter() - begun
        size += len(row["text"].encode())
        out.append({"id": row["id"], "times": found})
        if limit and seconds > limit:
            break
    lines = [json.dumps(row, ensure_ascii=False) for row in (*out, {"seconds": seconds, "bytes": size})]
    Path(sys.argv[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")
