"""`export`: records handed over."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.options import AsOfOption, KindOption, PartyOption, PersonOption, PlaceOption, SinceOption, UntilOption
from mithaq.cli.output import print_json, say
from mithaq.cli.views import chosen

_NOT_YET = ("xlsx", "parquet", "ics", "atom", "geojson", "timelinejs", "webannotation", "ftm", "prov", "pam")


class View(StrEnum):
    """The views that can be exported."""

    TIMELINE = "timeline"
    CONTACTS = "contacts"
    AGREEMENTS = "agreements"
    COMMITMENTS = "commitments"
    MECHANISMS = "mechanisms"
    INCIDENTS = "incidents"
    DISPUTES = "disputes"
    SOURCES = "sources"


@app.command(epilog="Example: mithaq export --to csv --view timeline > timeline.csv")
def export(
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="csv (opens rightly in Excel) or jsonl.")],
    view: Annotated[View, typer.Option(help="Which view.")] = View.TIMELINE,
    party: PartyOption = None,
    person: PersonOption = None,
    kind: KindOption = None,
    place: PlaceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write a view as csv or jsonl.

    To standard output; every row leads to its sentence.
    """
    from mithaq.export.tables import write_csv
    from mithaq.run.viewing import records
    from mithaq.store import open_ledger

    if to in _NOT_YET:
        raise typer.BadParameter(f"export to {to} is not there yet; there are csv and jsonl")
    if to not in ("csv", "jsonl"):
        raise typer.BadParameter(f"{to!r} is no format; there are csv and jsonl")
    filters = chosen(party, person, kind, place, since, until)
    with open_ledger(Chosen.ledger) as store:
        found = list(records(store, view.value, as_of=as_of, filters=filters))
    if to == "jsonl":
        for record in found:
            print_json(record)
    else:
        write_csv(view.value, found, sys.stdout)
    if not found:
        say(f"nothing to export under {view.value}")
