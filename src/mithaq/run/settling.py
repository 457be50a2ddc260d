"""Articles without a day, dated by the others of their run once all are read."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mithaq.link.undated import ToldDays
from mithaq.model.documents import Diagnostic
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
            yield dated(late, told, telling) if isinstance(late, Article) else late


def dated(article: Article, told: ToldDays, telling: Telling) -> Article:
    """Return an article that lacks a day as it is told with those that others give."""
    from mithaq.pipeline import date_by_others, understand

    if article.document is None:
        return article
    alone = understand(article.document)
    anew = date_by_others(alone, told)
    return article if anew is alone else replace(article, line=telling.line(anew), claims=len(anew.claims))
