"""`rebuild`, `check`, `backup`: keeping a ledger sound."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.options import Format, FormatOption, RunnerOption, WorkersOption
from mithaq.cli.output import Ticker, print_json, print_text
from mithaq.cli.reading import tell
from mithaq.cli.wording import spoken
from mithaq.run.runners import RunnerName, runner_named

if TYPE_CHECKING:
    from mithaq.run.linking import Linking


@app.command()
def rebuild(runner: RunnerOption = RunnerName.AUTO, workers: WorkersOption = None) -> None:
    """Derive everything again from the kept sources.

    Judgements and the log stay. Killed half-way, it changes nothing.
    """
    from mithaq.run.rebuilding import rebuild as derive_again
    from mithaq.store import open_ledger

    ticker, said = Ticker(), spoken()
    with open_ledger(Chosen.ledger) as store:
        who = runner_named(runner, workers)
        count, diagnostics = derive_again(store, lambda number: ticker.tell(said.line("reread", n=number)), who)
        ticker.clear()
        reports = said.counted("report", count)
        print_text(said.line("rebuilt", place=store.place, reports=reports, digest=store.digest()))
    failed = [tell(one) for one in diagnostics]
    raise typer.Exit(int(any(failed)))


@app.command(
    epilog="The digest is the same for the same content, in whatever order it was added: compare two ledgers by it."
)
def check(
    format_: FormatOption = Format.TEXT,
    fold: Annotated[
        bool, typer.Option(help="Fold everything anew too, and hold the records to that; takes time and memory.")
    ] = False,
    runner: RunnerOption = RunnerName.PROCESS,
    workers: WorkersOption = None,
) -> None:
    """Check that the ledger is sound.

    Its pages, references and ids, and that every quote stands in its text where it says. With --fold --runner daft or
    ray the engine links.
    """
    from mithaq.run.checking import check as look
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        found = look(store, fold=fold, linking=_linking(runner, workers) if fold else None)
        if format_ is Format.JSONL:
            print_json(
                {"ledger": store.place, "problems": found.problems, "counts": found.counts, "digest": found.digest}
            )
        else:
            for problem in found.problems:
                print_text(problem)
            said = spoken()
            problems = said.counted("problem", len(found.problems))
            told = "unsound" if found.problems else "sound"
            print_text(said.line(told, place=store.place, problems=problems, counts=_held(found.counts)))
            print_text(said.line("digest", found.digest))
    raise typer.Exit(int(bool(found.problems)))


def _linking(runner: RunnerName, workers: int | None) -> "Linking | None":
    """Return what links on an engine, if one was asked for."""
    if runner not in (RunnerName.DAFT, RunnerName.RAY):
        return None
    from mithaq.run.linking import Linking
    from mithaq.run.runners.engine import Engine

    return Linking(Engine(ray=runner is RunnerName.RAY, workers=workers))


@app.command(epilog="Example: mithaq backup /media/stick/mithaq-2023-06-01.db")
def backup(path: Annotated[str, typer.Argument(metavar="PATH", help="A new file.")]) -> None:
    """Write a consistent copy, even while others write."""
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        store.copy_to(path)
        print_text(spoken().line("copied", place=store.place, path=path))


@app.command(
    epilog="Example: mithaq move postgresql://desk@server/ledger   and back: --ledger postgresql://... move here.db"
)
def move(
    target: Annotated[str, typer.Argument(metavar="PATH|URL", help="A new ledger: a file, or an empty database.")],
) -> None:
    """Copy the whole ledger to another database.

    Reports, decisions, log and feeds, between SQLite and PostgreSQL; nothing is read again, and the copy is proved by
    its digest.
    """
    from mithaq.run.moving import move as copy
    from mithaq.store import open_ledger

    ticker, said = Ticker(), spoken()
    with open_ledger(Chosen.ledger) as store, open_ledger(target, create=True) as into:
        moved = copy(store, into, lambda number: ticker.tell(said.line("moving", said.counted("report", number))))
        ticker.clear()
        told = {"place": store.place, "target": into.place, "counts": _held(moved), "digest": into.digest()}
        print_text(said.line("moved", **told))


def _held(counts: Mapping[str, int]) -> str:
    said = spoken()
    return said.listed(said.name("holds", name).format(count) for name, count in counts.items())
