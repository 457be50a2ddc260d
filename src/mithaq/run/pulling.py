"""Bring what is new in the feeds that a ledger is subscribed to."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from mithaq.errors import AskedWrongError
from mithaq.fetch.reachable import RefusedError, web_url
from mithaq.fetch.web import Fetched, Rules, fetch
from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.run.adding import AddReport, Progress, add_sources
from mithaq.store import Store
from mithaq.store.ledger_store import now
from mithaq.store.subscriptions import Feed

MOST_PAGES = 50
"""Entries of one feed that are followed at one time."""
PAUSE_SECONDS = 1.0
"""Between two questions to the same server."""
_FEEDS = ("xml", "rss", "atom", "feed+json", "application/json")


def subscribe(store: Store, url: str, outlet: str | None = None, *, pages: bool = False) -> None:
    """Subscribe to the feed at ``url``. Raises AskedWrongError for what is no address of the web."""
    try:
        web_url(url)
    except RefusedError as error:
        raise AskedWrongError(f"{url}: {error}") from error
    store.subscribe(Feed(url=url, outlet=outlet, pages=pages, added_at=now()))


def unsubscribe(store: Store, url: str) -> None:
    """Give a feed up; what it brought stays. Raises AskedWrongError where there is none at ``url``."""
    if not store.unsubscribe(url):
        raise AskedWrongError(f"{store.place}: is not subscribed to {url}")


@dataclass(slots=True)
class _Politeness:
    """Asks each server at most so often."""

    rules: Rules
    sleep: Callable[[float], None] = time.sleep
    last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str, **known: str | None) -> Fetched:
        host = urlsplit(url).netloc if "://" in url else url
        waited = self.rules.clock() - self.last.get(host, float("-inf"))
        if waited < PAUSE_SECONDS:
            self.sleep(PAUSE_SECONDS - waited)
        found = fetch(url, self.rules, **known)
        self.last[host] = self.rules.clock()
        return found


def pull(store: Store, progress: Progress | None = None, rules: Rules | None = None) -> AddReport:
    """Fetch every feed and add what is new; a feed that cannot be fetched is set aside with the reason.

    What is added is told as by ``mithaq.run.adding.add``; the log says how much a pull brought.
    """
    polite = _Politeness(rules or Rules())
    report = AddReport()
    for feed in store.feeds():
        _pull(feed, store, polite, report, progress)
    if report.counts["reports"]:
        told = {"feeds": len(store.feeds()), **report.counts, "set_aside": len(report.set_aside)}
        store.note("mithaq pull", "added", told)
    return report


def _pull(feed: Feed, store: Store, polite: _Politeness, report: AddReport, progress: Progress | None) -> None:
    # A feed whose entries are followed is asked for whole: some of them may be left from the last time.
    known = {} if feed.pages else {"etag": feed.etag, "modified": feed.modified}
    answer = polite.fetch(feed.url, **known)
    trouble = answer.failed
    if answer.source is not None and not answer.source.media_type.endswith(_FEEDS):
        trouble = Diagnostic(code="fetch.no-feed", message=f"{feed.url}: is a page, not a feed", name=feed.url)
    elif answer.source is not None:
        source = _of(feed, answer.source)
        found = _pages(feed, source, store, polite) if feed.pages else iter([source])
        add_sources(found, store, report, progress)
    if trouble is not None:
        report.set_aside.append(trouble)
        store.pulled(feed.url, pulled_at=now(), trouble=trouble.message)
        return
    fresh = {"etag": answer.etag, "modified": answer.modified} if answer.source else {}
    store.pulled(feed.url, pulled_at=now(), trouble=None, **fresh)


def _of(feed: Feed, source: Source) -> Source:
    return replace(source, outlet=feed.outlet or source.outlet)


def _pages(feed: Feed, source: Source, store: Store, polite: _Politeness) -> Iterator[Source | Diagnostic]:
    """Yield the pages behind a feed's entries that the ledger does not hold, dated and titled as the feed says."""
    from mithaq.read import read

    entries = [one for one in read(source) if isinstance(one, Document) and one.url]
    held = store.fetched([str(one.url) for one in entries])
    for entry in [one for one in entries if one.url not in held][:MOST_PAGES]:
        answer = polite.fetch(str(entry.url))
        if answer.source is None:
            if answer.failed is not None:
                yield answer.failed
            continue
        hints = tuple((name, value) for name, value in entry.hints if name in ("title", "date", "language"))
        # By the address that the feed gives, so that the next pull knows it again wherever it led.
        yield replace(_of(feed, answer.source), hints=hints, url=entry.url, name=str(entry.url))
