"""What Arabic names look like: forms of nationality adjectives, definiteness, transliteration of unknown names.

All forms are folded (see ``mithaq.text.fold``). Transliteration is simple on purpose: consonants and long vowels as
newspapers write them, short vowels guessed as "a" between two consonants.
"""

from collections.abc import Iterator, Mapping

from mithaq.text import fold

_ARTICLE = "ال"
_FEMININE = ("ه", "تان", "تين", "ات")
_ENDINGS = ("", "ه", "ان", "ين", "ون", "تان", "تين", "ات", "ا", "ي", "يا")
_VOWELS = frozenset("aiu")


def demonym_forms(adjective: str, plurals: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield (folded form, class) of a nationality adjective of one or several words ("كوري جنوبي").

    Classes: DEM definite, DEM_F definite feminine, DEM_INDEF indefinite.
    """
    words = [fold(word) for word in adjective.split()]
    for ending in _ENDINGS:
        if ending in ("ي", "يا"):
            continue
        plain = " ".join(word + ending for word in words)
        definite = " ".join(_ARTICLE + word + ending for word in words)
        yield plain, "DEM_INDEF"
        yield definite, "DEM"
        if ending in _FEMININE:
            yield definite, "DEM_F"
    for plural in plurals:
        yield fold(plural), "DEM_INDEF"
        yield " ".join(_ARTICLE + fold(word) for word in plural.split()), "DEM"


def country_forms(name: str) -> Iterator[str]:
    """Yield the spellings of a country's name: as it is, and with the article that some writers add to it."""
    yield name
    folded = fold(name)
    if " " not in folded and not folded.startswith(_ARTICLE) and len(folded) > 5:
        yield _ARTICLE + folded


def is_definite(norm: str) -> bool:
    """Tell whether a folded word carries the article."""
    return norm.startswith(_ARTICLE) and len(norm) > 4


def looks_arabic(norm: str) -> bool:
    """Tell whether a folded word is of Arabic letters and long enough for a name."""
    return len(norm) > 1 and all("\u0621" <= letter <= "\u06d3" for letter in norm)


def is_accusative(form: str, norm: str) -> bool:
    """Tell whether a word as written is an indefinite accusative, as its tanween shows."""
    return norm.endswith("ا") and "\u064b" in form


def is_preposition(form: str) -> bool:
    """Tell the preposition "على" from the name "علي", which folding makes one."""
    return form.endswith("لى") and len(form) <= 4 and form.startswith(("ع", "إ", "ا"))


def romanise(word: str, letters: Mapping[str, str]) -> str:
    """Write one Arabic word in Latin letters."""
    norm = fold(word)
    article = is_definite(norm)
    stem = norm[2:] if article else norm
    out = ""
    for at, letter in enumerate(stem):
        value = _latin(stem, at, letters)
        if value and out and value[0] not in _VOWELS and out[-1] not in _VOWELS and out[-2:-1] not in _VOWELS:
            out += "a"
        elif at == 1 and value and value[0] not in _VOWELS and out and out[-1] not in _VOWELS:
            out += "a"
        out += value
    name = out[:1].upper() + out[1:]
    return f"al-{name}" if article else name


def _latin(stem: str, at: int, letters: Mapping[str, str]) -> str:
    """Write the letter at ``at``: و and ي are consonants at the beginning of a word and beside an alef."""
    letter, before, after = stem[at], stem[at - 1 : at], stem[at + 1 : at + 2]
    if letter == "ه" and at == len(stem) - 1 and at:
        return "a"
    if letter in "وي" and (at == 0 or "ا" in (before, after)):
        return "w" if letter == "و" else "y"
    return letters.get(letter, "")
