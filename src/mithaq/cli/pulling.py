"""`feeds`, `pull`: the feeds that a ledger is subscribed to, and what is new in them."""

from typing import Annotated

import typer

from mithaq.cli.adding import sum_up, told_by
from mithaq.cli.app import Chosen, app
from mithaq.cli.options import Format, FormatOption
from mithaq.cli.output import Ticker, print_json, print_text, say
from mithaq.cli.reading import tell
from mithaq.cli.wording import spoken

feeds = typer.Typer(no_args_is_help=True, help="The feeds that the ledger is subscribed to: add, remove, list.")
app.add_typer(feeds, name="feeds")

Url = Annotated[str, typer.Argument(metavar="URL", help="Of an RSS, Atom or JSON feed.")]


@feeds.command()
def add(
    url: Url,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Whose feed it is.")] = None,
    pages: Annotated[
        bool, typer.Option("--pages", help="Fetch the pages behind its entries: the feed holds summaries only.")
    ] = False,
) -> None:
    """Subscribe to a feed; `mithaq pull` brings what is new in it."""
    from mithaq.run.pulling import subscribe
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger, create=True) as store:
        subscribe(store, url, outlet, pages=pages)
        print_text(spoken().line("subscribed", place=store.place, url=url))


@feeds.command()
def remove(url: Url) -> None:
    """Give a feed up. What it brought stays."""
    from mithaq.run.pulling import unsubscribe
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        unsubscribe(store, url)
        print_text(spoken().line("unsubscribed", place=store.place, url=url))


@feeds.command("list")
def listed(format_: FormatOption = Format.TEXT) -> None:
    """The feeds, when each was last pulled, and what went wrong."""
    from dataclasses import asdict

    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        for one in store.feeds():
            if format_ is Format.JSONL:
                print_json(asdict(one))
            else:
                last = spoken().line("pulled", one.pulled_at) if one.pulled_at else spoken().line("not_pulled")
                print_text(" | ".join(part for part in (one.url, one.outlet, last, one.trouble) if part))


@app.command()
def pull(format_: FormatOption = Format.TEXT) -> None:
    """Bring what is new in the feeds.

    Public addresses only, few redirects, bounded in size and time, one question a second to a server.
    """
    from mithaq.run.pulling import pull as bring
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        if not store.feeds():
            say(spoken().line("no_feeds", place=store.place))
        ticker = Ticker()
        report = bring(store, told_by(ticker))
        ticker.clear()
        sum_up(report, store.place, format_)
    failed = [tell(one) for one in report.set_aside]
    raise typer.Exit(int(any(failed)))
