"""Where a text refers to states: by name, nationality or capital; and which of them "the two countries" are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from mithaq.annotate.mentions.units import Units, nationality
from mithaq.annotate.mentions.vocabulary import WEAK


@dataclass(slots=True)
class StateReferences:
    """Token positions in rising order, and the state that each refers to."""

    at: list[int] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)

    def inside(self, start: int, end: int) -> tuple[str, ...]:
        """Return the states referred to from token ``start`` to ``end``, each once, in order."""
        left, right = bisect_left(self.at, start), bisect_left(self.at, end)
        return tuple(dict.fromkeys(self.states[left:right]))

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Return the token bounds of the sentence that holds ``token``."""
        index = max(bisect_right(self.bounds, token) - 1, 0)
        end = self.bounds[index + 1] if index + 1 < len(self.bounds) else 10**9
        return self.bounds[index] if self.bounds else 0, end

    def before(self, token: int, count: int) -> tuple[str, ...]:
        """Return the ``count`` states named together last before ``token``, else the last ``count`` different ones."""
        right = bisect_left(self.at, token)
        if count > 1:
            for end in range(right, count - 1, -1):
                group = range(end - count, end)
                near = all(self.at[i + 1] - self.at[i] <= 3 for i in group[:-1])
                together = tuple(dict.fromkeys(self.states[i] for i in group))
                if near and len(together) == count:
                    return together
        found: dict[str, None] = {}
        for index in range(right - 1, -1, -1):
            found.setdefault(self.states[index])
            if len(found) == count:
                return tuple(reversed(found))
        return ()

    def all(self) -> frozenset[str]:
        """Return every state that the text refers to."""
        return frozenset(self.states)


def state_references(units: Units, sentences: Iterable[tuple[int, int]]) -> StateReferences:
    """Collect the references to states in ``units``."""
    vocabulary = units.vocabulary
    countries, places = vocabulary.knowledge.countries, vocabulary.knowledge.places
    found: list[tuple[int, str]] = []
    for unit, hit in units.hits.items():
        for value in hit.values:
            mark, _, id = value.rpartition(":")
            if mark + ":" == WEAK:
                continue
            state = id if id in countries else places[id].metonym_of if id in places else None
            if state:
                found.append((units.first[unit], state))
                break
    cache = vocabulary.nationalities
    for token, word in enumerate(units.words):
        state = cache.get(word.form, "")
        if state == "":
            state = cache[word.form] = nationality(word, vocabulary)
        if state:
            found.append((token, state))
    found.sort()
    out = StateReferences(bounds=[start for start, _ in sentences])
    for token, state in found:
        if not out.at or out.at[-1] != token:
            out.at.append(token)
            out.states.append(state)
    return out
