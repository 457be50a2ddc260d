"""Cut text into tokens, by offsets into the original.

A word keeps its vowel signs, tatweel and bidi controls inside; controls around it belong to no token. Letters and
digits part ("نوفمبر2020", "و11"), so that what is printed without a space is read all the same. The marks of a hashtag
("#خالد_سالم") are no tokens, so that its words are read as any others.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0300-\u036f"
# Bidi and joining controls and the soft hyphen: part of a word only between its letters.
_CONTROLS = "\u200c-\u200f\u061c\u202a-\u202e\u2066-\u2069\u00ad"
_SPACES = "\u200b\u2060\ufeff"  # invisible, and no part of any word
_LETTERS = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"{_LETTERS}++(?![{_MARKS}{_CONTROLS}'’ʼ])"  # most words: the general form of a word is slower
    rf"|\d+(?:[.,٫٬]\d+)*|{_LETTERS}(?:{_LETTERS}++|[{_MARKS}]++|[{_CONTROLS}]++(?={_LETTERS}))*(?:['’ʼ]{_LETTERS}+)*"
    rf"|\.{{2,}}|[^\w\s#{_MARKS}{_CONTROLS}{_SPACES}]",
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one stretch of text as three parallel lists: start and end offsets, and the words as written."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]

    def __len__(self) -> int:
        return len(self.words)


def tokenise(
    text: str, start: int = 0, end: int | None = None, cut: Callable[[str], int] | None = None, longer_than: int = 6
) -> Tokens:
    """Cut ``text[start:end]`` into tokens.

    ``cut`` tells where a word glued to the next one should part (0: nowhere); it is asked of words of more letters than
    ``longer_than``.
    """
    spans = [match.span() for match in _TOKEN.finditer(text, start, len(text) if end is None else end)]
    words = [text[left:right] for left, right in spans]
    if cut is not None and (
        parted := {word: at for word in set(words) if len(word) > longer_than and (at := cut(word))}
    ):
        spans = [piece for span, word in zip(spans, words, strict=True) for piece in _parted(span, parted.get(word, 0))]
        words = [text[left:right] for left, right in spans]
    starts, ends = map(list, zip(*spans, strict=True)) if spans else ([], [])
    return Tokens(text, starts, ends, words)


def _parted(span: tuple[int, int], at: int) -> list[tuple[int, int]]:
    return [(span[0], span[0] + at), (span[0] + at, span[1])] if at else [span]
