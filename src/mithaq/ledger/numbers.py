"""Numbers told of one event: a rise over time, a correction and a contradiction are three things."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mithaq.ledger.history import HELD
from mithaq.ledger.witnesses import UNDATED, Witnesses
from mithaq.model.claims import Claim, Quantity
from mithaq.model.kinds import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One telling of a number."""

    what: str
    of: str | None
    value: int
    corrects: int | None
    claim: Claim
    reported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """Two numbers for one thing, of which one corrects the other (``corrected``) or neither does (``open``)."""

    old: Count
    new: Count
    state: str


def counts(claims: Iterable[Claim], witnesses: Witnesses) -> dict[tuple[str, str | None], list[Count]]:
    """Return the tellings of each count ("killed", of one side), in the order reported."""
    asserted = [claim for claim in claims if claim.status is not Status.DENIED]  # what is denied is another's number
    told = [_count(claim, quantity, witnesses) for claim in asserted for quantity in claim.quantities]
    found: dict[tuple[str, str | None], list[Count]] = {}
    for count in sorted(told, key=lambda count: (count.reported, count.claim.id, count.value)):
        found.setdefault((count.what, _whose(count, told)), []).append(count)
    return found


def _count(claim: Claim, quantity: Quantity, witnesses: Witnesses) -> Count:
    return Count(
        what=quantity.what,
        of=quantity.of,
        value=quantity.value,
        corrects=quantity.corrects,
        claim=claim,
        reported=witnesses.reported(claim) or UNDATED,
    )


def _whose(count: Count, told: Sequence[Count]) -> str | None:
    """Return whose they are: where one telling leaves it out, the side whose number replaces it, or is told most."""
    if count.of is not None:
        return count.of
    replaced = {other.of for other in told if other.what == count.what and other.corrects == count.value}
    if len(replaced) == 1:
        return replaced.pop()
    documents: dict[str, set[str]] = {}
    for other in told:
        if other.what == count.what and other.of is not None and other.claim.document != count.claim.document:
            documents.setdefault(other.of, set()).add(other.claim.document)
    ranked = sorted(((len(found), side) for side, found in documents.items()), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def standing(told: Sequence[Count]) -> Count:
    """Return the number that stands: the last one told that is not merely an old one repeated."""
    seen: set[int] = set()
    last = told[0]
    for count in told:
        if count.value not in seen and not _called_wrong(count, told):
            last = count
        seen.add(count.value)
    return last


def _called_wrong(count: Count, told: Iterable[Count]) -> bool:
    return any(other.corrects == count.value for other in told)


def rivalries(told: Sequence[Count]) -> Iterator[Rivalry]:
    """Yield the pairs of numbers that cannot both hold, in the order told."""
    seen: dict[int, Count] = {}
    top: Count | None = None
    for count in told:
        if count.corrects is not None and count.corrects != count.value:
            yield Rivalry(old=_told(count.corrects, told, count), new=count, state="corrected")
        elif top is not None and count.value not in seen and not _called_wrong(count, told):
            yield from _rival(top, count)
        if count.value not in seen and (top is None or not _called_wrong(count, told)):
            top = count
        seen.setdefault(count.value, count)


def _told(value: int, told: Iterable[Count], otherwise: Count) -> Count:
    return next((count for count in told if count.value == value and count is not otherwise), otherwise)


_WHOLE = frozenset({"released", "handed_over"})
"""What is counted when it is over: such a number does not rise, as that of the dead does."""


def _nearly_at_once(old: Count, new: Count) -> bool:
    held = old.claim.status in HELD and new.claim.status in HELD
    return held and old.claim.date == new.claim.date is not None and old.reported[:10] == new.reported[:10]


def _rival(old: Count, new: Count) -> Iterator[Rivalry]:
    if old.claim.document == new.claim.document:
        return  # one report that gives two numbers counts two things
    speakers = (old.claim.speaker, new.claim.speaker)
    opposed = None not in speakers and speakers[0] != speakers[1]
    at_odds = opposed and (new.value < old.value or new.reported == old.reported)
    if at_odds or (old.what in _WHOLE and old.value != new.value and _nearly_at_once(old, new)):
        yield Rivalry(old=old, new=new, state="open")
    elif new.value < old.value and new.reported > old.reported:
        yield Rivalry(old=old, new=new, state="corrected")
