"""The words that each language has for records of the ledger: ``phrases.yaml`` of its pack. All words are data."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from mithaq.grammar import load_yaml

_FILE = "phrases.yaml"


@lru_cache
def languages() -> tuple[str, ...]:
    """Return the languages that sentences can be composed in."""
    folders = [folder for folder in files("mithaq.languages").iterdir() if folder.is_dir()]
    return tuple(sorted(folder.name for folder in folders if (folder / _FILE).is_file()))


@lru_cache
def phrases(language: str) -> Mapping[str, Any]:
    """Return the phrases of ``language``. Raises PackError where the file is wrong."""
    found: Mapping[str, Any] = load_yaml(files("mithaq.languages") / language / _FILE)
    return found
