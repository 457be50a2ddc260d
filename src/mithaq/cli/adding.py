"""`add`: reports into the ledger."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.options import Format, FormatOption, RunnerOption, WorkersOption
from mithaq.cli.output import Ticker, print_json, print_text
from mithaq.cli.reading import tell
from mithaq.cli.wording import spoken
from mithaq.run.runners import RunnerName, runner_named

if TYPE_CHECKING:
    from mithaq.run.adding import AddReport

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH|URL...", help="Reports, folders of them, or their addresses.")
]


@app.command(
    epilog="Example: mithaq add reports/ monday.html archive.jsonl.gz   Adding the same again changes nothing."
)
def add(
    paths: Paths,
    format_: FormatOption = Format.TEXT,
    runner: RunnerOption = RunnerName.AUTO,
    workers: WorkersOption = None,
) -> None:
    """Read reports into the ledger.

    .txt .html .jsonl .csv, feeds, and folders of them; the ledger is made if there is none. Bad inputs are named and
    set aside, the rest is done.
    """
    from mithaq.run.adding import add as add_reports
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger, create=True) as store:
        ticker = Ticker()
        report = add_reports(paths, store, told_by(ticker), runner_named(runner, workers))
        ticker.clear()
        sum_up(report, store.place, format_)
    failed = [tell(one) for one in report.set_aside]
    raise typer.Exit(int(any(failed)))


def told_by(ticker: Ticker) -> "Callable[[AddReport], None]":
    """Return what tells the progress of adding."""

    def tell_progress(report: "AddReport") -> None:
        ticker.tell(spoken().line("added", **_counted(report)))

    return tell_progress


def _counted(report: "AddReport") -> dict[str, str]:
    said = spoken()
    return {f"{noun}s": said.counted(noun, report.counts[f"{noun}s"]) for noun in ("report", "claim")}


def sum_up(report: "AddReport", place: str, format_: Format) -> None:
    """Print what adding did."""
    counts = {name: report.counts[name] for name in ("reports", "claims", "known")}
    aside = len(report.set_aside)
    if format_ is Format.JSONL:
        print_json(
            {"ledger": place, **counts, "set_aside": [{"code": x.code, "message": x.message} for x in report.set_aside]}
        )
        return
    said = spoken()
    known = said.line("known", said.counted("input", counts["known"])) if counts["known"] else None
    noted = said.line("noted", said.counted("note", aside)) if aside else None
    told = said.line("added_to", place=place, **_counted(report))
    print_text("; ".join(part for part in (told, known, noted) if part))
