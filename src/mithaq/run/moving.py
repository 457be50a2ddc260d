"""A ledger moved as a whole: from a laptop's file to a team's server, or back."""

from collections.abc import Callable, Iterator

from mithaq.errors import StoreError
from mithaq.model.understood import Understood
from mithaq.store import Reading, Store

BATCH = 32


def move(source: Store, target: Store, progress: Callable[[int], None] | None = None) -> dict[str, int]:
    """Copy all that ``source`` holds into the empty ledger ``target``; return what was copied, by kind.

    Nothing is understood again, and the source is left as it is. Raises StoreError where the target holds anything
    already, or where its digest afterwards is not that of the source.
    """
    if target.counts().get("documents") or target.judgements() or target.log():
        raise StoreError(f"{target.place}: holds something already; name an empty ledger to move to")
    moved = 0
    for batch in _batches(source):
        target.write(batch)
        moved += sum(len(one.understood) for one in batch)
        if progress:
            progress(moved)
    judgements = source.judgements()
    for one in judgements:
        target.judge(one)
    lines = source.log()
    target.append_log(lines)
    for feed in source.feeds():
        target.subscribe(feed)
        told = {"pulled_at": feed.pulled_at, "etag": feed.etag, "modified": feed.modified, "trouble": feed.trouble}
        target.pulled(feed.url, **told)
    if target.digest() != source.digest():
        raise StoreError(f"{target.place}: is not what {source.place} holds; somebody wrote while it was moved")
    return {"reports": moved, "judgements": len(judgements), "log": len(lines), "feeds": len(source.feeds())}


def _batches(source: Store) -> Iterator[list[Reading]]:
    """Yield what was read of each delivery, in the order in which they came: the first names its documents."""
    batch: list[Reading] = []
    for delivery, brought in source.deliveries():
        understood = tuple(filter(None, (_understood(source, name) for name in source.documents_of(delivery))))
        batch.append(Reading(source=brought, understood=understood, whole=bool(source.known([brought]))))
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _understood(source: Store, document: str) -> Understood | None:
    annotated = source.annotated(document)
    if annotated is None:
        return None
    return Understood(
        annotated=annotated,
        claims=source.claims(document),
        agreements=source.agreement_claims(document),
        commitments=source.commitment_claims(document),
    )
