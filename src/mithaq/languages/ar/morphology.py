"""The little of Arabic morphology that rules need: proclitics parted, verb and noun forms spelled out.

All forms are folded (see ``mithaq.text.fold``). Source: standard Modern Written Arabic orthography.
"""

from collections.abc import Iterator

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_SHORTEST = 2


def analyse(norm: str) -> Iterator[tuple[str, str]]:
    """Yield (proclitics, stem) readings of a folded form, the whole form first.

    "وبالقاهره" gives "", "و", "وب"; "للسودان" gives "ل" with the article restored: "السودان".
    """
    yield "", norm
    if not ("\u0600" <= norm[:1] <= "\u06ff"):
        return
    yield from _prepositions("", norm)
    if norm[0] in _CONJUNCTIONS and len(norm) > _SHORTEST:
        yield norm[0], norm[1:]
        yield from _prepositions(norm[0], norm[1:])


def _prepositions(before: str, rest: str) -> Iterator[tuple[str, str]]:
    if rest.startswith("لل") and len(rest) > 3:
        yield before + "ل", "ال" + rest[2:]
    if rest[0] in _PREPOSITIONS and len(rest) > _SHORTEST:
        yield before + rest[0], rest[1:]
