"""Two claims side by side: may they tell one event, how surely, and why. Reasons are in words, for people to judge."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mithaq.link.dates import DateFit, date_conflict, date_fit
from mithaq.link.facts import CONTACTS, FORCE, Fact, Told, Wholes
from mithaq.link.kinds import kind_fit
from mithaq.link.shingles import NEAR_IDENTICAL, resemblance, shingles
from mithaq.link.strangers import with_one_spelling
from mithaq.model.claims import Claim
from mithaq.model.edtf import meet
from mithaq.model.kinds import ClaimKind, Status

SAME = 0.62
UNSURE = 0.52
_UNKNOWN = 0.5
_NAMED = (ClaimKind.SIGNING, ClaimKind.MECHANISM)
_WEIGHTS = {"date": 0.35, "parties": 0.25, "people": 0.25, "place": 0.1, "detail": 0.05}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How surely two claims tell one event. ``sure`` where day and sides are told, and not only a month or one side."""

    score: float
    sure: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    score: float
    why: str


def compare(left: Fact, right: Fact, wholes: Wholes) -> Match | None:
    """Return how surely ``left`` and ``right`` tell one event, None where they tell two."""
    if one_sentence(left, right):
        return Match(score=1.0, sure=True, reason="one sentence in copies of one text")
    if (left.vague or right.vague) and not _refused_here(left, right):
        return None
    left, right = with_one_spelling(left, right)
    kind, parties = kind_fit(left, right), parties_fit(left, right)
    if not kind or parties is None:
        return None
    people, when = people_fit(left, right), date_fit(left, right)
    if people is None or when is None or _distinct(left, right) or _only_called_for(left, right):
        return None
    fits = {
        "parties": parties,
        "people": people,
        "place": place_fit(left, right, wholes),
        "detail": _detail_fit(left, right),
    }
    if left.claim.kind in CONTACTS and fits["place"].score < 0 and not when.sure:
        return None  # at another place, and no day that both tell
    match = _weigh(kind, when, fits)
    return replace(match, sure=False) if left.thin or right.thin or told_barely(left, right) else match


def _weigh(kind: float, when: DateFit, fits: Mapping[str, _Fit]) -> Match:
    total = _WEIGHTS["date"] * when.score + sum(_WEIGHTS[name] * fit.score for name, fit in fits.items())
    reasons = [when.why, *(fit.why for fit in fits.values() if fit.why)]
    if kind < 1:
        reasons.append("kinds that shade into one another")
    return Match(score=round(min(1.0, total * kind), 4), sure=when.sure, reason="; ".join(reasons))


def told_barely(left: Fact, right: Fact) -> bool:
    """Tell whether one report tells of an act of force and, of the same day, of one without sides and place.

    "Three people were wounded in the attack": it is the attack that the report told of before.
    """
    same = left.claim.document == right.claim.document and left.told is right.told
    return same and left.dated and left.days == right.days and (left.bare or right.bare)


def apart(left: Fact, right: Fact) -> bool:
    """Tell whether the two cannot be of one event, even where others lie between them.

    A plan may have been moved far by steps, a vague telling may hang on another: neither sets two claims apart.
    """
    if one_sentence(left, right):
        return False
    left, right = with_one_spelling(left, right)
    if not kind_fit(left, right) or _distinct(left, right) or date_conflict(left, right):
        return True
    return parties_fit(left, right) is None or people_fit(left, right) is None


def one_sentence(left: Fact, right: Fact) -> bool:
    """Tell whether two carriers of one text tell the claims in nearly the same words."""
    ours, theirs = left.claim, right.claim
    if left.text != right.text or ours.document == theirs.document:
        return False
    if ours.kind is not theirs.kind or left.told is not right.told or not meet(left.days, right.days):
        return False
    return resemblance(_runs(ours), _runs(theirs)) >= NEAR_IDENTICAL


def _runs(claim: Claim) -> frozenset[int]:
    return shingles(" ".join(evidence.quote for evidence in claim.evidence))


def _distinct(left: Fact, right: Fact) -> bool:
    """Tell whether the claims are two by what they are, whatever their dates."""
    return (
        _told_twice(left, right)
        or _two_callers(left, right)
        or _two_instruments(left, right)
        or _two_attacks(left, right)
        or _two_journeys(left, right)
        or _denied_of_others(left, right)
    )


def _denied_of_others(left: Fact, right: Fact) -> bool:
    """Tell whether one denies a contact between sides that are not both those of what the other tells."""
    denial, fact = (left, right) if left.claim.status is Status.DENIED else (right, left)
    if denial.claim.status is not Status.DENIED or fact.told is not Told.FACT or denial.claim.kind not in CONTACTS:
        return False
    sides = {*fact.claim.parties, *fact.claim.third_parties}
    return len(denial.claim.parties) < 2 or not sides.issuperset(denial.claim.parties)


def _told_twice(left: Fact, right: Fact) -> bool:
    """One report that tells two kinds of thing, or a plan and a fact of no common date, tells two things."""
    if left.claim.document != right.claim.document:
        return False
    if left.claim.kind is not right.claim.kind:
        return left.claim.kind not in FORCE
    if _still_ahead(left, right):
        return True
    return left.told is not right.told and not ((left.dated and right.dated) or _refused_here(left, right))


def _still_ahead(left: Fact, right: Fact) -> bool:
    """Tell whether a report tells of what was, and of what is to be "by the 30th": that lies behind its own day."""
    plan, fact = (left, right) if left.told is Told.PLAN else (right, left)
    if plan.told is not Told.PLAN or fact.told is not Told.FACT or plan.day is not None or plan.reported is None:
        return False
    return plan.days[0] == plan.reported and fact.days[1] is not None and fact.days[1] <= plan.reported


def _refused_here(left: Fact, right: Fact) -> bool:
    """Tell whether one report tells of a plan with its day, and without one that it was refused.

    The plan was called off, or its day has come: what lies ahead still is not what was refused.
    """
    if left.claim.document != right.claim.document or left.claim.kind is not right.claim.kind:
        return False
    refusal, plan = (left, right) if left.told is Told.REFUSAL else (right, left)
    if refusal.told is not Told.REFUSAL or plan.told is not Told.PLAN or refusal.dated:
        return False
    places = {refusal.claim.place, plan.claim.place} - {None}
    if len(places) > 1:
        return False
    came = plan.day is not None and plan.reported is not None and plan.day <= plan.reported
    return came if plan.claim.status is Status.SCHEDULED else plan.claim.status is Status.CANCELLED and plan.dated


def _two_callers(left: Fact, right: Fact) -> bool:
    """Two who call for a thing make two calls."""
    both = left.claim.status is Status.PROPOSED is right.claim.status
    return both and bool(left.claim.speaker and right.claim.speaker and left.claim.speaker != right.claim.speaker)


def _only_called_for(left: Fact, right: Fact) -> bool:
    """A call is not the thing, unless the day called for is the thing's; which may have been moved from that day."""
    proposed = [fact.claim.status is Status.PROPOSED for fact in (left, right)]
    refused = Told.REFUSAL in (left.told, right.told)
    if not any(proposed) or all(proposed) or refused or left.claim.kind is ClaimKind.MECHANISM:
        return False
    return left.day is None or left.day != right.day


def _two_attacks(left: Fact, right: Fact) -> bool:
    """Two who attack each other make two attacks, unless each side tells its own account of one fight."""
    ours, theirs = left.claim.actor, right.claim.actor
    if left.claim.kind not in FORCE or ours is None or theirs is None or ours == theirs:
        return False
    return left.claim.speaker is None or right.claim.speaker is None


def _two_journeys(left: Fact, right: Fact) -> bool:
    """Two who travel make two visits, even on one day: an ambassador goes either way."""
    if left.claim.kind is not ClaimKind.VISIT or right.claim.kind is not ClaimKind.VISIT:
        return False
    return bool(left.people and right.people) and not left.people & right.people


def _two_instruments(left: Fact, right: Fact) -> bool:
    both = left.named and right.named
    return bool(both) and left.claim.kind in _NAMED and not left.named & right.named


def parties_fit(left: Fact, right: Fact) -> _Fit | None:
    """Return how well the parties go together; None where they are others."""
    ours, theirs = left.parties, right.parties
    if told_barely(left, right):
        return _Fit(score=0.5, why="told again in one report")
    if not ours or not theirs:  # then place, people or numbers must tell which event of that day it is
        return _Fit(score=0.2 if ours or theirs else 0.1, why="")
    if ours == theirs:
        return _Fit(score=1.0, why="same parties")
    if left.states == right.states:
        return _Fit(score=0.85, why="same parties, one under its organ's name")
    if left.claim.kind is ClaimKind.SIGNING and left.named & right.named:
        return _Fit(score=0.5, why="signatories of one instrument")
    named = len(left.people) >= 2 and left.people == right.people
    if not ours & theirs:
        return _Fit(score=0.3, why="same people for other parties") if named else None
    if ours <= theirs or theirs <= ours:
        return _held_in(left, right)
    if named:
        return _Fit(score=0.6, why="same people, one party under another name")
    return None if _exact(left) or len(ours & theirs) < 2 else _Fit(score=0.4, why="some parties in common")


def _held_in(left: Fact, right: Fact) -> _Fit | None:
    """Fit parties of which one set holds the other: a side left out, or a talk of two beside a talk of three."""
    fewer, more = sorted((left, right), key=lambda fact: len(fact.parties))
    if len(fewer.parties) == 1 or not _exact(left):
        return _Fit(score=0.7, why="parties of one within the other's")
    extra = more.parties - fewer.parties
    if extra <= frozenset(fewer.claim.third_parties) or fewer.people == more.people:
        return _Fit(score=0.8, why="the further party hosts or mediates")
    if fewer.people and more.people and fewer.people < more.people:
        return None
    return _Fit(score=0.5, why="parties of one within the other's")


def _exact(fact: Fact) -> bool:
    """Tell whether its parties are a list of who was there: true of contacts, not of a fight or a siege."""
    return fact.claim.kind in CONTACTS


def people_fit(left: Fact, right: Fact) -> _Fit | None:
    """Return how well the people go together; None where others met."""
    ours, theirs = left.people, right.people
    if not ours or not theirs:
        return _Fit(score=_UNKNOWN, why="")
    if ours == theirs:
        return _Fit(score=1.0, why="same people")
    if ours <= theirs or theirs <= ours:
        return _Fit(score=0.85, why="people of one among the other's")
    shared = len(ours & theirs)
    if shared >= 2 and shared * 3 >= min(len(ours), len(theirs)) * 2:
        return _Fit(score=0.6, why="most people in common")
    if left.claim.kind in CONTACTS and (shared or max(len(ours), len(theirs)) > 1):
        return None
    return _Fit(score=0.2, why="other people named")


def place_fit(left: Fact, right: Fact, wholes: Wholes) -> _Fit:
    """Return how well the places go together; a city within a country named is no other place."""
    ours, theirs = left.claim.place, right.claim.place
    if ours is None or theirs is None:
        return _Fit(score=_UNKNOWN, why="")
    if ours == theirs:
        return _Fit(score=1.0, why="same place")
    if within(ours, theirs, wholes) or within(theirs, ours, wholes):
        return _Fit(score=0.8, why="one place within the other")
    # A fight at another place is another fight; two who met are placed wrongly by somebody.
    return _Fit(score=-1.5 if left.claim.kind in FORCE else -0.5, why="other places")


def within(inner: str, outer: str, wholes: Wholes) -> bool:
    """Tell whether ``inner`` lies in ``outer``, at any depth."""
    seen = {inner}
    while (larger := wholes.get(inner)) is not None and larger not in seen:
        if larger == outer:
            return True
        seen.add(larger)
        inner = larger
    return False


def _detail_fit(left: Fact, right: Fact) -> _Fit:
    """Weigh what is seldom told, but settles much where it is: instrument, format, numbers."""
    if left.instruments & right.instruments:
        return _Fit(score=3.0, why="same instrument or format")
    if _counts(left) & _counts(right):
        return _Fit(score=2.0, why="same numbers")
    if left.claim.level and right.claim.level:
        return _Fit(score=1.0 if left.claim.level == right.claim.level else -1.0, why="")
    return _Fit(score=_UNKNOWN, why="")


def _counts(fact: Fact) -> set[tuple[str, int]]:
    """Return the numbers told, those too that a telling calls wrong."""
    told = {(count.what, count.value) for count in fact.claim.quantities}
    return told | {(count.what, count.corrects) for count in fact.claim.quantities if count.corrects is not None}
