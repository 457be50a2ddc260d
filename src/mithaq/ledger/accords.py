"""Signings and ceasefires tied to the agreement of the register that was signed or declared that day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Agreement, Event

_ACCORDS = frozenset({ClaimKind.SIGNING, ClaimKind.CEASEFIRE})


def with_agreements(events: Iterable[Event], agreements: Iterable[Agreement]) -> list[Event]:
    """Return ``events``; a signing that names no agreement gets the one of its day and parties, where only one fits."""
    by_day: dict[str, list[Agreement]] = {}
    for agreement in agreements:
        for day in {agreement.signed, agreement.declared, agreement.effective} - {None}:
            by_day.setdefault(day or "", []).append(agreement)
    return [_tied(event, by_day.get(event.date or "", ())) for event in events]


def _tied(event: Event, agreements: Sequence[Agreement]) -> Event:
    if event.kind not in _ACCORDS or event.agreements or not event.parties:
        return event
    fits = [
        one.id for one in agreements if set(event.parties) <= set(one.parties) or set(one.parties) <= set(event.parties)
    ]
    return replace(event, agreements=(fits[0],)) if len(fits) == 1 else event
