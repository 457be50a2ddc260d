"""Every page in each language, unfolded: nothing overflows or bars anybody, and Arabic is the mirror of English."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")

from pages import addresses, in_language

from mithaq.text.display import direction
from mithaq.web.chrome import LANGUAGES

WIDTHS = (1920, 1024, 360)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
_WIDER = """() => {
  const room = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > room) found.push("the page: " + document.documentElement.scrollWidth);
  for (const one of document.querySelectorAll("main *, header *")) {
    if (one.closest(".wide, svg, .hidden, .skip, option, datalist")) continue;
    const box = one.getBoundingClientRect();
    if (box.width && (box.right > room + 1 || box.left < -1)) found.push(one.tagName + "." + one.className);
  }
  return found.slice(0, 5);
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_overflows_or_bars_anybody(
    opens: Callable[..., Any], address: str, sample: Path, language: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page, axe = opens(address), Axe()
    faults: dict[str, Any] = {}
    for name, path in addresses(sample).items():
        answer = page.goto(in_language(path, language))
        assert answer.status == (404 if name == "nowhere" else 200), name
        assert page.locator("html").get_attribute("dir") == direction(language)
        assert page.locator("h1").count() == 1
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if wider := page.evaluate(_WIDER):
                faults[f"{name} at {width}"] = wider
        page.set_viewport_size({"width": 1024, "height": 900})
        found = axe.run(page, options=RULES).response["violations"]
        if found:
            faults[name] = [(one["id"], one["nodes"][0]["html"][:160], len(one["nodes"])) for one in found]
    assert faults == {}


# What stands where: its distance from the edge where lines begin must be the same in both languages.
PARTS = {
    "timeline": (".brand", "h1", ".lane .lane-name", ".lane .plot", ".line .when", ".line .what"),
    "brief": ("h1", ".line .when", ".line .what"),
    "commitments": (".board th:first-child",),
    "report": (".text", ".margin"),
    "queue": (".question", ".question .decide .pick input"),
    "contacts": (".matrix tbody th",),
}
_STARTS = """([selector, rtl]) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return rtl ? document.documentElement.clientWidth - box.right : box.left;
}"""


def test_arabic_pages_are_mirrored_as_a_whole(opens: Callable[..., Any], address: str, sample: Path) -> None:
    page, paths = opens(address), addresses(sample)
    for name, parts in PARTS.items():
        page.goto(in_language(paths[name], "en"))
        english = {part: page.evaluate(_STARTS, [part, False]) for part in parts}
        page.goto(in_language(paths[name], "ar"))
        arabic = {part: page.evaluate(_STARTS, [part, True]) for part in parts}
        assert arabic == pytest.approx(english, abs=3), name


def test_time_runs_from_the_right_in_arabic(opens: Callable[..., Any], address: str, sample: Path) -> None:
    page, path = opens(address), addresses(sample)["lanes"]
    places = """() => [...document.querySelectorAll(".lane:not(.axis) .plot")].slice(0, 1).flatMap((plot) =>
        [...plot.querySelectorAll("use")].map((one) => [one.parentNode.getAttribute("href").split("?")[0],
        one.getBoundingClientRect().x + one.getBoundingClientRect().width / 2 - plot.getBoundingClientRect().x,
        plot.getBoundingClientRect().width]))"""
    page.goto(in_language(path, "en"))
    english = {name: (at, width) for name, at, width in page.evaluate(places)}
    page.goto(in_language(path, "ar"))
    arabic = {name: at for name, at, _ in page.evaluate(places)}
    assert english.keys() == arabic.keys()
    assert len(english) > 2
    for name, (at, width) in english.items():
        assert arabic[name] == pytest.approx(width - at, abs=3)


def test_a_report_tells_how_it_was_read(opens: Callable[..., Any], address: str, sample: Path) -> None:
    page = opens(address)
    page.goto(in_language(addresses(sample)["report"], "ar"))
    assert page.locator("html").get_attribute("data-script") == "ready"
    assert page.locator(".m.asked").count() > 0
    mark = page.locator(".text .m.time[tabindex]").first
    mark.focus()
    assert page.locator("#card").is_visible()
    assert page.locator("#card").inner_text().strip()
    page.keyboard.press("Escape")
    assert not page.locator("#card").is_visible()


def test_reading_and_deciding_work_without_scripts(opens: Callable[..., Any], desk: tuple[str, Path]) -> None:
    address, ledger = desk
    page = opens(address, java_script_enabled=False)
    for name, path in addresses(ledger).items():
        page.goto(path)
        assert page.locator("main").inner_text().strip(), name
    page.goto("/queue")
    first = page.locator("[data-question]").first
    first.locator("input[type=radio]").first.check()
    first.locator("input[name=reason]").fill("read it on paper")
    first.locator("button").click()
    assert page.locator(".kept").is_visible()


def test_whatever_has_the_focus_shows_it(opens: Callable[..., Any], address: str) -> None:
    page = opens(address)
    page.goto("/queue")
    seen = set()
    for _ in range(24):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "() => [document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]"
        )
        seen.add(tuple(told))
    assert {style for _, style in seen} <= {"solid", "auto"}
    assert {"A", "INPUT", "BUTTON"} <= {tag for tag, _ in seen}


def test_nothing_moves_for_who_wants_it_still(opens: Callable[..., Any], address: str) -> None:
    page = opens(address, reduced_motion="reduce")
    page.goto("/queue")
    moving = """() => [...document.querySelectorAll("*")]
        .filter((one) => getComputedStyle(one).transitionDuration !== "0s").length"""
    assert page.evaluate(moving) == 0
