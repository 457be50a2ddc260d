"""Names inside composed sentences, in the case that a phrase asks for ("встреча {who:gent}")."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from mithaq.view.wording import phrases

Declined = Callable[[str, str, str], str | None]
"""From a name, the type of its entity and a case to the name in that case; None where the language cannot be sure."""


class _UnsureError(Exception):
    """A name has no form for the case asked for: the next way to say it is taken."""


class Names:
    """Names that a phrase lists: ``{who}`` as they are, ``{who:gent}`` each in that case of the language.

    ``names`` come with the types of their entities; ``more`` tells that there are others, who are not named.
    """

    def __init__(self, names: Sequence[tuple[str, str]], language: str, more: bool = False) -> None:
        self._names = names
        self._language = language
        self._more = more

    def __format__(self, case: str) -> str:
        decline = _declension(self._language)
        if not case or decline is None:  # a language whose names do not change has no declension
            return joined([name for name, _ in self._names], self._language, self._more)
        found = [decline(name, kind, case) for name, kind in self._names]
        sure = [one for one in found if one]
        if len(sure) < len(found):
            raise _UnsureError(case)
        return joined(sure, self._language, self._more)

    def __len__(self) -> int:
        return len(self._names)


def filled(forms: str | Sequence[str], slots: Mapping[str, Any]) -> str:
    """Return the first of the ways to say a thing whose names all have the cases that it asks for."""
    ways = (forms,) if isinstance(forms, str) else forms
    for form in ways[:-1]:
        try:
            return form.format(**slots)
        except _UnsureError:
            continue
    return ways[-1].format(**slots)


def joined(names: Sequence[str], language: str, more: bool = False) -> str:
    """Return ``names`` as a list in words, which ends in "and others" where there are ``more``."""
    forms = phrases(language)["joined"]
    if more:
        return str(forms["between"].join(names) + forms["more"])
    if len(names) < 2:
        return "".join(names)
    return str(forms["between"].join(names[:-1]) + forms["last"] + names[-1])


@lru_cache
def _declension(language: str) -> Declined | None:
    """Return what declines names in a language: ``declension.py`` of its pack, where the language has cases."""
    module = f"mithaq.languages.{language}.declension"
    if find_spec(module) is None:
        return None
    found: Declined = import_module(module).declined
    return found
