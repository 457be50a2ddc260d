"""Who met whom, where one sentence tells of several contacts: "in separate calls with X and with Y"."""

from collections.abc import Sequence
from dataclasses import replace

from mithaq.extract.discourse import Cast, cast_of
from mithaq.model.annotations import Mention


def casts_apart(named: Sequence[Mention]) -> list[Cast]:
    """Return one cast for each of those whom the first party spoke with; none where that is only one."""
    calling = _caller(named).parties
    callers = [mention for mention in named if mention.parties == calling]
    others: dict[tuple[str, ...], list[Mention]] = {}
    for mention in named:
        each = () if mention in callers else mention.parties
        if len(each) > 1 and not mention.people:  # "his Iranian, Turkish and Egyptian counterparts"
            others |= {(party,): [replace(mention, parties=(party,))] for party in each}
        elif each:
            others.setdefault(each, []).append(mention)
    return [cast_of([*callers, *each]) for each in others.values()] if len(others) > 1 else []


def _caller(named: Sequence[Mention]) -> Mention:
    """Who stands first in the text calls the others; a side told by a common noun has no place in it."""
    placed = [mention for mention in named if mention.span.end]
    if not placed or not named[0].span.end:
        return named[0]
    return min(placed, key=lambda mention: mention.span.start)
