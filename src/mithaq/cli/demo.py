"""`demo`: the bundled sample process, so that the first minute shows what Mithaq is for."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.output import print_text

if TYPE_CHECKING:
    from mithaq.store import Store

_LEDGER = Path("demo/mithaq.db")
_SAMPLE = "sample"


@app.command()
def demo() -> None:
    """Read the bundled sample and show its story.

    It goes into a ledger of its own: ./demo/mithaq.db, or the one named with --ledger.
    """
    from mithaq.cli.adding import teller
    from mithaq.run.adding import add
    from mithaq.store import open_ledger

    place = Chosen.ledger or str(_LEDGER)
    if not Chosen.ledger:
        _LEDGER.parent.mkdir(exist_ok=True)
    with as_file(files("mithaq") / _SAMPLE) as folder, open_ledger(place, create=True) as store:
        _refuse_others(store, folder)
        report = add([str(folder)], store, teller())
        count = store.counts()["documents"]
        print_text(f"\n{count} made-up reports from seven outlets are in {place} ({report.counts['reports']} new).")
        _story(store)
    print_text("\nIn the browser:   mithaq serve --ledger " + place)
    print_text(f"More here:        mithaq timeline --ledger {place} --party Sudan   (or contacts, sources, search ...)")


def _refuse_others(store: "Store", folder: Path) -> None:
    """Keep made-up reports out of a ledger that somebody works with."""
    if any(Path(report.file).parent.name != folder.name for report in store.reports()):
        raise typer.BadParameter(f"{store.place} holds other reports; name a new file with --ledger")


def _story(store: "Store") -> None:
    from mithaq.cli.record_text import lines_of
    from mithaq.run.viewing import records

    for view, most, told in (
        ("brief", 8, "What was new in the last month"),
        ("timeline", 12, "What happened last"),
        ("agreements", 6, "Agreements, and who names them"),
        ("disputes", 1, "Two accounts of one thing"),
    ):
        found = list(records(store, view, since=_SINCE if view == "brief" else None, as_of=_AS_OF))
        shown = found[-most:] if view == "timeline" else found[:most]
        print_text(f"\n{told} ({len(shown)} of {len(found)}; `mithaq {view}`)")
        for record in shown:
            for line in lines_of(view, record, most=1):
                print_text(f"  {line}")


# The sample's days, so that its story reads the same whenever it is told.
_SINCE, _AS_OF = "2023-05-07", "2023-06-08"
