"""Add reports to a ledger: fetch, read, understand, store, in one process.

Work is committed in small batches. A report is told as added only after its batch is on disk, so that whatever kills
the process takes back nothing that was told; adding the same again leaves the ledger as it is.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.run.growing import catch_up
from mithaq.run.understanding import DEFECT, understood
from mithaq.store import Reading, Store, delivery_id

T = TypeVar("T")
Progress = Callable[["AddReport"], None]

# A commit is made when any of these is reached: the first two bound memory, the last how long nothing is told.
BATCH_DOCUMENTS, BATCH_BYTES, BATCH_SECONDS = 64, 8_000_000, 1.0
# So many articles of one source are understood before the clock is looked at.
PIECE = 8
# So many sources are looked up at once, to see which are there already.
LOOKED_UP = 64


@dataclass(kw_only=True)
class AddReport:
    """What adding has done so far: counts, the names just committed, and inputs set aside with the reason."""

    counts: Counter[str] = field(default_factory=Counter)
    committed: list[str] = field(default_factory=list)
    set_aside: list[Diagnostic] = field(default_factory=list)


def add(paths: Sequence[str], store: Store, progress: Progress | None = None) -> AddReport:
    """Read all reports at ``paths`` into ``store``; bad inputs are set aside, and the rest goes on.

    ``progress`` is called after each commit. What the ledger holds already is neither read nor understood again.
    """
    from mithaq.fetch import sources

    report = AddReport()
    add_sources(sources(paths), store, report, progress)
    catch_up(store)
    if report.counts["reports"]:
        told = {"paths": list(paths), **report.counts, "set_aside": len(report.set_aside)}
        store.note("mithaq add", "added", told)
    return report


def add_sources(
    found: Iterable[Source | Diagnostic], store: Store, report: AddReport, progress: Progress | None = None
) -> None:
    """Add ``found`` to ``store``, and what is done to ``report``."""
    for batch in _batches(found, LOOKED_UP):
        _add_batch(batch, store, report, progress)


def _add_batch(
    found: Sequence[Source | Diagnostic], store: Store, report: AddReport, progress: Progress | None
) -> None:
    report.set_aside += [one for one in found if isinstance(one, Diagnostic)]
    brought = [one for one in found if isinstance(one, Source)]
    held = store.known(brought)
    fresh = list({delivery: one for one in brought if (delivery := delivery_id(one)) not in held}.values())
    report.counts["known"] += len(brought) - len(fresh)
    for readings in _in_time(_readings(fresh, store, report)):
        _commit(readings, store, report)
        if progress:
            progress(report)


def _readings(fresh: Iterable[Source], store: Store, report: AddReport) -> Iterator[Reading]:
    """Yield what each source gives, a large one piece by piece; documents stored already are not understood again."""
    from mithaq.read import read

    for source in fresh:
        pieces, defects = 0, False
        for found in _batches(read(source), PIECE):
            results, diagnostics = understood(_new(found, store))
            report.set_aside += diagnostics
            defects = defects or any(one.code == DEFECT for one in diagnostics)
            if any(isinstance(one, Document) for one in found):
                pieces += 1
                yield Reading(source=source, understood=results, whole=False)
        if pieces and not defects:  # A better Mithaq may read what this one could not.
            yield Reading(source=source, understood=())


def _new(found: Sequence[Document | Diagnostic], store: Store) -> list[Document | Diagnostic]:
    held = store.holds([one.id for one in found if isinstance(one, Document)])
    return [one for one in found if isinstance(one, Diagnostic) or one.id not in held]


def _commit(readings: list[Reading], store: Store, report: AddReport) -> None:
    fresh = store.write(readings)
    every = {one.annotated.document.id: one for reading in readings for one in reading.understood}
    added = [one for document, one in every.items() if document in fresh]
    report.counts["reports"] += len(added)
    report.counts["claims"] += sum(len(one.claims) for one in added)
    report.committed = list(dict.fromkeys(one.annotated.document.name for one in added))


def _in_time(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Group readings until a batch is large or old enough."""
    batch: list[Reading] = []
    documents, size, begun = 0, 0, time.monotonic()
    for one in readings:
        batch.append(one)
        documents += len(one.understood)
        size += sum(len(each.annotated.document.text) for each in one.understood)
        if documents >= BATCH_DOCUMENTS or size >= BATCH_BYTES or time.monotonic() - begun >= BATCH_SECONDS:
            yield batch
            batch, documents, size, begun = [], 0, 0, time.monotonic()
    if batch:
        yield batch


def _batches(found: Iterable[T], size: int) -> Iterator[list[T]]:
    stream = iter(found)
    while batch := list(islice(stream, size)):
        yield batch
