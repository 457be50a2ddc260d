"""Add reports to a ledger: fetch, read, understand, store; understanding is done wherever the runner has it done.

Work is committed in small batches. A report is told as added only after its batch is on disk, so that whatever kills
the process takes back nothing that was told; adding the same again leaves the ledger as it is.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mithaq.model.documents import Diagnostic, Source
from mithaq.run.batching import batches, pieces
from mithaq.run.entering import Entering, Entry
from mithaq.run.growing import catch_up
from mithaq.run.runners import Runner
from mithaq.run.runners.here import Here
from mithaq.store import Store, delivery_id

Progress = Callable[["AddReport"], None]

# A commit is made when any of these is reached: the first two bound memory, the last how long nothing is told.
BATCH_DOCUMENTS, BATCH_BYTES, BATCH_SECONDS = 64, 8_000_000, 1.0
# So many sources are looked up at once, to see which are there already.
LOOKED_UP = 64


@dataclass(kw_only=True)
class AddReport:
    """What adding has done so far: counts, the names just committed, and inputs set aside with the reason."""

    counts: Counter[str] = field(default_factory=Counter)
    committed: list[str] = field(default_factory=list)
    set_aside: list[Diagnostic] = field(default_factory=list)


def add(
    paths: Sequence[str], store: Store, progress: Progress | None = None, runner: Runner | None = None
) -> AddReport:
    """Read all reports at ``paths`` into ``store``; bad inputs are set aside, and the rest goes on.

    ``progress`` is called after each commit. What the ledger holds already is neither read nor understood again.
    ``runner`` says who understands (this process); the ledger comes out the same.
    """
    from mithaq.fetch import sources

    report = AddReport()
    add_sources(sources(paths), store, report, progress, runner)
    catch_up(store)
    if report.counts["reports"]:
        told = {"paths": list(paths), **report.counts, "set_aside": len(report.set_aside)}
        store.note("mithaq add", "added", told)
    return report


def add_sources(
    found: Iterable[Source | Diagnostic],
    store: Store,
    report: AddReport,
    progress: Progress | None = None,
    runner: Runner | None = None,
) -> None:
    """Add ``found`` to ``store``, and what is done to ``report``."""
    entries = (runner or Here()).each(Entering(store.holds), batches(_fresh(found, store, report)))
    for batch in _in_time(entries):
        _commit(batch, store, report)
        if progress:
            progress(report)


def _fresh(found: Iterable[Source | Diagnostic], store: Store, report: AddReport) -> Iterator[Source]:
    """Yield the sources that the ledger does not hold whole."""
    for piece in pieces(found, LOOKED_UP):
        report.set_aside += [one for one in piece if isinstance(one, Diagnostic)]
        brought = [one for one in piece if isinstance(one, Source)]
        held = store.known(brought)
        fresh = {delivery: one for one in brought if (delivery := delivery_id(one)) not in held}
        report.counts["known"] += len(brought) - len(fresh)
        yield from fresh.values()


def _commit(entries: Sequence[Entry], store: Store, report: AddReport) -> None:
    rows = [one.rows for one in entries if one.rows is not None]
    fresh = store.write_rows(rows) if rows else set[str]()
    added = {document: (name, claims) for one in entries for document, name, claims in one.told if document in fresh}
    report.counts["reports"] += len(added)
    report.counts["claims"] += sum(claims for _, claims in added.values())
    report.committed = list(dict.fromkeys(name for name, _ in added.values()))
    report.set_aside += [diagnostic for one in entries for diagnostic in one.set_aside]


def _in_time(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Group entries until a batch is large or old enough."""
    batch: list[Entry] = []
    documents, size, begun = 0, 0, time.monotonic()
    for one in entries:
        batch.append(one)
        documents += len(one.told)
        size += one.size
        if documents >= BATCH_DOCUMENTS or size >= BATCH_BYTES or time.monotonic() - begun >= BATCH_SECONDS:
            yield batch
            batch, documents, size, begun = [], 0, 0, time.monotonic()
    if batch:
        yield batch
