"""Cut tokens into sentences: ordered rules over what stands between two tokens.

A full stop, question or exclamation mark, an ellipsis and a line break end a sentence; a stop inside a number or after
an initial, or a mark inside an open quotation followed by a comma, does not.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Set

from mithaq.text.tokens import Tokens

ENDS = frozenset(".!?؟۔…")
CLOSERS = frozenset("\"'»”’)]")
COMMAS = frozenset("،,؛;")
_BREAKS = frozenset("\n\r\u2028\u2029")
_TAIL = ENDS | CLOSERS  # what may follow the mark without a space: "؟!", ".»"


def sentence_bounds(
    tokens: Tokens, abbreviations: Set[str] = frozenset(), openers: Set[str] = frozenset()
) -> list[tuple[int, int]]:
    """Return the sentences of ``tokens`` as half-open pairs of token indices, empty ones left out.

    A stop behind one of ``abbreviations`` (in small letters) ends none; behind an initial it does before one of the
    ``openers``, words that open sentences, as they are written there.
    """
    bounds: list[tuple[int, int]] = []
    begin, count, words = 0, len(tokens), tokens.words
    breaks, marks = _after_breaks(tokens), _marks(tokens)
    for index in sorted(breaks | marks):
        if index > begin and index in breaks:
            bounds.append((begin, index))
            begin = index
        if index >= begin and index in marks and _ends_here(tokens, index, abbreviations, openers):
            end = index + 1
            while end < count and words[end][0] in _TAIL and not _space_before(tokens, end):
                end += 1
            if end == count or words[end] not in COMMAS:
                bounds.append((begin, end))
                begin = end
    if begin < count:
        bounds.append((begin, count))
    return [(left, right) for left, right in bounds if left < right]


def _after_breaks(tokens: Tokens) -> set[int]:
    """The tokens that come first behind a line break."""
    starts = tokens.starts
    if not starts:
        return set()
    return {bisect_right(starts, place) for place in _places(_BREAKS, tokens.text, starts[0], starts[-1])}


def _marks(tokens: Tokens) -> set[int]:
    """The tokens that begin with a mark which may end a sentence."""
    if not tokens.starts:
        return set()
    starts = tokens.starts
    places = _places(ENDS, tokens.text, starts[0], starts[-1] + 1)
    found = [(bisect_left(starts, place), place) for place in places]
    return {index for index, place in found if starts[index] == place}


def _places(characters: Set[str], text: str, start: int, end: int) -> list[int]:
    """Return where any of these characters stands in a stretch of text. Looking for one after the other is quicker than
    for all at once: most texts have few of them."""
    found: list[int] = []
    for character in characters:
        at = text.find(character, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(character, at + 1, end)
    return found


def _space_before(tokens: Tokens, index: int) -> bool:
    return tokens.starts[index] > tokens.ends[index - 1]


def _ends_here(tokens: Tokens, index: int, abbreviations: Set[str], openers: Set[str]) -> bool:
    """A stop is none where it joins what stands on both its sides ("3.5", "news.am"), or follows one letter."""
    if tokens.words[index] != ".":
        return True
    if index + 1 < len(tokens) and tokens.starts[index + 1] == tokens.ends[index]:
        return tokens.words[index + 1] in CLOSERS or _after_words(tokens, index)
    before = tokens.words[index - 1] if index else ""
    if len(before) == 1 and before.isalpha():
        return index + 1 < len(tokens) and tokens.words[index + 1] in openers
    return not abbreviations or before.lower() not in abbreviations


def _after_words(tokens: Tokens, index: int) -> bool:
    """In Arabic script a stop glued to the next word still ends its sentence; in "news.am" it does not."""
    before, after = tokens.words[index - 1] if index else "", tokens.words[index + 1]
    arabic = before[-1:].isdecimal() or "\u0600" <= before[-1:] <= "\u06ff"
    return len(before) > 1 and arabic and "\u0600" <= after[0] <= "\u06ff"
