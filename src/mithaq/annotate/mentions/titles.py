"""Where a person's name may begin: behind an office, a title, or several of them."""

from collections.abc import Iterable, Iterator

from mithaq.annotate.mentions.drafts import Draft
from mithaq.annotate.mentions.units import Units
from mithaq.model.kinds import MentionType


def name_starts(units: Units, drafts: Iterable[Draft]) -> Iterator[int]:
    """Yield the tokens at which a name may begin."""
    starts = {draft.end for draft in drafts if draft.type is MentionType.ROLE}
    singles = units.vocabulary.lexicon.singles
    for at, word in enumerate(units.words):
        if any("TITLE" in singles.get(reading.stem, ()) for reading in word.readings):
            starts.add(at + 1)
    for start in sorted(starts):
        at = start
        while at < len(units.words) and _between(units, at):
            at += 1
        if at < len(units.words):
            yield at


def _between(units: Units, at: int) -> bool:
    """Tell whether the word stands between an office and a name: another title, "former", a quotation mark."""
    classes = units.vocabulary.lexicon.singles.get(units.words[at].norm, {})
    return not classes.keys().isdisjoint(("HONORIFIC", "ACTING"))
