"""Lines for people and lines for programs: records on standard output, everything else on standard error."""

import json
import sys
import time
from typing import TYPE_CHECKING, Any, TextIO

from mithaq.cli.app import Chosen
from mithaq.cli.manual import manual

if TYPE_CHECKING:
    from rich.console import Console

# Isolates keep an Arabic name from reordering the Latin words and digits around it (Unicode UAX #9).
_CLEAR = "\r\x1b[2K"
MANY = 200
"""Reports of which the folding takes long enough to be told of."""
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what cannot be written is escaped, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def print_json(record: Any) -> None:
    """Print one record as one line of JSON."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # A lone surrogate out of a damaged page: JSON can say it, UTF-8 cannot.
        line = json.dumps(record)
    sys.stdout.write(line + "\n")


def print_text(line: str = "") -> None:
    """Print one line of text, unwrapped."""
    sys.stdout.write(line + "\n")


def say(message: str) -> None:
    """Tell something on standard error: a warning, a reason, progress."""
    sys.stderr.write(f"mithaq: {message}\n")
    sys.stderr.flush()


def said(english: str) -> str:
    """Return an error in the chosen language."""
    words = manual(Chosen.language)
    return words.said(english) if words else english


def is_terminal(stream: TextIO | None = None) -> bool:
    """Tell whether a stream (standard output) goes to a terminal."""
    return (stream or sys.stdout).isatty()


class Ticker:
    """Progress on standard error: one line that is rewritten on a terminal, elsewhere a line every few seconds."""

    SECONDS = 5.0

    def __init__(self) -> None:
        self._terminal = is_terminal(sys.stderr)
        self._last = time.monotonic()
        self._folding = False

    def tell(self, line: str) -> None:
        """Tell how far the work is."""
        now = time.monotonic()
        if self._terminal:
            sys.stderr.write(f"{_CLEAR}mithaq: {line}")
            sys.stderr.flush()
        elif now - self._last >= self.SECONDS:
            say(line)
            self._last = now

    def folding(self, done: int, whole: int) -> None:
        """Tell how far it is with the records of a large ledger; see ``mithaq.run.progress``."""
        from mithaq.cli.wording import spoken  # which needs this module

        if whole - done >= MANY or self._folding:
            if not self._folding:  # at once, wherever it goes: a large ledger takes minutes
                self._last = float("-inf")
            self._folding = done < whole
            self.tell(spoken().line("bringing_up", done=done, whole=whole))
            if not self._folding:
                self.clear()

    def clear(self) -> None:
        """Take the line away before results are printed."""
        if self._terminal:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


def isolated(text: str) -> str:
    """Wrap text so that a terminal orders it by itself; left alone where the output is piped on to a program."""
    return f"{_FIRST_STRONG}{text}{_POP}" if is_terminal() else text


def console() -> "Console":
    """Return a console on standard output."""
    # Imported here: `mithaq --help` has no need of rich.
    from rich.console import Console

    return Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
