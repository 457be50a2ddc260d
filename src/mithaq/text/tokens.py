"""Cut text into tokens, by offsets into the original.

A word keeps its vowel signs, tatweel and bidi controls inside; controls around it belong to no token. Letters and
digits part ("نوفمبر2020", "و11"), so that what is printed without a space is read all the same.
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
    rf"\d+(?:[.,٫٬]\d+)*|{_LETTERS}(?:{_LETTERS}++|[{_MARKS}]++|[{_CONTROLS}]++(?={_LETTERS}))*(?:['’ʼ]{_LETTERS}+)*"
    rf"|\.{{2,}}|[^\w\s{_MARKS}{_CONTROLS}{_SPACES}]|_",
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


def tokenise(text: str, start: int = 0, end: int | None = None, cut: Callable[[str], int] | None = None) -> Tokens:
    """Cut ``text[start:end]`` into tokens.

    ``cut`` tells where a word glued to the next one should part (0: nowhere); it is asked of words of over six letters.
    """
    tokens = Tokens(text, [], [], [])
    starts, ends, words = tokens.starts, tokens.ends, tokens.words
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        left, right = match.span()
        if cut is not None and len(word) > 6 and (at := cut(word)):
            starts.append(left)
            ends.append(left + at)
            words.append(word[:at])
            left, word = left + at, word[at:]
        starts.append(left)
        ends.append(right)
        words.append(word)
    return tokens
