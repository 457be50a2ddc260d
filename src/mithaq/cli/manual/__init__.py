"""The help and the errors of the command line in other languages: what is written in English in the code, turned.

One file a language, from the English text to its own; ``{}`` stands for whatever is named there. English needs none.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

_HOLE = "{}"
_EXTRA = re.compile(r"(?s)(.*?)  \[([^\]]*)\]")


class Manual:
    """One language's words for the command line's help and errors."""

    def __init__(self, told: Mapping[str, Mapping[str, str]]) -> None:
        self._told = {english: words for part in told.values() for english, words in part.items()}
        # The form with most words of its own is the one that is meant.
        forms = sorted((one for one in self._told if _HOLE in one), key=lambda one: -len(one.replace(_HOLE, "")))
        self._forms = [(_pattern(one), self._told[one]) for one in forms if one.replace(_HOLE, "").strip(" :")]

    def said(self, english: str) -> str:
        """Return a line of help or an error in the language; what it has no words for stays as it is."""
        line = " ".join(english.split())
        if line in self._told:
            return self._told[line]
        for form, words in self._forms:
            if found := form.fullmatch(line):
                return words.format(*map(self.said, found.groups()))
        # An input is named, and then the reason.
        named, colon, reason = line.partition(": ")
        return f"{named}: {self.said(reason)}" if colon else english

    def paragraphs(self, english: str) -> str:
        """Return text of several paragraphs in the language."""
        return "\n\n".join(map(self.said, english.split("\n\n")))

    def described(self, english: str) -> str:
        """Return the help of an option, with what it says in brackets of its default, in the language."""
        found = _EXTRA.fullmatch(english)
        if found is None:
            return self.said(english)
        extras = "; ".join(map(self.said, found.group(2).split("; ")))
        return f"{self.said(found.group(1))}  [{extras}]"


@lru_cache
def manual(language: str) -> Manual | None:
    """Return the words of a language; None for English and where it has none."""
    file = files("mithaq.cli.manual") / f"{language}.yaml"
    if not file.is_file():
        return None
    # Imported here: English help reads no YAML.
    from mithaq.grammar.data import load_yaml

    return Manual(load_yaml(file))


def turn(command: Any, words: Manual) -> None:
    """Let a command of Typer, and those under it, show their help in another language."""
    context = command.context_class
    shown = type("Formatter", (_Turned, context.formatter_class), {"words": words})
    _shorten(command, type("Context", (context,), {"formatter_class": shown}), words)


def _shorten(command: Any, context: type, words: Manual) -> None:
    command.context_class = context
    command.short_help = words.said((command.help or "").partition("\n\n")[0])
    for one in getattr(command, "commands", {}).values():
        _shorten(one, context, words)


class _Turned:
    """What is laid over the formatter of Typer's help: everything is turned just before it is written."""

    words: Manual

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        parent: Any = super()
        parent.write_usage(prog, args, prefix or f"{self.words.said('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        parent: Any = super()
        parent.write_heading(self.words.said(heading))

    def write_text(self, text: str) -> None:
        parent: Any = super()
        parent.write_text(self.words.paragraphs(text))

    def write_dl(self, rows: Any, *sizes: Any, **named: Any) -> None:
        parent: Any = super()
        parent.write_dl([(name, self.words.described(told)) for name, told in rows], *sizes, **named)


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile("(.*)".join(map(re.escape, form.split(_HOLE))), re.DOTALL)
