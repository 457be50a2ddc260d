"""The ledger's views: `brief`, `timeline`, `contacts`, `agreements`, `commitments`, `mechanisms`, and the rest."""

from contextlib import nullcontext
from typing import Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.options import (
    AsOfOption,
    Format,
    FormatOption,
    KindOption,
    PartyOption,
    PersonOption,
    PlaceOption,
    SinceOption,
    UntilOption,
    day,
)
from mithaq.cli.output import print_json, print_text, say
from mithaq.run.filtering import Filters

AllOption = Annotated[bool, typer.Option("--all", help="Every report behind each line, not the first few.")]


def print_view(
    name: str,
    filters: Filters,
    format_: Format,
    as_of: str | None,
    *,
    since: str | None = None,
    statements: bool = False,
    all_: bool = False,
) -> None:
    """Print a view of the chosen ledger; with ``all_``, every report behind each line."""
    from mithaq.cli.record_text import SHORTEST_LIST, lines_of
    from mithaq.cli.wording import spoken
    from mithaq.run.viewing import records
    from mithaq.store import open_ledger
    from mithaq.view.wording import told_in

    most = 0 if all_ else SHORTEST_LIST
    count = 0
    with open_ledger(Chosen.ledger) as store, told_in(Chosen.language) if format_ is Format.TEXT else nullcontext():
        for record in records(store, name, as_of=as_of, filters=filters, since=since, statements=statements):
            count += 1
            if format_ is Format.JSONL:
                print_json(record)
            else:
                for line in lines_of(name, record, most=most):
                    print_text(line)
        if not count and format_ is Format.TEXT:
            say(spoken().line("nothing_under", place=store.place, view=name))


@app.command(epilog="Example: mithaq brief --since 2023-05-08")
def brief(
    since: Annotated[str, typer.Option(metavar="DATE", callback=day, help="What is new since this day.")],
    format_: FormatOption = Format.TEXT,
    as_of: AsOfOption = None,
    party: PartyOption = None,
    all_: AllOption = False,
) -> None:
    """What is new since a day, turned, disputed, silent.

    What turned from announced to held, moved or cancelled; what is disputed or corrected; what has gone silent.
    """
    print_view("brief", Filters(party=tuple(party or ())), format_, as_of, since=since, all_=all_)


@app.command(epilog="Example: mithaq timeline --party Sudan --kind ceasefire --since 2023-05-01")
def timeline(
    statements: Annotated[bool, typer.Option("--statements", help="Positions as well as events.")] = False,
    party: PartyOption = None,
    person: PersonOption = None,
    kind: KindOption = None,
    place: PlaceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format_: FormatOption = Format.TEXT,
    as_of: AsOfOption = None,
    all_: AllOption = False,
) -> None:
    """Events by date, with their reports' sentences.

    Each with its history, and how many independent sources tell it.
    """
    filters = chosen(party, person, kind, place, since, until)
    print_view("timeline", filters, format_, as_of, statements=statements, all_=all_)


@app.command(epilog="Example: mithaq contacts --party Armenia --party Azerbaijan")
def contacts(
    party: PartyOption = None,
    person: PersonOption = None,
    kind: KindOption = None,
    place: PlaceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format_: FormatOption = Format.TEXT,
    as_of: AsOfOption = None,
    all_: AllOption = False,
) -> None:
    """Meetings, calls and visits, and the gaps between."""
    print_view("contacts", chosen(party, person, kind, place, since, until), format_, as_of, all_=all_)


@app.command(epilog="Example: mithaq agreements --party 'Saudi Arabia'")
def agreements(
    party: PartyOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format_: FormatOption = Format.TEXT,
    as_of: AsOfOption = None,
    all_: AllOption = False,
) -> None:
    """Agreements, and which report names them how.

    Names, dates and parties of each agreement and set of agreements; who reaffirms or omits it.
    """
    print_view("agreements", chosen(party=party, since=since, until=until), format_, as_of, all_=all_)


@app.command(epilog="Example: mithaq commitments --party Libya --as-of 2021-02-01")
def commitments(
    party: PartyOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format_: FormatOption = Format.TEXT,
    as_of: AsOfOption = None,
    all_: AllOption = False,
) -> None:
    """Who owes what by when, and what became of it.

    Obligor, matter, deadline and status, each change with its report; what is overdue.
    """
    print_view("commitments", chosen(party=party, since=since, until=until), format_, as_of, all_=all_)


@app.command(epilog="Example: mithaq mechanisms --party Armenia")
def mechanisms(
    party: PartyOption = None, format_: FormatOption = Format.TEXT, as_of: AsOfOption = None, all_: AllOption = False
) -> None:
    """Commissions, working groups, platforms.

    When proposed, set up, met and ended, and when last heard of.
    """
    print_view("mechanisms", chosen(party=party), format_, as_of, all_=all_)


@app.command(epilog="Example: mithaq incidents --party Lebanon --kind attack --since 2024-11-27")
def incidents(
    party: PartyOption = None,
    person: PersonOption = None,
    kind: KindOption = None,
    place: PlaceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format_: FormatOption = Format.TEXT,
    as_of: AsOfOption = None,
    all_: AllOption = False,
) -> None:
    """Clashes, attacks, deployments, arrests; the talks around.

    Each with the last contact of its parties before it and the first after it.
    """
    print_view("incidents", chosen(party, person, kind, place, since, until), format_, as_of, all_=all_)


@app.command(epilog="Example: mithaq disputes --party Sudan")
def disputes(
    party: PartyOption = None, format_: FormatOption = Format.TEXT, as_of: AsOfOption = None, all_: AllOption = False
) -> None:
    """Accounts that cannot both hold, side by side.

    Each with its speaker, its reports and their sentences.
    """
    print_view("disputes", chosen(party=party), format_, as_of, all_=all_)


@app.command(epilog="Example: mithaq sources --since 2023-05-01")
def sources(
    since: SinceOption = None, until: UntilOption = None, format_: FormatOption = Format.TEXT, as_of: AsOfOption = None
) -> None:
    """The reports, their dates, and which are copies.

    Outlet, agency, the date and what it rests on, and which reports carry one text.
    """
    print_view("sources", chosen(since=since, until=until), format_, as_of)


def chosen(
    party: list[str] | None = None,
    person: list[str] | None = None,
    kind: list[str] | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Filters:
    """Gather the filters of a command line. Raises BadParameter for a kind there is none of, or no time at all."""
    from mithaq.model.edtf import bounds
    from mithaq.model.kinds import ClaimKind

    kinds = {one.value for one in ClaimKind}
    for one in kind or ():
        if one not in kinds:
            raise typer.BadParameter(f"{one!r} is no kind; kinds are {', '.join(sorted(kinds))}")
    first, last = bounds(since)[0], bounds(until)[1]
    if first and last and first > last:
        raise typer.BadParameter(f"--since {since} is later than --until {until}")
    return Filters(
        party=tuple(party or ()),
        person=tuple(person or ()),
        kind=tuple(kind or ()),
        place=place,
        since=since,
        until=until,
    )
