"""The feeds that a ledger is subscribed to."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from mithaq.store import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: ``pages`` follows its entries to their pages; ``etag`` and ``modified`` spare what was fetched before."""

    url: str
    outlet: str | None = None
    pages: bool = False
    added_at: str = ""
    pulled_at: str | None = None
    etag: str | None = None
    modified: str | None = None
    trouble: str | None = None


def feeds(connection: Connection) -> list[Feed]:
    """Return the feeds in the order in which they were added."""
    table = schema.feeds
    told = [column for column in table.c if column.name != "number"]
    rows = connection.execute(select(*told).order_by(table.c.number)).mappings()
    return [Feed(**row) for row in rows]


def subscribe(connection: Connection, feed: Feed) -> None:
    """Add a feed; one that is there already takes the outlet and the way of the new one."""
    table = schema.feeds
    told = {"outlet": feed.outlet, "pages": feed.pages}
    if connection.execute(update(table).where(table.c.url == feed.url).values(**told)).rowcount == 0:
        connection.execute(insert(table).values(url=feed.url, added_at=feed.added_at, **told))


def unsubscribe(connection: Connection, url: str) -> bool:
    """Take a feed away; tell whether it was there. What it brought stays."""
    table = schema.feeds
    return connection.execute(delete(table).where(table.c.url == url)).rowcount > 0


def pulled(connection: Connection, url: str, **told: Any) -> None:
    """Note when a feed was last asked, and what it answered."""
    table = schema.feeds
    connection.execute(update(table).where(table.c.url == url).values(**told))
