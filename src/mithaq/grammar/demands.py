"""What a pattern demands of a text: elements it cannot do without, and those that a match must begin with.

A rule is tried only where it can begin; most rules can begin nowhere in most texts.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from mithaq.grammar.pattern import Alphabet, Pattern, element_of, times_of


def demands(pattern: Pattern) -> list[frozenset[str]]:
    """Return sets of elements of each of which every match holds one: what stands outside all that is optional.

    Of a group with alternatives that is what each of them begins with; a group that says too little makes no demand.
    """
    pieces, found, at = list(pattern.pieces), [], 0
    if _parts(pieces):
        return [firsts] if (firsts := beginnings(pieces)) else []
    while at < len(pieces):
        end = _closing(pieces, at) if _opens(pieces[at]) else at
        optional = end + 1 < len(pieces) and pieces[end + 1][0] == "times" and times_of(pieces[end + 1][1])[0] == 0
        firsts = beginnings(pieces[at : end + 1])
        if firsts and not optional:
            found.append(firsts)
        at = end + 1
    return found


def _parts(pieces: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the pieces are alternatives, outside all brackets."""
    at = 0
    while at < len(pieces):
        if pieces[at] == ("sign", "|"):
            return True
        at = (_closing(pieces, at) if _opens(pieces[at]) else at) + 1
    return False


def beginnings(pieces: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return the elements one of which must begin what the pieces match; none where anything may, or nothing need be.

    Behind what is optional a match may begin with what follows it.
    """
    found: set[str] = set()
    at, open_ = 0, True  # open: the alternative at hand has matched nothing yet
    while at < len(pieces):
        if pieces[at] == ("sign", "|"):
            if open_:
                return frozenset()
            at, open_ = at + 1, True
            continue
        end = _closing(pieces, at) if _opens(pieces[at]) else at
        if open_:
            inside = beginnings(pieces[at + 1 : end]) if end > at else frozenset({element_of(pieces[at])} - {""})
            if not inside:
                return frozenset()
            found |= inside
            open_ = end + 1 < len(pieces) and pieces[end + 1][0] == "times" and times_of(pieces[end + 1][1])[0] == 0
        at = end + 1
        while at < len(pieces) and pieces[at][0] == "times":
            at += 1
    return frozenset() if open_ else frozenset(found)


def _opens(piece: tuple[str, str]) -> bool:
    return piece[0] == "slot" or piece == ("sign", "(")


def _closing(pieces: Sequence[tuple[str, str]], at: int) -> int:
    """Return where the bracket that opens at ``at`` closes."""
    depth = 0
    for index in range(at, len(pieces)):
        depth += _opens(pieces[index]) - (pieces[index][0] == "sign" and pieces[index][1] in ")>")
        if depth == 0:
            return index
    return len(pieces) - 1


class Places:
    """Where each symbol of a text stands, looked for when it is first asked: most are never asked for."""

    def __init__(self, symbols: str) -> None:
        self.symbols = symbols
        self.present = frozenset(symbols)
        self._known: dict[str, list[int]] = {}

    def of(self, symbol: str) -> list[int]:
        """Return the indices of a symbol in rising order."""
        found = self._known.get(symbol)
        if found is None:
            found = self._known[symbol] = []
            at = self.symbols.find(symbol)
            while at >= 0:
                found.append(at)
                at = self.symbols.find(symbol, at + 1)
        return found


class Demands:
    """What each of several patterns demands, asked of a whole text at once.

    Every demand has a bit, and every symbol the bits of the demands that it meets. The demand of a pattern that the
    fewest elements meet is its key: patterns whose key no symbol of the text meets are not looked at.
    """

    def __init__(self, of_patterns: Iterable[Iterable[frozenset[str]]]) -> None:
        self._bits: dict[str, int] = {}
        self._masks: dict[str, int] = {}
        self._asked: list[int] = []
        self._opened: dict[int, list[int]] = {}  # by the bit of their key, the patterns that have it
        self._keyed: dict[str, list[int]] = {}  # by symbol, the patterns whose key it meets
        known: dict[frozenset[str], int] = {}
        for index, of_one in enumerate(of_patterns):
            asked, fewest, key = 0, 0, 0
            for choices in of_one:
                bit = known.setdefault(choices, 1 << len(known))
                asked |= bit
                if not key or len(choices) < fewest:
                    fewest, key = len(choices), bit
            self._asked.append(asked)
            self._opened.setdefault(key, []).append(index)
        for choices, bit in known.items():
            for element in choices:
                self._bits[element] = self._bits.get(element, 0) | bit

    def met_by(self, symbols: Iterable[str], alphabet: Alphabet) -> list[int]:
        """Return the indices of the patterns all of whose demands these symbols meet, in rising order."""
        if len(self._masks) < len(alphabet):
            self._meet_new(alphabet)
        met = 0
        opened = set(self._opened.get(0, ()))  # those that demand nothing
        for symbol in symbols:
            met |= self._masks[symbol]
            opened.update(self._keyed[symbol])
        return [index for index in sorted(opened) if self._asked[index] & met == self._asked[index]]

    def _meet_new(self, alphabet: Alphabet) -> None:
        for symbol, classes in alphabet.since(len(self._masks)):
            met = reduce(or_, map(self._bits.get, classes.intersection(self._bits)), 0)
            keyed = [patterns for key, patterns in self._opened.items() if key & met]
            self._keyed[symbol] = [index for patterns in keyed for index in patterns]
            self._masks[symbol] = met  # last, since other threads go by the number of these
