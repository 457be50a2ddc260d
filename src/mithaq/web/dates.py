"""EDTF dates as the pages show them: figures in every language, and words where a date is open or uncertain."""

import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from mithaq.web.chrome import Words, words_in

_OPEN = ("", "..")
_ISOLATED = "\u2066{}\u2069"
"""Left to right on its own: after an Arabic word the parts of a date would change places (UAX #9, W2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDate:
    """A date as shown: ``text`` with figures, ``exact`` where it is a day, ``doubt`` a word for what is not certain."""

    text: str
    exact: bool = False
    doubt: str | None = None


def shown_date(value: str | None, words: Words) -> ShownDate:
    """Return an EDTF date ("2022-12-05", "2022-10", "../2021-12-31", "2022~") as the pages show it."""
    forms = words["date"]
    if not value:
        return ShownDate(text=forms["unknown"], doubt=forms["uncertain"])
    doubt = _doubt(value, forms)
    first, slash, last = value.partition("/")
    if not slash:
        return ShownDate(text=_point(first), exact=len(_point(first)) >= 10 and doubt is None, doubt=doubt)
    return ShownDate(text=_stretch(_point(first), _point(last), forms), doubt=doubt)


def shown_time(value: str | None, words: Words) -> str:
    """Return the value of a time expression as the pages show it: a length, a part of a day, "now" in words."""
    if not value or value in words["vague"]:
        return str(words["vague"].get(value, "?"))
    if length := _LENGTH.fullmatch(value):
        unit = "TM" if length["clock"] and length["unit"] == "M" else length["unit"]
        return str(words["lasting"][unit].format(n=length["count"]))
    day, part = value[:-3], value[-3:]
    if part in words["day_part"]:
        return str(words["in_day"].format(day=day, part=words["day_part"][part]))
    return value.replace("T", " ")


_LENGTH = re.compile(r"P(?P<clock>T)?(?P<count>[0-9]+)(?P<unit>[SMHDWY])")


@lru_cache(maxsize=10_000)
def date_markup(value: str | None, language: str) -> Markup:
    """Return the same as HTML. Pages have hundreds of dates, and days come again."""
    told = shown_date(value, words_in(language))
    if told.exact:
        text = f'<time datetime="{escape(value)}" dir="ltr">{escape(told.text)}</time>'
    else:
        text = _BETWEEN.join(f'<span class="point">{escape(point)}</span>' for point in told.text.split(_BETWEEN))
    doubt = f' <span class="word">{escape(told.doubt)}</span>' if told.doubt and value else ""
    shown = "date doubtful" if told.doubt else "date"
    return Markup(f'<bdi class="{shown}"{"" if value else " data-none"}>{text}{doubt}</bdi>')


_BETWEEN = " – "


def _doubt(value: str, forms: dict[str, str]) -> str | None:
    if "?" in value or "%" in value:
        return forms["uncertain"]
    return forms["about"] if "~" in value else None


def _point(value: str) -> str:
    return value.strip("?~% ").replace("T", " ")


def _stretch(first: str, last: str, forms: dict[str, str]) -> str:
    begin, until = _ISOLATED.format(first), _ISOLATED.format(last)
    if first in _OPEN:
        return forms["by"].format(until=until) if last not in _OPEN else forms["unknown"]
    if last in _OPEN:
        return forms["from"].format(begin=begin)
    return forms["between"].format(begin=begin, until=until)


def month_of(value: str | None) -> str | None:
    """Return the month under which a date is listed: that of its beginning, or else of its end."""
    if not value:
        return None
    first, _, last = value.partition("/")
    point = _point(last if first in _OPEN else first)
    return point[:7] or None
