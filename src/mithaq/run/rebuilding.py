"""Derive everything again from the sources the ledger keeps. Judgements and the log stay as they are."""

from collections.abc import Callable, Iterator, Sequence

from mithaq.model.documents import Diagnostic, Source
from mithaq.run.batching import batches
from mithaq.run.growing import catch_up
from mithaq.run.runners import Runner
from mithaq.run.runners.here import Here
from mithaq.run.understanding import lost, understand_source
from mithaq.store import Reading, Store

Found = tuple[Reading, list[Diagnostic]]


class Rereading:
    """The work of rebuilding: what each source gives today."""

    def __call__(self, task: Sequence[Source]) -> Iterator[Found]:
        """Yield what was read of each source, and what could not be."""
        yield from map(understand_source, task)

    def lost(self, task: Sequence[Source], reason: str) -> Iterator[Found]:
        """Keep sources that could not be understood, with nothing read of them."""
        for source in task:
            yield Reading(source=source, understood=()), [lost(source, reason)]


def rebuild(
    store: Store, progress: Callable[[int], None] | None = None, runner: Runner | None = None
) -> tuple[int, list[Diagnostic]]:
    """Read and understand every kept source anew, and put the result in place of the old at one stroke.

    Returns the number of documents, and what could not be read. Killed half-way, it leaves the ledger as it was.
    ``runner`` says who understands (this process); the ledger comes out the same.
    """
    diagnostics: list[Diagnostic] = []
    found = (runner or Here()).each(Rereading(), batches(source for _, source in store.deliveries()))
    written = store.rewrite(_readings(found, diagnostics, progress))
    catch_up(store)
    store.note("mithaq rebuild", "rebuilt", {"reports": written, "set_aside": len(diagnostics)})
    return written, diagnostics


def _readings(
    found: Iterator[Found], diagnostics: list[Diagnostic], progress: Callable[[int], None] | None
) -> Iterator[Reading]:
    for number, (reading, aside) in enumerate(found, start=1):
        diagnostics += aside
        yield reading
        if progress:
            progress(number)
