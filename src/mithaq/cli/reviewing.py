"""`review`: what a person decides, kept with name and reason above every rule."""

import getpass
from collections.abc import Callable
from typing import Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.options import Format, FormatOption
from mithaq.cli.output import print_json, print_text
from mithaq.cli.wording import spoken

review = typer.Typer(no_args_is_help=True, help="Confirm, reject, merge, split, correct, settle; with a reason.")
app.add_typer(review, name="review")

Id = Annotated[str, typer.Argument(metavar="ID", help="An event or claim, as another command printed it.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why; kept with the decision.")]
ByOption = Annotated[
    str | None, typer.Option("--by", envvar="MITHAQ_REVIEWER", help="Who decides; by default your login name.")
]


def _decide(decide: "Callable[..., int]", by: str | None, reason: str, *words: str) -> None:
    from mithaq.run.reviewing import Review
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        count = decide(Review(store, by or getpass.getuser(), reason), *words)
        print_text(spoken().line("kept", spoken().counted("judgement", count), place=store.place))


@review.command("list")
def questions(format_: FormatOption = Format.TEXT) -> None:
    """What the rules were unsure of, the likeliest first."""
    from mithaq.cli.record_text import quote
    from mithaq.run.reviewing import questions as asked
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store:
        for one in asked(store):
            if format_ is Format.JSONL:
                print_json(one)
                continue
            print_text(f"{one['score']:.2f} {one['left']} {one['right']} | {spoken().say(one['reason'])}")
            for line in one["evidence"]:
                print_text(f"    {line['reported'] or spoken().line('undated')} | {quote(line['quote'])}")


@review.command()
def confirm(name: Id, reason: ReasonOption = "", by: ByOption = None) -> None:
    """The claim is right; of a record, all its claims. It leaves the queue until a report tells otherwise."""
    from mithaq.run.reviewing import Review

    _decide(Review.confirm, by, reason, name)


@review.command()
def relink(
    entity: Annotated[str, typer.Argument(help="The id of who or what was read.")],
    meant: Annotated[str, typer.Argument(help="Who or what is meant: an id, a QID, a name in any language.")],
    document: Annotated[str | None, typer.Option("--report", help="Only in this report; else in all.")] = None,
    reason: ReasonOption = "",
    by: ByOption = None,
) -> None:
    """A name means somebody else than was read."""
    from mithaq.run.reviewing import Review

    _decide(lambda one, read, means: Review.relink(one, read, means, document), by, reason, entity, meant)


@review.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Its id, as `mithaq log` prints it.")],
    reason: ReasonOption = "",
    by: ByOption = None,
) -> None:
    """Take a decision back; undoing that again lets it hold."""
    from mithaq.run.reviewing import Review

    _decide(Review.withdraw, by, reason, decision)


@review.command()
def merge(left: Id, right: Id, reason: ReasonOption = "", by: ByOption = None) -> None:
    """The two tell one thing (confirm)."""
    from mithaq.run.reviewing import Review

    _decide(Review.same, by, reason, left, right)


@review.command()
def split(left: Id, right: Id, reason: ReasonOption = "", by: ByOption = None) -> None:
    """The two tell two things."""
    from mithaq.run.reviewing import Review

    _decide(Review.different, by, reason, left, right)


@review.command()
def reject(name: Id, reason: ReasonOption = "", by: ByOption = None) -> None:
    """The claim is wrong; of a record, all its claims."""
    from mithaq.run.reviewing import Review

    _decide(Review.reject, by, reason, name)


@review.command()
def correct(
    name: Id,
    field: Annotated[str, typer.Argument(help="date, place, status, kind, parties, people ...")],
    value: Annotated[str, typer.Argument(help="The right value; lists with commas; '' for none.")],
    reason: ReasonOption = "",
    by: ByOption = None,
) -> None:
    """A field has another value; of a commitment, its status."""
    from mithaq.run.reviewing import Review

    _decide(Review.correct, by, reason, name, field, value)


@review.command()
def settle(
    name: Annotated[str, typer.Argument(metavar="ID", help="A dispute.")],
    value: Annotated[str, typer.Argument(help="The side that holds.")],
    reason: ReasonOption = "",
    by: ByOption = None,
) -> None:
    """One side of a dispute holds."""
    from mithaq.run.reviewing import Review

    _decide(Review.settle, by, reason, name, value)
