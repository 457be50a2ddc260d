"""The pages that list: brief, timeline, agreements, disputes, sources, search."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mithaq.link.facts import CONTACTS
from mithaq.model.kinds import ClaimKind, Status
from mithaq.run.desk import Desk
from mithaq.run.viewing import Row, today
from mithaq.view.composed import Composed
from mithaq.view.phrases import sentence
from mithaq.web.asked import LINES, Asked, asked, day
from mithaq.web.chrome import Chrome
from mithaq.web.dates import month_of
from mithaq.web.found import found_pieces
from mithaq.web.rendering import page

SECTIONS = ("new", "turned", "disputed", "corrected", "silent", "overdue")
_MOST_HITS = 50
_MOST_NAMES = 400
_MOST_NAMINGS = 8


def brief(request: Request, desk: Desk) -> Response:
    """Answer /: what changed since a day."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        since, wrong = day(request.query_params, "since", chrome.words)
        until, wrong_too = day(request.query_params, "as_of", chrome.words)
        start, end = since or desk.week_before(), until or today()
        rows = desk.rows("brief", as_of=end, since=start)
        sections = [(name, [row for row in rows if row["section"] == name]) for name in SECTIONS]
        told = {"since": start, "as_of": end, "sections": sections, "complaints": (*wrong, *wrong_too)}
        return {**told, "language_of": languages(desk)}

    return page(request, desk, "brief.html", make)


def timeline(request: Request, desk: Desk) -> Response:
    """Answer /timeline: events by month."""
    return _events(request, desk, "timeline")


def contacts(request: Request, desk: Desk) -> Response:
    """Answer /contacts: meetings, calls and visits by month, each with the days since the last."""
    return _events(request, desk, "contacts")


def _events(request: Request, desk: Desk, view: str) -> Response:
    def make(chrome: Chrome) -> Mapping[str, Any]:
        wanted = asked(request.query_params, chrome.words)
        rows = desk.rows(view, filters=wanted.filters, statements=wanted.statements)
        ordered = rows if wanted.oldest_first else _newest_first(rows)
        shown = ordered[wanted.offset : wanted.offset + LINES]
        months = [(month, list(lines)) for month, lines in groupby(shown, lambda row: month_of(row["date"]))]
        return {
            "view": view,
            "asked": wanted,
            "months": months,
            "kinds": sorted(CONTACTS) if view == "contacts" else list(ClaimKind),
            "statuses": list(Status),
            "parties": called(desk, desk.parties(), chrome),
            "persons": called(desk, desk.people(), chrome),
            "language_of": languages(desk),
            **_paged(wanted, len(rows)),
        }

    return page(request, desk, "timeline.html", make)


def agreements(request: Request, desk: Desk) -> Response:
    """Answer /agreements: the register."""
    return page(
        request,
        desk,
        "agreements.html",
        lambda chrome: {
            **_listed(request, desk, chrome, "agreements"),
            "most": _MOST_NAMINGS,
        },
    )


def mechanisms(request: Request, desk: Desk) -> Response:
    """Answer /mechanisms: commissions, working groups and formats."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = _listed(request, desk, chrome, "mechanisms")
        return {**told, "first_name": lambda row: first_name(row["names"], chrome)}

    return page(request, desk, "mechanisms.html", make)


def disputes(request: Request, desk: Desk) -> Response:
    """Answer /disputes: accounts side by side."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = _listed(request, desk, chrome, "disputes")
        lines = about(desk, (row["about"] for row in told["rows"]), chrome)
        return {**told, "about": lines, "name_of": naming(desk, chrome)}

    return page(request, desk, "disputes.html", make)


def sources(request: Request, desk: Desk) -> Response:
    """Answer /sources: the reports, newest first."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = _listed(request, desk, chrome, "sources", newest_first=True)
        return {**told, "carriers": Counter(report.text for report in desk.whole().reports)}

    return page(request, desk, "sources.html", make)


def search(request: Request, desk: Desk) -> Response:
    """Answer /search: the reports that hold all words asked for."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        query = request.query_params.get("q", "").strip()
        hits = desk.hits(query, _MOST_HITS) if query else []
        told = [(hit, found_pieces(hit["quote"], query)) for hit in hits]
        return {"query": query, "hits": told, "most": _MOST_HITS, "language_of": languages(desk)}

    return page(request, desk, "search.html", make)


def _listed(request: Request, desk: Desk, chrome: Chrome, view: str, *, newest_first: bool = False) -> dict[str, Any]:
    wanted = asked(request.query_params, chrome.words)
    rows = desk.rows(view, filters=wanted.filters)
    shown = (_newest_first(rows) if newest_first else rows)[wanted.offset : wanted.offset + LINES]
    return {"asked": wanted, "rows": shown, "language_of": languages(desk), **_paged(wanted, len(rows))}


def _paged(wanted: Asked, total: int) -> dict[str, Any]:
    first, last = wanted.offset, min(wanted.offset + LINES, total)
    return {
        "total": total,
        "first": min(first + 1, total),
        "last": last,
        "before": max(0, first - LINES) if first else None,
        "after": last if last < total else None,
    }


def _newest_first(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows from the last day to the first, without looking at all: they come by day, the undated last."""
    dated = bisect_left(range(len(rows)), True, key=lambda at: not _date(rows[at]))
    return Composed([*reversed(range(dated)), *range(dated, len(rows))], rows.__getitem__)


def _date(row: Row) -> str | None:
    found: str | None = row["published"]["value"] if "published" in row else row["date"]
    return found


def languages(desk: Desk) -> dict[str, str]:
    """Return the language of each report."""
    return {name: report.language for name, report in desk.whole().context.reports.items()}


def called(desk: Desk, names: Iterable[str], chrome: Chrome) -> list[str]:
    """Return what the page's language calls the entities of these ids, each once."""
    context = desk.whole().context
    return list(dict.fromkeys(context.name(name, chrome.language) for name in names))[:_MOST_NAMES]


def first_name(names: Any, chrome: Chrome) -> str | None:
    """Return the best name of an agreement ({"en": [...]}) or a mechanism ([{"en", "ar"}])."""
    told = names if isinstance(names, dict) else {key: [name] for one in names[:1] for key, name in one.items()}
    best = [*told.get(chrome.language, ()), *(name for listed in told.values() for name in listed or ())]
    return next((name for name in best if name), None)


def naming(desk: Desk, chrome: Chrome) -> Callable[[str], str]:
    """Return what names any entity of the ledger in the page's language."""
    context = desk.whole().context
    return lambda name: context.name(name, chrome.language)


def about(desk: Desk, names: Iterable[str], chrome: Chrome) -> dict[str, str]:
    """Return for each id that disputes are about a line that tells it."""
    wanted, whole = set(names), desk.whole()
    told = {name: whole.context.name(name, chrome.language) for name in wanted}
    events = (event for event in whole.ledger.events if event.id in wanted)
    return told | {event.id: sentence(event, whole.context, chrome.language) for event in events}
