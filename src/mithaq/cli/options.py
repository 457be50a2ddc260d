"""Options that several commands share."""

import re
import unicodedata
from enum import StrEnum
from typing import Annotated

import typer

from mithaq.run.runners import RunnerName


class Format(StrEnum):
    """How records are printed."""

    TEXT = "text"
    JSONL = "jsonl"


class PageFormat(StrEnum):
    """How an annotated report is printed."""

    TEXT = "text"
    JSONL = "jsonl"
    HTML = "html"


_EDTF_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def day(value: str | None) -> str | None:
    """Check a date given on the command line: 2023, 2023-05 or 2023-05-11."""
    from datetime import date

    if value is None or value == "":
        return None
    value = western(value)
    if not _EDTF_DAY.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is no date; write 2023-05-11, 2023-05 or 2023")
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date: {error}") from error
    return value


def moment(value: str | None) -> str | None:
    """Check a day, or a day with a time, given on the command line: 2022-12-05, 2022-12-05T14:00."""
    from mithaq.errors import SourceError
    from mithaq.run.timing import reference

    if not value:
        return None
    value = western(value)
    try:
        reference(value)
    except SourceError as error:
        raise typer.BadParameter(str(error)) from error
    return value


def western(value: str) -> str:
    """Write the digits of any script as 0 to 9: a date may be copied out of an Arabic text."""
    return "".join(str(unicodedata.digit(one)) if one.isdecimal() else one for one in value)


FormatOption = Annotated[Format, typer.Option("--format", help="text for people, jsonl for programs.")]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", callback=day, help="Look from this day: overdue and silence count from it."
    ),
]
PartyOption = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Only with this state, body or group; repeat for both sides.")
]
PersonOption = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only with this person.")]
KindOption = Annotated[
    list[str] | None, typer.Option(metavar="KIND", help="Only of this kind (meeting, clash, ...); repeat for several.")
]
SinceOption = Annotated[str | None, typer.Option(metavar="DATE", callback=day, help="Only from this day on.")]
UntilOption = Annotated[str | None, typer.Option(metavar="DATE", callback=day, help="Only up to this day.")]
RunnerOption = Annotated[
    RunnerName,
    typer.Option("--runner", help="Who does the work: this process, one for each core, or the engine Daft (on Ray)."),
]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="How many processes at most; else one a core.")
]
PlaceOption = Annotated[str | None, typer.Option(metavar="NAME", help="Only at this place.")]
