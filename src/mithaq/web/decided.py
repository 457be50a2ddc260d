"""Decisions as the pages tell them: each once, with the record it is about, and whether it was undone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from mithaq.link.anchors import document_of, found
from mithaq.link.decisions import FIELD, SEEN
from mithaq.link.relinks import ENTITY, PREFIX
from mithaq.link.withdrawals import WITHDRAWN, decision_id, withdrawn
from mithaq.model.ledger import Judgement
from mithaq.run.desk import Desk

_TOLD = ("at", "who", "action")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the log: who did what to which records, when and why. ``undone`` where it does not hold any more."""

    at: str
    who: str
    action: str
    reason: str = ""
    decision: str = ""
    records: tuple[str, ...] = ()
    field: str = ""
    value: str = ""
    undone: bool = False
    about: tuple[str, ...] = ()
    detail: tuple[tuple[str, str], ...] = ()


def _short(value: Any) -> str:
    """Return what a note tells; of many, such as the files that were added, how many."""
    return str(len(value)) if isinstance(value, list | dict) else str(value)


def decisions(desk: Desk, first: int, most: int) -> tuple[int, list[Line]]:
    """Return how much the log holds, and some of it: decisions and what was added to the ledger, newest first."""
    count, told = desk.store.log_end(first + most)
    notes = [
        Line(
            at=one["at"],
            who=one["who"],
            action=one["action"],
            detail=tuple((name, _short(value)) for name, value in one.items() if name not in _TOLD),
        )
        for one in told
    ]
    made = list(_decisions(desk))
    lines = sorted([*notes, *made], key=lambda line: line.at, reverse=True)
    return count + len(made), lines[first : first + most]


def decisions_on(desk: Desk, names: Iterable[str]) -> list[Line]:
    """Return the decisions about a record, newest first; ``names`` are its id and those of its claims."""
    wanted = set(names)
    return sorted(
        (line for line in _decisions(desk) if wanted & set(line.about)), key=lambda line: line.at, reverse=True
    )


def _decisions(desk: Desk) -> Iterator[Line]:
    every = desk.store.judgements()
    if not every:
        return
    documents = {document for one in every for part in (one.left, one.right) if (document := document_of(part))}
    gone, claims = withdrawn(every), desk.stored.claims_in(documents)
    told: list[tuple[str, Judgement, tuple[str, ...]]] = []
    about: dict[str, tuple[str, ...]] = {}
    for name, judgements in groupby(every, decision_id):
        made = list(judgements)
        now = [one for one in found(made, claims) if one.verdict != SEEN] or made
        ids = tuple(dict.fromkeys(part for one in now for part in (one.left, one.right) if not part.startswith(FIELD)))
        about[name] = ids = tuple(part for one in ids for part in about.get(one, (one,)))
        told.append((name, now[0], ids))
    owners = desk.stored.owners({one for _, _, ids in told for one in ids})
    for name, one, ids in told:
        records = tuple(dict.fromkeys(owners.get(part, part) for part in ids))
        yield _line(name, one, records, ids, name in gone)


def _line(name: str, one: Judgement, records: tuple[str, ...], about: tuple[str, ...], undone: bool) -> Line:
    action, told, value = one.verdict, "", ""
    if one.right == ENTITY:
        action, told, value = "relink", one.left.removeprefix(PREFIX).partition(":")[2], one.verdict
    elif one.right.startswith(FIELD):
        action, told, value = "correct", one.right.removeprefix(FIELD), one.verdict
    elif one.verdict == "settled":
        value, records, about = one.right, (one.left,), (one.left,)
    return Line(
        at=one.decided_at or "",
        who=one.decided_by,
        action="undo" if action == WITHDRAWN else action,
        reason=one.reason,
        decision=name,
        records=tuple(record for record in records if not record.startswith(PREFIX)),
        field=told,
        value=value,
        undone=undone,
        about=about,
    )
