"""Pages without a day dated by what other reports of a ledger tell, and dated anew when later ones tell more.

Only reports that tell their own day date others: so the order in which they came in does not matter.
"""

from collections.abc import Collection, Iterable

from mithaq.link.regions import number_of
from mithaq.link.undated import Asked, ToldDays, asked_under, told_under
from mithaq.model.documents import Document
from mithaq.model.understood import Understood
from mithaq.store.codec import to_json
from mithaq.store.shelf import Shelf


def date_anew(shelf: Shelf, fresh: Collection[str]) -> set[str]:
    """Date the pages without a day among new documents, and those that the new ones speak to; return which changed."""
    days, known = shelf.published(fresh), shelf.asked_by(fresh)
    own = {document for document, day in days.items() if day is not None} - known.keys()
    keys = _enter_days(shelf, own)
    asking = {*known, *_enter_asking(shelf, set(fresh) - own - known.keys()), *shelf.asking(keys)}
    asked = shelf.asked_by(asking)
    return {document.id for document in shelf.documents(asked) if _date(shelf, document, asked[document.id])}


def _enter_days(shelf: Shelf, documents: Collection[str]) -> set[int]:
    """Enter the days that reports give to events; return the keys under which they are found."""
    claims = shelf.claims_of(documents)
    found = [(key, claim) for claim in claims for key in sorted(_numbers(told_under(claim)))]
    shelf.put_days([{"key": key, "document": claim.document, "claim": claim.id} for key, claim in found])
    return {key for key, _ in found}


def _enter_asking(shelf: Shelf, documents: Collection[str]) -> set[str]:
    """Enter what pages without a day ask for; return those that ask for anything."""
    told = {claim.document for claim in shelf.claims_of(documents)}
    asked: dict[str, set[int]] = {}
    for document in shelf.documents(told):
        found = _understood(document)
        asked[document.id] = _numbers(asked_under(found.annotated, found.claims))
    shelf.put_days(
        [{"key": key, "document": name, "claim": ""} for name, keys in asked.items() for key in sorted(keys)]
    )
    return {name for name, keys in asked.items() if keys}


def _date(shelf: Shelf, document: Document, asked: Collection[int]) -> bool:
    """Date one page by the reports that tell of its events; tell whether it reads otherwise than before."""
    from mithaq.pipeline import date_by_others

    found = shelf.told_days(asked)
    if not found:
        return False
    names = shelf.names_of({report for _, report in found})
    claims = {claim.id: claim for claim in shelf.claims([claim for claim, _ in found])}
    told = ToldDays()
    for claim, report in found:
        if claim in claims:
            told.add((claims[claim],), names[report])
    understood = date_by_others(_understood(document), told)
    if to_json(understood.annotated.dct) == shelf.dated(document.id):
        return False
    shelf.reread(understood)
    return True


def _understood(document: Document) -> Understood:
    from mithaq.pipeline import understand

    return understand(document)


def _numbers(asked: Iterable[Asked]) -> set[int]:
    return {number_of((kind.value, *sides, str(weekday))) for kind, sides, weekday in asked}
