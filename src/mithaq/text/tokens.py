"""Cut text into tokens, by offsets into the original.

A word keeps its vowel signs, tatweel and bidi controls inside; controls around it belong to no token. Letters and
digits part ("نوفمبر2020", "و11"), so that what is printed without a space is read all the same. The marks of a hashtag
("#خالد_سالم") are no tokens, so that its words are read as any others.
"""

import re
from collections.abc import Callable

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0300-\u036f"
# Bidi and joining controls and the soft hyphen: part of a word only between its letters.
_CONTROLS = "\u200c-\u200f\u061c\u202a-\u202e\u2066-\u2069\u00ad"
_SPACES = "\u200b\u2060\ufeff"  # invisible, and no part of any word
_LETTERS = r"[^\W\d_]"
# Nothing that follows asks what stands beyond a space, so that text may be cut at its spaces first.
_TOKEN = re.compile(
    rf"{_LETTERS}++(?![{_MARKS}{_CONTROLS}'’ʼ])"  # most words: the general form of a word is slower
    rf"|\d+(?:[.,٫٬]\d+)*|{_LETTERS}(?:{_LETTERS}++|[{_MARKS}]++|[{_CONTROLS}]++(?={_LETTERS}))*(?:['’ʼ]{_LETTERS}+)*"
    rf"|\.{{2,}}|[^\w\s#{_MARKS}{_CONTROLS}{_SPACES}]",
)


_BEHIND = frozenset('.,:;!?،؛؟»")]')


class Tokens:
    """The tokens of one stretch of text as three parallel lists: start and end offsets, and the words as written."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str, starts: list[int], ends: list[int], words: list[str]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.words = words

    def __len__(self) -> int:
        return len(self.words)


Piece = tuple[int, int, str]
"""One token of a chunk: where it starts and ends in it, and the word."""


class Tokeniser:
    """Cuts text into tokens.

    ``cut`` tells where a word glued to the next one should part (0: nowhere); it is asked of words of more letters than
    ``longer_than``.
    """

    def __init__(self, cut: Callable[[str], int] | None = None, longer_than: int = 6) -> None:
        self._cut = cut
        self._longer_than = longer_than

    def __call__(self, text: str, start: int = 0, end: int | None = None) -> Tokens:
        """Cut ``text[start:end]`` into tokens, whose offsets count from the start of ``text``."""
        starts: list[int] = []
        ends: list[int] = []
        words: list[str] = []
        at = start
        for chunk in text[start:end].split(" "):
            for left, right, word in self.pieces(chunk):
                starts.append(at + left)
                ends.append(at + right)
                words.append(word)
            at += len(chunk) + 1
        return Tokens(text, starts, ends, words)

    def pieces(self, chunk: str) -> list[Piece]:
        """Cut what stands between two spaces."""
        if chunk.isalpha():  # as most are: one word
            return self._parted(0, chunk)
        word, mark = chunk[:-1], chunk[-1:]
        if mark in _BEHIND and word.isalpha():  # as most others are: a word with a mark behind it
            return [*self._parted(0, word), (len(word), len(chunk), mark)]
        return [piece for match in _TOKEN.finditer(chunk) for piece in self._parted(match.start(), match.group())]

    def _parted(self, start: int, word: str) -> list[Piece]:
        end = start + len(word)
        at = self._cut(word) if self._cut is not None and len(word) > self._longer_than else 0
        return [(start, start + at, word[:at]), (start + at, end, word[at:])] if at else [(start, end, word)]


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Cut ``text[start:end]`` into tokens, no word parted from another."""
    return _PLAIN(text, start, end)


_PLAIN = Tokeniser()
