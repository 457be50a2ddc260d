"""Russian names in the case that a sentence asks for, by the dictionary and, of foreign names, by their endings.

``declined`` returns None where it cannot be sure: the sentence is then told another way, with the name as it is.
Sources: the dictionary of OpenCorpora through pymorphy3; for foreign names the rules of the 1956 code of Russian
spelling and punctuation (names of men in a consonant move, those of women do not; what ends in о, е, и, у, э stays).
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from mithaq.grammar import load_yaml
from mithaq.languages.ru.morphology import is_known, parses
from mithaq.text import fold

PERSON = "person"
_CASES = ("gent", "accs", "loct")
_VOWELS = "аеёиоуыэюя"
_VO = re.compile(r"[вф][бвгджзклмнпрстфхцчшщ]|льв|мно|все", re.IGNORECASE)


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_yaml(files("mithaq.languages") / "ru" / "declension.yaml")
    return found


@lru_cache(maxsize=1)
def _upon() -> frozenset[str]:
    return frozenset(map(fold, _data()["upon"]))


@lru_cache(maxsize=1)
def _installed() -> bool:
    return find_spec("pymorphy3") is not None and find_spec("pymorphy3_dicts_ru") is not None


@lru_cache(maxsize=65536)
def declined(name: str, kind: str, case: str) -> str | None:
    """Return ``name``, of an entity of the type ``kind`` ("" where that is open), in a case; None where it is not sure.

    Cases: "gent", "accs", "loct"; "where" and "whither" are a place with its preposition ("в Москве", "на Кипр").
    """
    if not kind or not _installed():
        return None
    if case in ("where", "whither"):
        found = declined(name, kind, "loct" if case == "where" else "accs")
        return found and f"{_preposition(name)} {found}"
    if case not in _CASES:
        return None
    told: Mapping[str, str] | None = _data()["names"].get(name)
    if told:
        return told[case]
    words = name.split()
    moved = _person(words, case) if kind == PERSON else _phrase(words, case)
    return " ".join(moved) if moved else None


def _preposition(name: str) -> str:
    words, upon = fold(name).split(), _upon()
    if words[0] in upon or words[-1] in upon or " ".join(words[:2]) in upon:
        return "на"
    return "во" if _VO.match(name) else "в"


# ---- persons


def _person(words: Sequence[str], case: str) -> list[str] | None:
    case = "gent" if case == "accs" else case
    gender = _gender(words)
    last, still = len(words) - 1, _data()["unmoved"]
    if last > 1 and words[0] in still and "-" not in words[last]:  # as in China and Korea, where the last part moves
        found = [*words[:last], _name(words[last], gender, case)]
    else:
        found = [word if at < last and word in still else _name(word, gender, case) for at, word in enumerate(words)]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


def _gender(words: Sequence[str]) -> str | None:
    """Return "masc" or "femn" of a person, by the given name, else by the ending of the last one."""
    first, last = words[0], words[-1].lower()
    data = _data()
    if first in data["women"]:
        return "femn"
    if first in data["men"] or first.endswith("улла"):
        return "masc"
    told = {p.tag.gender for p in parses(fold(first)) if "Name" in p.tag and p.tag.case == "nomn" and _sure(p, first)}
    told &= {"masc", "femn"}
    if len(told) == 1:
        return str(told.pop())
    if len(words) > 1 and last.endswith(("ова", "ева", "ёва", "ина", "ская", "цкая")):
        return "femn"
    if len(words) > 1 and last.endswith(("ов", "ев", "ёв", "ский", "цкий")):
        return "masc"
    return None if first[-1] in "ая" else "masc"


def _sure(parse: Any, word: str) -> bool:
    return parse.score > 0.05 and is_known(fold(word))


def _name(word: str, gender: str | None, case: str) -> str | None:
    """Return one word of a person's name in a case; of a hyphened one the last part moves."""
    if "." in word or (not word[0].isupper() and "-" not in word):
        return word
    head, hyphen, tail = word.rpartition("-")
    if not tail[:1].isupper() or (tail.isupper() and len(tail) > 1):
        return word
    if tail[-1] not in "ая" and gender == "femn":
        return word
    if gender is None and tail[-1] not in "еиоуэю":
        return None
    moved = _known_name(tail, gender, case) or _by_ending(tail, case)
    return moved and head + hyphen + moved


def _known_name(word: str, gender: str | None, case: str) -> str | None:
    """Return a name that the dictionary has, in the case."""
    norm = fold(word)
    if not is_known(norm):
        return None
    for parse in parses(norm):
        tag = parse.tag
        named = "Name" in tag or "Surn" in tag or "Patr" in tag
        if named and tag.case == "nomn" and tag.number == "sing" and (tag.gender is None or str(tag.gender) == gender):
            moved = parse.inflect({case})
            return moved and _cased(moved.word, word)
    return None


# ---- what is not a person


def _phrase(words: Sequence[str], case: str) -> list[str] | None:
    """Decline the head of a name and the adjectives in front of it; what stands behind it stays."""
    moved: list[str] = []
    for at, word in enumerate(words):
        if _stays(word):
            return [*moved, *words[at:]] if not moved else None
        parse = _adjective(word) if at + 1 < len(words) else None
        head = None if parse is not None else _noun(word)
        if head is not None or parse is None:
            if word[:1].isupper() and not _owned(words[at + 1 : at + 2]):
                return None
            told = _inflected(head, word, case) if head is not None else _foreign(word, case)
            return [*moved, told, *words[at + 1 :]] if told else None
        if not (told := _inflected(parse, word, case, _number(words))):
            return None
        moved.append(told)
    return None


def _owned(following: Sequence[str]) -> bool:
    """Tell whether what follows the head may stay as it is: words in the genitive, or such as have no capital."""
    if not following or not following[0][:1].isupper() or _stays(following[0]):
        return True
    return any(parse.tag.case in ("gent", None) for parse in parses(fold(following[0])))


def _stays(word: str) -> bool:
    """Tell whether a word has no cases: an abbreviation, a word in other letters, a quotation."""
    return (word.isupper() and len(word) > 1) or not ("а" <= fold(word)[:1] <= "ё")


def _number(words: Sequence[str]) -> str:
    return next((str(noun.tag.number) for word in words if (noun := _noun(word)) is not None), "sing")


@lru_cache(maxsize=8192)
def _noun(word: str) -> Any:
    norm = fold(word)
    if not is_known(norm):
        return None
    fitting = [p for p in parses(norm) if p.tag.POS == "NOUN" and p.tag.case == "nomn" and "Surn" not in p.tag]
    proper = [p for p in fitting if word[:1].isupper() and "Geox" in p.tag]
    return next(iter(proper or fitting), None)


@lru_cache(maxsize=8192)
def _adjective(word: str) -> Any:
    fitting = (p for p in parses(fold(word)) if p.tag.POS in ("ADJF", "PRTF") and p.tag.case == "nomn")
    return next(fitting, None) if word.endswith(("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ы")) else None


def _inflected(parse: Any, word: str, case: str, number: str | None = None) -> str | None:
    """Return the word in the case; what has no life is the same in the accusative, but for feminine singulars."""
    tag = parse.tag
    alive = "anim" in tag
    if case == "accs" and not alive and (tag.number == "plur" or tag.gender != "femn"):
        return word
    wanted = {case, str(tag.number)} | ({str(tag.gender)} if tag.gender and tag.POS != "NOUN" else set())
    forms = [one.word for one in parse.lexeme if wanted <= {str(mark) for mark in one.tag.grammemes}]
    near = max(forms, key=lambda form: _alike(form, fold(word)), default=None)  # "высший" is no "высокий"
    return near and _cased(near, word)


def _foreign(word: str, case: str) -> str | None:
    head, hyphen, tail = word.rpartition("-")
    if not tail[:1].isupper() or not tail.isalpha():
        return None
    if case == "accs":
        return word if tail[-1] not in "ая" else (head + hyphen + tail[:-1] + ("у" if tail[-1] == "а" else "ю"))
    moved = _by_ending(tail, case)
    return moved and head + hyphen + moved


def _by_ending(word: str, case: str) -> str | None:
    """Return a foreign name in the genitive or locative singular by its ending, as one of a man or a place."""
    last, before = word[-1].lower(), word[-2:-1].lower()
    if last in "еёиоуэю" or (last == "а" and before in _VOWELS):
        return word
    if last in "ая":
        hard = "и" if last == "я" or before in "гкхжшчщ" else "ы"
        return word[:-1] + (hard if case == "gent" else "и" if last == "я" and before == "и" else "е")
    if word.endswith(("ский", "цкий", "ный")):
        return word[:-2] + ("ого" if case == "gent" else "ом")
    if last == "й":
        return word[:-1] + ("я" if case == "gent" else "и" if before == "и" else "е")
    if last in "ыь":
        return None if last == "ы" else word[:-1] + ("я" if case == "gent" else "е")
    if word.endswith("ец") and before == "е" and len(word) > 3 and word[-3] not in _VOWELS:  # the vowel goes
        word = word[:-2] + "ц"
    return word + ("а" if case == "gent" else "е")


def _cased(moved: str, word: str) -> str:
    """Write a form with the capitals of the name, and ё where the name has it in a part that does not move."""
    parts, of_name = moved.split("-"), word.split("-")
    if len(parts) != len(of_name):
        parts, of_name = [moved], [word]
    return "-".join(map(_like, parts, of_name))


def _like(moved: str, word: str) -> str:
    same = _alike(moved, fold(word))
    return word[:same] + moved[same:]


def _alike(left: str, right: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))
