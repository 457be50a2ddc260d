"""The page of the search: reports that hold the words, and the records and names that are called so."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mithaq.model.edtf import bounds, meet
from mithaq.model.reports import Report
from mithaq.run.desk import Desk
from mithaq.run.filtering import Filters
from mithaq.text import fold
from mithaq.view.phrases import sentence
from mithaq.web.asked import asked
from mithaq.web.chrome import Chrome
from mithaq.web.contained import LONGEST
from mithaq.web.found import found_pieces
from mithaq.web.listing import languages
from mithaq.web.rendering import page

_MOST_HITS = 50
_LOOKED_AT = 1000
_MOST_NAMES = 12
_MOST_RECORDS = 12
_MOST_OUTLETS = 400


def search(request: Request, desk: Desk) -> Response:
    """Answer /search: the reports that hold all words asked for, best first, narrowed by outlet, language and date."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        query = request.query_params.get("q", "").strip()
        wanted = asked(request.query_params, chrome.words)
        outlet, tongue = request.query_params.get("outlet", "").strip(), request.query_params.get("tongue", "")
        found, around = desk.found(query, _LOOKED_AT) if query else [], desk.surroundings
        kept = _narrowed(found, desk, wanted.filters, outlet, tongue)
        hits = desk.hits_in(kept[:_MOST_HITS], query)
        desk.stored.reported(kept[:_MOST_HITS])  # all at once: the page asks for the language of each
        return {
            "query": query,
            "asked": wanted,
            "outlet": outlet,
            "tongue": tongue,
            "hits": [(hit, found_pieces(hit["quote"][:LONGEST], query)) for hit in hits],
            "count": len(kept),
            "most": _MOST_HITS,
            "entities": _entities(desk, query),
            "records": _records(desk, query, chrome),
            "tongues": around.languages,
            "outlets": sorted(name for name, _ in around.outlets[:_MOST_OUTLETS] if name),
            "language_of": languages(desk),
        }

    return page(request, desk, "search.html", make)


def _narrowed(found: list[str], desk: Desk, filters: Filters, outlet: str, tongue: str) -> list[str]:
    if not (outlet or tongue or filters.since or filters.until):
        return found
    reports = desk.stored.reported(found)
    return [one for one in found if one in reports and _wanted(reports[one], filters, outlet, tongue)]


def _wanted(report: Report, filters: Filters, outlet: str, tongue: str) -> bool:
    if tongue and report.language != tongue:
        return False
    carriers = fold(f"{report.outlet or ''} {report.agency or ''}")
    if outlet and not all(word in carriers for word in fold(outlet).split()):
        return False
    asked_for = (bounds(filters.since)[0], bounds(filters.until)[1])
    return asked_for == (None, None) or meet(bounds(report.published.value), asked_for)


def _entities(desk: Desk, query: str) -> list[Any]:
    """Return the persons, states, bodies and places that are called so, those that take part in most first."""
    plain = query.replace('"', " ").replace("*", " ").strip()
    if not plain:
        return []
    known, ranks = desk.context.entities, desk.surroundings.ranks
    found = [known[name] for name in desk.called(plain) if name in known]
    return sorted(found, key=lambda one: (ranks.get(one.id, len(ranks)), one.id))[:_MOST_NAMES]


def _records(desk: Desk, query: str, chrome: Chrome) -> Sequence[tuple[str, str, str | None]]:
    """Return agreements called so, and events of those who are: id, line, date."""
    words = fold(query.replace('"', " ").replace("*", " ")).split()
    if not words:
        return ()
    named = [
        (one.id, next((name for code, name in one.names if code == chrome.language), one.names[0][1]), one.signed)
        for names, one in desk.surroundings.agreements
        if all(word in names for word in words)
    ]
    if len(named) >= _MOST_RECORDS:
        return named[:_MOST_RECORDS]
    stored = desk.stored
    of = stored.events(stored.latest_about([one.id for one in _entities(desk, query)], _MOST_RECORDS))
    lines = [(event.id, sentence(event, stored.context, chrome.language), event.date) for event in reversed(of)]
    return [*named, *lines][:_MOST_RECORDS]
