"""Where `mithaq` begins: the one place that catches errors."""

import os
import sys
from collections.abc import Sequence
from typing import Any

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.commands import load
from mithaq.cli.manual import manual, turn
from mithaq.cli.output import Ticker, said, say, speak_utf8
from mithaq.cli.wording import spoken
from mithaq.errors import AskedWrongError, MithaqError
from mithaq.run.progress import told_to

# Typer carries a click of its own in some releases and not in others; its public names lead to the right one.
_CommandLineError: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")

DONE, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with 0 (done), 1 (something could not be read) or 2 (wrong usage)."""
    speak_utf8()
    status = run(list(sys.argv[1:] if arguments is None else arguments))
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit status; errors are one line on standard error."""
    load()
    try:
        line = anywhere_first(arguments)
        Chosen.language = asked_language(line)
        with told_to(Ticker().folding):
            status = _command()(line, prog_name="mithaq", standalone_mode=False)
        return status if isinstance(status, int) else DONE
    except typer.Exit as end:
        return end.exit_code
    except _CommandLineError as error:
        _tell_usage(error)
        return WRONG_USAGE
    except SystemExit:  # What typer does of its own accord in one case only: the reader of a pipe is gone.
        _close_quietly()
        return DONE
    except (typer.Abort, KeyboardInterrupt):
        say(spoken().line("interrupted"))
        return INTERRUPTED
    except AskedWrongError as error:
        say(said(str(error)))
        return WRONG_USAGE
    except MithaqError as error:
        say(said(str(error)))
        return SOME_FAILED


def _tell_usage(error: Any) -> None:
    """Say in one line what is wrong with the command line, and where to read more."""
    context = getattr(error, "ctx", None)
    message = error.format_message()
    if not message.strip() or type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return
    command = context.command_path if context else "mithaq"
    say(spoken().line("more_help", message=said(message), command=command))


def _command() -> Any:
    """Return the whole command line; in another language than English, with its help."""
    command: Any = typer.main.get_command(app)
    if words := manual(Chosen.language):
        turn(command, words)
    return command


_ANYWHERE = ("--ledger", "--lang")


def anywhere_first(arguments: list[str]) -> list[str]:
    """Let ``--ledger`` and ``--lang`` stand anywhere on the line, before the command or after it."""
    chosen: list[str] = []
    rest: list[str] = []
    stream = iter(arguments)
    for one in stream:
        if one == "--":
            rest += [one, *stream]
        elif one in _ANYWHERE:
            chosen += [one, *(value for value in [next(stream, None)] if value is not None)]
        else:
            (chosen if one.partition("=")[0] in _ANYWHERE else rest).append(one)
    return chosen + rest


def asked_language(line: list[str]) -> str:
    """Return the language that a line with its ``--lang`` in front asks for, or the environment; English else.

    Help is shown, and a wrong line refused, before Typer reads the options.
    """
    asked = os.environ.get("MITHAQ_LANG") or "en"
    for one, after in zip(line, [*line[1:], ""], strict=True):
        if one.partition("=")[0] == "--lang":
            asked = one.partition("=")[2] or after
    return asked if asked == "en" or manual(asked) else "en"


def _close_quietly() -> None:
    """The reader went away (`mithaq timeline | head`): let Python's last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
