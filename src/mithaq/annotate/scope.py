"""Which documents are about politics and conflict at all: sport, markets, culture and science make no claims."""

from collections.abc import Sequence

from mithaq.annotate.events.frames import event_lexicon
from mithaq.grammar import Word
from mithaq.languages import LanguagePack

_OTHER = ("SPORT", "MARKET", "CULTURE")
_MOST = 0.025  # of all words; political reports stay under one in a hundred


def out_of_scope(pack: LanguagePack, words: Sequence[Word]) -> str | None:
    """Return the field ("SPORT") that a text's words speak of, where it is one that makes no claims."""
    lexicon = event_lexicon(pack)
    counts = dict.fromkeys(_OTHER, 0)
    for word in words:
        classes = lexicon.facts(word).classes
        if classes:
            for name in _OTHER:
                counts[name] += name in classes
    name, count = max(counts.items(), key=lambda pair: pair[1])
    return name if count >= 4 and count > _MOST * len(words) else None
