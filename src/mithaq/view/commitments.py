"""Who owes what to whom, by when, what became of it, and what is overdue or no longer spoken of."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from mithaq.knowledge.matters import matters
from mithaq.model.edtf import bounds
from mithaq.model.ledger import Commitment, Ledger, Progress
from mithaq.view.context import Context, Row, row
from mithaq.view.evidence import evidence, reported
from mithaq.view.phrases import joined, phrases
from mithaq.view.wording import shown_languages

QUIET = 90
"""Days without a report after which a commitment that is still open counts as silent."""
OPEN = ("unknown", "not_started", "started", "partial")
"""Statuses of what is still to be done."""


def commitments(ledger: Ledger, context: Context, as_of: str, parties: Iterable[str] = ()) -> list[Row]:
    """Return the commitments, those of all of ``parties`` where any are given, the first due first."""
    wanted = set(parties)
    shown = [one for one in ledger.commitments if wanted <= {*one.obligor, *one.beneficiary}]
    return [commitment_row(one, context, as_of) for one in shown]


def commitment_row(commitment: Commitment, context: Context, as_of: str) -> Row:
    """Return one commitment as a line; overdue and silent count from the day ``as_of``."""
    last = last_seen(commitment, context)
    matter = matters().get(commitment.matter)
    body = {
        "agreement": commitment.agreement,
        "text": {one: owes(commitment, context, one) for one in shown_languages()},
        "obligor": list(commitment.obligor),
        "beneficiary": list(commitment.beneficiary),
        "action": {one: action(commitment, one) for one in shown_languages()},
        "promise": _quote(commitment, context),
        "topic": commitment.matter,
        "pam": matter.pam if matter else None,
        "place": commitment.place,
        "due": commitment.due,
        "due_rule": commitment.due_rule,
        "status": commitment.status,
        "overdue": overdue(commitment, as_of),
        "history": [_step(step, context) for step in commitment.history],
        "last_seen": last,
        "silent_since": last if silent(commitment, last, as_of) else None,
        "evidence": evidence(commitment.claims, context),
    }
    return row(commitment.id, as_of, body, context)


def action(commitment: Commitment, language: str) -> str:
    """Return what is owed, in words of ``language``."""
    matter = matters().get(commitment.matter)
    return (matter.name(language) if matter else None) or commitment.matter


def owes(commitment: Commitment, context: Context, language: str) -> str:
    """Return in words who owes what."""
    what = action(commitment, language)
    if not commitment.obligor:
        return what
    who = joined([context.name(name, language) for name in commitment.obligor], language)
    return str(phrases(language)["brief"]["owes"].format(who=who, what=what))


def _quote(commitment: Commitment, context: Context) -> str | None:
    lines = evidence(commitment.told, context)
    return lines[0]["quote"] if lines else None


class Owed(Protocol):
    """Of a commitment, what says whether it is overdue."""

    @property
    def status(self) -> str:
        """Return how it stands."""

    @property
    def due(self) -> str | None:
        """Return when it is due."""


def overdue(commitment: Owed, as_of: str) -> bool:
    """Tell whether the deadline has passed without any report that it was met."""
    due, today = _days(commitment.due)[1], _days(as_of)[0]
    return bool(due and today and due < today) and commitment.status in OPEN


def last_seen(commitment: Commitment, context: Context) -> str | None:
    """Return the day of the last report that speaks of it."""
    return max(reported(commitment.claims, context), default=None)


def silent(commitment: Owed, last: str | None, as_of: str) -> bool:
    """Tell whether nothing was heard of it for long; ``last`` is when it was last spoken of."""
    seen, today = _days(last)[1], _days(as_of)[0]
    return bool(seen and today and (today - seen).days > QUIET) and commitment.status != "done"


# The board asks this of every commitment, and few days are asked for.
_days = lru_cache(maxsize=10_000)(bounds)


def _step(step: Progress, context: Context) -> Row:
    return {
        "status": step.status,
        "on": step.on,
        "reported": step.reported,
        "decided_by": step.decided_by,
        "evidence": evidence(step.claims, context),
    }
