"""A claim with what linking asks of it again and again: its days, its sets, when it was reported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mithaq.model.claims import Claim
from mithaq.model.edtf import Bounds, bounds, is_day
from mithaq.model.ids import composed
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.reports import Report


class Told(StrEnum):
    """The three ways of telling: as a plan, as a fact, as refused or untrue."""

    PLAN = "plan"
    FACT = "fact"
    REFUSAL = "refusal"


TOLD: Mapping[Status, Told] = {
    Status.OCCURRED: Told.FACT,
    Status.ONGOING: Told.FACT,
    Status.SCHEDULED: Told.PLAN,
    Status.PROPOSED: Told.PLAN,
    Status.CANCELLED: Told.PLAN,
    Status.DECLINED: Told.REFUSAL,
    Status.DENIED: Told.REFUSAL,
}

CONTACTS = frozenset({ClaimKind.MEETING, ClaimKind.CALL, ClaimKind.VISIT})
FORCE = frozenset({ClaimKind.CLASH, ClaimKind.ATTACK, ClaimKind.OPERATION})


Wholes = Mapping[str, str]
"""The whole that a part belongs to: a place's country, an organ's state; ids to ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one claim tells, ready to be compared with another. ``states`` are its parties, each organ as its state."""

    claim: Claim
    days: Bounds
    day: date | None
    reported: date | None
    text: str
    parties: frozenset[str]
    states: frozenset[str]
    people: frozenset[str]
    instruments: frozenset[str]

    @property
    def told(self) -> Told:
        """Return whether it is told as a plan, a fact or a refusal."""
        return TOLD[self.claim.status]

    @property
    def named(self) -> frozenset[str]:
        """Return the instruments and formats with a name of their own; "joint statement" is a new one each year."""
        return frozenset(name for name in self.instruments if not composed(name))

    @property
    def dated(self) -> bool:
        """Tell whether anything at all is known of its date."""
        return self.days != (None, None)

    @property
    def thin(self) -> bool:
        """Tell whether only one side is told: of a contact, or of anything that has neither date nor name."""
        if len(self.parties) > 1 or (len(self.people) > 1 and self.claim.kind in CONTACTS):
            return False
        return self.claim.kind in CONTACTS or not (self.dated or self.named)

    @property
    def bare(self) -> bool:
        """Tell whether it is an act of force of which neither sides nor place are told."""
        claim = self.claim
        return claim.kind in FORCE and not (self.parties or self.people or claim.place or claim.actor)

    @property
    def vague(self) -> bool:
        """Tell whether it fits all that its one side ever did: such a telling joins none."""
        return self.thin and self.day is None


def facts(claims: Iterable[Claim], reports: Iterable[Report], wholes: Wholes) -> tuple[Fact, ...]:
    """Return a fact for each claim, in the order of their ids; a claim of an unknown report has no report date."""
    known = {report.document: report for report in reports}
    return tuple(
        _fact(claim, known.get(claim.document), wholes) for claim in sorted(claims, key=lambda claim: claim.id)
    )


def _fact(claim: Claim, report: Report | None, wholes: Wholes) -> Fact:
    reported = bounds(report.published.value)[0] if report else None
    return Fact(
        claim=claim,
        days=_days(claim, reported),
        day=bounds(claim.date)[0] if is_day(claim.date) else None,
        reported=reported,
        text=report.text if report else claim.document,
        parties=frozenset(claim.parties),
        states=states_of(claim.parties, wholes),
        people=frozenset(claim.people) - _calling(claim),
        instruments=frozenset((*claim.instruments, *((claim.format,) if claim.format else ()))),
    )


def _calling(claim: Claim) -> frozenset[str | None]:
    """Return who calls for a thing and is named with it: somebody else of his side may be there."""
    return frozenset({claim.speaker}) if claim.status is Status.PROPOSED else frozenset()


def _days(claim: Claim, reported: date | None) -> Bounds:
    """Return the days that a claim leaves open; what is to be by a day lies between its report and that day."""
    begin, until = bounds(claim.date)
    ahead = TOLD[claim.status] is Told.PLAN and begin is None and until and reported and reported <= until
    return (reported, until) if ahead else (begin, until)


def states_of(parties: tuple[str, ...], wholes: Wholes) -> frozenset[str]:
    """Return the parties with each organ as its state; as they are, where that would make two parties one."""
    own, states = frozenset(parties), frozenset(wholes.get(party, party) for party in parties)
    return states if len(states) == len(own) else own
