"""Fold the spelling variants of a word away, and map every kept character back to where it stood.

``fold`` is what the lexicon, the gazetteer and search compare by. It drops vowel signs, tatweel and bidi controls,
unites the alefs, final ya and alef maqsura, ta marbuta and ha, the Persian kaf and ya, presentation forms (Unicode
NFKC) and every kind of decimal digit. ``folded`` does the same and keeps the offsets.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TATWEEL = "\u0640"
# Bidi embeddings, overrides, isolates and marks; zero-width joiners and spaces; the byte order mark; the soft hyphen.
INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2060\ufeff\u00ad"
)

_SAME = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        "ى": "ي", "ی": "ي", "ې": "ي",
        "ة": "ه", "ۀ": "ه", "ہ": "ه",
        "ک": "ك", "ڪ": "ك",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """Fold one character into none, one or several."""
    if character in INVISIBLE or character == TATWEEL:
        return ""
    if 0xD800 <= ord(character) <= 0xDFFF:  # a lone surrogate has no normal form
        return character
    out = []
    normal = unicodedata.normalize("NFKC", character)
    if normal[0] == " " and not character.isspace():
        normal = normal[1:]  # a sign that is printed alone is decomposed over a space
    for part in normal.casefold():
        if unicodedata.category(part) == "Mn" or part == TATWEEL:
            continue
        out.append(str(unicodedata.decimal(part)) if part.isdecimal() else part.translate(_SAME))
    return "".join(out)


class _FoldTable(dict[int, str]):
    """A translation table that fills itself: ``str.translate`` asks it once for each distinct character."""

    def __missing__(self, code: int) -> str:
        value = self[code] = fold_character(chr(code))
        return value


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """Fold ``text`` for comparison. A hamza written as a combining mark counts as its letter without it."""
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with a way back: ``origin[i]`` is where character ``i`` stood; one entry more marks the end."""

    text: str
    origin: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open stretch of the folded text to the stretch of the original that gave it."""
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


def folded(text: str) -> Folded:
    """Fold ``text`` and keep, for every character of the result, its offset in ``text``."""
    letters: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        value = _TABLE[ord(character)]
        letters.append(value)
        origin.extend([offset] * len(value))
    return Folded("".join(letters), (*origin, len(text)))
