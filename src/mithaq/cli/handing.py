"""`export`: records handed over."""

import sys
from typing import Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.options import AsOfOption, KindOption, PartyOption, PersonOption, PlaceOption, SinceOption, UntilOption
from mithaq.cli.output import is_terminal, say
from mithaq.cli.views import chosen

_FORMATS = "csv xlsx jsonl parquet ics atom geojson timelinejs webannotation ftm prov pam"


@app.command(
    epilog="Examples: mithaq export --to csv --view commitments > owed.csv   "
    "mithaq export --to xlsx --lang ar --out ledger.xlsx"
)
def export(
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"One of: {_FORMATS}.")],
    view: Annotated[
        list[str] | None,
        typer.Option(metavar="VIEW", help="timeline, contacts, agreements ...; repeat where the format holds several."),
    ] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="Into a file, not standard output.")] = None,
    party: PartyOption = None,
    person: PersonOption = None,
    kind: KindOption = None,
    place: PlaceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write records in a format that others read.

    How many were written, and which could not be and why, is told on standard error.
    """
    from mithaq.export.files import written
    from mithaq.export.formats import format_named, views_for
    from mithaq.run.current import current
    from mithaq.run.exporting import selection
    from mithaq.run.naming import resolved
    from mithaq.run.seen import seen
    from mithaq.run.viewing import today
    from mithaq.store import open_ledger

    format_ = format_named(to)
    views = views_for(format_, tuple(view or ()))
    if out is None and to in ("xlsx", "parquet") and is_terminal():
        raise typer.BadParameter(f"{to} is no text: name a file with --out")
    filters = chosen(party, person, kind, place, since, until)
    with open_ledger(Chosen.ledger) as store:
        known = seen(current(store), as_of or today())
        asked = resolved(known.context, filters)
        told = selection(known, views, as_of=as_of, filters=asked, since=since, language=Chosen.language)
        tally = written(format_, told, out) if out else format_.write(told, sys.stdout.buffer)
    for line in tally.lines():
        say(f"{to}: {line}")
