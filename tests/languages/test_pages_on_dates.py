"""The table of docs/dates.md holds what is read today."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mithaq import read_times

PAGE = Path(__file__).parents[2] / "docs" / "dates.md"
ROW = re.compile(r"\| (?P<words>[^|]+) \| (?:DATE|TIME|DURATION|SET) \| (?P<values>[^|]+) \|")


def _rows() -> Iterator[tuple[str, list[str | None]]]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if match := ROW.match(line):
            yield match["words"], re.findall("`([^`]+)`", match["values"]) or [None]


@pytest.mark.parametrize(("words", "values"), list(_rows()))
def test_the_page_tells_what_is_read(words: str, values: list[str | None]) -> None:
    found = [time.value for text in words.split(" · ") for time in read_times(text, date(2023, 5, 19))]
    assert found == values


def test_the_page_has_its_table() -> None:
    assert len(list(_rows())) > 30
