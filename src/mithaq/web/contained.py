"""Text of reports kept to its place on a page: nothing in it turns round or hides what stands beside it."""

import re

from markupsafe import Markup, escape

LONGEST = 2_000
"""Letters of a name, a title or a sentence that are shown: a name of 10 MB would be on every line of a page."""
_SUSPECT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_ISOLATES, _END = "\u2066\u2067\u2068", "\u2069"
_REPLACEMENT = "\ufffd"


class Link(str):
    """An address of ours: shown whole, and nothing in it needs to be contained."""

    __slots__ = ()


def whole(text: str) -> Markup:
    """Return the text of a report, or a line of a drawing, however long, as a template shows it."""
    return escape(_kept_in_place(text))


def contained(value: object) -> object:
    """Return what a template shows, text so that it works on nothing around it.

    Embeddings and overrides (UAX #9, 2.1 and 2.2) go; an isolate that is left open is closed, and an end without a
    beginning goes: even within <bdi> it would end the isolation of the whole. What cannot be printed is
    shown as U+FFFD.
    """
    if type(value) is not str:
        return value
    return _kept_in_place(value if len(value) <= LONGEST else value[: LONGEST - 1] + "…")


def _kept_in_place(text: str) -> str:
    if text.isprintable() or not _SUSPECT.search(text):
        return text
    depth, kept = 0, []
    for letter in text:
        if letter in _ISOLATES:
            depth += 1
        elif letter == _END:
            if not depth:
                continue
            depth -= 1
        elif "\u202a" <= letter <= "\u202e":
            continue
        elif _SUSPECT.match(letter):
            letter = _REPLACEMENT
        kept.append(letter)
    return "".join(kept) + depth * _END
