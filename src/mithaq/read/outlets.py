"""Lines of a page's head that name the outlet: its kind and its name, perhaps with a date or section."""

import re

from mithaq.read.furniture import Furniture, words

# A dash between words, a bar or a slash; a stroke that lengthens letters serves as a dash where blanks stand round it.
_PIECES = re.compile(r"\s+[-–—―ـ]+(?:\s+|$)|\s*[|/–—―]\s*")
_SENTENCE = re.compile(r":(?!\d)|[؟?!…؛;\"«»“”]|\.\s|\.$")
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{2,40})[»”\"]")
_LONGEST = 110
_NAME_WORDS = 5
_OTHER_WORDS = 2


def outlet_named(text: str, cues: Furniture) -> str | None:
    """Return the outlet that a short line names: "newspaper X", "site X – 5 May 2023", "Rome – agency X", or None.

    The name need not be known, and may stand in quotation marks. What stands beside it is a date, or a place or section
    of a word or two.
    """
    if len(text) > _LONGEST or _SENTENCE.search(_unquoted(text, cues)):
        return None
    name = None
    for piece in filter(None, (piece.strip(" ()[],،") for piece in _PIECES.split(text))):
        found = words(piece)
        if name is None and found and (found[0] in cues.outlet_kinds or _ends_as_outlet(piece, found, cues)):
            name = _name(piece, cues)
            if name is None:
                return None
        elif len(found) > _OTHER_WORDS and not _tells_date(found, cues):
            return None
    return name


def _unquoted(text: str, cues: Furniture) -> str:
    """Return a line without the quotation marks about the name of an outlet, which follow its kind."""
    found = words(text[: text.find(quoted[0])] if (quoted := _QUOTED.search(text)) else "")
    return _QUOTED.sub(r"\1", text, count=1) if found and found[-1] in cues.outlet_kinds else text


def _ends_as_outlet(piece: str, found: list[str], cues: Furniture) -> bool:
    """Tell whether a piece ends in a kind of outlet, and is all capitals: "The Harbour Courier"."""
    return found[-1] in cues.outlet_endings and all(word[:1].isupper() for word in piece.split())


def is_agency(name: str, cues: Furniture) -> bool:
    """Tell whether a name is a known agency's, with or without the kind of outlet before it."""
    found = words(name)
    return " ".join(found) in cues.agencies or " ".join(found[1:]) in cues.agencies


def _name(piece: str, cues: Furniture) -> str | None:
    """Return the kind and name a piece consists of, without an "and agencies" at its end."""
    parts = piece.split()
    last = words(parts[-1])
    if last and any(last[0].removeprefix(mark) in cues.agencies for mark in cues.conjunctions if last[0] != mark):
        parts = parts[:-1] if last[0] not in cues.agencies else parts
    if not 2 <= len(parts) <= _NAME_WORDS or any(any(map(str.isdigit, part)) for part in parts):
        return None
    return " ".join(parts)


def _tells_date(found: list[str], cues: Furniture) -> bool:
    return any(word[0].isdigit() for word in found) and any(
        word in cues.months or word in cues.weekdays or word.isdigit() for word in found
    )
