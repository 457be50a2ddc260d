"""Derive everything again from the sources the ledger keeps. Judgements and the log stay as they are."""

from collections.abc import Callable, Iterator

from mithaq.run.adding import understand_source
from mithaq.store import Reading, Store


def rebuild(store: Store, progress: Callable[[int], None] | None = None) -> int:
    """Read and understand every kept source anew, and put the result in place of the old at one stroke.

    Returns the number of documents. Killed half-way, it leaves the ledger as it was.
    """
    written = store.rewrite(_readings(store, progress))
    store.note("mithaq rebuild", "rebuilt", {"reports": written})
    return written


def _readings(store: Store, progress: Callable[[int], None] | None) -> Iterator[Reading]:
    for number, (_, source) in enumerate(store.deliveries(), start=1):
        yield understand_source(source)[0]
        if progress:
            progress(number)
