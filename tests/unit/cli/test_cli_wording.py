"""The lines of the command line in each language."""

from collections.abc import Iterator
from typing import Any

import pytest

from mithaq.cli.app import Chosen, _worded
from mithaq.cli.record_text import lines_of
from mithaq.cli.wording import _spoken
from mithaq.view.wording import worded

EVENT = {
    "id": "e",
    "date": None,
    "kind": "meeting",
    "status": "occurred",
    "parties": ["armenia"],
    "people": [],
    "place": "moscow",
    "reports": 5,
    "independent_sources": 2,
    "entities": {
        "armenia": {"name": {"en": "Armenia", "ar": "أرمينيا", "ru": "Армения"}},
        "moscow": {"name": {"en": "Moscow", "ar": "موسكو", "ru": "Москва"}},
    },
}


def keys(words: Any, before: str = "") -> Iterator[str]:
    for key, value in words.items():
        yield from keys(value, f"{before}{key}.") if isinstance(value, dict) else (f"{before}{key}",)


def test_the_help_lists_the_languages_that_there_are() -> None:
    assert _worded() == ["en", *sorted(set(worded("mithaq.cli")) - {"en"})]


def test_every_language_has_every_word() -> None:
    first, *others = (set(keys(_spoken(language).told)) for language in worded("mithaq.cli"))
    for other in others:
        assert other == first


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "undated meeting occurred | Armenia | at Moscow | 5 reports, 2 independent | e"),
        (
            "ru",
            "без даты встреча: состоялось | Армения | место: Москва | 5 сообщений, 2 независимых источника | e",
        ),
        ("ar", "بلا تاريخ لقاء: وقع | أرمينيا | في موسكو | 5 تقارير، مصدران مستقلان | e"),
    ],
)
def test_the_line_of_an_event(monkeypatch: pytest.MonkeyPatch, language: str, line: str) -> None:
    monkeypatch.setattr(Chosen, "language", language)
    assert list(lines_of("timeline", EVENT)) == [line]
