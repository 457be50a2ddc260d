"""Which texts stand beside one another in the lists of carriers of a run, asked of the database."""

import json
from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, insert, text

from mithaq.store import schema

_SQLITE = """
SELECT (SELECT group_concat(place) FROM (
          SELECT place FROM runs WHERE run = r.value AND place < :place ORDER BY place DESC LIMIT :near)) AS before,
       (SELECT group_concat(place) FROM (
          SELECT place FROM runs WHERE run = r.value AND place > :place ORDER BY place LIMIT :near)) AS behind
FROM json_each(:runs) AS r
"""
_POSTGRESQL = """
SELECT (SELECT string_agg(b.place::text, ',') FROM (
          SELECT place FROM runs WHERE run = r.run AND place < :place ORDER BY place DESC LIMIT :near) b) AS before,
       (SELECT string_agg(b.place::text, ',') FROM (
          SELECT place FROM runs WHERE run = r.run AND place > :place ORDER BY place LIMIT :near) b) AS behind
FROM (SELECT value::bigint AS run FROM json_array_elements_text(CAST(:runs AS json))) AS r
"""
_BETWEEN = """
SELECT count(*) FROM {runs} WHERE (
  SELECT count(*) FROM (
    SELECT 1 FROM runs WHERE run = {run} AND place > :first AND place < :last LIMIT :near) AS b) < :near
"""
_SQLITE_BETWEEN = _BETWEEN.format(runs="json_each(:runs) AS r", run="r.value")
_POSTGRESQL_BETWEEN = _BETWEEN.format(
    runs="(SELECT value::bigint AS run FROM json_array_elements_text(CAST(:runs AS json))) AS r", run="r.run"
)

Pair = tuple[int, int]


def put(connection: Connection, place: int, runs: Collection[int]) -> None:
    """Enter a text among the carriers of its runs."""
    if runs:
        connection.execute(insert(schema.runs), [{"run": run, "place": place} for run in sorted(runs)])


def neighbours(
    connection: Connection, place: int, runs: Collection[int], near: int, shared: int
) -> tuple[set[int], set[Pair]]:
    """Return who stands beside a text in at least ``shared`` of the lists of its runs, ``near`` to either side; and the
    pairs (lesser first) that it has parted in any list."""
    asked = text(_SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL)
    beside: Counter[int] = Counter()
    parted: set[Pair] = set()
    for row in connection.execute(asked, {"place": place, "near": near, "runs": json.dumps(sorted(runs))}):
        before, behind = _places(row.before, reverse=True), _places(row.behind)
        beside.update(before)
        beside.update(behind)
        # Of those it stands between, the pairs that were just near enough are so no more.
        parted |= {(before[at], behind[near - 1 - at]) for at in range(len(before)) if near - 1 - at < len(behind)}
    return {other for other, count in beside.items() if count >= shared}, parted


def _places(listed: str | None, *, reverse: bool = False) -> list[int]:
    return sorted(map(int, listed.split(",")), reverse=reverse) if listed else []


def near_in(connection: Connection, pair: Pair, runs: Iterable[int], near: int) -> int:
    """Count in how many lists of ``runs``, which both texts carry, the two stand near one another."""
    asked = text(_SQLITE_BETWEEN if connection.dialect.name == "sqlite" else _POSTGRESQL_BETWEEN)
    told = {"first": pair[0], "last": pair[1], "near": near, "runs": json.dumps(sorted(runs))}
    return int(connection.execute(asked, told).scalar_one())
