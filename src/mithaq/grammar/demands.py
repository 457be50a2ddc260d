"""What a pattern demands of a text: elements it cannot do without, and those that a match must begin with.

A rule is tried only where it can begin; most rules can begin nowhere in most texts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from mithaq.grammar.pattern import Pattern, element_of, times_of


def demands(pattern: Pattern) -> list[frozenset[str]]:
    """Return sets of elements of each of which every match holds one: what stands outside all that is optional.

    Of a group with alternatives that is what each of them begins with; a group that says too little makes no demand.
    """
    pieces, found, at = list(pattern.pieces), [], 0
    while at < len(pieces):
        end = _closing(pieces, at) if _opens(pieces[at]) else at
        optional = end + 1 < len(pieces) and pieces[end + 1][0] == "times" and times_of(pieces[end + 1][1])[0] == 0
        firsts = beginnings(pieces[at : end + 1])
        if firsts and not optional:
            found.append(firsts)
        at = end + 1
    return found


def beginnings(pieces: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return the elements one of which must begin what the pieces match; none where anything may."""
    found: set[str] = set()
    at, begun = 0, False
    while at < len(pieces):
        if begun:
            begun = pieces[at] != ("sign", "|")
            at += 1
            continue
        end = _closing(pieces, at) if _opens(pieces[at]) else at
        inside = beginnings(pieces[at + 1 : end]) if end > at else frozenset({element_of(pieces[at])} - {""})
        optional = end + 1 < len(pieces) and pieces[end + 1][0] == "times" and times_of(pieces[end + 1][1])[0] == 0
        if not inside or optional:
            return frozenset()
        found |= inside
        begun, at = True, end + 1
        while at < len(pieces) and pieces[at] != ("sign", "|"):
            at = (_closing(pieces, at) if _opens(pieces[at]) else at) + 1
    return frozenset(found)


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


def places_of(symbols: str) -> dict[str, list[int]]:
    """Return where each symbol stands."""
    places: dict[str, list[int]] = {}
    for index, symbol in enumerate(symbols):
        if symbol in places:
            places[symbol].append(index)
        else:
            places[symbol] = [index]
    return places


def trials(
    regex: re.Pattern[str], symbols: str, places: Mapping[str, list[int]], beginning: frozenset[str] | None
) -> Iterator[re.Match[str]]:
    """Yield the matches of ``regex`` that are not empty, as ``finditer`` would, tried only where one may begin."""
    if beginning is None:
        yield from (match for match in regex.finditer(symbols) if match.end() > match.start())
        return
    end = 0
    for start in sorted(index for symbol in beginning.intersection(places) for index in places[symbol]):
        if start >= end and (match := regex.match(symbols, start)) and match.end() > start:
            yield match
            end = match.end()
