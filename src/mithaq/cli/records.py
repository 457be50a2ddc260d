"""`show`, `search`, `log`: one record whole, the words of all reports, who did what."""

from typing import Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.options import AsOfOption, Format, FormatOption
from mithaq.cli.output import print_json, print_text, say


@app.command(epilog="Example: mithaq show event-3f9a   The beginning of an id is enough where only one has it.")
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An id that another command printed, or its beginning.")],
    format_: FormatOption = Format.TEXT,
    as_of: AsOfOption = None,
) -> None:
    """One record whole, with all that is behind it."""
    from mithaq.cli.record_text import claim_lines, lines_of
    from mithaq.run.viewing import show as find
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        record = find(store, id_, as_of=as_of)
    if format_ is Format.JSONL:
        print_json(record)
        return
    for line in (*lines_of(record["view"], record, most=0), *claim_lines(record)):
        print_text(line)


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
    from mithaq.run.searching import hits, refuse_wordless
    from mithaq.store import open_ledger

    refuse_wordless(" ".join(words))
    with open_ledger(Chosen.ledger) as store:
        found = hits(store, " ".join(words), limit)
    for hit in found:
        if format_ is Format.JSONL:
            print_json(hit)
        else:
            carrier = hit["outlet"] or "unnamed outlet"
            where = f"{base(hit['file'])}#{hit['article']}:{hit['start']}-{hit['end']}"
            print_text(
                f"{hit['published'] or 'undated'} {carrier} | {quote(hit['quote'])} | {where} | {hit['document']}"
            )
    if not found:
        say(f"no report holds all of: {' '.join(words)}")


@app.command()
def log(format_: FormatOption = Format.TEXT) -> None:
    """Who added and decided what, and when."""
    from mithaq.run.decisions import decisions
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        lines = decisions(store)
    for line in lines:
        if format_ is Format.JSONL:
            print_json(line)
        else:
            rest = (f"{name} {value}" for name, value in line.items() if name not in ("at", "who", "action"))
            print_text(f"{line['at']} {line['who']}: {line['action']} | {', '.join(rest)}")
