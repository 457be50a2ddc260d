"""Patterns over word classes, compiled to regular expressions over one character a word.

A pattern is read left to right; white space parts its elements:

    MONTH          a word of that class, without a proclitic       في      that very word
    ~MONTH         the same, with or without a proclitic            و~MONTH  with just this proclitic
    #day #year     a number in that range                           .       any word
    <day:#day>     a slot: what stands there is named; alternatives may use one name   ( | )   grouping and alternatives
    X? X* X+ X{0,3}  repetition                                     '(' ')'  a mark that the syntax uses itself
    $YEAR          a shape: a part of a pattern that several rules share, written once in the rule file

Each word is the set of classes it belongs to; each distinct set has one private-use character, so that a class is
a character class and a slot a group.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mithaq.errors import PackError
from mithaq.grammar.lexicon import Lexicon
from mithaq.text import fold

# Regular expressions look a character of the Basic Multilingual Plane up in a table, but compare those beyond it one by
# one: forty times slower. The second area is only for an alphabet that outgrows the first.
_FIRST, _BEYOND = 0xE000, 0xF0000
_ROOM = 0xF900 - _FIRST
AGAIN = "__"  # parts a slot's name from its number: regular expressions refuse a name used twice
_PIECE = re.compile(
    r"\s+|<(?P<slot>\w+):|(?P<quoted>'[^']+')|(?P<sign>[()|>])|(?P<times>[?*+]|\{\d*,?\d*\})|(?P<element>[^\s()|<>?*+{}']+)"
)
ANY = ("element", ".")
_CLASS = re.compile(r"[A-Z][A-Z0-9_]*$|#\w+$")


class Alphabet:
    """One character for each distinct set of classes met so far."""

    def __init__(self) -> None:
        self._symbols: dict[frozenset[str], str] = {}
        self._sets: list[tuple[str, frozenset[str]]] = []
        self._having: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._symbols)

    def symbol(self, classes: frozenset[str]) -> str:
        """Return the character that stands for this set of classes."""
        found = self._symbols.get(classes)
        if found is None:
            count = len(self._symbols)
            found = self._symbols[classes] = chr(_FIRST + count if count < _ROOM else _BEYOND + count - _ROOM)
            self._sets.append((found, classes))
            for element in classes:
                self._having[element] = self._having.get(element, "") + found
        return found

    def since(self, start: int) -> Sequence[tuple[str, frozenset[str]]]:
        """Return the sets met since there were ``start`` of them, each with its character."""
        return self._sets[start:]

    def having(self, element: str) -> str:
        """Return every character whose set holds ``element``."""
        return self._having.get(element, "")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern: its pieces, and the elements it names."""

    source: str
    pieces: tuple[tuple[str, str], ...]
    elements: frozenset[str]

    def regex(self, alphabet: Alphabet, lexicon: Lexicon) -> str:
        """Write the pattern as a regular expression over the alphabet as it is now."""
        seen: Counter[str] = Counter()
        written = []
        for kind, value in self.pieces:
            if kind == "slot":
                seen[value] += 1
                written.append(f"(?P<{value}{AGAIN}{seen[value]}>")
            else:
                written.append(_write(kind, value, alphabet, lexicon))
        return "".join(written)


def parse(source: str, where: str = "") -> Pattern:
    """Parse a pattern. Raises PackError, naming ``where``, when it is not well formed."""
    pieces: list[tuple[str, str]] = []
    position = 0
    while position < len(source):
        match = _PIECE.match(source, position)
        if match is None:
            raise PackError(f"{where}: cannot read the pattern at {source[position:]!r}")
        position = match.end()
        if kind := match.lastgroup:
            value = match.group(kind)
            pieces.append((kind, value[1:-1] if kind == "quoted" else value))
    _check_brackets(pieces, where)
    _check_repetition(pieces, where)
    _check_slots(pieces, where)
    return Pattern(source, tuple(pieces), frozenset(element_of(piece) for piece in pieces) - {""})


def _check_brackets(pieces: list[tuple[str, str]], where: str) -> None:
    stack: list[str] = []
    for kind, value in pieces:
        if kind == "slot" or (value == "(" and kind == "sign"):
            stack.append(">" if kind == "slot" else ")")
        elif kind == "sign" and value in ")>" and (not stack or stack.pop() != value):
            raise PackError(f"{where}: {value!r} closes nothing")
    if stack:
        raise PackError(f"{where}: {stack[-1]!r} is missing")


def _check_repetition(pieces: list[tuple[str, str]], where: str) -> None:
    for before, (kind, value) in zip([("", ""), *pieces], pieces, strict=False):
        if kind != "times":
            continue
        if before[0] not in ("element", "quoted") and before not in (("sign", ")"), ("sign", ">")):
            raise PackError(f"{where}: {value!r} repeats nothing")
        low, high = times_of(value)
        if value in ("{}", "{,}") or low > high:
            raise PackError(f"{where}: {value!r} is no number of times")


def _check_slots(pieces: list[tuple[str, str]], where: str) -> None:
    for kind, value in pieces:
        if kind == "slot" and (AGAIN in value or not value.isidentifier()):
            raise PackError(f"{where}: {value!r} is no name for a slot")


MANY = 1 << 16  # more words than any sentence has


def times_of(sign: str) -> tuple[int, int]:
    """Return how often at least and at most a repetition sign ("?", "{0,3}") lets its element stand."""
    if sign in "?*+":
        return (1 if sign == "+" else 0), (1 if sign == "?" else MANY)
    low, comma, high = sign[1:-1].partition(",")
    return int(low or 0), int(high) if high else MANY if comma else int(low or 0)


def element_of(piece: tuple[str, str]) -> str:
    """Name the element a piece asks for as word sets do: a class as it is, a literal folded behind "=".

    A proclitic sign stays before it. Signs, slots and the piece for any word have none: "".
    """
    kind, value = piece
    if kind not in ("element", "quoted") or piece == ANY:
        return ""
    proclitic, tilde, rest = value.rpartition("~")
    return f"{proclitic}{tilde}{rest}" if _CLASS.match(rest) else f"{proclitic}{tilde}={fold(rest)}"


def _write(kind: str, value: str, alphabet: Alphabet, lexicon: Lexicon) -> str:
    if kind == "sign":
        return {"(": "(?:", ")": ")", ">": ")", "|": "|"}[value]
    if kind == "times":
        return value
    if (kind, value) == ANY:
        return "."
    return choice(element_of((kind, value)), alphabet, lexicon)


def choice(element: str, alphabet: Alphabet, lexicon: Lexicon) -> str:
    """Write one element as a regular expression: a word of the class, or one of its phrases word by word."""
    head, tilde, name = element.rpartition("~")
    prefix = head + tilde
    single = _characters(alphabet.having(element))
    phrases = [
        "".join(_characters(alphabet.having(f"{prefix if at == 0 else ''}={word}")) for at, word in enumerate(words))
        for words in sorted(lexicon.phrases.get(name, {}), key=len, reverse=True)
        if all(alphabet.having(f"{prefix if at == 0 else ''}={word}") for at, word in enumerate(words))
    ]
    return f"(?:{'|'.join([*phrases, single])})" if phrases else single


def _characters(symbols: str) -> str:
    return f"[{symbols}]" if symbols else "(?!)"
