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


@lru_cache(maxsize=65536)
def parses(norm: str) -> tuple[Any, ...]:
    """Return the dictionary's readings of a folded form, the commonest first, those of words it only guesses too."""
    return tuple(dictionary().parse(norm))


def analyse(norm: str) -> Iterator[tuple[str, str]]:
    """Yield ("", stem) readings of a folded form: the form itself, then its dictionary forms, the commonest first.

    "переговоров" gives itself and "переговоры"; "суда" also "суд" and "судно". A word that the dictionary does not have
    also gives what is left without an ending of cases, since its declension is a guess. Russian has no proclitics.
    """
    yield "", norm
    if not is_cyrillic(norm):
        return
    seen = {norm}
    for number, parse in enumerate(parses(norm)):
        if parse.score < _RARE or len(seen) > _MOST:
            break
        if not number:
            yield from (("", mark) for mark in _MARKS if mark in parse.tag)
        stem = folded_lemma(parse.normal_form)
        if stem not in seen:
            seen.add(stem)
            yield "", stem
    if not is_known(norm):
        yield from (("", stem) for stem in dict.fromkeys(_without_ending(norm)) if stem not in seen)


@lru_cache(maxsize=65536)
def is_known(norm: str) -> bool:
    """Tell whether the dictionary has a form."""
    return bool(dictionary().word_is_known(norm))


@lru_cache(maxsize=65536)
def folded_lemma(normal_form: str) -> str:
    """Return a dictionary form as a lexicon is looked up by it; the forms of one word share it."""
    return plain(fold(normal_form))


@lru_cache(maxsize=65536)
def readings(norm: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the grammatical readings of a folded form, the commonest first: its dictionary form with its marks, which
    are part of speech, tense, number and, of nouns and what goes with them, every case that the form may stand for."""
    if not is_cyrillic(norm):
        return ()
    if norm[-1] in _UNDECLINED and not is_known(norm):
        return ((norm, frozenset({"NOUN", "sing", *_CASES})),)
    found: dict[str, frozenset[str]] = {}
    for parse in parses(norm):
        if parse.score < _UNLIKELY:
            break
        stem = folded_lemma(parse.normal_form)
        told, part, cased = marks_of(parse.tag)
        known = found.setdefault(stem, told)
        if cased and part in known:
            found[stem] = known | told
    return tuple(found.items())


@lru_cache(maxsize=8192)
def marks_of(tag: Any) -> tuple[frozenset[str], str, bool]:
    """Return the marks of one of the dictionary's tags, its part of speech, and whether it has a case; there are only a
    few thousand tags."""
    marks = (str(mark) for mark in (tag.POS, tag.tense, tag.number, tag.case, tag.voice) if mark)
    told = frozenset(_CASE_NAMES.get(mark, mark) for mark in marks)
    return told, str(tag.POS or ""), bool(tag.case)


_UNLIKELY = 0.04
_UNDECLINED = "иоуэ"
"""Ends of foreign names that are not declined, where the dictionary can only guess."""
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_CASE_NAMES = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn"}
_ENDINGS = (
    "ами",
    "ями",
    "ому",
    "ого",
    "ой",
    "ым",
    "им",
    "ом",
    "ем",
    "ей",
    "ов",
    "ах",
    "а",
    "я",
    "у",
    "ю",
    "е",
    "ы",
    "и",
)
_SOFT = frozenset("яюеи")


def _without_ending(norm: str) -> Iterator[str]:
    for ending in _ENDINGS:
        stem = norm.removesuffix(ending)
        if len(stem) > _SHORTEST_STEM and stem != norm:
            yield stem
            if ending[0] in _SOFT:
                yield from (stem + "й", stem + "ь", stem + "я")
            if ending in ("ой", "у", "ы", "е", "ей"):
                yield stem + "а"


_SHORTEST_STEM = 2


def deed_forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield (form, tense) of a dictionary form of a verb: past, present or future; short participles are past."""
    for parse in dictionary().parse(verb)[0].lexeme:
        part = str(parse.tag.POS)
        if part == "INFN":
            yield plain(fold(parse.word)), "present"
        elif part == "PRTS":
            yield plain(fold(parse.word)), "past"
        elif part == "VERB" and parse.tag.tense:
            yield plain(fold(parse.word)), _TENSE_NAMES[str(parse.tag.tense)]


_TENSE_NAMES = {"past": "past", "pres": "present", "futr": "future"}


def lemma(norm: str) -> str:
    """Return the commonest dictionary form of a folded form."""
    return plain(fold(parses(norm)[0].normal_form)) if is_cyrillic(norm) else norm


def plain(norm: str) -> str:
    """Write e for ё, as most writers do."""
    return norm.replace("ё", "е")


def is_cyrillic(norm: str) -> bool:
    """Tell whether a folded form begins with a Cyrillic letter."""
    return "\u0430" <= norm[:1] <= "\u0451"
