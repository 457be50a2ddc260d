"""Which claims are worth comparing: those of one family that share a party, person or instrument at one time.

Every claim is compared with a bounded number of others, so the work grows with the claims and not with their square.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from mithaq.link.facts import FORCE, Fact
from mithaq.link.kinds import family
from mithaq.model.kinds import ClaimKind

BUCKET = 8
"""Days in a bucket; a day is looked up in its own bucket and in the next when the two are near."""
REACH = 48
"""Neighbours that a claim is compared with in one block."""
_SLACK = timedelta(days=4)
_LONG = 64
_WEEK, _SEASON = "week", "season"

Key = tuple[str, ...]


def pairs(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of positions in ``facts`` worth comparing, each once, smaller first."""
    seen: set[tuple[int, int]] = set()
    for key, members in _blocks(facts).items():
        loose = key[-1].startswith(_SEASON)
        for at, left in enumerate(members):
            for right in members[at + 1 : at + 1 + REACH]:
                pair = (left, right) if left < right else (right, left)
                if pair in seen or (loose and facts[left].day and facts[right].day):
                    continue  # two named days meet in a week's block or not at all
                seen.add(pair)
                yield pair


def _blocks(facts: Sequence[Fact]) -> dict[Key, list[int]]:
    """Return the positions under each key, sorted so that neighbours are the likeliest to match."""
    blocks: dict[Key, list[int]] = {}
    for at, fact in enumerate(facts):
        for key in _keys(fact):
            blocks.setdefault(key, []).append(at)
    for members in blocks.values():
        members.sort(key=lambda at: _order(facts[at]))
    return blocks


def _order(fact: Fact) -> tuple[date, tuple[str, ...], tuple[str, ...], str]:
    when = fact.days[0] or fact.days[1] or fact.reported or date.max
    return when, tuple(sorted(fact.parties)), tuple(sorted(fact.people)), fact.claim.id


def _keys(fact: Fact) -> Iterator[Key]:
    buckets = _buckets(fact)
    group = family(fact.claim.kind)
    yield group, "text", fact.text
    yield from ((group, "instrument", name) for name in sorted(fact.instruments))
    if fact.claim.kind is ClaimKind.MECHANISM:  # it lasts, so that its tellings may lie years apart
        yield from ((group, "party", name) for name in sorted(fact.parties))
    for name in sorted(_names(fact)) or ["?"]:
        for bucket in buckets:
            yield group, name, bucket


def _names(fact: Fact) -> frozenset[str]:
    """Return what another telling would name as well: of a fight, its place too, for its sides are often left out."""
    names = fact.states | fact.people | fact.instruments
    placed = fact.claim.place and (fact.claim.kind in FORCE or not names)
    return names | {fact.claim.place} if placed and fact.claim.place else names


def _buckets(fact: Fact) -> list[str]:
    """Return the stretches of time it may fall in; what is dated loosely or not at all shares a coarse one."""
    begin, until = fact.days
    coarse = begin or until or fact.reported
    seasons = _stretch(coarse - _SLACK * 8, coarse + _SLACK * 8, _LONG, _SEASON) if coarse else [f"{_SEASON} unknown"]
    if begin is None or until is None or (until - begin).days > BUCKET:
        return seasons
    return [*_stretch(begin - _SLACK, until + _SLACK, BUCKET, _WEEK), *seasons]


def _stretch(first: date, last: date, size: int, name: str) -> list[str]:
    return [f"{name} {number}" for number in range(first.toordinal() // size, last.toordinal() // size + 1)]
