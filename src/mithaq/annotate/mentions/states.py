"""Where a text refers to states: by name, nationality or capital; and which of them "the two countries" are."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mithaq.annotate.mentions.units import is_weak_nationality, nationality
from mithaq.annotate.mentions.vocabulary import WEAK, Vocabulary
from mithaq.grammar import Hit, Word

_NEAR = 120  # words: about a paragraph and a half


@dataclass(slots=True)
class StateReferences:
    """Token positions in rising order, the state that each refers to, and whether it joins the one before it."""

    at: list[int] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    joined: list[bool] = field(default_factory=list)
    venues: set[str] = field(default_factory=set)
    _all: frozenset[str] | None = None

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
        if count > 1 and (together := self.together_before(token, count)):
            return together
        right = bisect_left(self.at, token)
        found: dict[str, None] = {}
        for index in range(right - 1, -1, -1):
            found.setdefault(self.states[index])
            if len(found) == count:
                return tuple(reversed(found))
        return ()

    def together_before(self, token: int, count: int) -> tuple[str, ...]:
        """Return the ``count`` states that were last joined in one phrase not far before ``token``."""
        for end in range(bisect_left(self.at, token), count - 1, -1):
            if token - self.at[end - 1] > _NEAR:
                break
            group = range(end - count, end)
            together = tuple(dict.fromkeys(self.states[i] for i in group))
            if len(together) == count and all(self.joined[i] for i in group[1:]):
                return together
        return ()

    def most_named(self, count: int) -> tuple[str, ...]:
        """Return the ``count`` states that the text is about, if just so many are named again and again."""
        often = [state for state, times in Counter(self.states).most_common() if times > 2]
        return tuple(often) if len(often) == count else ()

    def leading(self) -> str | None:
        """Return the state that the text speaks of most often, if one is ahead of all others."""
        counts = Counter(self.states).most_common(2)
        ahead = counts and (len(counts) == 1 or counts[0][1] > counts[1][1])
        return counts[0][0] if ahead else None

    def main(self) -> str | None:
        """Return the state that the text is mostly about, if one is."""
        counts = Counter(self.states).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
            return None
        return counts[0][0]

    def all(self) -> frozenset[str]:
        """Return every state that the text refers to, be it as the place where something happens."""
        if self._all is None:
            self._all = frozenset(self.states) | self.venues
        return self._all


def state_references(
    words: list[Word],
    names: Iterable[Hit],
    sentences: Iterable[tuple[int, int]],
    vocabulary: Vocabulary,
    located: frozenset[int] = frozenset(),
) -> StateReferences:
    """Collect the references to states among the words; weak names count where they are ``located``.

    A nationality that is an ordinary adjective too counts only where its state is named in another way.
    """
    countries, places = vocabulary.knowledge.countries, vocabulary.knowledge.places
    found: list[tuple[int, int, str]] = []
    venues: set[str] = set()
    for hit in names:
        for value in hit.values:
            mark, _, id = value.rpartition(":")
            if mark + ":" == WEAK and not (id in countries and hit.start in located):
                continue
            state = id if id in countries else places[id].metonym_of if id in places else None
            if state and id in places and _is_venue(hit, words, vocabulary):
                venues.add(state)
                break
            if state:
                found.append((hit.start, hit.end, state))
                break
    named = {state for _, _, state in found} | venues
    nationalities = vocabulary.per_listed_word(nationality)
    states = nationalities.of(words)
    found += [
        (token, token + 1, state)
        for token in nationalities.places(words)
        if (state := states[token])
        and (
            state in named
            or not is_weak_nationality(words[token], vocabulary)
            or _is_of_an_office(words, token, vocabulary)
        )
    ]
    found.sort()
    out = StateReferences(bounds=[start for start, _ in sentences], venues=venues)
    for start, end, state in found:
        if not out.at or start >= out.ends[-1]:
            out.at.append(start)
            out.ends.append(end)
            out.states.append(state)
            gap = words[out.ends[-2] : start] if len(out.ends) > 1 else ()
            together = len(out.ends) > 1 and (not gap or (len(gap) == 1 and _joins(gap[0], vocabulary)))
            out.joined.append(together)
    return out


def _joins(word: Word, vocabulary: Vocabulary) -> bool:
    """Tell whether a word between two names joins them: a mark, or "and"."""
    return not word.norm.isalnum() or "AND" in vocabulary.lexicon.singles.get(word.norm, ())


def _is_of_an_office(words: list[Word], token: int, vocabulary: Vocabulary) -> bool:
    classes = vocabulary.lexicon.singles.get(words[token - 1].norm, {}) if token else {}
    return not classes.keys().isdisjoint(("THE_CHIEF", "THE_MINISTER", "PORTFOLIO", "CHIEF_OF", "COUNTERPART"))


def _is_venue(hit: Hit, words: list[Word], vocabulary: Vocabulary) -> bool:
    """A capital behind "in" is where something happens; anywhere else it may speak for its state."""
    before = vocabulary.lexicon.singles.get(words[hit.start - 1].norm, {}) if hit.start else {}
    return "IN" in before and not hit.proclitic
