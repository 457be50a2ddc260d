"""From event mentions to claims: who exactly, when, where, says who.

Implements the annotation guide of the project (docs/claims.md): a person of state stands for the state, a plan is no
event, a thing told again without anything new is told once.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from mithaq.annotate.events.circumstances import AHEAD, IN_TURN, PLANNED_DAY
from mithaq.annotate.events.drafts import roles
from mithaq.annotate.events.find import ELSEWHERE
from mithaq.annotate.events.sides import meant, unnamed
from mithaq.annotate.events.strangers import STRANGER
from mithaq.annotate.events.telling import TELLER
from mithaq.annotate.events.truces import DEAL
from mithaq.extract.conflicts import sides_meant, warring
from mithaq.extract.dates import coming_month, coming_weekday, event_date, of_another_year, over_days, part_of
from mithaq.extract.discourse import CONTACTS, FORCE, Cast, Discourse, cast_of, first_person, holds_office
from mithaq.extract.force import Arguments, Fights, actor_of, of_war, quantities_of
from mithaq.extract.history import is_history, mostly_history
from mithaq.extract.kind_sets import IN_PARTS, UNNAMED
from mithaq.extract.leads import dated_leads
from mithaq.extract.offices import Offices
from mithaq.extract.repeats import told_anew
from mithaq.extract.separate import casts_apart
from mithaq.extract.titles import Titles
from mithaq.extract.truces import truce_told, with_sides
from mithaq.extract.unnamed import made_by_nobody, told_of_nobody
from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Annotated, Attribution, EventMention, Mention, Timex
from mithaq.model.claims import Claim, Evidence
from mithaq.model.edtf import bounds
from mithaq.model.ids import content_id
from mithaq.model.kinds import ClaimKind, MentionType, Status

_BESIDE = 3  # characters from a time to the verb before which it stands: "on Friday, ten were killed"
_FORMATS = (MentionType.MECHANISM, MentionType.FORMAT)
_SITES = (MentionType.PLACE, MentionType.COUNTRY)
_FORESEEN = (*CONTACTS, ClaimKind.CEASEFIRE, ClaimKind.TERMINATION)  # agreed on, or announced, for a later day
INSTRUMENTAL = (
    *(ClaimKind.SIGNING, ClaimKind.RATIFICATION, ClaimKind.TERMINATION),
    *(ClaimKind.PROPOSAL, ClaimKind.CEASEFIRE),
)


def extract_claims(annotated: Annotated, knowledge: Knowledge) -> tuple[Claim, ...]:
    """Return the claims of one annotated document, in the order of its text."""
    extractor = _Extractor(annotated, knowledge)
    made = dated_leads([(event, extractor.claims(event)) for event in annotated.events], extractor.published)
    return with_sides(told_anew(annotated, made), lambda: warring(annotated.mentions, knowledge, named=True))


class _Extractor:
    """One document's names, times and discourse while its events are gone through in order."""

    def __init__(self, annotated: Annotated, knowledge: Knowledge) -> None:
        self.annotated = annotated
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
        self.titles = Titles(annotated, knowledge)
        self.offices = Offices(annotated)
        self.published = bounds(annotated.dct.value)[0] if annotated.dct else None
        self.of_history = mostly_history(annotated.timexes, self.published)

    def claims(self, event: EventMention) -> list[Claim]:
        """The claims of one event: none, one, or one for each of several dates."""
        found = roles(event)
        if STRANGER in found.get("flag", ()):
            self.discourse.stranger_spoke(event)
            return []
        self.discourse.turn_to_voice(event)
        self.discourse.turn_to_doer(event)
        self.offices.turn(event, self.discourse)
        cast = self.titles.completed(event, found, self._cast(event))
        speaker = self._speaker(event, found, cast)
        date = self._date(event, found, speaker, cast)
        account = event.kind in FORCE and speaker is not None and len(cast.parties) > 1 and date is None
        if account or "toll" in found.get("flag", ()) or event.rule.startswith("begin-fight/"):
            cast, date = self._fought(event, found, cast, date)
        if is_history(event, date, self.annotated.timexes, self.published, of_history=self.of_history):
            return []
        self.fights.note(event, cast, date)
        related = event.kind in INSTRUMENTAL and "related" in found.get("flag", ())
        if related and not (date := self._signed_there(cast)):
            return []
        flags = found.get("flag", ())
        worth = ("frame" not in flags or TELLER in flags) and self._worth(event, cast, found, date)
        worth = worth and not self._nothing_new(event, cast, found) and not self._accuses_itself(found, cast)
        self.discourse.note(event, cast, date, speaker, self._cast_as(found, "accused"))
        self.discourse.note_doer(event, first_person(self.mentions, found))
        if not worth:
            return []
        event = self._settled(event, found, date)
        dates = [date, *(event_date(self.timexes.get(ref)) for ref in found.get("time", ())[1:])]
        casts = self._apart(event, found) if "separate" in found.get("flag", ()) else []
        return [self._build(event, found, who, speaker, each) for each in dates for who in casts or [cast]]

    def _signed_there(self, cast: Cast) -> str | None:
        """The day of the occasion at which those who signed a text met."""
        there = self.discourse.occasion
        return there.date if len(cast.parties) > 1 and cast.parties == there.cast.parties else None

    def _apart(self, event: EventMention, found: dict[str, tuple[str, ...]]) -> list[Cast]:
        """ "In separate calls with X and with Y": one cast for each of those whom the first party spoke with."""
        named = [self.mentions[ref] for ref in found.get("participant", ()) if ref in self.mentions]
        return casts_apart(named) if event.kind in CONTACTS and named else []

    def _settled(self, event: EventMention, found: dict[str, tuple[str, ...]], date: str | None) -> EventMention:
        """What the grammar tells as lying ahead, but on a day before the report, has happened, unless only promised."""
        ahead = self._ahead_of_report(date)
        if ahead and event.status in (Status.OCCURRED, Status.ONGOING) and event.kind in _FORESEEN:
            return replace(event, status=Status.SCHEDULED)
        if self._past(date) and event.status is Status.SCHEDULED and not {"was", "agreed"} & {*found.get("flag", ())}:
            return replace(event, status=Status.OCCURRED)
        return event

    def _fought(
        self, event: EventMention, found: dict[str, tuple[str, ...]], cast: Cast, date: str | None
    ) -> tuple[Cast, str | None]:
        """A toll is told of a fight: its own day and the sides named with it, else those of the fight told before."""
        fight, fought_on = self.fights.of(event, cast, self._speaking(event))
        own = "own-time" in found.get("flag", ())
        ahead = event.trigger.start - self.timexes[found["time"][0]].span.end if "time" in found else -1
        announced = not own and ahead > _BESIDE
        if own or (date is not None and not announced):
            return (fight if fought_on == date or (own and fought_on is None) else cast), date
        return fight, fought_on or date

    def _cast(self, event: EventMention) -> Cast:
        """Who takes part: those named with the event, those it points back to, else the parties of its text."""
        found = roles(event)
        named = self._named(found)
        parties = [party for mention in named for party in mention.parties]
        people = [person for mention in named for person in mention.people]
        people += self._cast_as(found, "detainee").people  # who is arrested is of no side by that
        texts = found.get("instrument", ()) if event.kind in INSTRUMENTAL else ()
        if texts and (not parties or self._signs_with(event, found)):
            parties += self._parties_of(texts, sure=True)
        back_to = self.discourse.pointing(event, found, self.timexes)
        for back in back_to if not parties or event.kind not in INSTRUMENTAL else ():
            pointed = self.discourse.pointed(back, event, self.annotated.mentions)
            unsaid = back == "single" and event.kind in CONTACTS and not pointed.parties
            meant_ = self._last_person(event, people) if back == "other" or unsaid else pointed
            if not meant_.parties:
                meant_ = Cast(sides_meant(self.annotated, event, back, self.knowledge))
            parties += meant_.parties
            people += meant_.people if event.kind not in UNNAMED else ()
        if event.kind is ClaimKind.VISIT:
            parties += filter(None, map(self._country, found.get("destination", ())))
            parties = parties if len(set(parties)) > 1 else []
        if event.status is Status.CANCELLED and event.kind in CONTACTS and not parties:
            parties = list(self._speaking(event))  # who tells that it is off was to take part
        told = parties or "time" in found or "place" in found
        if event.kind is ClaimKind.CEASEFIRE and told and len(set(parties)) < 2:
            parties = list(self.fights.sides(parties, self._speaking(event))) or parties
        parties = parties or self._parties_of((*texts, *found.get("founder", ()))) or self.discourse.founders(event)
        if event.kind in CONTACTS and "sides" in found:
            parties = list(self.discourse.of_sides(int(found["sides"][0]), frozenset(parties), self._speaking(event)))
        return Cast(tuple(sorted(set(parties))), tuple(sorted(set(people))))

    def _cast_as(self, found: dict[str, tuple[str, ...]], role: str) -> Cast:
        return cast_of(self.mentions[ref] for ref in found.get(role, ()))

    def _signs_with(self, event: EventMention, found: dict[str, tuple[str, ...]]) -> bool:
        """Tell whether a text is named by whom it is with: "X signed the treaty with Y"."""
        texts = (self.mentions.get(ref) for ref in found.get("instrument", ()))
        return event.kind is ClaimKind.SIGNING and any(text is not None and text.rule == "pact-with" for text in texts)

    def _last_person(self, event: EventMention, named: Collection[str]) -> Cast:
        """Who "him" is in "between him and X": the last person named before that is not X."""
        persons = [
            mention
            for mention in self.annotated.mentions
            if mention.type is MentionType.PERSON
            and mention.span.start < event.trigger.start
            and not set(mention.people) & set(named)
        ]
        return cast_of(persons[-1:])

    def _named(self, found: dict[str, tuple[str, ...]]) -> list[Mention]:
        """Those named as taking part; who stands behind an office speaks for the office's side alone."""
        named = [self.mentions[ref] for role in _TAKING_PART for ref in found.get(role, ()) if ref in self.mentions]
        named += [replace(self.mentions[ref], parties=()) for ref in found.get("signer", ())]  # they sign for others
        offices = {one.span.end: one.parties for one in named if one.type is MentionType.ROLE and one.parties}
        if not offices:
            return named
        return [replace(one, parties=()) if holds_office(one, offices) else one for one in named]

    def _parties_of(self, refs: tuple[str, ...], *, sure: bool = False) -> list[str]:
        return [one for ref in refs if (m := self.mentions.get(ref)) and not (sure and m.supposed) for one in m.parties]

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
        told = self.attributions.get(event.attribution or "")
        return self.mentions.get(told.source or "") if told else None

    def _statement_speaker(self, found: dict[str, tuple[str, ...]], cast: Cast) -> str | None:
        sources = found.get("source", ())
        if not sources:
            return self.discourse.voice(found.get("back", ()))
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
            planned = PLANNED_DAY in flags or (event.status is Status.SCHEDULED and "was" not in flags)
            if planned and self.published and (day := coming_weekday(timex, self.published)):
                return day
            if AHEAD in flags and self.published and (month := coming_month(timex, self.published)):
                return month
            if self._ahead(event, timex):
                return None  # the day is one of which something is said, or no day of this year
            # What two sides agree to do lies ahead: the time told before it is that of their agreeing.
            agreeing = "agreed" in flags and timex is not None and timex.span.start < event.trigger.start
            told = None if agreeing else event_date(timex, both_days=event.kind in FORCE)
            told = over_days(event_date(self.timexes.get(next(iter(found.get("begun", ())), ""))), told)
            return None if "future" in flags and self._past(told) else told  # the day of what they will speak of
        if "earlier" in flags:
            return None
        occasion = self.discourse.occasion
        if "occasion" in flags and ELSEWHERE not in flags:
            return occasion.date
        if event.kind is ClaimKind.STATEMENT:
            return self._date_of_saying(event, found, speaker, cast)
        if self.discourse.signed_there(event, cast):
            return occasion.date
        if event.kind in CONTACTS and cast.people and set(cast.people) == set(occasion.cast.people):
            return occasion.date
        known = event.status in (Status.OCCURRED, Status.CANCELLED) and "known" in flags
        if known and len(cast.parties) > 1 and set(cast.parties) == set(occasion.cast.parties):
            return occasion.date  # "the meeting was the first between the two", "the talks will not be held"
        if event.kind in IN_PARTS and event.status is Status.OCCURRED:
            return self.discourse.done_on(event)
        return None

    def _ahead(self, event: EventMention, timex: Timex | None) -> bool:
        """Tell whether what is said or was done has a time that lies behind the day of the report."""
        said = event.kind is ClaimKind.STATEMENT and self._ahead_of_report(event_date(timex))
        done = event.kind in FORCE and event.status is Status.OCCURRED
        return said or (done and of_another_year(timex, self.annotated, event.trigger.end))

    def _past(self, date: str | None) -> bool:
        last = bounds(date)[1]
        return last is not None and self.published is not None and last < self.published

    def _ahead_of_report(self, date: str | None) -> bool:
        ahead = next(filter(None, bounds(date)), self.published)  # "before the end of the month"
        return ahead is not None and self.published is not None and ahead > self.published

    def _date_of_saying(self, event: EventMention, found: Arguments, speaker: str | None, cast: Cast) -> str | None:
        state = self.discourse
        together = any(back.partition("@")[0] in _TOGETHER for back in found.get("back", ()))
        if together or event.sentence == state.occasion.sentence:
            return state.occasion.date
        flags = found.get("flag", ())
        goes_on = "continues" in flags
        if speaker is not None and (day := state.spoken_day(event, cast, speaker, self.published, goes_on=goes_on)):
            return day
        if ELSEWHERE in flags:
            return None
        sides = bool(cast.parties) and set(cast.parties) <= set(state.occasion.cast.parties)
        if sides and event.sentence - state.at_occasion == 1 and "said" not in flags:
            return state.occasion.date  # "at the same session they ... X reminded ..."
        took_part = bool(cast.people) and set(cast.people) <= set(state.occasion.cast.people)
        lead = sides and ((goes_on and state.leading) or (IN_TURN in flags and state.fresh))
        return state.occasion.date if state.fresh and (took_part or lead) else None

    def _nothing_new(self, event: EventMention, cast: Cast, found: dict[str, tuple[str, ...]]) -> bool:
        """ "The two presidents discussed" during a call already told; "he added" without a new act."""
        flags = found.get("flag", ())
        if ("continues" in flags and "source" not in found) or "again" in flags:
            return True  # "he added"; "the foreign minister had opened the meeting"
        before = self.discourse.occasion
        again = event.sentence != before.sentence and set(cast.parties) <= set(before.cast.parties)
        return "weak" in flags and again and ("time" not in found or before.date is None)

    def _accuses_itself(self, found: dict[str, tuple[str, ...]], cast: Cast) -> bool:
        """Tell whether who spoke last would accuse his own side: another accuses it, whom the words leave out."""
        return "back" in found and bool(cast.parties) and self._cast_as(found, "accused").parties == cast.parties

    def _worth(self, event: EventMention, cast: Cast, found: dict[str, tuple[str, ...]], date: str | None) -> bool:
        if "war" in found.get("flag", ()) and "time" not in found and of_war(quantities_of(found, ())):
            return False
        if DEAL in found.get("flag", ()) and not truce_told(self.annotated, self.knowledge):
            return False
        alluded = event.kind is ClaimKind.MEETING and {"known", "said"} <= set(found.get("flag", ()))
        if alluded and not {"time", "place"} & found.keys() and cast.parties == self._speaking(event):
            return False  # "X accused ..., said people who attended the meeting": told before, if at all
        alone = self.titles.speaks(event, cast) or (self.titles.of_war and made_by_nobody(event, found, date))
        return bool(cast.parties) or alone or told_of_nobody(event, found, self.timexes)

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
            outlet=self.annotated.outlet,
            agency=self.annotated.agency,
            extractor=f"rule:{event.rule}",
        )

    def _format(self, found: dict[str, tuple[str, ...]]) -> str | None:
        """The mechanism or format that an event sets up, or that meets."""
        named = (self.mentions.get(ref) for role in ("mechanism", "participant") for ref in found.get(role, ()))
        return next((one.entity for one in named if one is not None and one.type in _FORMATS), None)


_TOGETHER = ("group", "speakers", "pair", "office-pair", "three")
_TAKING_PART = ("participant", "actor", "target", "mechanism", "source")
