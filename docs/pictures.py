"""Pictures of the workbench over the sample: those of docs/workbench.md, and with --all every page, to be looked at.

python docs/pictures.py            docs/images/*.png
python docs/pictures.py --all      also pictures/NAME.LANGUAGE.WIDTH.png, in each language at three widths
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from conftest import CHROMIUM, serving
from pages import addresses, in_language

from mithaq.model.kinds import Status
from mithaq.model.ledger import Event
from mithaq.run.adding import add
from mithaq.run.folding import Folded, folded
from mithaq.store import open_ledger
from mithaq.web.chrome import LANGUAGES

SAMPLE = ROOT / "src" / "mithaq" / "sample"
IMAGES, EVERYTHING = ROOT / "docs" / "images", ROOT / "pictures"
SIZE = {"width": 1080, "height": 640}
WIDTHS = (1024, 1920, 360)


@dataclass(frozen=True)
class Picture:
    """A page, what to bring into view, and what to do before the picture is taken."""

    name: str
    path: str
    to: str = ""
    do: Callable[[Any], None] | None = None
    height: int = 640


def pictures(whole: Folded) -> list[Picture]:
    """Return the pictures of the ten walks, and those of the README."""
    told, files = whole.ledger, {Path(report.file).name: report.document for report in whole.reports}
    texts = {report.document: report.text for report in whole.reports}
    carried = max(told.events, key=lambda event: _copies(event, whole, texts))
    turned = next(e for e in told.events if e.history[0].status is Status.SCHEDULED and e.status is Status.OCCURRED)
    set_ = next(one for one in told.agreements if one.members)
    owed = next(one for one in told.commitments if len(one.history) > 1)
    undated, flawed = files["2020-11-10_midan_peacekeepers.txt"], files["2023-04-24_marsad_checkpoint.txt"]
    return [
        Picture("walk-01-brief", "/?since=2023-05-07&as_of=2023-06-08"),
        Picture("walk-02-carriers", f"/record/{carried.id}", to=".accounts"),
        Picture("walk-03-undated", f"/report/{undated}", do=point_at(".text .m.time[tabindex]")),
        Picture("walk-04-turned", f"/record/{turned.id}"),
        Picture("walk-05-set", f"/record/{set_.id}"),
        Picture("walk-06-board", "/commitments"),
        Picture("walk-07-silent", "/commitments?state=silent"),
        Picture("walk-08-status", f"/record/{owed.id}"),
        Picture("walk-09-dispute", "/disputes"),
        Picture("walk-10-impossible-date", f"/report/{flawed}", do=point_at(".text .m.note")),
        Picture("timeline", "/timeline?since=2023-01&until=2023-12&lanes=process"),
        Picture("timeline-ar", "/timeline?since=2023-01&until=2023-12&lang=ar"),
        Picture("contacts", "/contacts"),
        Picture("network-ar", "/contacts?shape=network&lang=ar", to=".drawing", height=800),
        Picture("incidents", "/incidents", to=".drawing", height=760),
        Picture("queue", "/queue"),
        Picture("search-ar", "/search?q=لأرمينيا&lang=ar"),
    ]


def _copies(event: Event, whole: Folded, texts: dict[str, str]) -> int:
    """Return how many reports of an event only repeat the text of another."""
    documents = {whole.context.claims[name].document for name in event.claims}
    return len(documents) - len({texts[name] for name in documents})


def point_at(selector: str) -> Callable[[Any], None]:
    """Return what brings a mark into view and points at it."""

    def point(page: Any) -> None:
        mark = page.locator(selector).first
        mark.scroll_into_view_if_needed()
        mark.hover()

    return point


def take(page: Any, one: Picture) -> None:
    """Take a picture of docs/images."""
    page.set_viewport_size({**SIZE, "height": one.height})
    page.goto(one.path)
    if one.to:
        page.evaluate("(one) => document.querySelector(one).scrollIntoView({block: 'start'})", one.to)
        page.mouse.wheel(0, -70)
        page.wait_for_timeout(150)
    if one.do:
        one.do(page)
    page.screenshot(path=str(IMAGES / f"{one.name}.png"))


def take_all(page: Any, ledger: Path) -> None:
    """Take a picture of the head of every page, in each language and at every width."""
    EVERYTHING.mkdir(exist_ok=True)
    for name, path in addresses(ledger).items():
        for language in LANGUAGES:
            page.goto(in_language(path, language))
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                page.screenshot(path=str(EVERYTHING / f"{name}.{language}.{width}.png"))


def main() -> None:
    """Read the sample into a ledger of its own, serve it, and take the pictures."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--all", action="store_true", help="every page, in each language, at three widths")
    every = asked.parse_args().all
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "sample.db"
        with open_ledger(str(ledger), create=True) as store:
            add([str(one) for one in sorted(SAMPLE.iterdir()) if one.suffix in (".txt", ".html", ".jsonl")], store)
            wanted = pictures(folded(store))
        with serving(ledger) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(base_url=address, viewport=SIZE)
            for one in wanted:
                take(page, one)
            if every:
                take_all(page, ledger)
            browser.close()


if __name__ == "__main__":
    main()
