"""Where a person's name may begin: behind an office, a title, or several of them."""

from collections.abc import Iterable, Iterator

from mithaq.annotate.mentions.drafts import ROLE, Draft
from mithaq.annotate.mentions.units import Units
from mithaq.annotate.mentions.vocabulary import Vocabulary
from mithaq.grammar import Word

_OPENERS = frozenset({"TITLE", "REPORTED"})


def name_starts(units: Units, drafts: Iterable[Draft]) -> Iterator[int]:
    """Yield the tokens at which a name may begin: behind offices, titles, and verbs of saying."""
    starts = {draft.end for draft in drafts if draft.type is ROLE}
    titles = units.vocabulary.per_listed_word(_is_title).of(units.words)
    starts.update(at for at, title in enumerate(titles, 1) if title)
    for start in sorted(starts):
        at = start
        while at < len(units.words) and _between(units, at):
            at += 1
        if at < len(units.words):
            yield at


def appositions(units: Units, drafts: Iterable[Draft]) -> Iterator[tuple[int, int]]:
    """Yield, for each office that a comma parts from what stands beside it, the tokens behind and before the comma.

    The first is where a name may begin ("the president, ..."), the second where one may have ended ("..., the
    president"); -1 stands for none.
    """
    for draft in drafts:
        if draft.type is ROLE:
            behind = draft.end + 1 if _is_comma(units, draft.end) else -1
            before = draft.start - 1 if draft.start and _is_comma(units, draft.start - 1) else -1
            yield behind, before


def _is_comma(units: Units, at: int) -> bool:
    return at < len(units.words) and "COMMA" in units.vocabulary.lexicon.singles.get(units.words[at].norm, {})


def _is_title(word: Word, vocabulary: Vocabulary) -> bool:
    singles = vocabulary.lexicon.singles
    return any(not _OPENERS.isdisjoint(singles.get(reading.stem, ())) for reading in word.readings)


def _between(units: Units, at: int) -> bool:
    """Tell whether the word stands between an office and a name: another title, "former", a nationality."""
    classes = units.vocabulary.lexicon.singles.get(units.words[at].norm, {})
    return not classes.keys().isdisjoint(("HONORIFIC", "ACTING", "DEM"))
