"""The words that each language has for records of the ledger: ``phrases.yaml`` of its pack. All words are data."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files
from typing import Any

from mithaq.grammar import load_yaml
from mithaq.knowledge.loading import LANGUAGES

_FILE = "phrases.yaml"
_SHOWN: ContextVar[tuple[str, ...]] = ContextVar("shown_languages", default=())


@lru_cache
def languages() -> tuple[str, ...]:
    """Return the languages that sentences can be composed in, in the order of ``LANGUAGES``."""
    return tuple(code for code in LANGUAGES if (files("mithaq.languages") / code / _FILE).is_file())


def shown_languages() -> tuple[str, ...]:
    """Return the languages in which records are told: all, but inside ``told_in`` the one that is read."""
    return _SHOWN.get() or languages()


@contextmanager
def told_in(language: str) -> Iterator[None]:
    """Compose sentences in one language only, for who shows them to one reader: that is most of the work.

    "" stands for every language: words are looked for in all of them.
    """
    before = _SHOWN.set((language,) if language else ())
    try:
        yield
    finally:
        _SHOWN.reset(before)


@lru_cache
def worded(package: str) -> tuple[str, ...]:
    """Return the languages that sentences can be composed in and for which ``package`` has its own words besides."""
    folder = files(package) / "words"
    return tuple(code for code in languages() if (folder / f"{code}.yaml").is_file())


@lru_cache
def phrases(language: str) -> Mapping[str, Any]:
    """Return the phrases of ``language``. Raises PackError where the file is wrong."""
    found: Mapping[str, Any] = load_yaml(files("mithaq.languages") / language / _FILE)
    return found
