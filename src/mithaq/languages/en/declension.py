"""English names in a sentence: with the article, where they take one."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from mithaq.grammar import load_yaml

_BEHIND = ("of", "for", "in", "on", "to", "and", "against", "with")


@lru_cache(maxsize=65536)
def declined(name: str, kind: str, case: str) -> str | None:
    """Return ``name`` with "the" before it where English wants that; ``case`` is "the"."""
    return f"the {name}" if kind != "person" and _takes_article(name) else name


def _takes_article(name: str) -> bool:
    words, listed = name.split(), _listed()
    if words[0].lower() in ("the", "a", "an"):
        return False
    if words[0] in listed["begin"] or name in listed["whole"]:
        return True
    head = next((words[at - 1] for at, word in enumerate(words) if at and word in _BEHIND), words[-1])
    return len(words) > 1 and head.rstrip(",") in listed["heads"]


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, frozenset[str]]:
    told = load_yaml(files("mithaq.languages") / "en" / "declension.yaml")
    return {name: frozenset(forms) for name, forms in told.items()}
