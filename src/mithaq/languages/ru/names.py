"""What Russian names look like: forms of nationality adjectives, which words may be part of a person's name, initials,
the nominative of a name, its spelling in Latin letters.

All forms are folded (see ``mithaq.text.fold``) unless they are called "form", which is a word as written. The functions
that tell of an article or of proclitics stand in ``mithaq.languages.bare``: Russian has neither.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from mithaq.languages.ru.morphology import is_cyrillic, is_known, marks_of, parses, plain
from mithaq.text import fold

_SURNAME = re.compile(
    r"(?:ов|ев|ин|ын)(?:а|у|ым|ой|е|ых|ыми)?$|(?:ск|цк)(?:ий|ая|ого|ой|ому|им|ую|ом)$"
    r"|(?:енко|швили|дзе|ишвили)$|(?:ян|янц|чук|юк|ич|берг|штейн|оглу|заде|пур)(?:а|у|ом|е|ем)?$"
)
_PART = "(?:Lh?)*[GSNFP](?:h[GSNFLP])*"
_INITIALS = "(?:Ip){1,2}"
NAME_ALONE = re.compile(
    f"{_INITIALS}{_PART}|G(?:{_PART}|C){{1,3}}|[SNP]{_INITIALS}(?![GSN])|[SP]GF?|[SN](?:{_PART}){{1,3}}|[PS]"
)
"""A name by itself, over the letters of ``person_code``."""
NAME_TITLED = re.compile(f"(?:{_INITIALS})?{_PART}(?:{_PART}){{0,3}}")
"""A name behind a title or an office."""
NAME_TITLED_BACK = re.compile(f"{_PART}(?:{_PART}){{1,3}}\\Z")
"""A name that ends before a comma and an office."""
_PROPER = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad")


def may_name(form: str, width: int) -> bool:
    """Tell whether a known name of so many words may begin with this word: a single word has a capital."""
    return not form[:1].islower() or width > 1 or plain(fold(form)).startswith(_SMALL)


def is_word(name: str, person: bool) -> bool:
    """Tell whether a name is that of an everyday thing too (of a place or body, or of a person), so that it needs
    support: "Колонна", "Кан"."""
    norm = plain(fold(name))
    if not norm.isalpha() or name.isupper() or not is_known(norm):
        return False
    proper = _PERSONAL if person else _IMPERSONAL
    return not any(mark in parse.tag for parse in parses(norm) if parse.score > _SELDOM for mark in proper)


_PERSONAL = ("Surn", "Name", "Patr")
_IMPERSONAL = ("Geox", "Orgn")


_SMALL = ("хусит", "талиб")
"""Names that are written without a capital: of whom all call by the name of their members."""


@lru_cache(maxsize=65536)
def person_code(form: str) -> str:
    """Return what a word may be in a person's name: G a given name, F one of the father, S a last name, N another name,
    C another capitalised word, which is a last name only behind a given one, I an initial, p the point and h the hyphen
    of names, L a particle inside a name, O nothing of the kind."""
    if not form[0].isalpha():
        return {".": "p", "-": "h"}.get(form, "O")
    norm = plain(fold(form))
    if norm in _PARTICLES:
        return "L"
    if not form[0].isupper() or not is_cyrillic(norm):
        return "O"
    if len(form) == 1:
        return "I"
    if form.isupper() and len(form) > 1:
        return "O"
    return _named(norm)


_PARTICLES = frozenset(
    ("аль", "эль", "ад", "ат", "ас", "аш", "ар", "ан", "аз", "бен", "бин", "ибн", "бинт", "фон", "ван", "дер", "да",
     "ди", "дель", "дю", "оглы", "оглу", "кызы", "заде", "ули", "абу", "уд", "ул", "хан", "дос", "сан", "ле", "ла")
)  # fmt: skip


def _named(norm: str) -> str:
    """What a capitalised word may be: by its commonest reading, where the dictionary has it; else by its ending."""
    known = is_known(norm)
    found = parses(norm)
    tag = found[0].tag
    if known:
        share = {name: sum(p.score for p in found if name in p.tag) for name in ("Name", "Patr", "Surn", "Geox")}
        best = max(share, key=lambda name: share[name])
        if share[best] < (0.2 if _SURNAME.search(norm) else 0.4) or best == "Geox":
            return "C"
        return {"Name": "G", "Patr": "F", "Surn": "S"}[best]
    if "Patr" in tag:
        return "F"
    if _SURNAME.search(norm) and not norm.endswith(("ским", "ской", "ских")):
        return "S"
    return "C" if tag.POS in ("ADJF", "ADVB") and "Surn" not in tag and "Name" not in tag else "N"


@lru_cache(maxsize=65536)
def shapes(form: str) -> frozenset[str]:
    """Return the classes of a word that no list can hold: WORD any word, ABBR an abbreviation in capitals, LATIN a name
    in Latin letters, CAPITAL_WORD one with a capital, ORGANISATION one that the dictionary
    knows as such, ADJECTIVE, GENITIVE a noun or adjective in that case."""
    if not form[0].isalpha():
        return frozenset({"NUMBER"}) if form[0].isdecimal() else frozenset()
    found = {"WORD"}
    if form[0].isupper():
        found.add("CAPITAL_WORD")
        if form.isupper() and 1 < len(form) < 8:
            found.add("ABBR")
        if form[0].isascii():
            found.add("LATIN")
        elif any("Orgn" in parse.tag for parse in parses(plain(fold(form))) if parse.score > _SELDOM * 3):
            found.add("ORGANISATION")
    norm = plain(fold(form))
    if is_cyrillic(norm):
        for parse in parses(norm):
            if parse.score < _SELDOM:
                break
            found |= _shapes_of(parse.tag)
    return frozenset(found)


_SELDOM = 0.1


@lru_cache(maxsize=8192)
def _shapes_of(tag: Any) -> frozenset[str]:
    """The shapes that one of the dictionary's tags gives; there are only a few thousand tags."""
    marks, part, _ = marks_of(tag)
    if part not in ("NOUN", "ADJF", "PRTF") or "Apro" in tag:
        return frozenset()
    told = {"GENITIVE"} if "gent" in marks else set()
    return frozenset(told if part == "NOUN" else told | {"ADJECTIVE"})


def nominative(words: Sequence[str]) -> list[str]:
    """Write a person's name, word by word as in the text, in the nominative: "Светланы Тихановской", "Светлана
    Тихановская". What the dictionary cannot inflect stays as it is."""
    chosen = [_readings(word) for word in words]
    common = _agreement(chosen)
    return [_inflected(word, readings, common) for word, readings in zip(words, chosen, strict=True)]


def _readings(word: str) -> list[Any]:
    if not is_cyrillic(fold(word)) or len(word) == 1:
        return []
    return [p for p in parses(plain(fold(word))) if p.tag.case and p.tag.POS in ("NOUN", "ADJF")]


def _agreement(chosen: Sequence[Sequence[Any]]) -> tuple[str, str | None]:
    """The case and gender that most words of the name can share, the likeliest first."""
    votes: dict[tuple[str, str | None], float] = {}
    for readings in chosen:
        best: dict[tuple[str, str | None], float] = {}
        for parse in readings:
            if parse.tag.number == "plur":
                continue
            genders = (parse.tag.gender,) if parse.tag.gender in ("masc", "femn") else ("masc", "femn")
            weight = 1.0 + parse.score + (1.0 if any(mark in parse.tag for mark in ("Name", "Patr", "Surn")) else 0.0)
            for gender in genders:
                key = (parse.tag.case, gender)
                best[key] = max(best.get(key, 0.0), weight)
        for key, weight in best.items():
            votes[key] = votes.get(key, 0.0) + weight
    return max(votes, key=lambda key: votes[key]) if votes else ("nomn", None)


def _inflected(word: str, readings: Sequence[Any], common: tuple[str, str | None]) -> str:
    case, gender = common
    norm = plain(fold(word))
    if case == "nomn" or not readings:
        return word
    fitting = [p for p in readings if p.tag.case == case and p.tag.number != "plur" and p.tag.gender in (gender, None)]
    known = [p for p in fitting if any(mark in p.tag for mark in _PROPER)] or fitting
    if not known:
        return word
    found = known[0].inflect({"nomn", "sing"})
    written = plain(found.word) if found else norm
    return written[:1].upper() + written[1:] if word[:1].isupper() else written


def demonym_forms(adjective: str, plurals: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield (folded form, class) of a nationality adjective: its dictionary form, which stands for all its forms, and
    the first half of a compound (армяно-азербайджанский)."""
    norm = plain(fold(adjective))
    yield norm, "DEM"
    if norm.endswith("ий"):
        yield norm[:-2] + "о", "DEM"
    if norm.endswith("нский"):
        yield norm[:-4] + "о", "DEM"
    for plural in plurals:
        yield plain(fold(plural)), "DEM"


def romanise(word: str, letters: Mapping[str, str]) -> str:
    """Write a Cyrillic word in Latin letters by the table."""
    norm = fold(word)
    latin = "".join(letters.get(letter, letter) for letter in norm)
    for ending, written in (("iy", "y"), ("yy", "y")):
        if latin.endswith(ending):
            latin = latin[: -len(ending)] + written
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


def looks_arabic(norm: str) -> bool:
    """Tell whether a folded word is of letters of the language and long enough for a name."""
    return is_cyrillic(norm) and len(norm) > 1


def looks_inflected(form: str, norm: str, cores: frozenset[str]) -> bool:
    """Tell whether a word, by its writing, is no name."""
    return person_code(form) not in "GSN"


def with_proclitics(norm: str) -> Iterator[str]:
    """There are no proclitics."""
    yield from ()


def is_preposition(form: str) -> bool:
    """No preposition is spelled like a name."""
    return False


def verb_core(norm: str) -> str:
    """Return the word itself: verbs are told by their dictionary form."""
    return norm
