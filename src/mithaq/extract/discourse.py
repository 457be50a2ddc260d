"""What a report has told so far, for the words that point back: "the two sides", "he added", "during the meeting"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as day
from typing import Final

from mithaq.annotate.events.drafts import LAPSE
from mithaq.annotate.events.forms import HE, SHE
from mithaq.annotate.events.sides import unnamed
from mithaq.annotate.events.texts import DATED_ASIDE, IN_PASSING
from mithaq.annotate.events.voices import LAW, TEXT, WORDS
from mithaq.extract.dates import event_date, lately
from mithaq.model.annotations import EventMention, Mention, Timex
from mithaq.model.edtf import is_day
from mithaq.model.kinds import ClaimKind, MentionType, Status

_MADE = ("sign/", "initial/", "reach/")  # rules that tell the making of a text, not its name
_LEAD = 2  # sentences in which the occasion of a whole report is told
Found = Mapping[str, tuple[str, ...]]
"""The arguments of an event by role."""
_OF_TEXTS = (ClaimKind.SIGNING, ClaimKind.CEASEFIRE)
_LATELY = 1  # sentences after which two sides are no longer the last ones told
_SPEAKING = 3  # sentences within which one who spoke goes on, if nobody else does
_STILL = 2  # sentences after which a group is still spoken of
_PERSONS = ("office-pair", "two")  # words for people, not for sides
CONTACTS = (ClaimKind.MEETING, ClaimKind.CALL, ClaimKind.VISIT)
FORCE = (ClaimKind.CLASH, ClaimKind.ATTACK, ClaimKind.OPERATION, ClaimKind.PROTEST, ClaimKind.ARREST)


@dataclass(slots=True, unsafe_hash=True, init=False)
class Cast:
    """Who takes part: parties and people, as entity ids."""

    parties: Final[tuple[str, ...]]
    people: Final[tuple[str, ...]]

    def __init__(
        self,
        parties: tuple[str, ...] = (),
        people: tuple[str, ...] = (),
    ) -> None:
        self.parties = parties
        self.people = people


NO_ONE = Cast()


def cast_of(mentions: Iterable[Mention]) -> Cast:
    """Return the parties and people of some mentions."""
    told = tuple(mentions)
    parties = {party for mention in told for party in mention.parties}
    return Cast(tuple(sorted(parties)), tuple(sorted({person for mention in told for person in mention.people})))


def cast_together(*casts: Cast) -> Cast:
    """Return one cast of all that take part in some."""
    parties = {party for cast in casts for party in cast.parties}
    return Cast(tuple(sorted(parties)), tuple(sorted({person for cast in casts for person in cast.people})))


def holds_office(person: Mention, offices: Mapping[int, tuple[str, ...]]) -> bool:
    """Tell whether a name stands right behind an office of another side than its own."""
    if person.type is not MentionType.PERSON or len(person.parties) != 1:
        return False
    sides = next((offices[at] for at in range(person.span.start - 2, person.span.start) if at in offices), None)
    return sides is not None and person.parties[0] not in sides


def first_person(mentions: Mapping[str, Mention], found: Found) -> Mention | None:
    """Return who does a thing first of all, if he is named: the holder of the office that stands first."""
    named = [mentions[ref] for role in ("actor", "participant") for ref in found.get(role, ()) if ref in mentions]
    near = named[: 1 + (bool(named) and named[0].type is MentionType.ROLE)]
    return next((one for one in near if one.type is MentionType.PERSON and one.parties), None)


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting, call or visit that a report tells of: who, when (EDTF), and in which sentence (-1: none yet)."""

    cast: Cast = NO_ONE
    date: str | None = None
    sentence: int = -1


@dataclass(slots=True)
class Discourse:
    """The occasion, the last group and the last pair, the last speaker, and the dates that speakers were given.

    The occasion is ``fresh`` until something of another date is told, and ``leading`` while it is the report's first.
    """

    occasion: Occasion = Occasion()
    fresh: bool = False
    leading: bool = False
    group: Cast = NO_ONE
    group_at: int = -9
    pair: Cast = NO_ONE
    pair_at: int = -9
    main: Cast = NO_ONE
    signed: Cast = NO_ONE
    persons: Cast = NO_ONE
    three: Cast = NO_ONE
    speaker: Cast = NO_ONE
    speaker_id: str | None = None
    spoke_on: dict[str, str] = field(default_factory=dict)
    spoke_last: tuple[str, str | None, int] = ("", None, -9)
    voices: dict[str, tuple[Cast, str | None, int]] = field(default_factory=dict)
    issued: dict[str, tuple[Cast, str | None]] = field(default_factory=dict)
    doer: Mention | None = None
    did_at: int = -9
    at_occasion: int = -9
    done: dict[ClaimKind, tuple[str, int]] = field(default_factory=dict)

    def resolve(self, back: str) -> Cast:
        """Return the cast that a word pointing back means; with a nationality ("group@yemen"), one of that land."""
        back, _, state = back.partition("@")
        cast = self._meant(back)
        return cast if not state or state in cast.parties else Cast((state,))

    def voice(self, backs: Iterable[str]) -> str | None:
        """Return who speaks by words that point back: "the minister" is who spoke last, but not "the European official"
        behind another; "the statement" is whose it is."""
        for back, _, state in (each.partition("@") for each in backs):
            if back in ("single", "speaker") and (not state or state in self.speaker.parties):
                return self.speaker_id
            if back.startswith(TEXT):
                return self.issued.get(back, (Cast(), None))[1]
        return None

    def pointed(self, back: str, event: EventMention, mentions: Iterable[Mention]) -> Cast:
        """Whom an event's words point back to: of "the two American officials" only Americans; one who acts is no
        three states."""
        if back == "speakers" and event.kind is not ClaimKind.STATEMENT:
            return Cast()  # "the ministers of the party left the session"
        cast, state = self.resolve(back), back.partition("@")[2]
        if back == "pair" and event.kind in _OF_TEXTS and self.signed.parties:
            return Cast(self.signed.parties)  # "the text that the two sides signed before": not the last two who met
        if back == "pair" and self.main.parties and event.sentence - self.pair_at > _LATELY:
            return Cast(self.main.parties)  # the two of whom the report is, and no two told in passing
        if back == "single" and event.kind in FORCE and len(cast.parties) > 1:
            return Cast()
        if not back.startswith(_PERSONS) or not state or len(cast.parties) < 2:
            return cast
        theirs = {one for mention in mentions if mention.parties == (state,) for one in mention.people}
        return Cast((state,), tuple(one for one in cast.people if one in theirs))

    def _meant(self, back: str) -> Cast:
        if back == "three" and len(self.three.parties) == 3:
            return self.three
        if back == "sides":
            pair = set(self.pair.parties)
            back = "pair" if pair and pair <= set(self.group.parties) else "group"
        if back in ("group", "three", "speakers"):
            cast = self.group if self.group.parties else self.occasion.cast
            return cast if back == "three" else Cast(cast.parties)
        if back == "office-pair" and len(self.occasion.cast.parties) > 1:
            return self.occasion.cast
        if back == "pair":
            return Cast(self.pair.parties)  # "the two sides" are no persons
        if back in ("office-pair", "two"):
            return self.persons if self.persons.parties else self.pair
        if back.startswith(TEXT):
            return self.issued.get(back, (Cast(), None))[0]
        return self.speaker if back in ("single", "speaker") else Cast()

    def pointing(self, event: EventMention, found: Found, timexes: Mapping[str, Timex]) -> tuple[str, ...]:
        """Return the words of an event that point back; a text told in passing, "the accord signed on 3 May", points
        to the sides told in its sentence or the one before, if its day is told.
        """
        back = found.get("back", ())
        aside = DATED_ASIDE in found.get("flag", ()) and back == ("group",)
        if not aside:
            return back
        day = event_date(timexes.get(next(iter(found.get("time", ())), "")))
        return back if is_day(day) and event.sentence - self.group_at <= 1 else ()

    def of_sides(self, count: int, named: frozenset[str], telling: tuple[str, ...]) -> frozenset[str]:
        """Return the sides of a meeting of so many: where fewer are named, those with the group or pair told before,
        and who tells it, if that makes so many and no more.
        """
        for before in (self.group.parties, self.occasion.cast.parties, self.pair.parties) if len(named) < count else ():
            for others in (before, (*before, *telling)):
                if len(every := named.union(others)) == count:
                    return every
        return named

    def founders(self, event: EventMention) -> list[str]:
        """Return the sides that set up a body whose founders its sentence leaves out: those told with it, or just
        before it: "they signed ... The agreement provides for a commission".
        """
        near = event.kind is ClaimKind.MECHANISM and event.sentence - self.group_at <= _STILL
        return list(self.group.parties) if near else []

    def note(
        self, event: EventMention, cast: Cast, date: str | None, speaker: str | None, charged: Cast = NO_ONE
    ) -> None:
        """Remember an event for those that follow it; ``charged`` are those of whom its speaker speaks."""
        self._note_charged(cast, charged)
        if ("flag", "occasion") in event.arguments:
            self.at_occasion = event.sentence
        aside = event.kind is ClaimKind.HANDOVER or ("flag", IN_PASSING) in event.arguments
        aside = aside or event.rule.startswith("signed/")  # "the plan signed in 2015": no sides of what goes on now
        if not aside or not self.group.parties:  # to whom one gives, takes no pair's place
            self._note_together(event, cast)
        if event.kind is ClaimKind.STATEMENT and speaker is not None:
            self._note_speaker(cast, date, speaker)
            self.spoke_last = (speaker, date, event.sentence)
        elif event.kind is ClaimKind.STATEMENT and _said_unnamed(event):
            self.forget_speaker()
            self.speaker = Cast(cast.parties)
        self._note_voice(event)
        if event.kind is ClaimKind.RATIFICATION:
            self.issued[LAW] = (cast, None)
        elif event.kind is ClaimKind.STATEMENT:
            self.issued[WORDS] = (cast, speaker)
        if date is not None:
            self.done[event.kind] = (date, event.sentence)
        self._note_occasion(event, cast, date)

    def _note_together(self, event: EventMention, cast: Cast) -> None:
        if event.kind is ClaimKind.SIGNING and event.status is Status.OCCURRED and len(cast.parties) == 2:
            self.signed = cast
        alone = event.kind is ClaimKind.STATEMENT and len(cast.people) == 1  # of two sides, as an envoy of another land
        if len(cast.parties) > 1 and not alone:
            self.group, self.group_at = cast, event.sentence
        if len(cast.parties) == 2 and cast.people:
            self.persons = cast
        if len(cast.parties) == 3:
            self.three = cast
        if len(cast.parties) == 2 and (cast.people or cast.parties != self.pair.parties):
            self.pair = cast
        if len(cast.parties) == 2 and not alone:
            self.main = self.main if self.main.parties else cast
            self.pair_at = event.sentence if cast.parties == self.pair.parties else self.pair_at

    def _note_voice(self, event: EventMention) -> None:
        """Remember who spoke last of those of a gender."""
        if event.kind is ClaimKind.STATEMENT and (gender := _gender(event)) is not None:
            self.voices[gender] = (self.speaker, self.speaker_id, event.sentence)

    def turn_to_voice(self, event: EventMention) -> None:
        """Let who goes on be of the gender that the verb shows: after "he said", "she added" is another's word."""
        gender = _gender(event)
        if event.kind is not ClaimKind.STATEMENT or gender is None or not _goes_back(event):
            return
        now, other = (self.voices.get(each, (Cast(), None, -9)) for each in (gender, _OTHER_GENDER[gender]))
        if other[2] >= now[2] and (self.speaker, self.speaker_id) == other[:2] != now[:2]:
            near = event.sentence - now[2] <= _SPEAKING
            self.speaker, self.speaker_id = now[:2] if near else (Cast(), None)

    def forget_speaker(self) -> None:
        """Let nobody speak on: somebody spoke whom no table holds."""
        self.speaker, self.speaker_id = NO_ONE, None
        self.spoke_last = ("", None, -9)

    def note_doer(self, event: EventMention, person: Mention | None) -> None:
        """Remember the person who did what the sentence tells first; who speaks in it is none."""
        if event.sentence != self.did_at:
            self.doer, self.did_at = None, event.sentence
            self.doer = person if event.kind is not ClaimKind.STATEMENT else None

    def turn_to_doer(self, event: EventMention) -> None:
        """Let who did what the sentence before tells speak: "X arrived in Paris. He said ..."."""
        goes_on = ("flag", "continues") in event.arguments or ("back", "speaker") not in event.arguments
        if (
            event.kind is not ClaimKind.STATEMENT
            or goes_on
            or self.doer is None
            or event.rule.startswith("reported-in")
        ):
            return
        if event.sentence - self.did_at == 1 and self.spoke_last[2] < self.did_at:
            self.speaker, self.speaker_id = cast_of((self.doer,)), self.doer.entity

    def stranger_spoke(self, event: EventMention) -> None:
        """Let nobody speak on behind somebody whom no table holds, but one of the other gender."""
        self.forget_speaker()
        if (gender := _gender(event)) is None:
            self.voices.clear()
        else:
            self.voices[gender] = (Cast(), None, event.sentence)

    def _note_charged(self, cast: Cast, other: Cast) -> None:
        """Remember who speaks and of whom as two, where no two were told yet: "X described Y as ... in their talks"."""
        both = cast_together(cast, other)
        if not self.pair.parties and len(both.parties) == 2 and other.parties:
            self.pair = self.persons = both

    def spoken_day(
        self, event: EventMention, cast: Cast, speaker: str, told: day | None, *, goes_on: bool
    ) -> str | None:
        """The day on which this speaker spoke: of a body that ``goes_on``, the first told; else that told in this
        sentence or the one before, if nobody else spoke since and "he had said" does not go back behind it; where
        that was on the eve of the report, ``told``, or its day, a few sentences before.
        """
        if goes_on and speaker not in cast.people and speaker in self.spoke_on:
            return self.spoke_on[speaker]
        last, date, sentence = self.spoke_last
        within = _SPEAKING if lately(date, told) else 1
        same = speaker == last and event.sentence - sentence <= within and ("flag", "was") not in event.arguments
        return date if same else None

    def done_on(self, event: EventMention) -> str | None:
        """The date of an act of this kind told in this sentence or the one before."""
        date, sentence = self.done.get(event.kind, (None, -9))
        return date if event.sentence - sentence <= 2 else None

    def signed_there(self, event: EventMention, cast: Cast) -> bool:
        """Tell whether those who met sign a text in the sentences that follow: on the day of their meeting."""
        there = len(cast.parties) > 1 and set(cast.parties) <= set(self.occasion.cast.parties)
        if event.kind is ClaimKind.CEASEFIRE and event.sentence == self.occasion.sentence:
            return (
                there and event.status is Status.OCCURRED
            )  # "agreed, at a meeting that they held on Monday, on a truce"
        if event.kind is not ClaimKind.SIGNING or not event.rule.startswith(_MADE) or not event.rule.endswith("/verb"):
            return False
        near = 0 < event.sentence - self.occasion.sentence <= _STILL and ("flag", "was") not in event.arguments
        return near and there and self.fresh and event.status is Status.OCCURRED

    def _note_occasion(self, event: EventMention, cast: Cast, date: str | None) -> None:
        aside = ("flag", "said") in event.arguments or any(role == "back" for role, _ in event.arguments)
        aside = aside or any(role == "time" and LAPSE in ref for role, ref in event.arguments)  # before what is told
        first_signing = self.occasion.sentence < 0 and event.sentence <= _LEAD and event.rule.startswith(_MADE)
        contact = event.kind in CONTACTS or (first_signing and event.status is Status.OCCURRED and not aside)
        if contact and cast.parties and not (aside and self.occasion.cast.parties):
            self.leading = self.occasion.sentence < 0
            self.occasion = Occasion(cast, date, event.sentence)
            self.fresh = True
        elif date is not None and date != self.occasion.date and not aside:
            self.fresh = False

    def _note_speaker(self, cast: Cast, date: str | None, speaker: str) -> None:
        self.speaker, self.speaker_id = cast, speaker
        if date is not None:
            self.spoke_on.setdefault(speaker, date)


_OTHER_GENDER = {HE: SHE, SHE: HE}


def _gender(event: EventMention) -> str | None:
    return next((ref for role, ref in event.arguments if role == "flag" and ref in _OTHER_GENDER), None)


def _goes_back(event: EventMention) -> bool:
    """Tell whether a saying goes on with who spoke before, named by nothing but the form of its verb."""
    return ("back", "speaker") in event.arguments


def _said_unnamed(event: EventMention) -> bool:
    """Tell whether somebody says it who is of a side, but whom the text does not name: "a Turkish official", "the
    European negotiator"."""
    sources = [ref for role, ref in event.arguments if role == "source"]
    official = any(role == "back" and (ref == "none" or ref.startswith("single@")) for role, ref in event.arguments)
    return all(map(unnamed, sources)) if sources else official
