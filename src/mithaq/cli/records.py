"""`show`, `search`, `log`: one record whole, the words of all reports, who did what."""

from typing import Annotated, Any

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.options import AsOfOption, Format, FormatOption
from mithaq.cli.output import print_json, print_text, say
from mithaq.errors import MithaqError, StoreError


@app.command(
    epilog="""Example: mithaq show event-3f9a   mithaq show 'Сергей Лавров'   mithaq show armenia
    The beginning of a record's id is enough where only one has it."""
)
def show(
    id_: Annotated[
        str,
        typer.Argument(metavar="ID|ENTITY", help="An id that another command printed, or a name in any language."),
    ],
    format_: FormatOption = Format.TEXT,
    as_of: AsOfOption = None,
) -> None:
    """One record whole, with all that is behind it; or one entity.

    Of a person, state, body, place, agreement or mechanism: its offices and holders with their dates, and every
    spelling that is listed, and that the reports of the ledger use. What is listed is shown without a ledger too.
    """
    from mithaq.cli.entity_text import entity_lines
    from mithaq.cli.record_text import claim_lines, lines_of

    record = _record_or_entity(id_, as_of)
    if format_ is Format.JSONL:
        print_json(record)
    elif record["view"] == "entity":
        for line in entity_lines(record):
            print_text(line)
    else:
        for line in (*lines_of(record["view"], record, most=0), *claim_lines(record)):
            print_text(line)


def _record_or_entity(name: str, as_of: str | None) -> dict[str, Any]:
    from mithaq.run.entities import entity
    from mithaq.run.viewing import show as find
    from mithaq.store import open_ledger

    try:
        with open_ledger(Chosen.ledger) as store:
            try:
                return find(store, name, as_of=as_of)
            except MithaqError:
                if found := entity(name, store, Chosen.language):
                    return found
                raise
    except StoreError:
        if found := entity(name, language=Chosen.language):
            return found
        raise


@app.command(
    epilog="""Example: mithaq search لأرمينيا   mithaq search '"وقف إطلاق النار" جدة'   mithaq search 'Лавров*'"""
)
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='All must be there; "a phrase"; begin*.')],
    limit: Annotated[int, typer.Option(min=1, help="At most so many reports.")] = 20,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Search the words of all reports.

    Spelling variants, and what is glued before an Arabic word, make no difference.
    """
    from mithaq.cli.record_text import base, quote
    from mithaq.cli.wording import spoken
    from mithaq.run.searching import hits, refuse_wordless
    from mithaq.store import open_ledger

    refuse_wordless(" ".join(words))
    with open_ledger(Chosen.ledger) as store:
        found = hits(store, " ".join(words), limit)
    for hit in found:
        if format_ is Format.JSONL:
            print_json(hit)
        else:
            carrier = hit["outlet"] or spoken().line("unnamed_outlet")
            where = f"{base(hit['file'])}#{hit['article']}:{hit['start']}-{hit['end']}"
            when = hit["published"] or spoken().line("undated")
            print_text(f"{when} {carrier} | {quote(hit['quote'])} | {where} | {hit['document']}")
    if not found:
        say(spoken().line("none_holds", " ".join(words)))


@app.command()
def log(format_: FormatOption = Format.TEXT) -> None:
    """Who added and decided what, and when."""
    from mithaq.cli.wording import spoken
    from mithaq.run.decisions import decisions
    from mithaq.store import open_ledger

    said = spoken()
    with open_ledger(Chosen.ledger) as store:
        lines = decisions(store)
    for line in lines:
        if format_ is Format.JSONL:
            print_json(line)
        else:
            rest = {name: value for name, value in line.items() if name not in ("at", "who", "action")}
            told = (f"{said.name('logged', name)} {_briefly(value)}" for name, value in rest.items())
            print_text(f"{line['at']} {line['who']}: {said.name('did', line['action'])} | {said.listed(told)}")


def _briefly(value: Any) -> str:
    """Return a value of a line of the log; of a list, as of files, how many there are."""
    return str(len(value) if isinstance(value, list) else value)
