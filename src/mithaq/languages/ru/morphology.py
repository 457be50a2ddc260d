"""Russian morphology: the dictionary forms that a written form may belong to, out of pymorphy3's dictionary.

A lexicon lists dictionary forms (встретиться, прошлый); a word of a text is read as written and as each of these. The
dictionary (OpenCorpora, through the MIT-licensed pymorphy3) is an optional extra, loaded when a text is read.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from mithaq.errors import PackError
from mithaq.text import fold

_RARE = 0.015  # of all texts: a reading that is rarer is none that a newspaper means
_MARKS = ("futr",)
"""Grammemes that a lexicon may list like words: of the commonest reading of a form."""
_MOST = 4  # dictionary forms of one word


def require() -> None:
    """Raise PackError, naming the extra, where the dictionary is not installed."""
    if find_spec("pymorphy3") is None or find_spec("pymorphy3_dicts_ru") is None:
        raise PackError("Russian needs a dictionary, which is an extra: pip install 'mithaq[ru]'")


@lru_cache(maxsize=1)
def dictionary() -> Any:
    """Return pymorphy3's analyser."""
    from pymorphy3 import MorphAnalyzer  # here, for it loads a dictionary of 15 MB

    return MorphAnalyzer()


def analyse(norm: str) -> Iterator[tuple[str, str]]:
    """Yield ("", stem) readings of a folded form: the form itself, then its dictionary forms, the commonest first.

    "переговоров" gives itself and "переговоры"; "суда" also "суд" and "судно". Russian has no proclitics.
    """
    yield "", norm
    if not is_cyrillic(norm):
        return
    seen = {norm}
    for number, parse in enumerate(dictionary().parse(norm)):
        if parse.score < _RARE or len(seen) > _MOST:
            break
        if not number:
            yield from (("", mark) for mark in _MARKS if mark in parse.tag)
        lemma = plain(fold(parse.normal_form))
        if lemma not in seen:
            seen.add(lemma)
            yield "", lemma


def plain(norm: str) -> str:
    """Write e for ё, as most writers do."""
    return norm.replace("ё", "е")


def is_cyrillic(norm: str) -> bool:
    """Tell whether a folded form begins with a Cyrillic letter."""
    return "\u0430" <= norm[:1] <= "\u0451"
