"""Reports annotated into files, each written by whoever did the work, so that a run that was killed goes on.

A file of records (``FOLDER/part-....jsonl``) holds what a batch of sources gave. Beside it, in ``FOLDER/.mithaq``,
stands a note of which sources they were, what was set aside, and what may date an article or wants to be dated. A batch
is done when its file is there: that is written last, under its name at one stroke. A later run leaves out every source
that a note of a done batch names, however its batches would fall now.
"""

import json
import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mithaq.fetch import Archive, sources
from mithaq.link.undated import ToldDays, told_under
from mithaq.model.claims import Claim
from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.model.ids import content_id
from mithaq.run.batching import FILED_BYTES, FILED_SOURCES, batches
from mithaq.run.settling import dated
from mithaq.run.telling import Article, Given, Telling
from mithaq.run.understanding import DEFECT
from mithaq.store import delivery_id
from mithaq.store.codec import from_plain, to_plain

NOTES = ".mithaq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One batch in its file: its counts, and what of it could not be read."""

    part: str
    reports: int = 0
    claims: int = 0
    known: int = 0
    set_aside: tuple[Diagnostic, ...] = ()


class Filing:
    """The work of annotating into files: a batch of sources, or an archive that is read where the work is done."""

    def __init__(self, folder: Path, telling: Telling) -> None:
        self._folder, self._telling = folder, telling
        self._done: dict[str, str] | None = None

    def __call__(self, task: Sequence[Given] | Archive) -> Iterator[Filed]:
        """Write what a batch gives; of an archive, what each of its batches gives that is not there yet."""
        if not isinstance(task, Archive):
            yield self._filed(task, list(self._telling(task)))
            return
        if self._done is None:
            self._done = done_in(self._folder)
        left_out = Counter[str]()
        for batch in batches(_fresh(sources([task.name]), self._done, left_out), FILED_SOURCES, FILED_BYTES):
            yield self._filed(batch, list(self._telling(batch)))
        yield Filed(part="", known=left_out.total())

    def lost(self, task: Sequence[Given] | Archive, reason: str) -> Iterator[Filed]:
        """Set a batch aside that could not be understood; a later run tries it again."""
        if isinstance(task, Archive):
            told = Diagnostic(code=DEFECT, message=f"{task.name}: {reason}", name=task.name)
            yield Filed(part="", set_aside=(told,))
            return
        found = self._telling.lost(task, reason)
        yield Filed(part="", set_aside=tuple(one for one in found if isinstance(one, Diagnostic)))

    def _filed(self, task: Sequence[Given], told: Sequence[Article | Diagnostic]) -> Filed:
        articles = [one for one in told if isinstance(one, Article)]
        aside = tuple(one for one in told if isinstance(one, Diagnostic))
        keys = [source_key(one) for one in task if isinstance(one, Source)]
        part = part_of(keys)
        filed = Filed(part=part, reports=len(articles), claims=sum(one.claims for one in articles), set_aside=aside)
        if keys:
            write(note_of(self._folder, part), json.dumps(_note(keys, filed, articles)))
            write(lines_of(self._folder, part), "".join(f"{one.line}\n" for one in articles))
        return filed


def source_key(source: Source) -> str:
    """Return what tells one source of a run from every other: where it lay, and what was there."""
    return content_id("in", source.name, delivery_id(source)).removeprefix("in-")


def part_of(keys: Sequence[str]) -> str:
    """Return the name of the batch of the sources with these keys."""
    return content_id("part", *keys)


def _fresh(found: Iterable[Given], done: Container[str], left_out: Counter[str]) -> Iterator[Given]:
    for one in found:
        if isinstance(one, Source) and source_key(one) in done:
            left_out["sources"] += 1
        else:
            yield one


def done_in(folder: Path) -> dict[str, str]:
    """Return which sources are done (their keys), and in which batch."""
    return {source: part for part, note in notes(folder) for source in note["sources"]}


def _note(keys: Sequence[str], filed: Filed, articles: Sequence[Article]) -> dict[str, Any]:
    return {
        "sources": keys,
        "reports": filed.reports,
        "claims": filed.claims,
        "set_aside": to_plain(filed.set_aside),
        "days": [[one.name, to_plain(one.days)] for one in articles if one.days],
        "asking": [
            {"line": at, "name": one.name, "asked": sorted(one.asked), "document": to_plain(one.document)}
            for at, one in enumerate(articles)
            if one.asked
        ],
    }


def lines_of(folder: Path, part: str) -> Path:
    """Return the file of a batch's records."""
    return folder / f"{part}.jsonl"


def note_of(folder: Path, part: str) -> Path:
    """Return the file of a batch's note."""
    return folder / NOTES / f"{part}.json"


def write(path: Path, text: str) -> None:
    """Write a file at one stroke: there is never a part of it under its name, and once it is there it lasts."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    with partial.open("wb") as out:
        out.write(text.encode())
        out.flush()
        os.fsync(out.fileno())
    partial.replace(path)


def notes(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the notes of the batches that are done, in the order of their names."""
    done = {path.name.removesuffix(".jsonl") for path in folder.glob("part-*.jsonl")}
    for path in sorted((folder / NOTES).glob("part-*.json")):
        part = path.name.removesuffix(".json")
        if part in done:
            yield part, json.loads(path.read_text(encoding="utf-8"))


def settle(folder: Path, telling: Telling) -> None:
    """Date the articles without a day by all others of the folder, and write their records anew.

    The notes stay: when more is annotated into the folder, it may date what is there, or say otherwise.
    """
    wanted = {_key(asked) for _, note in notes(folder) for one in note["asking"] for asked in one["asked"]}
    told, found = ToldDays(), set[Any]()
    for _, note in notes(folder) if wanted else ():
        for name, plain in note["days"]:
            for claim in from_plain(tuple[Claim, ...], plain):
                keys = wanted & set(map(_key, told_under(claim)))
                told.add([claim] if keys else [], name)
                found |= keys
    for part, note in notes(folder) if found else ():
        asking = [one for one in note["asking"] if found & set(map(_key, one["asked"]))]
        if asking:
            _settle(lines_of(folder, part), asking, told, telling)


def _settle(path: Path, asking: Sequence[dict[str, Any]], told: ToldDays, telling: Telling) -> None:
    before = path.read_text(encoding="utf-8").split("\n")
    lines = list(before)
    for one in asking:
        lines[one["line"]] = telling.line(dated(from_plain(Document, one["document"]), told))
    if lines != before:
        write(path, "\n".join(lines))


def _key(asked: Sequence[Any]) -> tuple[str, tuple[str, ...], int]:
    kind, sides, weekday = asked
    return str(kind), tuple(sides), weekday
