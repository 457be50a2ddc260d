"""The pages that list: brief, agreements, commitments, mechanisms, disputes, sources."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mithaq.run.desk import Desk
from mithaq.run.reviewing import STATUSES
from mithaq.run.viewing import Row, today
from mithaq.web.asked import LINES, asked, day
from mithaq.web.chrome import Chrome
from mithaq.web.listing import about, called, first_name, languages, listed, naming, paged
from mithaq.web.rendering import page, visited

SECTIONS = ("new", "turned", "disputed", "corrected", "silent", "overdue")
_MOST_NAMINGS = 8
_MOST_LINES = 60
"""Lines of one section of the brief that are shown at once."""


def brief(request: Request, desk: Desk) -> Response:
    """Answer /: what changed since a day; the last visit's is offered."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        since, wrong = day(request.query_params, "since", chrome.words)
        until, wrong_too = day(request.query_params, "as_of", chrome.words)
        start, end = since or desk.week_before(), until or today()
        rows = desk.rows("brief", as_of=end, since=start)
        sections = [(name, [row for row in rows if row["section"] == name]) for name in SECTIONS]
        told = {"since": start, "as_of": end, "sections": sections, "complaints": (*wrong, *wrong_too)}
        whole = request.query_params.get("whole", "")
        more = {"whole": whole, "most": _MOST_LINES, "visited": visited(request), "newest": desk.newest()}
        return {**told, **more, "language_of": languages(desk)}

    return page(request, desk, "brief.html", make)


def agreements(request: Request, desk: Desk) -> Response:
    """Answer /agreements: the register."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = listed(request, desk, chrome, "agreements")
        return {**told, "most": _MOST_NAMINGS, "parties": called(desk, desk.index().parties, chrome)}

    return page(request, desk, "agreements.html", make)


def commitments(request: Request, desk: Desk) -> Response:
    """Answer /commitments: the board of who owes what, by when, with what status and how long it is silent."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        wanted = asked(request.query_params, chrome.words)
        every = desk.rows("commitments", filters=wanted.filters)
        chosen = request.query_params.get("state", "")
        rows = [row for row in every if _in_state(row, chosen)]
        counts = Counter(row["status"] for row in every)
        states = [(one, counts[one]) for one in STATUSES if counts[one]]
        late = [(one, sum(_in_state(row, one) for row in every)) for one in ("overdue", "silent")]
        return {
            "asked": wanted,
            "rows": rows[wanted.offset : wanted.offset + LINES],
            "count": len(every),
            **paged(wanted, len(rows)),
            "state": chosen,
            "states": [*states, *(one for one in late if one[1])],
            "about": about(desk, (row["agreement"] for row in rows if row["agreement"]), chrome),
            "parties": called(desk, desk.index().parties, chrome),
            "language_of": languages(desk),
        }

    return page(request, desk, "commitments.html", make)


def _in_state(row: Row, state: str) -> bool:
    if state == "overdue":
        return bool(row["overdue"])
    return bool(row["silent_since"]) if state == "silent" else not state or row["status"] == state


def mechanisms(request: Request, desk: Desk) -> Response:
    """Answer /mechanisms: commissions, working groups and formats."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = listed(request, desk, chrome, "mechanisms")
        parties = called(desk, desk.index().parties, chrome)
        return {**told, "first_name": lambda row: first_name(row["names"], chrome), "parties": parties}

    return page(request, desk, "mechanisms.html", make)


def disputes(request: Request, desk: Desk) -> Response:
    """Answer /disputes: accounts side by side."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = listed(request, desk, chrome, "disputes")
        lines = about(desk, (row["about"] for row in told["rows"]), chrome)
        parties = called(desk, desk.index().parties, chrome)
        return {**told, "about": lines, "name_of": naming(desk, chrome), "parties": parties}

    return page(request, desk, "disputes.html", make)


def sources(request: Request, desk: Desk) -> Response:
    """Answer /sources: the reports, newest first."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = listed(request, desk, chrome, "sources", backwards=True)
        index = desk.index()
        outlets = Counter(report.outlet or "" for report in index.whole.reports)
        texts = len(index.carriers)
        return {**told, "carriers": index.carriers, "outlets": outlets.most_common(12), "texts": texts}

    return page(request, desk, "sources.html", make)
