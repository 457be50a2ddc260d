"""The ten questions of docs/workbench.md, each answered over the sample in at most five clicks."""

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")

MOST = 5


class Reader:
    """Somebody at the page that opens, whose clicks are counted; a field written into is one."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.clicks = 0
        page.goto("/")

    def click(self, selector: str, words: str = "") -> None:
        self.clicks += 1
        found = self.page.locator(selector).filter(has_text=words) if words else self.page.locator(selector)
        found.first.click()

    def write(self, selector: str, words: str) -> None:
        self.clicks += 1
        self.page.locator(selector).first.fill(words)

    def reads(self, selector: str) -> str:
        assert self.clicks <= MOST
        return str(self.page.locator(selector).first.inner_text())


def news(reader: Reader) -> None:
    reader.write("input[name=since]", "2023-05-07")
    reader.click(".filters button")
    assert "independent source" in reader.reads(".section.new .line")
    assert reader.page.locator(".section.new .line .quote").count() > 5


def carriers(reader: Reader) -> None:
    reader.click("nav a", "Timeline")
    reader.click(".line:has-text('2 reports · 1 independent source') .told a:not(.word)")
    assert "1 independent source" in reader.reads(".facts")
    assert "Carried by 2" in reader.reads(".accounts")


def undated(reader: Reader) -> None:
    reader.click("nav a", "Sources")
    reader.click("tr:has-text('inferred') a[href*='/report/']")
    assert "inferred" in reader.reads("#published")
    reader.page.locator(".text .m.time[tabindex]").first.hover()
    assert "read as" in reader.reads("#card")


def turned(reader: Reader) -> None:
    reader.write("input[name=since]", "2021-11-24")
    reader.write("input[name=as_of]", "2021-11-30")
    reader.click(".filters button")
    reader.click(".section.turned .told a")
    steps = reader.page.locator(".history > li").all_inner_texts()
    assert "planned" in steps[0]
    assert "took place" in steps[-1]


def the_set(reader: Reader) -> None:
    reader.click("nav a", "Agreements")
    reader.click(".line:has-text('A set of agreements') .told a")
    assert reader.reads(".facts").count("Trilateral statement of") >= 3


def promises(reader: Reader) -> None:
    reader.click("nav a", "Commitments")
    assert "Owes it" in reader.reads(".board")
    assert reader.page.locator(".board tbody tr").count() > 10


def silence(reader: Reader) -> None:
    reader.click("nav a", "Commitments")
    reader.click(".jump a", "silent")
    rows = reader.page.locator(".board tbody tr").count()
    assert rows == reader.page.locator(".board .silent").count() > 0


def judged(reader: Reader) -> None:
    reader.click("nav a", "Commitments")
    reader.click(".board tr:has-text('done') a.strong")
    assert reader.page.locator(".history > li .quote").count() > 0
    reader.clicks += 1
    reader.page.locator("#review select[name=value]").first.select_option("partial")
    reader.write("#review input[name=reason]", "one of two embassies")
    reader.click("#review form button")
    assert "partly done" in reader.reads(".facts")


def accounts(reader: Reader) -> None:
    reader.click("nav a", "Disputes")
    assert reader.page.locator(".dispute").first.locator(".side").count() == 2
    assert "speaker" in reader.reads(".dispute .sides")


def impossible(reader: Reader) -> None:
    reader.click("nav a", "Sources")
    reader.click("tr:has-text('time.conflicting-months') a[href*='/report/']")
    reader.page.locator(".text .m.note").first.hover()
    assert "other readings" in reader.reads("#card")
    assert "Trilateral statement of 9 November 2020" in reader.reads(".margin")


WALKS = (news, carriers, undated, turned, the_set, promises, silence, judged, accounts, impossible)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_a_question_takes_at_most_five_clicks(
    opens: Callable[..., Any], address: str, request: pytest.FixtureRequest, walk: Callable[[Reader], None]
) -> None:
    place = request.getfixturevalue("desk")[0] if walk is judged else address
    walk(Reader(opens(place)))
