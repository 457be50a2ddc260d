"""How far into a pattern a text comes: for telling which rules almost fired, and what broke them."""

import re
from dataclasses import dataclass, field

from mithaq.grammar.lexicon import Lexicon
from mithaq.grammar.pattern import ANY, Alphabet, Pattern, choice, element_of, times_of

Pieces = list[tuple[str, str]]


@dataclass(slots=True)
class Part:
    """One element or group (its alternatives) of a pattern, with how often it may stand."""

    element: str
    regex: re.Pattern[str] | None
    alternatives: list[list["Part"]] = field(default_factory=list)
    low: int = 1
    high: int = 1


class Walk:
    """A walk through one pattern over symbols, all ways at once. ``broke`` is the element that failed furthest on."""

    def __init__(self, symbols: str) -> None:
        self.symbols = symbols
        self.furthest = -1
        self.broke = ""

    def through(self, parts: list[Part], starts: set[int]) -> set[int]:
        """Return where the walk may stand behind ``parts``, begun at ``starts``."""
        for part in parts:
            starts = self._repeated(part, starts)
        return starts

    def _repeated(self, part: Part, starts: set[int]) -> set[int]:
        reached = set(starts) if part.low == 0 else set()
        standing, count = starts, 0
        while standing and count < part.high:
            count += 1
            standing = self._once(part, standing)
            if count >= part.low:
                standing = standing - reached
                reached |= standing
        return reached

    def _once(self, part: Part, starts: set[int]) -> set[int]:
        if part.regex is None:
            return set().union(*(self.through(parts, starts) for parts in part.alternatives))
        ends = set()
        for start in starts:
            if match := part.regex.match(self.symbols, start):
                ends.add(match.end())
            elif start > self.furthest:
                self.furthest, self.broke = start, part.element
        return ends


def near_miss(pattern: Pattern, symbols: str, at: int, alphabet: Alphabet, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return how many words of ``symbols`` from ``at`` on fit ``pattern``, and the element behind them that did not.

    None where the whole pattern fits, or not even its first word.
    """
    walk = Walk(symbols)
    whole = Part("", None, _alternatives(list(reversed(pattern.pieces)), alphabet, lexicon))
    ends = walk.through([whole], {at})
    if max(ends, default=at) > at or walk.furthest <= at:
        return None
    return walk.furthest - at, walk.broke


def _alternatives(pieces: Pieces, alphabet: Alphabet, lexicon: Lexicon) -> list[list[Part]]:
    """Take pieces, last first, up to the bracket that closes, and return the alternatives they write."""
    alternatives: list[list[Part]] = [[]]
    while pieces:
        piece = pieces.pop()
        if piece in (("sign", ")"), ("sign", ">")):
            break
        if piece == ("sign", "|"):
            alternatives.append([])
        elif piece[0] == "times":
            alternatives[-1][-1].low, alternatives[-1][-1].high = times_of(piece[1])
        else:
            alternatives[-1].append(_part(piece, pieces, alphabet, lexicon))
    return alternatives


def _part(piece: tuple[str, str], pieces: Pieces, alphabet: Alphabet, lexicon: Lexicon) -> Part:
    if piece[0] in ("slot", "sign"):
        return Part("", None, _alternatives(pieces, alphabet, lexicon))
    element = element_of(piece)
    written = "." if piece == ANY else choice(element, alphabet, lexicon)
    return Part(element or ".", re.compile(written, re.DOTALL))
