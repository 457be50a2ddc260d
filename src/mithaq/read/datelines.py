"""Lines that tell only place, date and agency."""

import re
from enum import IntEnum

from mithaq.read.furniture import Furniture, words

# A longer line has something else to say.
_LONGEST = 120
_PLACE_AND_AGENCY = 50
_NUMERIC = re.compile(r"\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}|\d{1,2}:\d{2}(?::\d{2})?")
_BREAK = re.compile(r"[-–—―ـ:,،؛;/|()\[\]«»\"“”•·]+")
_NUMBER = re.compile(r"\d")


class Dateline(IntEnum):
    """How surely a line is a dateline. ``LOOSE``: a word or two run into a date, as some titles do as well."""

    NONE = 0
    LOOSE = 1
    SURE = 2


def dateline_of(text: str, cues: Furniture) -> Dateline:
    """Tell whether ``text``, one line, holds nothing but place, date and agency."""
    if len(text) > _LONGEST or not (_NUMBER.search(text) or _ends_in_weekday(text, cues)):
        return Dateline.NONE
    masked, numeric = _NUMERIC.subn(" 0 ", text)
    parts = [part for part in (words(piece) for piece in _BREAK.split(masked)) if part]
    agency = any(" ".join(part) in cues.agencies or part[-1] in cues.agencies for part in parts)
    parts = [part for part in parts if " ".join(part) not in cues.agencies | cues.nameless] or parts
    dated = [[_is_date_word(word, cues) or word in cues.agencies for word in part] for part in parts]
    if any(all(flags) for flags in dated):  # "Kurdistan 24": a number in an outlet's name is no date
        dated = [
            flags if _names_time(part, cues) else [False] * len(flags) for part, flags in zip(parts, dated, strict=True)
        ]
    if sum(map(len, parts)) > 18 or not _has_date(parts, numeric, cues):
        return Dateline.NONE
    weight = _weigh(dated)
    return Dateline.SURE if weight and agency else weight


def labelled_date(value: str, cues: Furniture) -> bool:
    """Tell whether what follows a label such as "published" is a date or a time span."""
    if len(value) > _LONGEST:
        return False
    if _NUMBER.search(value):
        return True
    return any(word in cues.months or word in cues.weekdays for word in words(value))


def names_agency(text: str, cues: Furniture) -> bool:
    """Tell whether ``text`` is a short place, a dash or slash, and an agency."""
    if len(text) > _PLACE_AND_AGENCY:
        return False
    parts = [" ".join(words(piece)) for piece in _BREAK.split(text)]
    parts = [part for part in parts if part]
    return 2 <= len(parts) <= 3 and parts[-1] in cues.agencies and len(parts[0].split()) <= 3


def _ends_in_weekday(text: str, cues: Furniture) -> bool:
    last = words(text[-12:])
    return bool(last) and last[-1] in cues.weekdays


def _is_date_word(word: str, cues: Furniture) -> bool:
    return word[0].isdigit() or word in cues.months or word in cues.weekdays or word in cues.date_words


def _names_time(part: list[str], cues: Furniture) -> bool:
    """Tell whether a piece is all of a date, or holds more of one than a number."""
    dated = [_is_date_word(word, cues) for word in part]
    whole = all(flag or word in cues.agencies for word, flag in zip(part, dated, strict=True))
    return whole or any(flag and not word[0].isdigit() for word, flag in zip(part, dated, strict=True))


def _has_date(parts: list[list[str]], numeric: int, cues: Furniture) -> bool:
    flat = [word for part in parts for word in part]
    numbers = any(word[0].isdigit() for word in flat)
    if numeric or (numbers and any(word in cues.months or word in cues.weekdays for word in flat)):
        return True
    if len(parts) > 1 and all(word in cues.weekdays for word in parts[-1]):
        return True
    return numbers and len(flat) > 1 and all(_is_date_word(word, cues) for word in flat)


def _weigh(dated: list[list[bool]]) -> Dateline:
    """Accept dates among short pieces that are no dates; a piece that mixes both only where words lead the date."""
    mixed = [part for part in dated if any(part) and not all(part)]
    other = sum(len(part) for part in dated if not any(part))
    if not mixed:
        return Dateline.SURE if other <= 5 else Dateline.NONE
    lead = mixed[0].index(True)
    if len(mixed) > 1 or other or lead > 2 or not all(mixed[0][lead:]):
        return Dateline.NONE
    return Dateline.LOOSE
