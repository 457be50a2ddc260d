"""Which claims tell one event: judgements by rule, each with its reason, that a person may overrule."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from mithaq.link.blocks import pairs
from mithaq.link.clusters import Edge, Groups, joined
from mithaq.link.dates import vagueness
from mithaq.link.facts import CONTACTS, FORCE, Fact, Wholes, facts
from mithaq.link.instruments import KnownInstruments, with_known
from mithaq.link.kinds import family
from mithaq.link.score import UNSURE, Match, apart, compare, told_barely
from mithaq.link.statements import statement_judgements
from mithaq.model.claims import Claim
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Agreement, Judgement
from mithaq.model.reports import Report

RULE = "rule:same-event"
UNSURE_LIMIT = 3
"""How many open questions a claim may raise: a reviewer's queue is not a dump."""

Signature = tuple[str, ...]
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
    matches = _matches(firsts, wholes)
    dropped = void(firsts, (pair for pair in matches if told_barely(firsts[pair[0]], firsts[pair[1]])))
    matches = {pair: match for pair, match in matches.items() if pair not in dropped}
    edges = {pair: _edge(firsts, pair, match) for pair, match in matches.items()}
    groups = joined(len(firsts), edges.values(), together(firsts))
    yield from _repeats(tellings)
    for (left, right), match in matches.items():
        if groups.root(left) == groups.root(right):
            yield _judgement(firsts[left], firsts[right], "same", match)
    yield from _open_questions(firsts, groups, [(edges[pair], match) for pair, match in matches.items()])


def judged_within(things: Iterable[Sequence[Fact]], wholes: Wholes, places: Mapping[str, int]) -> Iterator[Judgement]:
    """Yield the judgements between the claims of each of ``things``, of which it is known that they are one.

    ``places`` is in how many places a report told of acts of force that each bare claim of it may be.
    """
    for events in things:
        tellings = _tellings(sorted(events, key=lambda fact: fact.claim.id))
        firsts = [same[0] for same in tellings]
        yield from _repeats(tellings)
        for (left, right), match in _matches(firsts, wholes).items():
            ends = firsts[left], firsts[right]
            if not told_barely(*ends) or all(places.get(end.claim.id, 0) < 2 for end in ends):
                yield _judgement(*ends, "same", match)


def _matches(firsts: Sequence[Fact], wholes: Wholes) -> dict[Pair, Match]:
    return {
        (left, right): match
        for left, right in pairs(firsts)
        if (match := compare(firsts[left], firsts[right], wholes)) is not None
    }


def _edge(firsts: Sequence[Fact], pair: Pair, match: Match) -> Edge:
    left, right = pair if vaguer_first(firsts[pair[0]], firsts[pair[1]]) else pair[::-1]
    return Edge(left=left, right=right, score=match.score, sure=match.sure)


def vaguer_first(one: Fact, other: Fact) -> bool:
    """Tell whether the first of two claims is no less vague than the second."""
    return _looseness(other) <= _looseness(one)


def void(firsts: Sequence[Fact], barely: Iterable[Pair]) -> set[Pair]:
    """Return which of the pairs that one report tells ``barely`` join nothing: "the attack" of a report that told of
    attacks at several places."""
    pairs = set(barely)
    places = bare_places((firsts[left], firsts[right]) for left, right in pairs)
    return {pair for pair in pairs if any(places.get(firsts[end].claim.id, 0) > 1 for end in pair)}


def bare_places(barely: Iterable[tuple[Fact, Fact]]) -> dict[str, int]:
    """Return in how many places a report told of acts of force that each bare claim of it may be."""
    places: dict[str, set[str]] = {}
    for pair in barely:
        for bare, other in (pair, pair[::-1]):
            if bare.bare and (place := other.claim.place):
                places.setdefault(bare.claim.id, set()).add(place)
    return {name: len(told) for name, told in places.items()}


def _looseness(fact: Fact) -> tuple[bool, bool, int]:
    return fact.thin, fact.bare, vagueness(fact)


def together(firsts: Sequence[Fact], of: Sequence[str | None] = ()) -> Callable[[int, int], bool]:
    """Return what tells of two positions whether the claims there may be of one event.

    ``of`` may name for each position the event that it is known to be of: what is of one need not be compared.
    """
    known: dict[tuple[int, int], bool] = {}

    def may_be_one(left: int, right: int) -> bool:
        if of and of[left] is not None and of[left] == of[right]:
            return True
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
    sided = fact.parties or fact.people
    if fact.day is None or not (sided or _placed(fact)) or fact.told.value == "refusal":
        return (claim.id,)
    caller = claim.speaker if claim.status.value == "proposed" else None
    counts = sorted(f"{count.what} {count.of} {count.value}" for count in claim.quantities)
    # Plans move, and which of two was told first decides: only tellings of one day's report are the same.
    reported = fact.reported if fact.told.value == "plan" else None
    sets = (fact.parties, fact.people, fact.instruments, claim.third_parties, counts)
    who = () if sided else (claim.actor, claim.speaker)
    told = (claim.kind, claim.status, claim.date, claim.place, claim.level, caller, reported, *who)
    return (*map(str, told), *(_LISTED.join(sorted(set(told))) for told in sets))


def _placed(fact: Fact) -> bool:
    """Tell whether place and day say which event it is, where no side does.

    Not of a contact; nor of what another kind may be told for, of which it matters what else the same report tells.
    """
    kind = fact.claim.kind
    alone = kind in FORCE or (family(kind) == kind.value and kind not in CONTACTS)
    return alone and fact.claim.place is not None


_LISTED = "\x1e"


def _repeats(tellings: Iterable[Sequence[Fact]]) -> Iterator[Judgement]:
    same = Match(score=1.0, sure=True, reason="told in the same terms")
    for first, *others in tellings:
        yield from (_judgement(first, other, "same", same) for other in others)


def told_as_one(one: str, other: str) -> Judgement:
    """Return the judgement of claims (their ids) that are known to be one."""
    return Judgement(left=one, right=other, verdict="same", score=1.0, decided_by=RULE)


def _open_questions(
    firsts: Sequence[Fact], groups: Groups, matches: Iterable[tuple[Edge, Match]]
) -> Iterator[Judgement]:
    asked: dict[int, int] = {}
    for edge, match in sorted(matches, key=lambda found: (-found[0].score, found[0].left, found[0].right)):
        ends = (edge.left, edge.right)
        if match.score < UNSURE or groups.root(edge.left) == groups.root(edge.right):
            continue
        if all(asked.get(end, 0) < UNSURE_LIMIT for end in ends):
            asked.update((end, asked.get(end, 0) + 1) for end in ends)
            yield _judgement(firsts[edge.left], firsts[edge.right], "unsure", match)


def _judgement(left: Fact, right: Fact, verdict: str, match: Match) -> Judgement:
    first, second = sorted((left.claim.id, right.claim.id))
    return Judgement(left=first, right=second, verdict=verdict, score=match.score, decided_by=RULE, reason=match.reason)
