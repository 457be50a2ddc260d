"""The words by which page furniture is known, as every language's ``furniture.yaml`` lists them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from mithaq.grammar.data import load_yaml
from mithaq.text import fold

_WORD = re.compile(r"\w+")


class Role(StrEnum):
    """What a line of a page is by its own look, before its place on the page is weighed."""

    TEXT = "text"
    DATELINE = "dateline"
    SOURCE = "source"
    CREDIT = "credit"
    CAPTION = "caption"
    RELATED = "related"
    TAGS = "tags"
    CONTROL = "control"
    RULE = "rule"


# Which role a list of labels gives, and whether a label of several words needs no colon after it.
_LABELS = {
    "dateline_labels": (Role.DATELINE, True),
    "sources": (Role.SOURCE, False),
    "credits": (Role.CREDIT, False),
    "bylines": (Role.CREDIT, False),
    "captions": (Role.CAPTION, False),
    "related": (Role.RELATED, True),
    "tags": (Role.TAGS, True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words that open a line of furniture. ``bare``: they count without a colon or dash after them."""

    words: tuple[str, ...]
    role: Role
    bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """All languages' cues, folded. ``labels`` are grouped by their first word, longest first."""

    labels: dict[str, tuple[Label, ...]]
    bylines: frozenset[str]
    switches: frozenset[str]
    controls: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    date_words: frozenset[str]
    agencies: frozenset[str]
    nameless: frozenset[str]
    outlet_words: frozenset[str]
    outlet_kinds: frozenset[str]
    outlet_endings: frozenset[str]
    caption_marks: frozenset[str]
    continuations: frozenset[str]
    conjunctions: tuple[str, ...]
    reporting: frozenset[str]
    openings: tuple[str, ...]
    sentence_openings: frozenset[str]
    final_letters: str
    present_prefixes: tuple[str, ...]


def words(text: str) -> list[str]:
    """Return the words of ``text``, folded."""
    return _WORD.findall(fold(text))


def phrase(text: str) -> str:
    """Return the words of ``text``, folded and joined by single spaces: the form cues are compared in."""
    return " ".join(words(text))


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """Load and merge ``languages/*/furniture.yaml``: pages mix languages, so all of them apply. Raises PackError."""
    lists: dict[str, list[str]] = {}
    for folder in sorted(files("mithaq.languages").iterdir(), key=lambda entry: entry.name):
        file = folder / "furniture.yaml"
        if folder.is_dir() and file.is_file():
            for key, values in load_yaml(file).items():
                lists.setdefault(key, []).extend(values)
    return _compile(lists)


def _compile(lists: dict[str, list[str]]) -> Furniture:
    def phrases(key: str) -> frozenset[str]:
        return frozenset(phrase(value) for value in lists.get(key, ()))

    conjunctions = tuple(sorted(phrases("conjunctions")))
    reporting = phrases("reporting")
    openings = tuple(sorted(mark + verb for mark in conjunctions for verb in reporting))
    return Furniture(
        labels=_labels(lists),
        bylines=phrases("bylines"),
        switches=phrases("switches"),
        controls=phrases("controls"),
        months=phrases("months"),
        weekdays=phrases("weekdays"),
        date_words=phrases("date_words"),
        agencies=phrases("agencies"),
        nameless=phrases("nameless"),
        outlet_words=phrases("outlet_words"),
        outlet_kinds=phrases("outlet_kinds"),
        outlet_endings=phrases("outlet_endings"),
        caption_marks=phrases("caption_marks"),
        continuations=phrases("continuations"),
        conjunctions=conjunctions,
        reporting=reporting,
        openings=openings,
        sentence_openings=reporting.union(openings),
        final_letters="".join(lists.get("final_letters", ())),
        present_prefixes=tuple(lists.get("present_prefixes", ())),
    )


def _labels(lists: dict[str, list[str]]) -> dict[str, tuple[Label, ...]]:
    grouped: dict[str, dict[tuple[str, ...], Label]] = {}
    for key, (role, bare) in _LABELS.items():
        for value in lists.get(key, ()):
            parts = tuple(words(value))
            label = Label(words=parts, role=role, bare=bare and len(parts) > 1)
            grouped.setdefault(parts[0], {}).setdefault(parts, label)
    return {
        first: tuple(sorted(group.values(), key=lambda label: -len(label.words))) for first, group in grouped.items()
    }
