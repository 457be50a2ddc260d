"""Who did what to a ledger, oldest first: what was added and derived again, and every judgement."""

from typing import Any

from mithaq.link.decisions import SEEN
from mithaq.link.withdrawals import decision_id
from mithaq.store import Store


def decisions(store: Store) -> list[dict[str, Any]]:
    """Return the log and the judgements as one list by time."""
    judged = [
        {
            "decision": decision_id(one),
            "at": one.decided_at,
            "who": one.decided_by,
            "action": one.verdict,
            "left": one.left,
            "right": one.right,
            "reason": one.reason,
        }
        for one in store.judgements()
        if one.verdict != SEEN
    ]
    return sorted([*store.log(), *judged], key=lambda line: line["at"] or "")
