"""Which known agreement a signing tells of, where its report gives a loose name ("a joint statement") or none.

The day and the parties tell it: what is signed at night is told under either day, so a day or two make no difference.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from mithaq.link.facts import TOLD, Told, Wholes, states_of
from mithaq.model.claims import Claim
from mithaq.model.edtf import bounds, is_day
from mithaq.model.ids import composed
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Agreement
from mithaq.model.reports import Report

NEAR = 2
"""Days by which the day told may miss the day known."""
ECHO = 10
"""Days after an agreement within which a report that gives no day still means it."""
_TRUCES = ("ceasefire", "peace")
_SORTS = ("ceasefire", "prisoner-exchange", "memorandum", "treaty", "protocol")
_MAKING = (ClaimKind.SIGNING, ClaimKind.CEASEFIRE)


class KnownInstruments:
    """The agreements known beforehand, found by day and parties. Sets of agreements have no day of their own."""

    def __init__(self, known: Iterable[Agreement], wholes: Wholes) -> None:
        self._wholes = wholes
        self._by_day: dict[date, list[Agreement]] = {}
        self._own: dict[str, frozenset[str]] = {}
        self._made: dict[str, str] = {}
        for agreement in known:
            days = (agreement.declared, agreement.signed, agreement.effective)
            self._own[agreement.id] = frozenset(day for day in days if day)
            day = bounds(agreement.signed or agreement.declared)[0]
            if day is not None and len(agreement.parties) > 1 and not agreement.members:
                self._by_day.setdefault(day, []).append(agreement)
                self._made[agreement.id] = agreement.signed or agreement.declared or ""

    def signed_on(
        self, day: str | None, parties: Sequence[str], kinds: Sequence[str] = (), told: Sequence[str] = ()
    ) -> str | None:
        """Return the one agreement (of ``kinds``, where given) that these parties made on that day or near it.

        Of several made on one day it is the one of a kind that its name tells of (``told``).

        One party alone, where the report names no other, tells it on the very day only.
        """
        on, reach = bounds(day)[0] if is_day(day) else None, NEAR if len(parties) > 1 else 0
        near = tuple(self._around(on, -reach, reach))
        found = self._best(near, on, parties, kinds)
        return found or (self._best(near, on, parties, told) if told and not kinds else None)

    def own_days(self, names: Iterable[str]) -> frozenset[str]:
        """Return the days on which the agreements of these ids are known to have been declared, signed, in force."""
        return frozenset(day for name in names for day in self._own.get(name, ()))

    def lately(self, reported: str | None, parties: Sequence[str], kinds: Sequence[str] = ()) -> str | None:
        """Return the one agreement (of ``kinds``, where given) that these parties made in the days before a report."""
        told = bounds(reported)[0] if is_day(reported) and len(parties) > 1 else None
        return self._best(self._around(told, -ECHO, 0), told, parties, kinds)

    def made(self, name: str) -> str | None:
        """Return the day on which the agreement of this id is known to have been made."""
        return self._made.get(name)

    def _around(self, day: date | None, first: int, last: int) -> Iterator[tuple[date, Agreement]]:
        for by in range(first, last + 1) if day else ():
            near = day + timedelta(days=by) if day else date.min
            yield from ((near, agreement) for agreement in self._by_day.get(near, ()))

    def _best(
        self, near: Iterable[tuple[date, Agreement]], day: date | None, parties: Sequence[str], kinds: Sequence[str]
    ) -> str | None:
        """Return the agreement that fits best, by its parties and then by its day; None where two fit as well."""
        ranked = sorted(
            (fit, abs((on - day).days), agreement.id)
            for on, agreement in near
            if day and parties and (not kinds or agreement.kind in kinds)
            if (fit := self._fit(parties, agreement.parties)) is not None
        )
        if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
            return None
        return ranked[0][2]

    def _fit(self, ours: Sequence[str], theirs: Sequence[str]) -> int | None:
        """Return 0 where the parties are the same, 1 where one set holds the other, None where neither does."""
        pairs = ((frozenset(ours), frozenset(theirs)), (self._states(ours), self._states(theirs)))
        if any(left == right for left, right in pairs):
            return 0
        return 1 if any(left <= right or right <= left for left, right in pairs) else None

    def _states(self, parties: Sequence[str]) -> frozenset[str]:
        return states_of(tuple(parties), self._wholes)


def kinds_told(names: Iterable[str]) -> tuple[str, ...]:
    """Return what sorts of agreement loose names tell of: "the ceasefire agreement of the two"."""
    told = [name.partition("/")[2].partition("@")[0] for name in names if composed(name)]
    return tuple(kind for kind in _SORTS if any(kind in words for words in told))


def with_known(claims: Iterable[Claim], known: KnownInstruments, reports: Iterable[Report]) -> tuple[Claim, ...]:
    """Return ``claims``; each signing or ceasefire told without a name of its own bears the known agreement's.

    A report published before an agreement was made tells of another. One that gives no day, a few days after two
    parties made their only agreement of that time, tells of that: its day is the known one.
    """
    published = {report.document: report.published.value for report in reports}
    return tuple(
        _named(claim, known, published.get(claim.document)) if claim.kind in _MAKING else claim for claim in claims
    )


def _named(claim: Claim, known: KnownInstruments, published: str | None) -> Claim:
    if TOLD[claim.status] is not Told.FACT or any(not composed(name) for name in claim.instruments):
        return claim
    kinds = _TRUCES if claim.kind is ClaimKind.CEASEFIRE else ()
    if claim.date is None:
        made = known.lately(published, claim.parties, kinds)
        return replace(claim, instruments=(made,), date=known.made(made)) if made else claim
    match = known.signed_on(claim.date, claim.parties, kinds, kinds_told(claim.instruments))
    if match is None or (is_day(published) and all(str(published) < day for day in known.own_days((match,)))):
        return claim
    return replace(claim, instruments=(match,))
