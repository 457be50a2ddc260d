"""A run that annotates into a folder or a file: it leaves out what an earlier one did, and sums up."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from mithaq.errors import AskedWrongError, MithaqError
from mithaq.fetch import Archive, sources_and_archives
from mithaq.model.documents import Diagnostic, Source
from mithaq.run.annotating import given
from mithaq.run.batching import FILED_BYTES, FILED_SOURCES, batches
from mithaq.run.filing import NOTES, Filing, done_in, lines_of, notes, part_of, settle, source_key, write
from mithaq.run.runners import Runner
from mithaq.run.telling import Given, Telling
from mithaq.store.codec import from_plain, to_plain

SET_ASIDE = "set-aside.jsonl"
_WHOLE = (".jsonl", ".ndjson")


@dataclass(kw_only=True)
class FilesReport:
    """What annotating into files has done so far; ``known`` are the sources that an earlier run had done."""

    place: str
    reports: int = 0
    claims: int = 0
    known: int = 0
    set_aside: list[Diagnostic]


Progress = Callable[[FilesReport], None]


def annotate_into(
    paths: Sequence[str], out: Path, runner: Runner, *, with_text: bool = False, progress: Progress | None = None
) -> FilesReport:
    """Annotate what lies at ``paths`` into the folder ``out``, a file for each batch; or into one file, if it ends so.

    Killed at any moment, the same command goes on: nothing is lost, and nothing written twice. Raises MithaqError where
    the folder cannot be written, AskedWrongError where it was annotated in another way.
    """
    whole = out.suffix.lower() in _WHOLE
    folder = out.with_name(f"{out.name}.parts") if whole else out
    report, telling = FilesReport(place=str(out), set_aside=[]), Telling(with_text=with_text)
    try:
        _prepare(folder, with_text)
        order: dict[str, None] = {}
        # One file's order is that of the inputs, which only this process knows: so it reads them all itself.
        found = sources_and_archives(paths) if runner.reads and not whole else given(paths)
        tasks = _tasks(found, done_in(folder), report, order)
        for filed in runner.each(Filing(folder, telling), tasks):
            report.reports += filed.reports
            report.claims += filed.claims
            report.known += filed.known
            report.set_aside += filed.set_aside
            if progress:
                progress(report)
        settle(folder, telling)
        _sum_up(folder, report)
        if whole:
            _join(folder, order, out)
    except OSError as error:
        raise MithaqError(f"{out}: cannot be written ({error.strerror or error})") from error
    return report


def _prepare(folder: Path, with_text: bool) -> None:
    (folder / NOTES).mkdir(parents=True, exist_ok=True)
    how = json.dumps({"mithaq": version("mithaq"), "with_text": with_text})
    said = folder / NOTES / "how.json"
    if not said.exists():
        write(said, how)
    elif said.read_text(encoding="utf-8") != how:
        raise AskedWrongError(f"{folder}: was annotated in another way ({said.read_text()}); choose another folder")


def _tasks(
    found: Iterable[Given | Archive], done: dict[str, str], report: FilesReport, order: dict[str, None]
) -> Iterator[tuple[Given, ...] | Archive]:
    """Yield the batches that are still to be done, and archives; ``order`` is told in which order all parts come."""
    for archives, several in groupby(found, key=lambda one: isinstance(one, Archive)):
        if archives:
            yield from (one for one in several if isinstance(one, Archive))
            continue
        sources = (one for one in several if not isinstance(one, Archive))
        for batch in batches(_fresh(sources, done, report, order), FILED_SOURCES, FILED_BYTES):
            keys = [source_key(one) for one in batch if isinstance(one, Source)]
            if keys:
                order[part_of(keys)] = None
            yield batch


def _fresh(
    found: Iterable[Given], done: dict[str, str], report: FilesReport, order: dict[str, None]
) -> Iterator[Given]:
    for one in found:
        key = source_key(one) if isinstance(one, Source) else ""
        if key not in done:
            if key:
                done[key] = ""  # Given a second time, it is left out then.
            yield one
            continue
        report.known += 1
        if done[key]:
            order[done[key]] = None


def _sum_up(folder: Path, report: FilesReport) -> None:
    """Write down all that was set aside, now and before, with the reasons."""
    before = [one for _, note in notes(folder) for one in from_plain(tuple[Diagnostic, ...], note["set_aside"])]
    aside = dict.fromkeys((*report.set_aside, *before))
    write(folder / SET_ASIDE, "".join(json.dumps(to_plain(one)) + "\n" for one in aside))


def _join(folder: Path, order: Iterable[str], out: Path) -> None:
    """Make one file of all parts, in the order in which their sources were given."""
    partial = out.with_name(f"{out.name}.partial")
    with partial.open("wb") as whole:
        for part in order:
            path = lines_of(folder, part)
            if path.exists():  # Not there where a batch was given up.
                with path.open("rb") as lines:
                    shutil.copyfileobj(lines, whole)
    partial.replace(out)
    shutil.rmtree(folder)
