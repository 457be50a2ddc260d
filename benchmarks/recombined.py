"""A corpus of any size, recombined from the sentences of the bundled sample: the same for the same seed."""

import json
import random
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from importlib.resources import as_file, files

from mithaq.fetch import sources
from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.model.ids import content_id
from mithaq.model.kinds import BlockKind
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


def sources_of(count: int, seed: int = 1, days: tuple[date, date] = YEARS) -> Iterator[Source]:
    """Yield ``count`` articles in archives of a hundred rows, dated one behind the other in ``days``."""
    chosen = random.Random(f"sources {seed}")
    sentences = list(_sentences())
    step = (days[1] - days[0]) / count
    for begin in range(0, count, ROWS):
        numbers = range(begin, min(begin + ROWS, count))
        rows = [_row(sentences, chosen, days[0] + number * step) for number in numbers]
        payload = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
        name = f"recombined-{seed}-{begin}.jsonl"
        yield Source(id=sha256(payload).hexdigest(), payload=payload, media_type="application/x-ndjson", name=name)


def _row(sentences: list[str], chosen: random.Random, day: date) -> dict[str, str]:
    told = chosen.choices(sentences, k=chosen.choice(LENGTHS))
    return {"text": "\n".join(told), "date": day.isoformat()}


def _read(name: str, text: str, date: str) -> Document:
    payload = text.encode()
    hints = (("date", date),)
    source = Source(id=content_id("s", text), payload=payload, media_type="text/plain", name=name, hints=hints)
    return next(document for document in read(source) if isinstance(document, Document))


def _sentences() -> Iterator[str]:
    with as_file(files("mithaq") / "sample") as folder:
        for source in sources([folder]):
            if not isinstance(source, Diagnostic):
                for document in read(source):
                    if isinstance(document, Document):
                        yield from _told(document)


def _told(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind is BlockKind.BODY:
            tokens = tokenise(document.text, block.span.start, block.span.end)
            for start, end in sentence_bounds(tokens):
                yield document.text[tokens.starts[start] : tokens.ends[end - 1]]
