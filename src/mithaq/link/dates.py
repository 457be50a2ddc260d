"""Whether two claims may speak of one time, and how surely."""

from dataclasses import dataclass
from datetime import date

from mithaq.link.facts import Fact, Told
from mithaq.model.edtf import Bounds, gap, is_day, meet
from mithaq.model.kinds import ClaimKind, Status

NEAR_MOVE = 3
"""Days by which a plan may slip without any report that says it was moved."""
MEMORY = 120
"""Days after which an undated telling is no longer taken to mean the event of that time."""
ANSWER = 60
"""Days within which a refusal answers a proposal."""
PROMPT = 14
"""Days within which it surely does."""
MISDATED = 31
"""Days by which reports may differ on when a named instrument was signed; further apart, another was signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFit:
    """How well two dates go together, why, and whether the match is on a named day."""

    score: float
    why: str
    sure: bool = False


def date_fit(left: Fact, right: Fact) -> DateFit | None:
    """Return how the two dates go together, None where they cannot be one event's."""
    if not (left.dated and right.dated):
        return _undated(left, right)
    if meet(left.days, right.days):
        return _meeting(left, right)
    return _moved(left, right) or _misdated(left, right)


def date_conflict(left: Fact, right: Fact) -> bool:
    """Tell whether the two dates set the claims apart for good."""
    if not (left.dated and right.dated) or meet(left.days, right.days):
        return False
    if left.told is Told.FACT and right.told is Told.FACT:
        return _misdated(left, right) is None
    plan, fact = (left, right) if left.told is Told.PLAN else (right, left)
    after = bool(plan.days[0] and fact.days[1] and fact.days[1] < plan.days[0])
    return after and fact.told is Told.FACT and bool(plan.reported and fact.days[1] and plan.reported >= fact.days[1])


def _meeting(left: Fact, right: Fact) -> DateFit | None:
    if _one_signing(left, right):
        return DateFit(score=1.0, why="one instrument, signed once", sure=True)
    if left.day is not None and left.day == right.day:
        return DateFit(score=1.0, why=f"both on {left.day}", sure=True)
    width = max(vagueness(left), vagueness(right))
    score = 0.9 if width <= 7 else 0.6 if width <= 31 else 0.4
    return DateFit(score=score, why=f"{left.claim.date} and {right.claim.date} share days", sure=width <= 7)


def vagueness(fact: Fact) -> int:
    """Return how many days its date leaves open; an end that is not known counts for a year."""
    begin, until = fact.days
    if begin and until:
        return (until - begin).days + 1
    return 366 if fact.dated else 999


def _undated(left: Fact, right: Fact) -> DateFit | None:
    apart = _apart(left.reported, right.reported)
    if Told.REFUSAL in (left.told, right.told) and left.told is not right.told:
        return _answer(left, right, apart)
    if left.claim.kind is ClaimKind.MECHANISM:
        return _lasting(left, right, apart)
    if _one_signing(left, right):
        return DateFit(score=0.6, why="one instrument, signed once")
    if not left.dated and not right.dated:
        return _neither(left, right, apart)
    vague, dated = (right, left) if left.dated else (left, right)
    return _again(vague, dated) or _remembered(vague, dated)


def _neither(left: Fact, right: Fact, apart: int | None) -> DateFit | None:
    """Fit two tellings without a date, told within a week: what is awaited twice is more surely one than what was."""
    if apart is None or apart > 7:
        return None
    awaited = left.told is right.told is Told.PLAN and left.claim.status is right.claim.status
    return DateFit(score=0.5 if awaited else 0.3, why="no date in either")


def _answer(left: Fact, right: Fact, apart: int | None) -> DateFit | None:
    """Fit a refusal to the plan that it answers; what another report called off awaits no answer."""
    off = Status.CANCELLED in (left.claim.status, right.claim.status) and left.claim.document != right.claim.document
    if off or apart is None or apart > ANSWER:
        return None
    refusal, plan = (left, right) if left.told is Told.REFUSAL else (right, left)
    late = bool(plan.reported and refusal.reported and plan.reported > refusal.reported and not plan.dated)
    denied = refusal.claim.status is Status.DENIED  # of what, only sides and place tell, and who is to come
    others = late or (denied and bool(refusal.people) and not plan.people)
    return DateFit(score=0.45 if apart > PROMPT or others else 0.6 if denied else 0.7, why="one answers the other")


def _lasting(left: Fact, right: Fact, apart: int | None) -> DateFit | None:
    """Fit tellings of a mechanism: by its name at any time, without one while it is in the news."""
    if left.named & right.named:
        return DateFit(score=0.7, why="no date, and a mechanism lasts")
    return DateFit(score=0.7, why="no date, told of at one time") if apart is not None and apart <= PROMPT else None


def _one_signing(left: Fact, right: Fact) -> bool:
    """Tell whether both tell that the same instrument, known by its own name, was signed."""
    facts = left.told is Told.FACT and right.told is Told.FACT
    return facts and left.claim.kind is ClaimKind.SIGNING and bool(left.named & right.named)


def _one_end(left: Fact, right: Fact) -> bool:
    """Tell whether both tell that somebody ended the same instrument: what others say of it has a later day."""
    return left.claim.kind is ClaimKind.TERMINATION and bool(left.named & right.named)


def _again(vague: Fact, dated: Fact) -> DateFit | None:
    """Fit what one report tells with its day and then without it: "at the meeting the two ministers discussed".

    Where it names nobody with the day, it may do so without: "this is the first talk of the two since the war".
    """
    same = vague.claim.document == dated.claim.document and vague.claim.kind is dated.claim.kind
    named_late = bool(vague.people) and not dated.people
    people = named_late or vague.people <= dated.people
    if not (same and people and vague.told is dated.told and vague.parties and vague.parties <= dated.parties):
        return None
    return DateFit(score=0.85 if named_late else 0.7, why="told again in one report")


def _remembered(vague: Fact, dated: Fact) -> DateFit | None:
    """Fit a telling without a date to a dated one by the day it was reported."""
    begin, until = dated.days
    if vague.reported is None:
        return DateFit(score=0.15, why="no date in one")
    if vague.told is Told.PLAN:
        ahead = (until - vague.reported).days if until else None
        sure = 0.5 if vague.claim.status is Status.SCHEDULED else 0.4  # what was called off, or is only wanted, is not
        return DateFit(score=sure, why="told ahead without a date") if ahead and 0 < ahead <= ANSWER else None
    behind = (vague.reported - begin).days if begin else None
    if behind is None or behind < 0 or behind > MEMORY:
        return None
    return DateFit(score=0.4 if behind <= 7 else 0.25, why="told later without a date")


def _moved(left: Fact, right: Fact) -> DateFit | None:
    """Fit a plan to the later day it was moved to."""
    plan, other = sorted((left, right), key=lambda fact: (fact.days[1] or date.max, fact.claim.id))
    if plan.told is not Told.PLAN or other.told is Told.REFUSAL or plan.claim.status is Status.PROPOSED:
        return None
    days = gap(plan.days, other.days)
    if _one_move(plan, other):
        return DateFit(score=0.75, why=f"moved from {plan.claim.date} to {other.claim.date} in one report", sure=True)
    if days > NEAR_MOVE or other.claim.status is Status.PROPOSED or _known_before(other, plan):
        return None
    return DateFit(score=0.8 - days * 0.05, why=f"planned for {plan.claim.date}, {days} days off", sure=True)


def _one_move(plan: Fact, other: Fact) -> bool:
    """Tell whether one report calls off a day and names the next."""
    together = plan.claim.document == other.claim.document
    return together and plan.claim.status is Status.CANCELLED and other.told is Told.PLAN


def _known_before(other: Fact, plan: Fact) -> bool:
    """Tell whether the later day was planned first, or once the earlier had passed: then it is another plan."""
    if other.told is not Told.PLAN or plan.claim.status is Status.CANCELLED or not other.reported:
        return False
    passed = plan.days[1] is not None and other.reported > plan.days[1]
    return passed or bool(plan.reported and other.reported <= plan.reported)


def _misdated(left: Fact, right: Fact) -> DateFit | None:
    """Fit two tellings of one thing of which one has the wrong day."""
    if left.told is not Told.FACT or right.told is not Told.FACT:
        return None
    if _one_signing(left, right) and rival_days(left.days, right.days):
        return DateFit(score=0.6, why="one instrument, signed once", sure=True)
    if gap(left.days, right.days) <= NEAR_MOVE and _one_end(left, right):
        return DateFit(score=0.6, why="one instrument, ended at one time", sure=True)
    if gap(left.days, right.days) == 1 and _same_scene(left, right) and not (_today(left) and _today(right)):
        return DateFit(score=0.6, why="a day apart, told of one meeting at one time", sure=True)
    return None


def rival_days(left: Bounds, right: Bounds) -> bool:
    """Tell whether two dates are near and precise enough to be told of one thing: a year and the next are not."""
    narrow = all(begin and until and (until - begin).days < MISDATED for begin, until in (left, right))
    return narrow and 0 < gap(left, right) <= MISDATED


def _same_scene(left: Fact, right: Fact) -> bool:
    people = len(left.people) >= 2 and left.people == right.people
    place = left.claim.place is not None and left.claim.place == right.claim.place
    apart = _apart(left.reported, right.reported)
    return people and place and left.claim.document != right.claim.document and apart is not None and apart <= 1


def _today(fact: Fact) -> bool:
    return is_day(fact.claim.date) and fact.day == fact.reported


def _apart(left: date | None, right: date | None) -> int | None:
    return abs((left - right).days) if left and right else None
