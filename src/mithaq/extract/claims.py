"""From event mentions to claims: who exactly, when, where, says who.

Implements the annotation guide of the project (docs/claims.md): a person of state stands for the state, a plan is no
event, a thing told again without anything new is told once.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from mithaq.annotate.events.find import roles
from mithaq.annotate.events.sides import meant, unnamed
from mithaq.extract.dates import event_date, part_of
from mithaq.extract.discourse import CONTACTS, Cast, Discourse
from mithaq.extract.force import Fights, actor_of, quantities_of
from mithaq.extract.truces import with_sides
from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Annotated, Attribution, EventMention, Mention, Timex
from mithaq.model.claims import Claim, Evidence
from mithaq.model.edtf import bounds
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, MentionType, Status

_FORMATS = (MentionType.MECHANISM, MentionType.FORMAT)
_SITES = (MentionType.PLACE, MentionType.COUNTRY)
_TOLD_WITHOUT_PARTIES = (
    ClaimKind.RELEASE,
    ClaimKind.AID,
    ClaimKind.CEASEFIRE,
    ClaimKind.DEPLOYMENT,
    ClaimKind.WITHDRAWAL,
    ClaimKind.BLOCKADE,
    ClaimKind.MEETING,
)
_HAPPENED = (Status.OCCURRED, Status.ONGOING, Status.DENIED)
_IN_PARTS = (ClaimKind.RELEASE, ClaimKind.HANDOVER, ClaimKind.AID)  # told whole, then part by part
FORCE = (ClaimKind.CLASH, ClaimKind.ATTACK, ClaimKind.OPERATION, ClaimKind.PROTEST, ClaimKind.ARREST)
_INSTRUMENTAL = (
    ClaimKind.SIGNING,
    ClaimKind.RATIFICATION,
    ClaimKind.TERMINATION,
    ClaimKind.PROPOSAL,
    ClaimKind.CEASEFIRE,
)


def extract_claims(annotated: Annotated, knowledge: Knowledge) -> tuple[Claim, ...]:
    """Return the claims of one annotated document, in the order of its text."""
    extractor = _Extractor(annotated, knowledge)
    return with_sides(_told_once(claim for event in annotated.events for claim in extractor.claims(event)))


class _Extractor:
    """One document's names, times and discourse while its events are gone through in order."""

    def __init__(self, annotated: Annotated, knowledge: Knowledge) -> None:
        self.document = annotated.document
        self.knowledge = knowledge
        self.mentions: dict[str, Mention] = {mention.id: mention for mention in annotated.mentions}
        self.timexes: dict[str, Timex] = {timex.id: timex for timex in annotated.timexes}
        for event in annotated.events:
            for role, ref in event.arguments:
                if (stand_in := meant(ref)) is not None:
                    self.mentions[ref] = stand_in
                elif role == "time" and (part := part_of(ref, annotated.timexes)) is not None:
                    self.timexes[ref] = part
        self.attributions: dict[str, Attribution] = {each.id: each for each in annotated.attributions}
        self.discourse = Discourse()
        self.fights = Fights()
        self.published = bounds(annotated.dct.value)[0] if annotated.dct else None

    def claims(self, event: EventMention) -> list[Claim]:
        """The claims of one event: none, one, or one for each of several dates."""
        found = roles(event)
        cast = self._cast(event)
        speaker = self._speaker(event, found, cast)
        date = self._date(event, found, speaker, cast)
        account = event.kind in FORCE and speaker is not None and len(cast.parties) > 1 and date is None
        if account or "toll" in found.get("flag", ()) or event.rule.startswith("begin-fight/"):
            cast, date = self._fought(event, found, cast, date)
        self.fights.note(event, cast, date)
        worth = "frame" not in found.get("flag", ()) and self._worth(event, cast, found)
        new = not self._nothing_new(event, cast, found)
        self.discourse.note(event, cast, date, speaker, sides=self._sided(found))
        if not (worth and new):
            return []
        event = self._settled(event, found, date)
        dates = [date, *(event_date(self.timexes.get(ref)) for ref in found.get("time", ())[1:])]
        casts = self._apart(event, found) if "separate" in found.get("flag", ()) else []
        return [self._build(event, found, who, speaker, each) for each in dates for who in casts or [cast]]

    def _apart(self, event: EventMention, found: dict[str, tuple[str, ...]]) -> list[Cast]:
        """ "In separate calls with X and with Y": one cast for each of those whom the first party spoke with."""
        named = [self.mentions[ref] for ref in found.get("participant", ()) if ref in self.mentions]
        if event.kind not in CONTACTS or not named:
            return []
        callers = [mention for mention in named if mention.parties == self._caller(event, named).parties]
        others: dict[tuple[str, ...], list[Mention]] = {}
        for mention in named:
            if mention not in callers and mention.parties:
                others.setdefault(mention.parties, []).append(mention)
        return [_cast_of([*callers, *each]) for each in others.values()] if len(others) > 1 else []

    def _caller(self, event: EventMention, named: list[Mention]) -> Mention:
        """Who stands first in the text calls the others."""
        return min(named, key=lambda mention: mention.span.start or event.trigger.start)

    def _settled(self, event: EventMention, found: dict[str, tuple[str, ...]], date: str | None) -> EventMention:
        """What the grammar tells as lying ahead, but on a day before the report, has happened, unless "it was to"."""
        last, published = bounds(date)[1], self.published
        past = last is not None and published is not None and last < published
        if past and event.status is Status.SCHEDULED and "was" not in found.get("flag", ()):
            return replace(event, status=Status.OCCURRED)
        return event

    def _fought(
        self, event: EventMention, found: dict[str, tuple[str, ...]], cast: Cast, date: str | None
    ) -> tuple[Cast, str | None]:
        """A toll is told of a fight: its own day and the sides named with it, else those of the fight told before."""
        fight, fought_on = self.fights.of(event, cast)
        own = "own-time" in found.get("flag", ())
        announced = not own and "time" in found and self.timexes[found["time"][0]].span.start < event.trigger.start
        if own or (date is not None and not announced):
            return (fight if fought_on == date or (own and fought_on is None) else cast), date
        return fight, fought_on or date

    def _cast(self, event: EventMention) -> Cast:
        """Who takes part: those named with the event, those it points back to, else the parties of its text."""
        found = roles(event)
        named = [self.mentions[ref] for role in _TAKING_PART for ref in found.get(role, ()) if ref in self.mentions]
        parties = [party for mention in named for party in mention.parties]
        people = [person for mention in named for person in mention.people]
        if not parties and event.kind in _INSTRUMENTAL:
            parties = self._parties_of(found.get("instrument", ()))
        for back in found.get("back", ()) if not parties or event.kind not in _INSTRUMENTAL else ():
            meant_ = self.discourse.resolve(back)
            parties += meant_.parties
            people += meant_.people
        if event.kind is ClaimKind.VISIT:
            parties += [country for ref in found.get("destination", ()) if (country := self._country(ref))]
            parties = parties if len(set(parties)) > 1 else []
        told = parties or "time" in found or "place" in found
        if event.kind is ClaimKind.CEASEFIRE and told and len(set(parties)) < 2:
            parties = list(self.fights.sides(parties, self._speaking(event))) or parties
        parties = parties or self._parties_of(found.get("founder", ()))
        return Cast(tuple(sorted(set(parties))), tuple(sorted(set(people))))

    def _sided(self, found: dict[str, tuple[str, ...]]) -> bool:
        """Tell whether more than one body is named: a mission and its organisation are one side."""
        named = [self.mentions[ref] for role in _TAKING_PART for ref in found.get(role, ()) if ref in self.mentions]
        if not named or "back" in found:
            return True
        bodies = {mention.parties for mention in named if mention.parties}
        return len(bodies) > 1 or not all(mention.type is MentionType.BODY for mention in named)

    def _parties_of(self, refs: tuple[str, ...]) -> list[str]:
        return [party for ref in refs if ref in self.mentions for party in self.mentions[ref].parties]

    def _country(self, ref: str) -> str | None:
        mention = self.mentions.get(ref)
        if mention is None or mention.entity is None:
            return None
        return mention.parties[0] if mention.parties else self.knowledge.country_of(mention.entity)

    def _speaker(self, event: EventMention, found: dict[str, tuple[str, ...]], cast: Cast) -> str | None:
        if event.kind is ClaimKind.STATEMENT:
            return self._statement_speaker(found, cast)
        attribution = self.attributions.get(event.attribution or "")
        if attribution is None:
            return None
        if attribution.source is None:
            return self.discourse.speaker_id if "said" in found.get("flag", ()) else None
        return self._voice([attribution.source])

    def _speaking(self, event: EventMention) -> tuple[str, ...]:
        """The parties that tell an event."""
        source = self._source(event)
        return source.parties if source else self.discourse.speaker.parties

    def _source(self, event: EventMention) -> Mention | None:
        attribution = self.attributions.get(event.attribution or "")
        return self.mentions.get(attribution.source or "") if attribution else None

    def _statement_speaker(self, found: dict[str, tuple[str, ...]], cast: Cast) -> str | None:
        sources = found.get("source", ())
        if not sources:
            return self.discourse.speaker_id if any(b in ("single", "speaker") for b in found.get("back", ())) else None
        first = self.mentions[sources[0]].parties
        speaking = {party for ref in sources for party in self.mentions[ref].parties}
        joint = len(cast.people) != 1 and len(speaking) > 1 and not self._addresses(sources)
        return None if joint and len(first) > 0 else self._voice(list(sources))

    def _addresses(self, sources: tuple[str, ...]) -> bool:
        """One minister who reminds another: the second name stands right behind the first, without "and"."""
        ordered = [self.mentions[ref] for ref in sources]
        text = self.document.text
        for left, right in pairwise(ordered):
            if left.parties != right.parties and right.span.start > left.span.end:
                between = text[left.span.end : right.span.start]
                return not between.strip(" ،,")
        return False

    def _voice(self, refs: list[str]) -> str | None:
        """A person where one is named, else the body, office or state that speaks."""
        chosen = [self.mentions[ref] for ref in refs if ref in self.mentions and not unnamed(ref)]
        for mention in chosen:
            if mention.type is MentionType.PERSON:
                return mention.entity
        for mention in chosen:
            if mention.people:
                return mention.people[0]
            if mention.type in (MentionType.PLACE, MentionType.COUNTRY):
                return mention.parties[0] if mention.parties else None
            return mention.entity or next(iter(mention.parties), None)
        return None

    def _date(
        self, event: EventMention, found: dict[str, tuple[str, ...]], speaker: str | None, cast: Cast
    ) -> str | None:
        """The event's own time; of what is said or done at an occasion told before, the occasion's."""
        flags = found.get("flag", ())
        if "time" in found:
            timex = self.timexes.get(found["time"][0])
            if event.kind is ClaimKind.STATEMENT and self._ahead(timex):
                return None  # the day is one of which something is said
            # What two sides agree to do lies ahead: the time told before it is that of their agreeing.
            agreeing = "agreed" in flags and timex is not None and timex.span.start < event.trigger.start
            return None if agreeing else event_date(timex)
        if "earlier" in flags:
            return None
        occasion = self.discourse.occasion
        if "occasion" in flags:
            return occasion.date
        if event.kind is ClaimKind.STATEMENT:
            return self._date_of_saying(event, found, speaker, cast)
        if event.kind in CONTACTS and cast.people and set(cast.people) == set(occasion.cast.people):
            return occasion.date
        if event.kind in _IN_PARTS and event.status is Status.OCCURRED:
            return self.discourse.done_on(event)
        return None

    def _ahead(self, timex: Timex | None) -> bool:
        """Tell whether a time lies behind the day of the report."""
        first = bounds(event_date(timex))[0]
        return first is not None and self.published is not None and first > self.published

    def _date_of_saying(
        self, event: EventMention, found: dict[str, tuple[str, ...]], speaker: str | None, cast: Cast
    ) -> str | None:
        state = self.discourse
        together = any(
            back.partition("@")[0] in ("group", "pair", "office-pair", "three") for back in found.get("back", ())
        )
        if together or event.sentence == state.occasion.sentence:
            return state.occasion.date
        if speaker is not None and speaker not in cast.people and speaker in state.spoke_on:
            return state.spoke_on[speaker]
        there = event.sentence - state.at_occasion == 1 and "said" not in found.get("flag", ())
        if there and cast.parties and set(cast.parties) <= set(state.occasion.cast.parties):
            return state.occasion.date  # "at the same session they ... X reminded ..."
        took_part = bool(cast.people) and set(cast.people) <= set(state.occasion.cast.people)
        lead = state.leading and bool(cast.parties) and set(cast.parties) <= set(state.occasion.cast.parties)
        return state.occasion.date if state.fresh and (took_part or lead) else None

    def _nothing_new(self, event: EventMention, cast: Cast, found: dict[str, tuple[str, ...]]) -> bool:
        """ "The two presidents discussed" during a call already told; "he added" without a new act."""
        flags = found.get("flag", ())
        if "continues" in flags and "source" not in found:
            return True
        before = self.discourse.occasion
        again = event.sentence != before.sentence and set(cast.parties) <= set(before.cast.parties)
        return "weak" in flags and again and ("time" not in found or before.date is None)

    def _worth(self, event: EventMention, cast: Cast, found: dict[str, tuple[str, ...]]) -> bool:
        if cast.parties:
            return True
        if event.rule.startswith("toll/"):
            return False  # a number alone: dead of what, is not told
        if event.kind is ClaimKind.PROTEST:
            return True
        if event.kind in FORCE:
            where = "place" in found or "time" in found
            hurt = any(count.what != "displaced" for count in quantities_of(found, ()))  # who fled, fled no one fight
            return event.status in _HAPPENED and (where or (event.kind is not ClaimKind.ARREST and hurt))
        if event.rule == "meet/verb":
            return False  # people met: who?
        return event.kind in _TOLD_WITHOUT_PARTIES and ("place" in found or "time" in found)

    def _build(
        self, event: EventMention, found: dict[str, tuple[str, ...]], cast: Cast, speaker: str | None, date: str | None
    ) -> Claim:
        text = self.document.text
        span = event.clause
        places = (*found.get("destination", ()), *found.get("place", ()), *found.get("host", ()))
        place = next((self.mentions[ref].entity for ref in places if self.mentions[ref].type in _SITES), None)
        instruments = tuple(
            sorted(
                {e for ref in found.get("instrument", ()) if ref in self.mentions and (e := self.mentions[ref].entity)}
            )
        )
        third = {p for ref in found.get("third-party", ()) if ref in self.mentions for p in self.mentions[ref].parties}
        identity = (self.document.id, event.kind, event.status, str(span.start), str(event.trigger.start), date or "")
        return Claim(
            id=content_id("c", *identity, *cast.parties, *cast.people),
            document=self.document.id,
            kind=event.kind,
            status=event.status,
            date=date,
            parties=cast.parties,
            people=cast.people,
            place=place,
            evidence=(Evidence(document=self.document.id, span=span, quote=text[span.start : span.end]),),
            instruments=instruments,
            format=self._format(found),
            third_parties=tuple(sorted(third - set(cast.parties))),
            speaker=speaker,
            act=event.act if event.kind is ClaimKind.STATEMENT else None,
            quantities=quantities_of(found, self._speaking(event)),
            actor=actor_of(found, self.mentions),
            extractor=f"rule:{event.rule}",
        )

    def _format(self, found: dict[str, tuple[str, ...]]) -> str | None:
        """The mechanism or format that an event sets up, or that meets."""
        refs = (ref for role in ("mechanism", "participant") for ref in found.get(role, ()) if ref in self.mentions)
        return next((self.mentions[ref].entity for ref in refs if self.mentions[ref].type in _FORMATS), None)


_TAKING_PART = ("participant", "actor", "target", "mechanism", "source")


def _cast_of(mentions: list[Mention]) -> Cast:
    parties = {party for mention in mentions for party in mention.parties}
    return Cast(tuple(sorted(parties)), tuple(sorted({person for mention in mentions for person in mention.people})))


def _told_once(claims: Iterable[Claim]) -> list[Claim]:
    """Leave out a claim that an earlier one of the same document already holds with all it says."""
    kept: list[Claim] = []
    for claim in claims:
        at = next((at for at, other in enumerate(kept) if _holds(other, claim)), None)
        if kept and _only_counts(kept[-1], claim):
            counted = (*kept[-1].quantities, *claim.quantities)
            place = claim.place or kept[-1].place
            kept[-1] = replace(claim, place=place, quantities=counted, evidence=(*claim.evidence, *kept[-1].evidence))
        elif at is None:
            kept.append(claim)
        elif new := set(claim.quantities) - set(kept[at].quantities):
            counted = tuple(quantity for quantity in claim.quantities if quantity in new)
            kept[at] = replace(
                kept[at],
                quantities=(*kept[at].quantities, *counted),
                evidence=(*kept[at].evidence, *claim.evidence),
            )
    return kept


def _holds(earlier: Claim, later: Claim) -> bool:
    if earlier.kind is not later.kind or earlier.kind is ClaimKind.STATEMENT or earlier.status is not later.status:
        return False
    return (
        later.date in (None, earlier.date)
        and set(later.parties) <= set(earlier.parties)
        and set(later.people) <= set(earlier.people)
        and later.place in (None, earlier.place)
        and (later.actor is None or later.speaker in (None, earlier.speaker))
        and (set(later.quantities) <= set(earlier.quantities) or _goes_on(earlier, later))
    )


_CLOSE = 2  # characters: a space, or a comma and a space


def _only_counts(earlier: Claim, later: Claim) -> bool:
    """Tell whether the clause before only counts what the later one tells: "ten were killed and two hurt in a raid"."""
    empty = not earlier.parties and earlier.date is None and (earlier.place is None or later.place is None)
    same = earlier.kind is later.kind and earlier.kind in FORCE and earlier.status is later.status
    return empty and same and 0 <= later.evidence[0].span.start - earlier.evidence[-1].span.end <= _CLOSE


def _goes_on(earlier: Claim, later: Claim) -> bool:
    """Tell whether the later one only counts what the clause right before it told: "exploded and killed ten"."""
    behind = later.evidence[0].span.start - earlier.evidence[-1].span.end
    return not earlier.quantities and 0 <= behind <= _CLOSE
