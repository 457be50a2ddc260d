"""Which claims are worth comparing: those of one family that share a name at one time, or a text or an instrument.

Whether two claims are compared depends on these two alone and never on what else a ledger holds: a report that comes
later adds pairs and takes none away. So a growing ledger looks up the few claims that a new one shares a key with.
"""

from collections.abc import Iterator, Sequence

from mithaq.link.facts import FORCE, Fact, Told
from mithaq.link.kinds import family
from mithaq.model.kinds import ClaimKind

BUCKET = 8
"""Days in a bucket; a claim is looked up in its own and in those beside it."""
_SEASON = 64
_PER_SEASON = _SEASON // BUCKET
_UNKNOWN = "unknown"

Key = tuple[str, ...]


def pairs(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of positions in ``facts`` worth comparing, each once, smaller first."""
    under: dict[Key, list[int]] = {}
    for at, fact in enumerate(facts):
        for other in sorted({other for key in asked_keys(fact) for other in under.get(key, ())}):
            yield other, at
        for key in stored_keys(fact):
            under.setdefault(key, []).append(at)


def stored_keys(fact: Fact) -> list[Key]:
    """Return the keys under which a claim is found: few, for a ledger holds them all."""
    group, when = family(fact.claim.kind), _when(fact)
    told = [_season(fact)] if fact.claim.kind is ClaimKind.MECHANISM else []
    return [*_lasting(fact, told), *((group, name, *when) for name in _names(fact))]


def asked_keys(fact: Fact) -> list[Key]:
    """Return the keys under which others are looked up. A finds B exactly where B finds A."""
    group, times = family(fact.claim.kind), _times(*_when(fact))
    told = _beside(_season(fact)) if fact.claim.kind is ClaimKind.MECHANISM else []
    return [*_lasting(fact, told), *((group, name, *when) for name in _names(fact) for when in times)]


def _lasting(fact: Fact, told: Sequence[str]) -> Iterator[Key]:
    """Yield what claims may share that lie years apart: a text, a signing of one instrument, a mechanism's name.

    Without its name a mechanism is one that was told of at that time (``told``), however long it has been there.
    """
    group, kind = family(fact.claim.kind), fact.claim.kind
    yield group, "text", fact.text
    if fact.vague:
        return
    if kind is ClaimKind.MECHANISM or (group == family(ClaimKind.SIGNING) and fact.told is Told.FACT):
        yield from ((group, "instrument", name) for name in sorted(fact.named))
    yield from ((group, "party", name, season) for name in sorted(fact.parties) for season in told)


def _season(fact: Fact) -> str:
    return str(fact.reported.toordinal() // _SEASON) if fact.reported else _UNKNOWN


def _beside(season: str) -> list[str]:
    return [season] if season == _UNKNOWN else [str(int(season) + by) for by in (-1, 0, 1)]


def _names(fact: Fact) -> list[str]:
    """Return what another telling would name as well: of a fight, its place too, for its sides are often left out.

    What is told so vaguely that only a copy of its text may tell the same is looked up by its text alone.
    """
    if fact.vague:
        return []
    names = fact.states | fact.people | fact.instruments
    placed = fact.claim.place and (fact.claim.kind in FORCE or not names)
    return sorted(names | {fact.claim.place} if placed and fact.claim.place else names) or ["?"]


def _when(fact: Fact) -> Key:
    """Return the bucket that a claim begins in; what is dated loosely or by its report alone has a coarse one."""
    begin, until = fact.days
    if begin is not None and until is not None and (until - begin).days <= BUCKET:
        return "week", str(begin.toordinal() // BUCKET)
    coarse = begin or until or fact.reported
    return "season", str(coarse.toordinal() // _SEASON) if coarse else _UNKNOWN


def _times(sort: str, number: str) -> list[Key]:
    """Return the buckets near one: the weeks beside a week, the seasons about either, and the weeks in those."""
    if number == _UNKNOWN:
        return [(sort, number)]
    at = int(number)
    if sort == "week":
        weeks = range(at - 1, at + 2)
        season = at // _PER_SEASON
    else:
        weeks = range((at - 1) * _PER_SEASON, (at + 2) * _PER_SEASON)
        season = at
    near = [("season", str(one)) for one in range(season - 1, season + 2)]
    return [*(("week", str(one)) for one in weeks), *near]
