"""Articles without a day, dated by the others of their run once all are read."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mithaq.link.undated import ToldDays
from mithaq.model.documents import Diagnostic, Document
from mithaq.model.understood import Understood
from mithaq.run.telling import Article, Telling, Told

IN_MEMORY = 32_000_000
"""Bytes of what waits that are held in memory; more is held on disk."""


def settled(found: Iterable[Told], telling: Telling) -> Iterator[Article | Diagnostic]:
    """Yield articles in their order.

    One that others may date waits, with those behind it, until all are read.
    """
    told = ToldDays()
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as waiting:
        for one in found:
            if isinstance(one, Article):
                told.add(one.days, one.name)
            if waiting.tell() or (isinstance(one, Article) and one.asked):
                pickle.dump(one, waiting)
            else:
                yield one
        end = waiting.tell()
        waiting.seek(0)
        while waiting.tell() < end:
            late = pickle.load(waiting)
            if isinstance(late, Article) and late.document is not None:
                anew = dated(late.document, told)
                late = replace(late, line=telling.line(anew), claims=len(anew.claims))
            yield late


def dated(document: Document, told: ToldDays) -> Understood:
    """Return an article understood, on the day that others give it if it has none of its own."""
    from mithaq.pipeline import date_by_others, understand

    return date_by_others(understand(document), told)
