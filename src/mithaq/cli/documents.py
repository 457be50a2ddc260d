"""`report`: one process over one period as a document."""

import sys
from typing import Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.options import SinceOption, UntilOption
from mithaq.cli.output import say
from mithaq.cli.wording import spoken


@app.command(epilog="Example: mithaq report Sudan --since 2023-05-01 --until 2023-05-31 --lang ar --out may.html")
def report(
    process: Annotated[str, typer.Argument(metavar="PROCESS", help="Its id, or words of its name in any language.")],
    since: SinceOption = None,
    until: UntilOption = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="Into a file, not standard output.")] = None,
) -> None:
    """One process over one period as a document.

    A page of HTML with a style for printing, every line with its sentence and source; nothing in it is fetched.
    """
    from mithaq.export.files import written
    from mithaq.export.formats import DOCUMENT
    from mithaq.run.current import current
    from mithaq.run.reporting import report as chosen
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        told = chosen(current(store), process, since=since, until=until, language=Chosen.language)
        tally = written(DOCUMENT, told, out) if out else DOCUMENT.write(told, sys.stdout.buffer)
    if not tally.written:
        say(spoken().line("nothing_known", process))
