"""The words that search compares by: folded spelling, and what is left when proclitics are parted from it.

"لأرمينيا" is found by "ارمينيا" and the other way round; so are other spellings of the same alef, ya, digits and marks.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mithaq.text import fold

if TYPE_CHECKING:
    from mithaq.grammar.words import Analyse  # only a type: the rules are not loaded to look at a ledger

_WORD = re.compile(r"[^\W_]+")
_QUERY = re.compile(r'"([^"]*)"|(\S+)')
_SHORTEST_STEM = 3
_MOST = 40
"""Terms of a query, and words of a phrase, that are looked at."""
# The hamza of one word sits on this letter or that by the school of spelling (مسئول, مسؤول).
_HAMZA = str.maketrans({"ئ": "ء", "ؤ": "ء"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Script:
    """How words of a script are parted: a pack's analysis, and the article."""

    analyse: "Analyse"
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that must be found: a phrase of ``words``, or a single word, that may be the beginning of one."""

    words: tuple[str, ...]
    prefix: bool = False
    stems: tuple[str, ...] = ()


def words_of(text: str) -> list[str]:
    """Return the folded words of ``text`` in order."""
    return _WORD.findall(fold(text).translate(_HAMZA))


def stems_of(words: list[str]) -> list[str]:
    """Return, for words that may begin with proclitics, what stands behind them; each once."""
    return list(dict.fromkeys(stem for word in dict.fromkeys(words) for stem in stems(word)))


@lru_cache(maxsize=100_000)
def stems(word: str) -> tuple[str, ...]:
    """Return what ``word``, folded already, leaves when proclitics and article are parted from it."""
    script = _script(word)
    if script is None or len(word) <= _SHORTEST_STEM:
        return ()
    parted = [stem for _, stem in script.analyse(word)]
    whole = parted + [stem.removeprefix(script.article) for stem in parted]
    return tuple(dict.fromkeys(stem for stem in whole if stem != word and len(stem) >= _SHORTEST_STEM))


def terms(query: str) -> tuple[Term, ...]:
    """Read a query: words that must all be there, ``"a phrase"``, and ``begin*``; each once, and no more than are asked
    by hand: a phrase of a thousand equal words would be sought for minutes."""
    found = []
    for phrase, word in _QUERY.findall(query)[:_MOST]:
        words = tuple(words_of(phrase or word)[:_MOST])
        if len(words) == 1 and not phrase:
            found.append(Term(words=words, prefix=_is_prefix(word, words[0]), stems=stems(words[0])))
        elif words:
            found.append(Term(words=words))
    return tuple(dict.fromkeys(found))


def _is_prefix(asked: str, word: str) -> bool:
    """Words of inflected scripts without a pack are found by their beginning ("Лавров" in "Лавровым")."""
    return asked.endswith("*") or (_script(word) is None and len(word) > _SHORTEST_STEM and word.isalpha())


def _script(word: str) -> _Script | None:
    return _scripts().get(unicodedata.name(word[0], "").partition(" ")[0])


@lru_cache
def _scripts() -> dict[str, _Script]:
    # Imported here: opening a ledger should not read a language pack.
    from mithaq.languages.pack import load

    told = tomllib.loads((files("mithaq.store") / "scripts.toml").read_text(encoding="utf-8"))
    return {
        name: _Script(analyse=load(script["pack"]).morphology.analyse, article=script["article"])
        for name, script in told.items()
    }
