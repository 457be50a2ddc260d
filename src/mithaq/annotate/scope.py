"""Which documents are about politics and conflict at all: sport, markets, culture and science make no claims."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from mithaq.languages import LanguagePack

_FIELDS = ("SPORT", "MARKET", "CULTURE", "SCIENCE", "FAITH")
_OWN = "POLITICS"
_FEWEST = 4  # words of a field, below which a text is too short to be put in it
_LEAD = 1.2  # how far a field must outdo politics: reports of trade wars and sanctions speak of markets too


class _FieldsOfForms(dict[str, tuple[str, ...]]):
    """The fields that each written form belongs to, looked up once."""

    def __init__(self, pack: LanguagePack) -> None:
        self._bank = pack.bank
        self._singles = pack.lexicon("fields").singles

    def __missing__(self, form: str) -> tuple[str, ...]:
        readings = self._bank[form].readings
        found = {name for reading in readings for name in self._singles.get(reading.stem, ())}
        value = self[form] = tuple(sorted(found))
        return value


_fields_of = lru_cache(_FieldsOfForms)


def out_of_scope(pack: LanguagePack, forms: Iterable[str]) -> str | None:
    """Return the field ("SPORT") whose words a text uses more than those of politics; None where it may make claims."""
    fields = _fields_of(pack)
    counts = Counter(chain.from_iterable(map(fields.__getitem__, forms)))
    field = max(_FIELDS, key=counts.__getitem__)
    return field if counts[field] >= _FEWEST and counts[field] > _LEAD * counts[_OWN] else None
