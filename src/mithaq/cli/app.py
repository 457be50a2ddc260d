"""The command line's application object and the options that stand before a command."""

from importlib.resources import files
from typing import Annotated

import typer

app = typer.Typer(
    name="mithaq",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # Plain help: it is there at once, and greps.
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class Chosen:
    """What the options before the command chose."""

    ledger: str | None = None
    language: str = "en"


def _language(asked: str) -> str:
    """Check the language that is asked for."""
    if asked != "en":
        from mithaq.view.wording import worded  # here: who asks for nothing waits for nothing

        if asked not in worded("mithaq.cli"):
            raise typer.BadParameter(f"{asked!r} is no language of Mithaq; there are {', '.join(worded('mithaq.cli'))}")
    return asked


def _worded() -> list[str]:
    """Return the languages of lines, English first, without loading any of them."""
    found = (one.name.removesuffix(".yaml") for one in files("mithaq.cli").joinpath("words").iterdir())
    return sorted(found, key=lambda code: (code != "en", code))


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"mithaq {version('mithaq')}")
        raise typer.Exit


@app.callback(
    epilog="First steps: `mithaq demo`; then `mithaq add REPORTS`, `mithaq brief`. Exit status: 0 done, "
    "1 some inputs could not be read, 2 wrong usage."
)
def begin(
    ledger: Annotated[
        str | None,
        typer.Option(
            metavar="PATH|URL",
            help="A file, or postgresql://... Default: MITHAQ_LEDGER, or ./mithaq.db. May stand anywhere.",
        ),
    ] = None,
    lang: Annotated[
        str,
        typer.Option(
            metavar="|".join(_worded()),
            envvar="MITHAQ_LANG",
            callback=_language,
            help="The language of lines, titles and headings. May stand anywhere.",
        ),
    ] = "en",
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news, Arabic first, and keep the record of a peace process.

    Who met whom, what was agreed, what came of it; every line leads to its sentence.
    """
    Chosen.ledger, Chosen.language = ledger, lang
