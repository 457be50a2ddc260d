"""Reports understood without a ledger."""

from collections.abc import Iterator, Sequence

from mithaq.model.documents import Diagnostic
from mithaq.model.understood import Understood
from mithaq.run.understanding import understand_source


def annotate(paths: Sequence[str]) -> Iterator[Understood | Diagnostic]:
    """Yield what is understood of each article at ``paths``, and a Diagnostic for each input that could not be read."""
    from mithaq.fetch import sources

    for source in sources(paths):
        if isinstance(source, Diagnostic):
            yield source
            continue
        reading, diagnostics = understand_source(source)
        yield from reading.understood
        yield from diagnostics
