"""A quotation with the words that were searched for marked in it."""

import re

from mithaq.store.words import Term, stems, terms, words_of

_WORD = re.compile(r"\S+")


def found_pieces(quote: str, query: str) -> list[tuple[str, bool]]:
    """Cut ``quote`` into pieces, each with whether ``query`` asks for it; joined they are ``quote`` again."""
    wanted = terms(query)
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(quote):
        if _asked(match.group(), wanted):
            pieces += [(quote[at : match.start()], False), (match.group(), True)]
            at = match.end()
    return [piece for piece in (*pieces, (quote[at:], False)) if piece[0]]


def _asked(word: str, wanted: tuple[Term, ...]) -> bool:
    return any(_is(term, form) for inner in words_of(word) for form in (inner, *stems(inner)) for term in wanted)


def _is(term: Term, form: str) -> bool:
    if term.prefix:
        return form.startswith(term.words[0])
    return form in term.words or form in term.stems
