"""`demo`: the bundled sample process, so that the first minute shows what Mithaq is for."""

import shutil
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.output import Ticker, print_text
from mithaq.cli.wording import spoken

if TYPE_CHECKING:
    from mithaq.store import Store

_LEDGER = Path("demo/mithaq.db")
_SAMPLE = "sample"


@app.command()
def demo() -> None:
    """Read the bundled sample and show its story.

    It goes into a ledger of its own: ./demo/mithaq.db, or the one named with --ledger.
    """
    from mithaq.cli.adding import told_by
    from mithaq.cli.reading import tell
    from mithaq.run.adding import add
    from mithaq.store import open_ledger

    place, said = Chosen.ledger or str(_LEDGER), spoken()
    if not Chosen.ledger:
        _LEDGER.parent.mkdir(exist_ok=True)
    with as_file(files("mithaq") / _SAMPLE) as folder, open_ledger(place, create=True) as store:
        _refuse_others(store, folder)
        ticker = Ticker()
        report = add([str(path) for path in _reports(folder)], store, told_by(ticker))
        ticker.clear()
        failed = [tell(one) for one in report.set_aside]
        count = store.counts()["documents"]
        told = said.line("demo_holds", n=count, place=store.place, new=report.counts["reports"])
        print_text(f"\n{told}")
        _story(store)
        shown = store.place
    command = "mithaq" if shutil.which("mithaq") else sys.argv[0]
    print_text("\n" + said.line("demo_browser", f"{command} serve --ledger {shown}"))
    print_text(said.line("demo_more", f"{command} timeline --ledger {shown} --party Sudan"))
    raise typer.Exit(int(any(failed)))


def _reports(folder: Path) -> list[Path]:
    """Return the sample's reports: what stands beside them to explain the sample is none."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))


def _refuse_others(store: "Store", folder: Path) -> None:
    """Keep made-up reports out of a ledger that somebody works with."""
    if any(Path(report.file).parent.name != folder.name for report in store.reports()):
        raise typer.BadParameter(f"{store.place} holds other reports; name a new file with --ledger")


def _story(store: "Store") -> None:
    from mithaq.run.filtering import Filters
    from mithaq.run.restored import restored
    from mithaq.run.viewing import view_of

    whole, weeks = restored(store), Filters(since=_SINCE, until=_AS_OF)
    brief = list(view_of(whole, "brief", as_of=_AS_OF, since=_SINCE))
    _tell("brief", brief, 6)
    dated = [one for one in view_of(whole, "timeline", as_of=_AS_OF, filters=weeks) if one["date"]]
    _tell("timeline", dated, 8)
    agreements = view_of(whole, "agreements", as_of=_AS_OF)
    _tell("agreements", sorted(agreements, key=_least_told), 4)
    _tell("disputes", list(view_of(whole, "disputes", as_of=_AS_OF)), 1)


def _least_told(record: dict[str, Any]) -> int:
    return -(record.get("reports") or 0)


def _tell(view: str, found: list[dict[str, Any]], most: int) -> None:
    from mithaq.cli.record_text import lines_of

    said = spoken()
    title = said.line(f"demo_{view}", since=_SINCE, until=_AS_OF)
    told = {"title": title, "shown": min(most, len(found)), "all": len(found), "view": view}
    print_text("\n" + said.line("demo_shown", **told))
    for record in found[:most]:
        for line in lines_of(view, record, most=1):
            print_text(f"  {line}")


# The sample's days, so that its story reads the same whenever it is told.
_SINCE, _AS_OF = "2023-05-07", "2023-06-08"
