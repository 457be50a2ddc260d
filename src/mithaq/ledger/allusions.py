"""Which agreement an allusion means: by day, place and kind, among those of whom the report speaks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from mithaq.ledger.stretches import asked_at, found_at
from mithaq.ledger.witnesses import Witnesses
from mithaq.link.facts import Wholes, states_of
from mithaq.link.score import within
from mithaq.model.claims import AgreementClaim
from mithaq.model.edtf import Bounds, bounds, days, gap
from mithaq.model.ids import owner
from mithaq.model.ledger import Agreement

Key = tuple[str, ...]
ALLUDED = "alluded"
ENOUGH = 2
"""How much of day, place and kind an allusion must tell."""
LATELY = 400
"""Days for which "what was agreed there", without a day, is still what was agreed there last."""
REMEMBERED = 4 * 365
"""Days for which a text named by its place ("the Geneva agreement") is one made there; what is older has its name."""
_KINDS = {
    "ceasefire": ("ceasefire", "peace", "agreement", "truce"),
    "truce": ("ceasefire", "truce"),
    "statement": ("declaration", "statement"),
    "declaration": ("declaration", "statement"),
    "memorandum": ("memorandum",),
    "treaty": ("treaty", "peace"),
}


def meant(
    claims: Iterable[AgreementClaim], agreements: Sequence[Agreement], witnesses: Witnesses, wholes: Wholes
) -> Mapping[str, str]:
    """Return the agreement's id for each allusion (by claim id) that fits one best; the others mean nothing known.

    Of two that fit as well, the later one made before the report is meant.
    """
    by_state: dict[str, list[tuple[str, Agreement]]] = {}
    for agreement in agreements:
        begun = {_begin(day) for day in (agreement.declared, agreement.signed, agreement.effective) if day}
        for state in _party_to(agreement, wholes):
            by_state.setdefault(state, []).extend((day, agreement) for day in begun)
    for made in by_state.values():
        made.sort(key=lambda one: one[0])
    found: dict[str, str] = {}
    for claim in claims:
        context = _context(claim, wholes)
        first, last = _time_of(claim, witnesses)
        near = {one.id: one for state in context for one in _between(by_state.get(state, ()), first, last)}
        fits = [
            (fit, _made(one) or "", one.id)
            for one in near.values()
            if (fit := _fit(claim, one, context, witnesses, wholes))
        ]
        best = max(fits, default=None)
        if best is not None and best[0] >= ENOUGH:
            found[claim.id] = best[2]
    return found


_LONG = 62
_ANY_DAY = ""


def _begin(day: str) -> str:
    """Return the first day of a day or a month or two; what is longer may be of any time."""
    begin, until = bounds(day)
    return begin.isoformat() if begin and until and (until - begin).days < _LONG else _ANY_DAY


def _between(made: Sequence[tuple[str, Agreement]], first: str, last: str) -> Iterator[Agreement]:
    """Return those of ``made`` (in the order of a day of each) whose day lies between two, in time to be meant."""
    at = bisect_left(made, first, key=lambda one: one[0])
    until = bisect_right(made, last, key=lambda one: one[0])
    ever = bisect_right(made, _ANY_DAY, key=lambda one: one[0])
    return (agreement for _, agreement in (*made[:ever], *made[max(at, ever) : until]))


def _time_of(claim: AgreementClaim, witnesses: Witnesses) -> tuple[str, str]:
    """Return between which days lies a day of what a claim may mean: its own day, or so long before its report."""
    told = bounds(witnesses.published(claim.document))
    first, last = bounds(claim.date) if claim.date else (told[0] and told[0] - timedelta(days=REMEMBERED), told[1])
    slack = timedelta(days=_LONG + 1)  # a month is found by its first day
    return (first - slack).isoformat() if first else "", (last + slack).isoformat() if last else "9999-99-99"


def stored_keys(told: AgreementClaim | Agreement, wholes: Wholes) -> Iterator[Key]:
    """Yield the keys under which an allusion, or an agreement that may be meant, is found by one of the other sort."""
    yield from _keys(told, wholes, [found_at(stretch) for stretch in _stretches(told)])


def asked_keys(told: AgreementClaim | Agreement, wholes: Wholes) -> Iterator[Key]:
    """Yield the keys of the agreements that an allusion may mean, or of the allusions that may mean an agreement."""
    yield from _keys(told, wholes, [asked_at(stretch, 1) for stretch in _stretches(told)])


def _keys(told: AgreementClaim | Agreement, wholes: Wholes, times: Sequence[Sequence[str]]) -> Iterator[Key]:
    """Yield whom it is about with a day or, of an allusion without a day, with its place: one of these it must tell."""
    if isinstance(told, AgreementClaim):
        about = _context(told, wholes)
        places = [told.place] if told.place and told.date is None else []
    else:
        about = _party_to(told, wholes)
        places = _around(told.place, wholes)
    for name in sorted(about):
        yield from ((name, "day", when) for when in sorted({when for some in times for when in some}))
        yield from ((name, "place", place) for place in places)


def _stretches(told: AgreementClaim | Agreement) -> list[Bounds]:
    if isinstance(told, AgreementClaim):
        return [bounds(told.date)] if told.date else []
    own = (told.declared, told.signed, told.effective)
    return [] if told.members else [bounds(day) for day in own if day]


def _around(place: str | None, wholes: Wholes) -> list[str]:
    """Return a place and all that it lies in."""
    found: list[str] = []
    while place is not None and place not in found:
        found.append(place)
        place = wholes.get(place)
    return found


def _context(claim: AgreementClaim, wholes: Wholes) -> frozenset[str]:
    return frozenset(claim.context) | _states(claim.context, wholes)


def _party_to(agreement: Agreement, wholes: Wholes) -> frozenset[str]:
    return states_of(agreement.parties, {}) | _states(agreement.parties, wholes)


def _states(parties: Iterable[str], wholes: Wholes) -> frozenset[str]:
    return frozenset(wholes.get(party, party) for party in parties)


def _made(agreement: Agreement) -> str | None:
    return agreement.signed or agreement.declared or agreement.effective


def _fit(
    claim: AgreementClaim, agreement: Agreement, context: frozenset[str], witnesses: Witnesses, wholes: Wholes
) -> int:
    """Return how much of what the allusion tells is the agreement's; 0 where something is not."""
    made, told = _made(agreement), witnesses.published(claim.document)
    if made is None or agreement.members or (told is not None and made > told):
        return 0
    if agreement.kind == "resolution" or not _spoken_of(agreement, context, wholes):
        return 0
    if claim.date is None and not _lately(claim, made, told):
        return 0
    day, place, kind = _day(claim, agreement), _place(claim, agreement, wholes), _kind(claim, agreement)
    return 0 if None in (day, place, kind) else (day or 0) + (place or 0) + (kind or 0)


def _lately(claim: AgreementClaim, made: str, told: str | None) -> bool:
    """Tell whether an agreement is new enough to be meant by who gives no day."""
    by_place = claim.place is not None and owner(claim.agreement) == claim.place
    return told is None or gap(bounds(made), bounds(told)) <= (REMEMBERED if by_place else LATELY)


def _spoken_of(agreement: Agreement, context: frozenset[str], wholes: Wholes) -> bool:
    states = _states(agreement.parties, wholes)
    missing = [party for party in agreement.parties if party not in context and wholes.get(party, party) not in context]
    return len(states) >= 1 and (
        not missing if len(agreement.parties) <= 3 else len(missing) * 2 <= len(agreement.parties)
    )


def _day(claim: AgreementClaim, agreement: Agreement) -> int | None:
    if claim.date is None:
        return 0
    width = days(claim.date) or 999
    own = [day for day in (agreement.declared, agreement.signed, agreement.effective) if day]
    near = any(gap(bounds(claim.date), bounds(day)) <= (1 if width == 1 else 0) for day in own)
    return (3 if width == 1 else 2 if width <= 31 else 1) if near else None


def _place(claim: AgreementClaim, agreement: Agreement, wholes: Wholes) -> int | None:
    if claim.place is None or agreement.place is None:
        return 0
    same = claim.place == agreement.place or within(agreement.place, claim.place, wholes)
    return 2 if same else None


def _kind(claim: AgreementClaim, agreement: Agreement) -> int | None:
    words = claim.agreement.partition("/")[2].partition("@")[0].split("-")
    wanted = next((_KINDS[word] for word in words if word in _KINDS), None)
    if wanted is None:
        return 0
    return 1 if any(kind in agreement.kind for kind in wanted) or agreement.kind == "agreement" else 0
