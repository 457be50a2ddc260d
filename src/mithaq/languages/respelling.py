"""Names that no table has, letter by letter in another script: a spelling to read, which nobody need ever have used."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from mithaq.grammar import load_yaml


@lru_cache(maxsize=65536)
def respelled(name: str, language: str) -> str | None:
    """Return a name that is written in Latin letters in those of ``language``: by ``from_latin.yaml`` of its pack.

    None where the pack has no such table, since it is written in Latin letters itself or nobody made one.
    """
    table = _table(language)
    if table is None:
        return None
    return " ".join("-".join(_cased(_word(part, table), part) for part in word.split("-")) for word in name.split())


def _word(word: str, table: Mapping[str, str]) -> str:
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter)
    )
    rest, found = f"^{plain}$", ""
    while rest:
        width = next((width for width in range(min(len(rest), 5), 0, -1) if rest[:width] in table), 0)
        found += table[rest[:width]] if width else rest[0].strip("^$")
        rest = rest[width or 1 :]
    return found


def _cased(written: str, word: str) -> str:
    return written[:1].upper() + written[1:] if word[:1].isupper() else written


@lru_cache
def _table(language: str) -> Mapping[str, str] | None:
    file = files("mithaq.languages") / language / "from_latin.yaml"
    if not file.is_file():
        return None
    told = load_yaml(file)
    return {**told["letters"], **told["groups"]}
