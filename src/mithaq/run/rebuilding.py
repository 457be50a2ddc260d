"""Derive everything again from the sources the ledger keeps. Judgements and the log stay as they are."""

from collections.abc import Callable, Iterator

from mithaq.model.documents import Diagnostic
from mithaq.run.growing import catch_up
from mithaq.run.understanding import understand_source
from mithaq.store import Reading, Store


def rebuild(store: Store, progress: Callable[[int], None] | None = None) -> tuple[int, list[Diagnostic]]:
    """Read and understand every kept source anew, and put the result in place of the old at one stroke.

    Returns the number of documents, and what could not be read. Killed half-way, it leaves the ledger as it was.
    """
    diagnostics: list[Diagnostic] = []
    written = store.rewrite(_readings(store, diagnostics, progress))
    catch_up(store)
    store.note("mithaq rebuild", "rebuilt", {"reports": written, "set_aside": len(diagnostics)})
    return written, diagnostics


def _readings(store: Store, diagnostics: list[Diagnostic], progress: Callable[[int], None] | None) -> Iterator[Reading]:
    for number, (_, source) in enumerate(store.deliveries(), start=1):
        reading, found = understand_source(source)
        diagnostics += found
        yield reading
        if progress:
            progress(number)
