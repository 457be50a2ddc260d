"""Decisions as the pages tell them: each once, with the record it is about, and whether it was undone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from mithaq.link.anchors import found
from mithaq.link.decisions import FIELD, SEEN
from mithaq.link.relinks import ENTITY, PREFIX
from mithaq.link.withdrawals import WITHDRAWN, decision_id, withdrawn
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.ledger import Judgement
from mithaq.run.desk import Desk
from mithaq.run.folding import Folded

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


def decisions(desk: Desk) -> list[Line]:
    """Return every decision, and what was added to the ledger, newest first."""
    whole = desk.whole()
    notes = [
        Line(
            at=one["at"],
            who=one["who"],
            action=one["action"],
            detail=tuple((name, _short(value)) for name, value in one.items() if name not in _TOLD),
        )
        for one in desk.store.log()
    ]
    return sorted([*notes, *_decisions(whole, desk.index().tellers)], key=lambda line: line.at, reverse=True)


def decisions_on(desk: Desk, names: Iterable[str]) -> list[Line]:
    """Return the decisions about a record, newest first; ``names`` are its id and those of its claims."""
    wanted = set(names)
    index = desk.index()
    every = _decisions(desk.whole(), index.tellers)
    return sorted((line for line in every if wanted & set(line.about)), key=lambda line: line.at, reverse=True)


def _decisions(whole: Folded, tellers: dict[str, str]) -> Iterator[Line]:
    if not whole.decisions:
        return
    gone = withdrawn(whole.decisions)
    context = whole.context
    claims: tuple[Claim | CommitmentClaim | AgreementClaim, ...]
    claims = (*context.claims.values(), *context.commitment_claims.values(), *context.agreement_claims.values())
    owners = _owners(whole, tellers)
    about: dict[str, tuple[str, ...]] = {}
    for name, judgements in groupby(whole.decisions, decision_id):
        made = list(judgements)
        now = [one for one in found(made, (*claims, *whole.rejected)) if one.verdict != SEEN] or made
        ids = tuple(dict.fromkeys(part for one in now for part in (one.left, one.right) if not part.startswith(FIELD)))
        about[name] = ids = tuple(part for one in ids for part in about.get(one, (one,)))
        records = tuple(dict.fromkeys(owners.get(one, one) for one in ids))
        yield _line(name, now[0], records, ids, name in gone)


def _owners(whole: Folded, tellers: dict[str, str]) -> dict[str, str]:
    """Return the record of each claim."""
    agreements = {claim: one.id for one in whole.ledger.agreements for claim in one.claims}
    duties = {claim: one.id for one in whole.ledger.commitments for claim in (*one.claims, *one.told)}
    return agreements | duties | tellers


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
