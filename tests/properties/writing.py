"""Texts to be understood: of any code points, and recombined from the words, names and dates of the sample."""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

from hypothesis import strategies as st

from mithaq.model.documents import Block, Document, Span
from mithaq.model.kinds import BlockKind

CONTROLS = (
    "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\x00\x07\x85"
)
MARKS = "\u0301\u0610\u064b\u0651\u0652\u0653\u0654\u0670\u06d6\u0640"
SURROGATES = "\ud800\udbff\udc00\udfff"
ARABIC = "ابتجحدرسعفقكلمنهويةىأإآؤئء"
SIGNS = " \n\r\t\u2028.,،؛:؟!«»\"'()[]-–—/…%"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۵²"
PRESENTED = "\ufefb\ufdf2\ufdfa\ufe70\ufc60"

ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        *(st.sampled_from(letters) for letters in (CONTROLS, MARKS, SURROGATES, ARABIC, SIGNS, DIGITS, PRESENTED)),
    ),
    max_size=200,
)


@cache
def fragments() -> list[str]:
    """One to six words running, from each report of the sample, and dates and numbers in all their spellings."""
    found = set()
    for file in sorted(files("mithaq").joinpath("sample").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".txt"):
            words = file.read_text(encoding="utf-8").split()
            found.update(" ".join(words[at : at + 1 + at % 6]) for at in range(0, len(words), 5))
    return [*sorted(found), *DATES]


DATES = (
    "9 نوفمبر 2020", "٩/١١/٢٠٢٠", "31 فبراير 2021", "00/00/0000", "9999-99-99", "الجمعة", "أمس", "بعد غد", "قبل 3 أيام",
    "منذ 999999999999999 سنة", "خلال الأسبوعين المقبلين", "في 30 كانون الأول (ديسمبر) الماضي", "الساعة 25:61",
    "1 محرم 1445هـ", "30 صفر 1499", "مساء", "بين 5 و", "من 3 إلى 1 مايو", "من", "إلى", "حتى", "يوم", "عام", "شهر",
    "2020", "0", "29 شباط 2023", "القرن الحادي والعشرين", "كل يوم", "ثلاثة أشهر", "1/1/1", "السبت والأحد",
    "99999999999999999999",
)  # fmt: skip

JOINTS = st.sampled_from(
    [" ", " ", " ", "", ". ", ".\n", "، ", " و", " «", "» ", " (", ") ", "\n", "؟ ", ": ", "\u200f", "ـ "]
)
NEWS = st.lists(st.tuples(st.sampled_from(fragments()), JOINTS), min_size=8, max_size=60).map(
    lambda pairs: "".join(fragment + joint for fragment, joint in pairs)
)


@st.composite
def documents(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Document:
    """A document over some stretch of a text, perhaps with a title, perhaps dated."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text))) if draw(st.booleans()) else len(text)
    start = start if draw(st.booleans()) else 0
    date = draw(st.sampled_from([None, "2023-05-20", "2024-02-29T10:00:00", "yesterday", ""]))
    return Document(
        id="d",
        source="s",
        name="report.txt",
        part=0,
        language="ar",
        text=text,
        span=Span(start=start, end=end),
        blocks=draw(blocks(start, end)),
        hints=(("date", date),) if date is not None else (),
    )


@st.composite
def blocks(draw: st.DrawFn, start: int, end: int) -> tuple[Block, ...]:
    """Blocks of any kind that follow one another over the span."""
    cuts = sorted(draw(st.lists(st.integers(start, end), max_size=3)))
    edges = [start, *cuts, end]
    return tuple(
        Block(kind=draw(st.sampled_from(list(BlockKind))), span=Span(start=left, end=right))
        for left, right in pairwise(edges)
        if left < right
    )


LETTER_OR_DIGIT = re.compile(r"[^\W_]")
