"""Commitments as scores of the Peace Accords Matrix: how far each provision of each accord was carried out, and when.

Scale: 0 not initiated, 1 minimum, 2 intermediate, 3 full. Aggregate: 100 * sum(scores) / (3 * number of provisions),
as in the replication code of Joshi, Quinn and Regan, "Annualized implementation data on comprehensive intrastate peace
accords" (2015).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from mithaq.export.cells import cell
from mithaq.export.naming import carrier, evidence_of, name_of
from mithaq.export.selection import Record, Selection, Tally
from mithaq.export.streams import as_text

SCORES = {"not_started": 0, "started": 1, "partial": 2, "done": 3, "reversed": 0}
NO_ACCORD = "it belongs to no accord that is named"
NO_PROVISION = "its matter is none of the 51 provisions"
NO_SCORE = "no report tells a status that the scale has (unknown or disputed)"
SOME_STEPS = "a step of its history is unknown, disputed or undated and has no score"
COLUMNS = ("accord", "accord_name", "stem", "date", "score", "previous_score", "reversal", "status", "commitment",
           "action", "accord_index", "decided_by", "reported", "outlet", "quote", "claims")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One change of one commitment that has a score."""

    record: Record
    told: Record
    score: int
    date: str


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write a row for each change of status, by accord and day, with the accord's index as it then stood."""
    tally = Tally()
    accords: dict[str, list[Record]] = {}
    for record in selection.records:
        if reason := _refusal(record):
            tally.leave_out(record, reason)
        else:
            accords.setdefault(record["agreement"], []).append(record)
    with as_text(out) as text:
        text.write("\ufeff")
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        for accord in sorted(accords):
            for row in _rows(accords[accord], selection.language, tally):
                writer.writerow([cell(row[name]) if row[name] is not None else "" for name in COLUMNS])
    return tally


def _refusal(record: Record) -> str | None:
    if not record["agreement"]:
        return NO_ACCORD
    if not record["pam"]:
        return NO_PROVISION
    return None if any(_scored(record)) else NO_SCORE


def _scored(record: Record) -> Iterator[_Step]:
    for step in record["history"]:
        day = step["on"] or step["reported"]
        if step["status"] in SCORES and day:
            yield _Step(record=record, told=step, score=SCORES[step["status"]], date=day)


def _rows(records: list[Record], language: str, tally: Tally) -> Iterator[dict[str, Any]]:
    """Yield the changes of one accord in the order of their days."""
    steps = []
    for record in records:
        own = list(_scored(record))
        steps += own
        tally.written += 1
        if len(own) < len(record["history"]):
            tally.lessen(record, SOME_STEPS)
    stands: dict[str, int] = {}
    for step in sorted(steps, key=lambda one: (one.date, one.record["id"])):
        name = step.record["id"]
        before = stands.get(name)
        stands[name] = step.score
        reversal = step.told["status"] == "reversed" or (before is not None and step.score < before)
        yield _row(step, language) | {
            "previous_score": before,
            "reversal": int(reversal),
            "accord_index": str(_index(records, stands)),
        }


def _index(records: list[Record], stands: dict[str, int]) -> float:
    """Return the accord's aggregate; a provision made of several commitments is as far as the least of them."""
    provisions: dict[str, int] = {}
    for record in records:
        score = stands.get(record["id"], 0)
        provisions[record["pam"]] = min(score, provisions.get(record["pam"], score))
    return round(100 * sum(provisions.values()) / (3 * len(provisions)), 1)


def _row(step: _Step, language: str) -> dict[str, Any]:
    record, told = step.record, step.told
    evidence = evidence_of(told)
    first: Record = evidence[0] if evidence else {}
    return {
        "accord": record["agreement"],
        "accord_name": name_of(record, record["agreement"], language),
        "stem": record["pam"],
        "date": step.date,
        "score": step.score,
        "status": told["status"],
        "commitment": record["id"],
        "action": record["action"].get(language),
        "decided_by": told["decided_by"],
        "reported": told["reported"],
        "outlet": carrier(first),
        "quote": first.get("quote"),
        "claims": [one["claim"] for one in evidence],
    }
