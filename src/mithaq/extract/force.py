"""Who did it, the numbers that go with it, and the fight that a toll is told of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from mithaq.annotate.events.quantities import SPEAKER, quantity
from mithaq.extract.discourse import Cast
from mithaq.model.annotations import EventMention, Mention
from mithaq.model.claims import Quantity
from mithaq.model.kinds import ClaimKind

Arguments = Mapping[str, tuple[str, ...]]
_NEAR = 2
_FOUGHT = (ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.OPERATION)


def actor_of(found: Arguments, mentions: Mapping[str, Mention]) -> str | None:
    """The party that acts, where the text says that it is this one alone."""
    parties = {party for ref in found.get("actor", ()) if ref in mentions for party in mentions[ref].parties}
    return parties.pop() if len(parties) == 1 else None


def quantities_of(found: Arguments, speaking: Iterable[str]) -> tuple[Quantity, ...]:
    """The numbers of an event; "our soldiers" are those of the party that speaks, where it is one."""
    parties = set(speaking)
    own = parties.pop() if len(parties) == 1 else None
    told = [count for ref in found.get("count", ()) if (count := quantity(ref)) is not None]
    return tuple(dict.fromkeys(replace(count, of=own) if count.of == SPEAKER else count for count in told))


def of_war(told: Iterable[Quantity]) -> bool:
    """Tell whether so many died that no one attack is meant, but a war."""
    return any(count.what == "killed" and count.value >= _WAR for count in told)


_WAR = 1000


@dataclass(slots=True)
class Fights:
    """The fights that a report has told so far, for the tolls told of them."""

    told: list[tuple[int, Cast, str | None]] = field(default_factory=list)

    def note(self, event: EventMention, cast: Cast, date: str | None) -> None:
        """Remember an event of force for the tolls that follow it."""
        if event.kind in _FOUGHT or event.kind is ClaimKind.CEASEFIRE:
            date = None if event.kind is ClaimKind.CEASEFIRE else date  # whose truce it is, they fought before
            if cast.parties or date is not None or not self.told:  # "which left one dead" says nothing more of it
                self.told.append((event.sentence, cast, date))

    def sides(self, named: Iterable[str], speaking: Iterable[str]) -> tuple[str, ...]:
        """Between whom a truce is that names one side, or only who tells it: those who fought last, where it fits."""
        ours = set(named)
        for _, fight, _ in reversed(self.told):
            if len(fight.parties) > 1:
                told_by_another = ours <= set(speaking) and ours.isdisjoint(fight.parties)
                return fight.parties if ours <= set(fight.parties) or told_by_another else ()
        return ()

    def of(self, event: EventMention, cast: Cast, speaking: Iterable[str] = ()) -> tuple[Cast, str | None]:
        """The last fight told in which ``cast`` may have been: with its other side and its date.

        Nameless dead are those of a fight told just before; those of who speaks, of the one he has just told of.
        Where there is none, ``cast`` and no date.
        """
        if event.rule.startswith("begin-fight/"):  # who began it is told of the fight that the report tells of
            for sentence, fight, date in reversed(self.told):
                if event.sentence - sentence <= _NEAR and date and set(cast.parties) & set(fight.parties):
                    return cast, date
        for sentence, fight, date in reversed(self.told):
            near = event.sentence - sentence <= _NEAR
            if set(cast.parties) <= set(fight.parties) and (cast.parties or near):
                return fight, date
        sentence, fight, date = self.told[-1] if self.told else (-1, Cast(), None)
        own = cast.parties and set(cast.parties) <= set(speaking)
        if (
            own and sentence == event.sentence and len(fight.parties) == 1
        ):  # "accused them of shelling, and said that 8 of its"
            both = tuple(sorted({*fight.parties, *cast.parties}))
            return Cast(both, cast.people), date
        return cast, None
