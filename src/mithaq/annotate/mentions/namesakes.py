"""Known persons whose full name sounds like one that no table holds as it is written: a foreign name spelled anew."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mithaq.annotate.mentions.vocabulary import Vocabulary
from mithaq.languages.likeness import likeness
from mithaq.text import fold

_ALIKE = 0.87
"""From this likeness on a name is the known one's: names that differ by a vowel that is always written stay apart."""

Spelled = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]
_BY_WORD: dict[tuple[int, str], Spelled] = {}


def sounding_like(words: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """Return the one known person whose full name has as many words, with the same first letters, and sounds so.

    ``words`` are folded. One word of the name, the first or the last, is spelled as the table spells it.
    """
    if len(words) < 2 or min(map(len, words)) < 2:
        return None
    known = _known(vocabulary)
    found = {
        person
        for word in (words[0], words[-1])
        for person, name in known.get(word, ())
        if _same_shape(words, name) and likeness(" ".join(words), " ".join(name)) >= _ALIKE
    }
    return found.pop() if len(found) == 1 else None


def _same_shape(words: Sequence[str], name: tuple[str, ...]) -> bool:
    return len(words) == len(name) and all(one[0] == other[0] for one, other in zip(words, name, strict=True))


def _known(vocabulary: Vocabulary) -> Spelled:
    """The full names of all known persons by their first and by their last word, made when first asked for."""
    key = (id(vocabulary.knowledge), vocabulary.pack.code)
    found = _BY_WORD.get(key)
    if found is None:
        listed: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for person in vocabulary.knowledge.persons.values():
            for spelling in person.spellings(vocabulary.pack.code):
                name = tuple(fold(spelling).split())
                if len(name) > 1:
                    listed[name[0]].append((person.id, name))
                    listed[name[-1]].append((person.id, name))
        found = _BY_WORD[key] = dict(listed)
    return found
