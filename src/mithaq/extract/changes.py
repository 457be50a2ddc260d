"""Occasions that were announced and then put off or called off, and visits that are only told aside.

"The visit that was to begin on Wednesday was put off to Thursday" is two claims of one visit: Wednesday cancelled,
Thursday scheduled. The ledger makes one event of them that moved.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mithaq.extract.commitment_words import OCCASION, Mark
from mithaq.extract.dates import event_date
from mithaq.extract.lines import Line
from mithaq.extract.outcomes import Sentence
from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Annotated, Mention, Timex
from mithaq.model.claims import Claim, Evidence
from mithaq.model.edtf import bounds, is_day, shifted
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, MentionType, Status, TimexType

_RULE = "rule:changed-plan"
_NEAR, _FAR = 3, 24
_YEAR = re.compile(r"\d{4}")
_DAYS = {"P1D": 1, "P2D": 2, "P3D": 3, "P1W": 7}
_SITES = (MentionType.PLACE, MentionType.COUNTRY)
_PLANS = (Status.SCHEDULED, Status.CANCELLED, Status.PROPOSED, Status.ONGOING, Status.OCCURRED)


@dataclass(frozen=True, slots=True)
class _Change:
    """What happened to which occasion, where a sentence says so; ``read`` is the old day as the text alone gives it."""

    cue: Mark
    occasion: Mark
    old: str | None
    new: str | None
    read: str | None = None


def with_changes(
    annotated: Annotated, lines: Sequence[Line], claims: Sequence[Claim], knowledge: Knowledge
) -> tuple[Claim, ...]:
    """Return ``claims`` with the plans that were changed, and those that a sentence takes for held corrected."""
    found = list(claims)
    for line in lines:
        change = _change(annotated, line) if line.story else None
        if change is not None:
            found = _changed(annotated, line, change, found, knowledge)
    return tuple(found)


def _change(annotated: Annotated, line: Line) -> _Change | None:
    sentence = line.marked
    cue = next((mark for mark in sentence.of("put_off", "call_off") if not _unsure(mark, sentence)), None)
    occasions = [mark for mark in sentence.of(OCCASION) if cue is not None and _about(cue, mark)]
    if cue is None or not occasions:
        return None
    occasion = min(occasions, key=lambda mark: abs(mark.start - cue.start))
    if moved := _from_to(annotated, line, cue):
        return _Change(cue, occasion, *moved)
    new = _new_day(annotated, line, cue)
    old = _old_day(annotated, line, occasion, cue, new)
    later = event_date(new) or _later_by(annotated, line, cue, event_date(old))
    return _Change(cue, occasion, _in_year_of(later, event_date(old), annotated, old), later, event_date(old))


def _in_year_of(new: str | None, day: str | None, annotated: Annotated, told: Timex | None) -> str | None:
    """Return a day without a year in that of the new one, if it lies before: who puts off, does so by weeks."""
    if told is None or not (is_day(day) and is_day(new)) or day is None or new is None:
        return day
    year = new.partition("-")[0]
    named = _YEAR.search(annotated.document.text, told.span.start, told.span.end)
    return day if named or f"{year}{day[4:]}" >= new else f"{year}{day[4:]}"


def _from_to(annotated: Annotated, line: Line, cue: Mark) -> tuple[str, str] | None:
    """Return both days where they are told as one stretch of time: "was moved from 20 to 25 May"."""
    leads = [line.at(mark.start) for mark in line.marked.of("to") if mark.start > cue.start]
    inside = (one for one in _times(annotated, line) if any(one.span.start < at < one.span.end for at in leads))
    first, _, last = (event_date(next(inside, None)) or "").partition("/")
    return (first, last) if first and last else None


def _about(cue: Mark, occasion: Mark) -> bool:
    """Tell whether the word may be said of the occasion: a noun stands right before it, a verb anywhere near."""
    if cue.tag.form == "noun":
        return 0 < occasion.start - cue.start <= _NEAR
    return abs(occasion.start - cue.start) <= _FAR


def _unsure(cue: Mark, sentence: Sentence) -> bool:
    """Tell whether it is denied, wished for or only possible; or no word of putting off at all: "for the sake of"."""
    if any(mark.start <= cue.start < mark.end for mark in sentence.of("sake")):
        return True
    names = ("not", "wish", "deny", "perhaps", *(() if cue.tag.form == "past" else ("maybe",)))
    return sentence.within(names, cue.start - _NEAR, cue.start) is not None


def _times(annotated: Annotated, line: Line) -> list[Timex]:
    inside = [one for one in annotated.timexes if line.span.covers(one.span)]
    return [one for one in inside if one.type in (TimexType.DATE, TimexType.TIME) and event_date(one)]


def _new_day(annotated: Annotated, line: Line, cue: Mark) -> Timex | None:
    """Return the time behind "to", after the word that puts off."""
    leads = [line.at(mark.start) for mark in line.marked.of("to") if mark.start > cue.start]
    for timex in _times(annotated, line):
        for at in leads:
            if 0 <= timex.span.start - at <= 12 and "\n" not in annotated.document.text[at : timex.span.start]:
                return timex
    return None


def _old_day(annotated: Annotated, line: Line, occasion: Mark, cue: Mark, new: Timex | None) -> Timex | None:
    """Return the time told of the occasion itself, and not of whoever tells it."""
    start = line.at(min(occasion.start, cue.start))
    return next((one for one in _times(annotated, line) if one.span.start >= start and one is not new), None)


def _later_by(annotated: Annotated, line: Line, cue: Mark, old: str | None) -> str | None:
    """Return the day so many days later, where the text tells how many: "was put off by a day"."""
    begin = bounds(old)[0]
    units = [mark for mark in line.marks if mark.tag.name == "unit" and cue.start < mark.start <= cue.start + 2]
    period = next((mark.tag.value for mark in units), None)
    start, end = line.at(cue.start), line.at(cue.start + 3)
    told = [one.value for one in annotated.timexes if start < one.span.start < end and one.type is TimexType.DURATION]
    days = _DAYS.get(period or next(iter(told), None) or "")
    return shifted(begin, days).isoformat() if begin and is_day(old) and days else None


def _changed(
    annotated: Annotated, line: Line, change: _Change, claims: list[Claim], knowledge: Knowledge
) -> list[Claim]:
    kind = ClaimKind(change.occasion.tag.value)
    own = [claim for claim in claims if claim.kind is kind and _in_line(claim, line) and claim.status in _PLANS]
    if any(_held(claim) for claim in own) and not line.marked.of("planned"):
        return claims  # "took place on Friday, after it had been put off by a day"
    if _read_already(own, change):
        return claims
    wrong = [claim for claim in own if claim.date in (None, change.old, change.new, change.read)]
    spoken_of = own if change.occasion.tag.form != "bare" else []  # "a third round" is none of those told of
    base = next((claim for claim in (*wrong, *spoken_of) if len(claim.parties) > 1), None)
    base = base or _cast(annotated, line, change, kind, claims, knowledge)
    old = change.old or next((claim.date for claim in wrong if claim.date != change.new), None)
    if base is None or (old is None and change.new is None and not wrong):
        return claims
    if change.occasion.tag.form == "bare" and not _named(annotated, line, base):
        return claims  # "a third round was called off": whose, the sentence does not say
    told = [_claim(annotated, line, base, Status.CANCELLED, old)]
    if change.new is not None:
        told.append(_claim(annotated, line, base, Status.SCHEDULED, change.new))
    at = next((number for number, claim in enumerate(claims) if claim in wrong), len(claims))
    return [*(one for one in claims[:at] if one not in wrong), *told, *(one for one in claims[at:] if one not in wrong)]


def _named(annotated: Annotated, line: Line, base: Claim) -> bool:
    inside = [mention for mention in annotated.mentions if line.span.covers(mention.span)]
    return any(party in base.parties for mention in inside for party in mention.parties)


def _read_already(own: Sequence[Claim], change: _Change) -> bool:
    """Tell whether the sentence's own grammar gave what the change is."""
    off = any(claim.status is Status.CANCELLED and claim.date for claim in own)
    return off and (change.new is None or any(claim.status is Status.SCHEDULED for claim in own))


def _held(claim: Claim) -> bool:
    return claim.status is Status.OCCURRED and claim.date is not None


def _in_line(claim: Claim, line: Line) -> bool:
    return any(line.span.covers(part.span) for part in claim.evidence)


def _cast(
    annotated: Annotated,
    line: Line,
    change: _Change,
    kind: ClaimKind,
    claims: Sequence[Claim],
    knowledge: Knowledge,
) -> Claim | None:
    """Return a claim with the cast of the occasion: named behind its word, else that of the last one told before."""
    start = line.at(change.occasion.start)
    named = [one for one in annotated.mentions if start <= one.span.start < line.span.end]
    people = tuple(sorted({one for mention in named for one in mention.people if mention.type is MentionType.PERSON}))
    parties = {party for mention in named for party in mention.parties if mention.type not in _SITES}
    sites = [mention for mention in named if mention.type in _SITES and mention.entity]
    land = {party for mention in sites if (party := _land(mention, knowledge))}
    if kind is ClaimKind.VISIT:
        parties |= land
    elif len(parties) < 2:
        parties |= {party for mention in sites if mention.type is MentionType.COUNTRY for party in mention.parties}
    if len(parties) > 1:
        place = (
            next((mention.entity for mention in sites), None) if kind is ClaimKind.VISIT or len(sites) == 1 else None
        )
        return _blank(annotated, kind, tuple(sorted(parties)), people, place)
    if change.occasion.tag.form == "bare":
        return None
    before = [one for one in claims if one.kind is kind and one.evidence[0].span.start < line.span.start]
    return before[-1] if before and len(before[-1].parties) > 1 else None


def _land(mention: Mention, knowledge: Knowledge) -> str | None:
    return mention.parties[0] if mention.parties else knowledge.country_of(mention.entity or "")


def _blank(
    annotated: Annotated, kind: ClaimKind, parties: tuple[str, ...], people: tuple[str, ...], place: str | None
) -> Claim:
    return Claim(
        id="",
        document=annotated.document.id,
        kind=kind,
        status=Status.SCHEDULED,
        date=None,
        parties=parties,
        people=people,
        place=place,
        evidence=(),
        outlet=annotated.outlet,
        agency=annotated.agency,
    )


def _claim(annotated: Annotated, line: Line, base: Claim, status: Status, date: str | None) -> Claim:
    document, span = annotated.document, line.span
    return replace(
        base,
        id=content_id("c", document.id, "changed", base.kind, status, date, span.start, *base.parties, *base.people),
        status=status,
        date=date,
        evidence=(Evidence(document=document.id, span=span, quote=document.text[span.start : span.end]),),
        quantities=(),
        extractor=_RULE,
    )
