"""Who did it, the numbers that go with it, and the fight that a toll is told of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from mithaq.annotate.events.quantities import SPEAKER, quantity
from mithaq.extract.discourse import Cast
from mithaq.knowledge import Knowledge
from mithaq.model.annotations import EventMention, Mention
from mithaq.model.claims import Quantity
from mithaq.model.kinds import ClaimKind

Arguments = Mapping[str, tuple[str, ...]]
_ARMED = ("armed-group", "armed-forces", "ministry-of-defence", "border", "general-staff", "national-security")
_FOUGHT = (ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.OPERATION)


def actor_of(found: Arguments, mentions: Mapping[str, Mention]) -> str | None:
    """The party that acts, where the text says that it is this one alone."""
    parties = {party for ref in found.get("actor", ()) if ref in mentions for party in mentions[ref].parties}
    return parties.pop() if len(parties) == 1 else None


def opponent_of(event: EventMention, source: Mention | None, knowledge: Knowledge) -> str | None:
    """The other side of a fight that somebody is said to have begun: who says so, where he bears arms himself."""
    if not event.rule.startswith("begin-fight/") or source is None or len(source.parties) != 1:
        return None
    party = source.parties[0]
    body = knowledge.bodies.get(party)
    armed = any(organ in (source.entity or "") for organ in _ARMED) or (body is not None and body.kind in _ARMED)
    return party if armed else None


def quantities_of(found: Arguments, speaking: Iterable[str]) -> tuple[Quantity, ...]:
    """The numbers of an event; "our soldiers" are those of the party that speaks, where it is one."""
    parties = set(speaking)
    own = parties.pop() if len(parties) == 1 else None
    told = [count for ref in found.get("count", ()) if (count := quantity(ref)) is not None]
    return tuple(dict.fromkeys(replace(count, of=own) if count.of == SPEAKER else count for count in told))


@dataclass(slots=True)
class Fights:
    """The fights that a report has told so far, for the tolls told of them."""

    told: list[tuple[Cast, str | None]] = field(default_factory=list)

    def note(self, event: EventMention, cast: Cast, date: str | None) -> None:
        """Remember an event of force for the tolls that follow it."""
        if event.kind in _FOUGHT and cast.parties:
            self.told.append((cast, date))

    def of(self, cast: Cast) -> tuple[Cast, str | None]:
        """The last fight told in which ``cast`` may have been: with its other side and its date; nothing else."""
        for fight, date in reversed(self.told):
            if set(cast.parties) <= set(fight.parties):
                return fight, date
        return cast, None
