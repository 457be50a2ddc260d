"""Which documents are about politics and conflict at all: sport, markets, culture and science make no claims."""

from functools import lru_cache

from mithaq.grammar import PerWord, Word
from mithaq.languages import LanguagePack

_FIELDS = ("SPORT", "MARKET", "CULTURE", "SCIENCE", "FAITH")
_OWN = "POLITICS"
_FEWEST = 4  # words of a field, below which a text is too short to be put in it
_LEAD = 1.2  # how far a field must outdo politics: reports of trade wars and sanctions speak of markets too


@lru_cache
def _fields_of(pack: LanguagePack) -> PerWord[tuple[str, ...]]:
    """The fields that each word belongs to."""
    singles = pack.lexicon("fields").singles

    def fields(word: Word) -> tuple[str, ...]:
        return tuple(sorted({name for reading in word.readings for name in singles.get(reading.stem, ())}))

    return PerWord(fields, singles.keys(), ())


def out_of_scope(pack: LanguagePack, words: list[Word]) -> str | None:
    """Return the field ("SPORT") whose words a text uses more than those of politics; None where it may make claims."""
    table = _fields_of(pack)
    fields = table.of(words)
    counts = dict.fromkeys((*_FIELDS, _OWN), 0)
    for place in table.places(words):
        for name in fields[place]:
            counts[name] = counts.get(name, 0) + 1
    field = max(_FIELDS, key=counts.__getitem__)
    return field if counts[field] >= _FEWEST and counts[field] > _LEAD * counts[_OWN] else None
