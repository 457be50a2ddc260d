"""Which claims tell one event: judgements by rule, each with its reason, that a person may overrule."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from mithaq.link.blocks import pairs
from mithaq.link.clusters import Edge, Groups, inside, joined
from mithaq.link.dates import vagueness
from mithaq.link.facts import Fact, Wholes, facts
from mithaq.link.instruments import KnownInstruments, with_known
from mithaq.link.score import UNSURE, Match, apart, compare, told_barely
from mithaq.link.statements import statement_judgements
from mithaq.model.claims import Claim
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Agreement, Judgement
from mithaq.model.reports import Report

RULE = "rule:same-event"
UNSURE_LIMIT = 3
"""How many open questions a claim may raise: a reviewer's queue is not a dump."""

Signature = tuple[object, ...]
Pair = tuple[int, int]


def link(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    wholes: Wholes | None = None,
    known: Iterable[Agreement] = (),
) -> tuple[Judgement, ...]:
    """Judge which of ``claims`` tell one thing.

    ``wholes`` says which place lies in which country, which organ is of which state; ``known`` are the
    agreements known beforehand, that a signing without a name may be of. The verdict is "same", or "unsure" where a
    person should look.
    The answer depends on the claims only, never on their order.
    """
    reports = tuple(reports)
    named = with_known(claims, KnownInstruments(known, wholes or {}), reports)
    told = facts(named, reports, wholes or {})
    statements = [fact for fact in told if fact.claim.kind is ClaimKind.STATEMENT]
    events = [fact for fact in told if fact.claim.kind is not ClaimKind.STATEMENT]
    judged = [*_event_judgements(events, wholes or {}), *statement_judgements(statements)]
    return tuple(sorted(judged, key=lambda one: (one.left, one.right, one.verdict)))


def _event_judgements(events: Sequence[Fact], wholes: Wholes) -> Iterator[Judgement]:
    tellings = _tellings(events)
    firsts = [same[0] for same in tellings]
    matches = {pair: match for pair in pairs(firsts) if (match := compare(firsts[pair[0]], firsts[pair[1]], wholes))}
    matches = _of_one(firsts, matches)
    edges = [_edge(firsts, left, right, match) for (left, right), match in matches.items()]
    groups = joined(len(firsts), edges, _together(firsts))
    yield from _repeats(tellings)
    for left, right, match in inside(groups, matches):
        yield _judgement(firsts[left], firsts[right], "same", match)
    yield from _open_questions(firsts, groups, edges)


def _edge(firsts: Sequence[Fact], left: int, right: int, match: Match) -> Edge:
    if _looseness(firsts[right]) > _looseness(firsts[left]):
        left, right = right, left
    return Edge(left=left, right=right, match=match)


def _of_one(firsts: Sequence[Fact], matches: Mapping[Pair, Match]) -> dict[Pair, Match]:
    """Return ``matches`` without those of "the attack" of a report that told of attacks at several places."""
    places: dict[int, set[str]] = {}
    barely = {pair for pair in matches if told_barely(firsts[pair[0]], firsts[pair[1]])}
    for pair in barely:
        for bare, other in (pair, pair[::-1]):
            if firsts[bare].bare and (place := firsts[other].claim.place):
                places.setdefault(bare, set()).add(place)
    several = {at for at, told in places.items() if len(told) > 1}
    return {pair: match for pair, match in matches.items() if pair not in barely or several.isdisjoint(pair)}


def _looseness(fact: Fact) -> tuple[bool, bool, int]:
    return fact.thin, fact.bare, vagueness(fact)


def _together(firsts: Sequence[Fact]) -> Callable[[int, int], bool]:
    known: dict[tuple[int, int], bool] = {}

    def may_be_one(left: int, right: int) -> bool:
        pair = (left, right) if left < right else (right, left)
        if pair not in known:
            known[pair] = not apart(firsts[left], firsts[right])
        return known[pair]

    return may_be_one


def _tellings(events: Sequence[Fact]) -> list[list[Fact]]:
    """Gather the facts that say exactly the same, so that a story told by a hundred outlets is compared once."""
    found: dict[Signature, list[Fact]] = {}
    for fact in events:
        found.setdefault(signature(fact), []).append(fact)
    return list(found.values())


def signature(fact: Fact) -> Signature:
    """Return what tellings have in common that say exactly the same."""
    claim = fact.claim
    if fact.day is None or not (fact.parties or fact.people) or fact.told.value == "refusal":
        return (claim.id,)
    caller = claim.speaker if claim.status.value == "proposed" else None
    counts = tuple(sorted((count.what, count.of or "", count.value) for count in claim.quantities))
    kind = (claim.kind, claim.status, claim.date, claim.place, claim.level, caller, counts)
    # Plans move, and which of two was told first decides: only tellings of one day's report are the same.
    reported = fact.reported if fact.told.value == "plan" else None
    return (*kind, fact.parties, fact.people, fact.instruments, frozenset(claim.third_parties), reported)


def _repeats(tellings: Iterable[Sequence[Fact]]) -> Iterator[Judgement]:
    same = Match(score=1.0, sure=True, reason="told in the same terms")
    for first, *others in tellings:
        yield from (_judgement(first, other, "same", same) for other in others)


def _open_questions(firsts: Sequence[Fact], groups: Groups, edges: Iterable[Edge]) -> Iterator[Judgement]:
    asked: dict[int, int] = {}
    for edge in sorted(edges, key=lambda edge: (-edge.match.score, edge.left, edge.right)):
        ends = (edge.left, edge.right)
        if edge.match.score < UNSURE or groups.root(edge.left) == groups.root(edge.right):
            continue
        if all(asked.get(end, 0) < UNSURE_LIMIT for end in ends):
            asked.update((end, asked.get(end, 0) + 1) for end in ends)
            yield _judgement(firsts[edge.left], firsts[edge.right], "unsure", edge.match)


def _judgement(left: Fact, right: Fact, verdict: str, match: Match) -> Judgement:
    first, second = sorted((left.claim.id, right.claim.id))
    return Judgement(left=first, right=second, verdict=verdict, score=match.score, decided_by=RULE, reason=match.reason)
