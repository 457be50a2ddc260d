"""What Arabic names look like: forms of nationality adjectives, definiteness, transliteration of unknown names.

All forms are folded (see ``mithaq.text.folding``). Transliteration is simple on purpose: consonants and long vowels as
newspapers write them, short vowels guessed as "a" between two consonants.
"""

import re
from collections.abc import Iterator, Mapping

from mithaq.text import fold

_ARABIC = re.compile("[\u0621-\u06d3]{2,}")
_ARTICLE = "ال"
_FEMININE = ("ه", "تان", "تين", "ات")
_ENDINGS = ("", "ه", "ان", "ين", "ون", "تان", "تين", "ات", "ا", "ي", "يا")
_LOCATING = ("ب", "ل")
_AND = "و"
_SHORTEST_NOUN = 3
_TO_THE = "لل"
_SERVANT = "عبدال"
_OF_GOD = " الله"
_VOWELS = frozenset("aiu")


def demonym_forms(adjective: str, plurals: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield (folded form, class) of a nationality adjective of one or several words ("كوري جنوبي").

    Classes: DEM definite, DEM_F definite feminine, DEM_INDEF indefinite,
    DEM_ACCUSATIVE the indefinite one that may be spelled as the country is.
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
        if ending == "ا":
            yield plain, "DEM_ACCUSATIVE"
    for plural in plurals:
        yield fold(plural), "DEM_INDEF"
        yield " ".join(_ARTICLE + fold(word) for word in plural.split()), "DEM"


def country_forms(name: str) -> Iterator[str]:
    """Yield the spellings of a country's name: as it is, and with the article that some writers add to it."""
    yield name
    folded = fold(name)
    if " " not in folded and not folded.startswith(_ARTICLE) and len(folded) > 5:
        yield _ARTICLE + folded


def variants(name: str) -> Iterator[str]:
    """Yield another way to write a name: with the word for God joined to the one before it ("حسن نصرالله")."""
    if _OF_GOD in name:
        yield name.replace(_OF_GOD, _OF_GOD[1:])


def is_definite(norm: str, shortest: int = 5) -> bool:
    """Tell whether a folded word carries the article; of fewer than ``shortest`` letters none does."""
    return norm.startswith(_ARTICLE) and len(norm) >= shortest


def indefinite(norm: str) -> str:
    """Return a folded word without its article."""
    return norm.removeprefix(_ARTICLE)


def locates(proclitic: str) -> bool:
    """Tell whether a place may follow these proclitics: "in", "to"."""
    return proclitic[-1:] in _LOCATING


def only_joins(proclitic: str) -> bool:
    """Tell whether these proclitics are no more than "and"."""
    return proclitic == _AND


def is_feminine_past(norm: str) -> bool:
    """Tell whether a folded word can hardly be but a verb in the feminine: "(she) cancelled"."""
    return len(norm) >= _FEMININE_PAST and norm.endswith("ت") and not norm.endswith("ات")


_FEMININE_PAST = 4


def with_proclitics(norm: str) -> Iterator[str]:
    """Yield a folded name with "and", "by" and "to" before it."""
    yield _AND + norm
    for letter in _LOCATING:
        yield letter + norm
    if norm.startswith(_ARTICLE):
        yield _TO_THE + norm.removeprefix(_ARTICLE)


def is_relating(norm: str) -> bool:
    """Tell whether a folded word ends as adjectives of relation do."""
    return norm.endswith(("ي", "يه"))


def looks_arabic(norm: str) -> bool:
    """Tell whether a folded word is of Arabic letters and long enough for a name."""
    return _ARABIC.fullmatch(norm) is not None


def is_accusative(form: str, norm: str) -> bool:
    """Tell whether a word as written is an indefinite accusative, as its tanween shows."""
    return norm.endswith("ا") and "\u064b" in form


def without_accusative(norm: str) -> str:
    """Return a folded word without the alef at its end, which may mark an indefinite accusative."""
    return norm[:-1] if norm.endswith("ا") and len(norm) > _SHORTEST_NOUN else norm


def is_preposition(form: str) -> bool:
    """Tell the preposition "على" from the name "علي", which folding makes one."""
    return form.endswith("لى") and len(form) <= 4 and form.startswith(("ع", "إ", "ا"))


_PERSONS = ("ست", "سي", "سن", "ا", "ي", "ت", "ن")
_ENDINGS_OF_VERBS = ("وا", "ون", "ان", "ين", "ها", "هم", "ت", "ا", "ه")
_OBJECTS = ("ها", "هم", "هما", "ه", "كم")


def verb_core(norm: str) -> str:
    """Return a folded word without the prefixes and endings of verbs: the same for يستقبل and استقبلت."""
    core = norm
    for prefix in _PERSONS:
        if core.startswith(prefix) and len(core) - len(prefix) >= 3:
            core = core[len(prefix) :]
            break
    if core.startswith("ست") and len(core) > 4:
        core = core[2:]
    for ending in _ENDINGS_OF_VERBS:
        if core.endswith(ending) and len(core) - len(ending) >= 3:
            return core[: -len(ending)]
    return core


def looks_inflected(form: str, norm: str, cores: frozenset[str]) -> bool:
    """Tell whether a word is no name by its looks: a pronoun at its end, or a form of a common verb."""
    if len(norm) > 4 and form.endswith(_OBJECTS):
        return True
    if norm.startswith("لا") and norm[2:3] in ("ي", "ت") and verb_core(norm[2:]) in cores:
        return True
    return norm[0] in "يتناس" and len(norm) > 2 and verb_core(norm) in cores


def joins(norm: str) -> bool:
    """Tell whether a word inside a name is rather "and" with the next word."""
    return norm.startswith("و") and len(norm) > 3 and norm[1] not in "اوي"


def romanise(word: str, letters: Mapping[str, str]) -> str:
    """Write one Arabic word in Latin letters."""
    norm = fold(word)
    if norm.startswith(_SERVANT) and len(norm) > len(_SERVANT) + 1:
        return f"Abdul{romanise(norm[len(_SERVANT) :], letters).lower()}"
    article = is_definite(norm)
    stem = norm[2:] if article else norm
    out = ""
    for at in range(len(stem)):
        value = _latin(stem, at, letters)
        consonants = value and value[0] not in _VOWELS and out and out[-1] not in _VOWELS
        if consonants and (at == 1 or out[-2:-1] not in _VOWELS):
            out += "a"
        out += value
    name = out[:1].upper() + out[1:]
    return f"al-{name}" if article else name


def _latin(stem: str, at: int, letters: Mapping[str, str]) -> str:
    """Write the letter at ``at``: و and ي are consonants at the beginning of a word and beside an alef."""
    letter, before, after = stem[at], stem[at - 1 : at], stem[at + 1 : at + 2]
    if letter == "ه" and at == len(stem) - 1 and at:
        return "a"
    if letter == "غ" and before == "ن":
        return "g"
    if letter in "وي" and (at == 0 or "ا" in (before, after)):
        return "w" if letter == "و" else "y"
    return letters.get(letter, "")
