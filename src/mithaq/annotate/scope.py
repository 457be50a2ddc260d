"""Which documents are about politics and conflict at all: sport, markets, culture and science make no claims."""

from collections.abc import Sequence

from mithaq.annotate.events.frames import event_lexicon
from mithaq.grammar import Word
from mithaq.languages import LanguagePack

_FIELDS = ("SPORT", "MARKET", "CULTURE", "SCIENCE")
_OWN = "POLITICS"
_FEWEST = 4  # words of a field, below which a text is too short to be put in it
_LEAD = 1.2  # how far a field must outdo politics: reports of trade wars and sanctions speak of markets too


def out_of_scope(pack: LanguagePack, words: Sequence[Word]) -> str | None:
    """Return the field ("SPORT") whose words a text uses more than those of politics; None where it may make claims."""
    lexicon = event_lexicon(pack)
    counts = dict.fromkeys((*_FIELDS, _OWN), 0)
    for word in words:
        if classes := lexicon.facts(word).classes:
            for name in counts:
                counts[name] += name in classes
    field = max(_FIELDS, key=counts.__getitem__)
    return field if counts[field] >= _FEWEST and counts[field] > _LEAD * counts[_OWN] else None
