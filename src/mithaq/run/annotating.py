"""Reports understood without a ledger."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain

from mithaq.model.documents import Diagnostic, Source
from mithaq.model.understood import Understood
from mithaq.run.batching import batches
from mithaq.run.runners import Runner
from mithaq.run.settling import settled
from mithaq.run.telling import Article, Telling
from mithaq.run.understanding import understood

STANDARD_INPUT = "-"


def standard_input() -> Source | Diagnostic:
    """Return what stands on standard input as a page."""
    from mithaq.fetch.media import page_type

    payload = sys.stdin.buffer.read()
    kind = page_type(STANDARD_INPUT, payload) or "text/plain"
    return Source(id=sha256(payload).hexdigest(), payload=payload, media_type=kind, name=STANDARD_INPUT)


def annotate(paths: Sequence[str]) -> Iterator[Understood | Diagnostic]:
    """Yield what is understood of each article at ``paths``, and a Diagnostic for each input that could not be read.

    An article that does not tell its day waits, with those behind it, until all are read: another may settle it.
    """
    from mithaq.pipeline import ToldDays, date_by_others

    told, waiting = ToldDays(), list[Understood | Diagnostic]()
    for one in _each(paths):
        if isinstance(one, Understood) and one.annotated.dct.value is not None:
            told.add(one.claims, one.annotated.document.name)
        if waiting or (isinstance(one, Understood) and one.annotated.dct.value is None and one.claims):
            waiting.append(one)
        else:
            yield one
    for one in waiting:
        yield date_by_others(one, told) if isinstance(one, Understood) else one


def annotate_records(
    paths: Sequence[str], runner: Runner, *, with_text: bool = False
) -> Iterator[Article | Diagnostic]:
    """Yield the same in the same order, each article as the line of JSON that tells it; ``runner`` says who does it.

    Memory does not grow with what is read, but for the days that reports give to meetings, visits and the like.
    """
    telling = Telling(with_text=with_text)
    yield from settled(runner.each(telling, batches(given(paths))), telling)


def given(paths: Iterable[str]) -> Iterator[Source | Diagnostic]:
    """Yield what lies at ``paths``; "-" is standard input."""
    from mithaq.fetch import sources

    yield from chain.from_iterable([standard_input()] if path == STANDARD_INPUT else sources([path]) for path in paths)


def _each(paths: Sequence[str]) -> Iterator[Understood | Diagnostic]:
    from mithaq.read import read

    for source in given(paths):
        if isinstance(source, Diagnostic):
            yield source
            continue
        results, diagnostics = understood(read(source))
        yield from results
        yield from diagnostics
