"""Whose an office or organ is: read off the slots of a rule's match."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mithaq.annotate.mentions.choosing import Chooser
from mithaq.annotate.mentions.states import StateReferences
from mithaq.annotate.mentions.units import Units, nationality
from mithaq.annotate.mentions.vocabulary import WEAK
from mithaq.grammar import Match

InnerBody = Callable[[Match], str | None]


@dataclass(slots=True)
class Owners:
    """Reads owners; ``inner`` holds, by the units they cover, the matches that name a body."""

    units: Units
    states: StateReferences
    chooser: Chooser
    inner: Mapping[tuple[int, int], Match]

    def of(self, match: Match, body: InnerBody) -> tuple[str, ...]:
        """Return the ids of the owners that the match names, in order, each once."""
        found: dict[str, None] = {}
        for name, slot in sorted(match.slots.items(), key=lambda pair: pair[1]):
            if name in ("of", "of2"):
                found.update(dict.fromkeys(self._in_slot(slot, body)))
        return tuple(found)

    def _in_slot(self, slot: tuple[int, int], body: InnerBody) -> tuple[str, ...]:
        nested = self.inner.get(slot)
        if nested is not None and (id := body(nested)):
            return (id,)
        words = self.units.slot_words(slot)
        lexicon = self.units.vocabulary.lexicon
        if count := lexicon.value("GROUP_OF_STATES", words):
            return self.states.before(self.units.first[slot[0]], int(count))
        if len(words) == 1 and (value := lexicon.value("UN_ADJECTIVE", words)):
            return (value,)
        if value := lexicon.value("CONTINENT", words):
            return (value,)
        return tuple(id for unit in range(*slot) if (id := self._of_unit(unit)))

    def _of_unit(self, unit: int) -> str | None:
        hit = self.units.hits.get(unit)
        if hit is not None and hit.end == hit.start + 1 and all(self._may_be_adjective(value) for value in hit.values):
            state = nationality(self.units.words[hit.start], self.units.vocabulary)
            if state:
                return state
        if hit is not None:
            return self.chooser.best(self.units.hits[unit])
        values = self.units.values(unit)
        return values[0] if values else None

    def _may_be_adjective(self, value: str) -> bool:
        """Last names such as "the Sudanese" are adjectives first where an owner is asked for."""
        return value.startswith(WEAK) or value in self.units.vocabulary.knowledge.persons
