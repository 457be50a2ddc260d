"""What a report has told so far, for the words that point back: "the two sides", "he added", "during the meeting"."""

from dataclasses import dataclass, field

from mithaq.model.annotations import EventMention
from mithaq.model.kinds import ClaimKind

CONTACTS = (ClaimKind.MEETING, ClaimKind.CALL, ClaimKind.VISIT)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: parties and people, as entity ids."""

    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(slots=True)
class Discourse:
    """The cast and date of the occasion the report tells of, the last group of several, and the last speaker."""

    occasion: Cast = Cast()
    occasion_date: str | None = None
    occasion_sentence: int = -1
    group: Cast = Cast()
    pair: Cast = Cast()
    speaker: Cast = Cast()
    speaker_id: str | None = None
    lead_sources: dict[str, str | None] = field(default_factory=dict)

    def resolve(self, back: str) -> Cast:
        """Return the cast that a word pointing back means."""
        if back == "group":
            return self.group if self.group.parties else self.occasion
        if back == "office-pair" and len(self.occasion.parties) > 1:
            return self.occasion
        if back in ("pair", "office-pair"):
            return self.pair
        if back in ("single", "speaker"):
            return self.speaker
        return Cast()

    def note(self, event: EventMention, cast: Cast, date: str | None, speaker: str | None) -> None:
        """Remember an event for those that follow it."""
        if len(cast.parties) > 1:
            self.group = cast
        if len(cast.parties) == 2:
            self.pair = cast
        aside = ("flag", "said") in event.arguments or any(role == "back" for role, _ in event.arguments)
        if event.kind in CONTACTS and cast.parties and not (aside and self.occasion.parties):
            self.occasion, self.occasion_date, self.occasion_sentence = cast, date, event.sentence
        if event.kind is ClaimKind.STATEMENT and speaker is not None:
            self.speaker, self.speaker_id = cast, speaker
            if date is not None:
                self.lead_sources.setdefault(speaker, date)
                for party in cast.parties:
                    self.lead_sources.setdefault(party, date)
