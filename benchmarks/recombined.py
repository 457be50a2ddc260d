"""A corpus of any size, recombined from the sentences of the bundled sample: the same for the same seed.

``recombined`` and ``sources_of(..., hot=True)`` put the sentences together as they are: what they tell with a year, or
without a day, is told by ever more articles, the days that count from the article's own move with it.

``sources_of`` by itself is what an archive of news is like. One sentence in ``KEPT`` stays as it is: so some things,
the founding agreement among them, are told by all articles. The others tell stories: each sentence is told of one day,
and of one set of states, places and persons out of ``NAMES`` each, by the articles of its stretch of the archive
(``STORIES`` articles, by the sentence), then of others. Days are moved along with the stretch and written out. So a
thing is told by three to two hundred articles, however many there are in all.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files

from mithaq.fetch import sources
from mithaq.knowledge import load
from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.model.edtf import bounds, is_day
from mithaq.model.ids import content_id
from mithaq.model.kinds import BlockKind
from mithaq.pipeline import understand
from mithaq.read import read
from mithaq.text import sentence_bounds, tokenise

LENGTHS = range(6, 24)  # sentences of an article
ROWS = 100


def recombined(count: int, seed: int = 1) -> list[Document]:
    """Return ``count`` articles whose sentences come, in a new order, from the reports of the sample."""
    chosen = random.Random(seed)
    sentences = list(_sentences())
    articles = []
    for number in range(count):
        date = f"{chosen.randint(2015, 2025)}-{chosen.randint(1, 12):02}-{chosen.randint(1, 28):02}"
        text = "\n".join(chosen.choices(sentences, k=chosen.choice(LENGTHS)))
        articles.append(_read(f"recombined-{number}.txt", text, date))
    return articles


YEARS = (date(2010, 1, 1), date(2026, 1, 1))


KEPT = 6
STORIES = (100, 400, 1600, 6400)
NAMES = 12  # states, places and persons of whom stories tell
_SWAPPED = {"country": "countries", "place": "places", "person": "persons"}
_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip


def sources_of(
    count: int, seed: int = 1, days: tuple[date, date] = YEARS, first: int = 0, hot: bool = False
) -> Iterator[Source]:
    """Yield ``count`` articles in archives of a hundred rows, dated one behind the other in ``days``.

    They are those of an archive from number ``first`` on.
    """
    chosen = random.Random(f"sources {seed}")
    sentences = list(_sentences()) if hot else _stories()
    step = (days[1] - days[0]) / count
    for begin in range(0, count, ROWS):
        numbers = range(begin, min(begin + ROWS, count))
        rows = [_row(sentences, chosen, days[0], step, first, number) for number in numbers]
        payload = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
        name = f"recombined-{seed}-{begin}.jsonl"
        yield Source(id=sha256(payload).hexdigest(), payload=payload, media_type="application/x-ndjson", name=name)


def _row(
    sentences: "list[str] | list[_Story]", chosen: random.Random, begin: date, step: timedelta, first: int, number: int
) -> dict[str, str]:
    told = []
    for one in chosen.choices(sentences, k=chosen.choice(LENGTHS)):
        if isinstance(one, str) or chosen.randrange(KEPT) == 0:
            told.append(str(one))
        else:
            begun = (first + number) // one.length * one.length
            told.append(one.of(begun, begin + (begun - first) * step))
    return {"text": "\n".join(told), "date": (begin + number * step).isoformat()}


@dataclass(frozen=True, slots=True)
class _Story:
    """A sentence in pieces: plain words, days (counted from its article's), and who or what is named."""

    parts: tuple[str | int | tuple[str, str, str], ...]
    length: int

    def __str__(self) -> str:
        return "".join(part if isinstance(part, str) else part[2] for part in self.parts if not isinstance(part, int))

    def of(self, begun: int, day: date) -> str:
        """Return it as told of a day, and of who has a part in the story that began with an article's number."""
        told = []
        for part in self.parts:
            if isinstance(part, int):
                on = day + timedelta(days=part)
                told.append(f"{on.day} {_MONTHS[on.month - 1]} {on.year}")
            elif isinstance(part, tuple) and part[0]:
                told.append(random.Random(f"{begun // self.length} {self.length} {part[1]}").choice(_names(part[0])))
            elif isinstance(part, str):
                told.append(part)
        return "".join(told)


@cache
def _names(table: str) -> tuple[str, ...]:
    named = getattr(load(), table).values()
    return tuple(random.Random(table).sample(sorted({name for one in named if (name := one.name("ar"))}), NAMES))


def _stories() -> "list[_Story]":
    found = []
    for document in _documents():
        read, text = understand(document).annotated, document.text
        own = bounds(read.dct.value)[0]
        cuts: list[tuple[int, int, int | tuple[str, str, str]]] = []
        for time in read.timexes:
            if own and time.value and is_day(time.value[:10]) and "/" not in time.value:
                on = date.fromisoformat(time.value[:10])
                if abs((on - own).days) < 60:
                    cuts.append((time.span.start, time.span.end, (on - own).days))
        for one in read.mentions:
            words = text[one.span.start : one.span.end]
            table, known = _SWAPPED.get(one.type.value), load().get(one.entity or "")
            alone = text[one.span.start - 1 : one.span.start].isspace()
            if table and known and alone and words in known.spellings("ar"):
                cuts.append((one.span.start, one.span.end, (table, known.id, words)))
        for start, end in _bounds(document):
            found.append(_Story(tuple(_parts(text, start, end, sorted(cuts))), STORIES[len(found) % len(STORIES)]))
    return found


def _parts(
    text: str, start: int, end: int, cuts: "list[tuple[int, int, int | tuple[str, str, str]]]"
) -> "Iterator[str | int | tuple[str, str, str]]":
    at = start
    for begin, until, part in cuts:
        if at <= begin and until <= end:
            yield text[at:begin]
            yield part
            if isinstance(part, int):
                yield ("", "", text[begin:until])  # as it stood, for who keeps the sentence
            at = until
    yield text[at:end]


def _read(name: str, text: str, date: str) -> Document:
    payload = text.encode()
    hints = (("date", date),)
    source = Source(id=content_id("s", text), payload=payload, media_type="text/plain", name=name, hints=hints)
    return next(document for document in read(source) if isinstance(document, Document))


def _sentences() -> Iterator[str]:
    for document in _documents():
        yield from (document.text[start:end] for start, end in _bounds(document))


def _documents() -> Iterator[Document]:
    with as_file(files("mithaq") / "sample") as folder:
        for source in sources([folder]):
            if not isinstance(source, Diagnostic):
                yield from (document for document in read(source) if isinstance(document, Document))


def _bounds(document: Document) -> Iterator[tuple[int, int]]:
    for block in document.blocks:
        if block.kind is BlockKind.BODY:
            tokens = tokenise(document.text, block.span.start, block.span.end)
            for start, end in sentence_bounds(tokens):
                yield tokens.starts[start], tokens.ends[end - 1]
