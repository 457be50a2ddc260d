"""Persons of no table, whose ids are their names as written: two spellings that sound the same are one person.

What else two claims have in common (day, sides, place) makes them one event; their people no longer part them.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from mithaq.languages.likeness import SAME, likeness
from mithaq.link.facts import Fact
from mithaq.model.ids import composed

PERSON = "person/"


def with_one_spelling(left: Fact, right: Fact) -> tuple[Fact, Fact]:
    """Return the two facts, with the people of the right one under the names that the left one has for them."""
    if not any(map(composed, left.people ^ right.people)):
        return left, right
    names = spelled_as(right.people - left.people, left.people - right.people)
    return left, replace(right, people=frozenset(names.get(name, name) for name in right.people)) if names else right


def spelled_as(people: Iterable[str], others: Collection[str]) -> dict[str, str]:
    """Return for each of ``people`` the one of ``others`` whose name sounds most like it, if one does.

    Of a pair one at least is of no table; a name that two could stand for means neither.
    """
    found: dict[str, str] = {}
    for name in people:
        alike = [
            other
            for other in others
            if other != name
            and (name.startswith(PERSON) or other.startswith(PERSON))
            and likeness(_words(name), _words(other)) >= SAME
        ]
        if len(alike) == 1:
            found[name] = alike[0]
    return found


def _words(name: str) -> str:
    return name.removeprefix(PERSON).replace("-", " ")


def once_each(people: Collection[str]) -> tuple[str, ...]:
    """Return ``people``, sorted, each person of no table under one spelling: a known name, else the first of them."""
    kept: list[str] = []
    for name in sorted(people, key=lambda name: (name.startswith(PERSON), name)):
        if not name.startswith(PERSON) or not spelled_as([name], kept):
            kept.append(name)
    return tuple(sorted(kept))
