"""Words and known names as one row of units, each with the symbol that the rules are matched over."""

from dataclasses import dataclass, field

from mithaq.annotate.mentions.vocabulary import NO_NAME, WEAK, Vocabulary, classes_of
from mithaq.grammar import Hit, Word
from mithaq.text import Tokens

_SHAPES = frozenset({"ABBR", "ORGANISATION", "LATIN"})  # of words in no table
_BREAK: frozenset[str] = frozenset()


@dataclass(slots=True)
class Units:
    """Parallel rows: the symbol of each unit, and its tokens. A sentence begins with a unit of no token (-1)."""

    tokens: Tokens
    words: list[Word]
    vocabulary: Vocabulary
    symbols: str = ""
    first: list[int] = field(default_factory=list)
    hits: dict[int, Hit] = field(default_factory=dict)

    def last(self, unit: int) -> int:
        """Return the token index behind the unit."""
        hit = self.hits.get(unit)
        return hit.end if hit else self.first[unit] + 1

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens of units ``start`` to ``end``, half-open."""
        return self.first[start], self.last(end - 1)

    def skip(self, unit: int) -> int:
        """Return how many characters of the unit's first word are its proclitic."""
        if hit := self.hits.get(unit):
            return hit.skip
        return skip_of(self.words[self.first[unit]], self.vocabulary)

    def values(self, unit: int) -> tuple[str, ...]:
        """Return the ids that the unit may stand for: of known names, and of nationalities their state."""
        if hit := self.hits.get(unit):
            return tuple(value.rpartition(":")[2] for value in hit.values)
        state = nationality(self.words[self.first[unit]], self.vocabulary)
        return (state,) if state else ()

    def slot_words(self, slot: tuple[int, int]) -> list[Word]:
        """Return the words of a slot."""
        start, end = self.tokens_of(*slot)
        return self.words[start:end]


def skip_of(word: Word, vocabulary: Vocabulary) -> int:
    """Return the width of the proclitic in the first reading that the word lists know."""
    singles = vocabulary.lexicon.singles
    for reading in word.readings:
        if reading.stem in singles or reading.stem in vocabulary.phrase_heads:
            return reading.skip
    return 0


def nationality(word: Word, vocabulary: Vocabulary) -> str | None:
    """Return the state that a nationality adjective belongs to."""
    for reading in word.readings:
        classes = vocabulary.lexicon.singles.get(reading.stem)
        if classes and (state := classes.get("DEM") or classes.get("DEM_INDEF") or classes.get("DEM_WEAK")):
            return state
    return None


def is_weak_nationality(word: Word, vocabulary: Vocabulary) -> bool:
    """Tell whether a nationality is an ordinary adjective too ("of Mali", "financial")."""
    singles = vocabulary.lexicon.singles
    return not any({"DEM", "DEM_INDEF"} & singles.get(reading.stem, {}).keys() for reading in word.readings)


def known_names(words: list[Word], sentences: list[tuple[int, int]], vocabulary: Vocabulary) -> list[Hit]:
    """Return the known names in the words, none across the end of a sentence, each written as names are."""
    found = [
        hit
        for start, end in sentences
        for hit in vocabulary.gazetteer.find(words, start, end)
        if hit.values != (NO_NAME,)
        and not (_breaks_an_office(hit, words, vocabulary) or _breaks_an_adjective(hit, words, vocabulary))
    ]
    may_name = vocabulary.may_name
    return found if may_name is None else [hit for hit in found if may_name(words[hit.start].form, hit.end - hit.start)]


def lay_out(
    tokens: Tokens,
    words: list[Word],
    sentences: list[tuple[int, int]],
    names: list[Hit],
    vocabulary: Vocabulary,
) -> Units:
    """Merge the known ``names`` into units and give each unit its symbol."""
    units = Units(tokens, words, vocabulary)
    plain = vocabulary.grammar.spell(words)
    row: list[str] = []
    boundary = vocabulary.grammar.symbol(_BREAK)
    pending = iter([*names, None])
    hit = next(pending)
    for start, end in sentences:
        row.append(boundary)
        units.first.append(-1)
        at = start
        while hit is not None and hit.start < end:
            row.append(plain[at : hit.start])
            units.first.extend(range(at, hit.start))
            units.hits[len(units.first)] = hit
            units.first.append(hit.start)
            row.append(_symbol(hit, words, vocabulary))
            at = hit.end
            hit = next(pending)
        row.append(plain[at:end])
        units.first.extend(range(at, end))
    units.symbols = "".join(row)
    return units


def _breaks_an_office(hit: Hit, words: list[Word], vocabulary: Vocabulary) -> bool:
    """A name that begins with a portfolio ("the Foreign Ministry") is none behind "minister of"."""
    if not hit.start or "PORTFOLIO" not in vocabulary.lexicon.singles.get(words[hit.start].norm, ()):
        return False
    singles = vocabulary.lexicon.singles
    before = {name for reading in words[hit.start - 1].readings for name in singles.get(reading.stem, ())}
    return not before.isdisjoint(("MINISTER", "MINISTERS", "MINISTRY", "MINISTRIES"))


def _breaks_an_adjective(hit: Hit, words: list[Word], vocabulary: Vocabulary) -> bool:
    """A name that begins with a nationality is none where that is the adjective of an office: "the Egyptian (foreign
    minister) today" is not the daily "Egyptian Today"."""
    bodies = vocabulary.knowledge.bodies
    if not hit.start or hit.end - hit.start == 1 or hit.proclitic or not any(value in bodies for value in hit.values):
        return False
    singles = vocabulary.lexicon.singles
    before = words[hit.start - 1].norm
    governs = vocabulary.script.is_definite(before) or "PORTFOLIO" in singles.get(before, ())
    return governs and "DEM" in singles.get(words[hit.start].norm, ())


def _symbol(hit: Hit, words: list[Word], vocabulary: Vocabulary) -> str:
    single = hit.end == hit.start + 1
    key = (words[hit.start].form if single else "", hit.proclitic, hit.values)
    symbol = vocabulary.hit_symbols.get(key)
    if symbol is None:
        classes = set(vocabulary.grammar.classes(words[hit.start]) if single else ())
        prefix = f"{hit.proclitic}~" if hit.proclitic else ""
        for value in hit.values:
            for name in _value_classes(value, vocabulary):
                classes.update((prefix + name, "~" + name))
        classes.discard("NAME")
        if not all(value.startswith(WEAK) for value in hit.values):
            classes -= _SHAPES
        symbol = vocabulary.hit_symbols[key] = vocabulary.grammar.symbol(frozenset(classes))
    return symbol


def _value_classes(value: str, vocabulary: Vocabulary) -> frozenset[str]:
    mark, _, id = value.rpartition(":")
    if mark.startswith("DEM"):
        return frozenset({mark})
    known = vocabulary.knowledge.get(id)
    return classes_of(known, mark + ":" == WEAK, vocabulary.knowledge) if known else frozenset()
