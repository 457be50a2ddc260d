"""`users`: who may use a ledger that is served to others."""

from typing import Annotated

import typer

from mithaq.cli.app import app
from mithaq.cli.options import Format, FormatOption
from mithaq.cli.output import print_json, print_text
from mithaq.cli.wording import spoken

users = typer.Typer(no_args_is_help=True, help="Who may use a ledger that is served to others.")
app.add_typer(users, name="users")

FileOption = Annotated[
    str | None, typer.Option("--users", metavar="FILE", help="Default: MITHAQ_USERS, or ./mithaq.users.")
]
Name = Annotated[str, typer.Argument(metavar="NAME")]


@users.command()
def add(
    name: Name,
    role: Annotated[str, typer.Option(metavar="ROLE", help="reader, reviewer or administrator.")] = "reader",
    password: Annotated[
        str | None, typer.Option(envvar="MITHAQ_PASSWORD", help="Asked for where it is not given.")
    ] = None,
    file: FileOption = None,
) -> None:
    """Add a user, or give one a new role and password.

    A reader reads; a reviewer decides as well; an administrator adds reports and feeds as well.
    """
    from mithaq.run.users import Role, Users, where

    if role not in tuple(Role):
        raise typer.BadParameter(f"{role!r} is no role; roles are {', '.join(Role)}")
    known = Users(where(file))
    known.put(
        name, Role(role), password or typer.prompt(spoken().line("password"), hide_input=True, confirmation_prompt=True)
    )
    print_text(spoken().line("user_is", path=known.path, name=name.strip(), role=role))


@users.command()
def remove(name: Name, file: FileOption = None) -> None:
    """Take a user away."""
    from mithaq.run.users import Users, where

    known = Users(where(file))
    known.remove(name)
    print_text(spoken().line("user_gone", path=known.path, name=name))


@users.command("list")
def listed(file: FileOption = None, format_: FormatOption = Format.TEXT) -> None:
    """Who may come in, and what they may do."""
    from mithaq.run.users import Users, where

    for one in Users(where(file)):
        if format_ is Format.JSONL:
            print_json({"name": one.name, "role": one.role.value})
        else:
            print_text(f"{one.name}: {one.role}")
