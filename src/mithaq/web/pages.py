"""The pages that list: brief, agreements, commitments, mechanisms, disputes, sources."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mithaq.run.desk import Desk
from mithaq.run.owed_board import LATE, OwedBoard
from mithaq.run.reviewing import STATUSES
from mithaq.run.viewing import today
from mithaq.view.brief import sections
from mithaq.web.asked import LINES, asked, day
from mithaq.web.chrome import Chrome
from mithaq.web.listing import about, called, first_name, languages, listed, naming, paged
from mithaq.web.rendering import page, visited

_MOST_NAMINGS = 8
_MOST_OUTLETS = 12
_ROWS = 100
"""Rows of the sources on a page: each is short."""
_MOST_LINES = 15
"""Lines of one section of the brief that are shown at once."""


def brief(request: Request, desk: Desk) -> Response:
    """Answer /: what changed since a day; the last visit's is offered."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        since, wrong = day(request.query_params, "since", chrome.words)
        until, wrong_too = day(request.query_params, "as_of", chrome.words)
        start, end = since or desk.week_before(), until or today()
        rows = desk.rows("brief", as_of=end, since=start)
        told = {"since": start, "as_of": end, "sections": sections(rows), "complaints": (*wrong, *wrong_too)}
        whole = request.query_params.get("whole", "")
        more = {"whole": whole, "most": _MOST_LINES, "visited": visited(request), "newest": desk.newest()}
        return {**told, **more, "language_of": languages(desk)}

    return page(request, desk, "brief.html", make)


def agreements(request: Request, desk: Desk) -> Response:
    """Answer /agreements: the register."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = listed(request, desk, chrome, "agreements")
        parties = called(desk, desk.surroundings.parties, chrome)
        shown = {"most": _MOST_NAMINGS, "first_name": lambda names: first_name(names, chrome)}
        return {**told, **shown, "parties": parties}

    return page(request, desk, "agreements.html", make)


def commitments(request: Request, desk: Desk) -> Response:
    """Answer /commitments: the board of who owes what, by when, with what status and how long it is silent."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        wanted = asked(request.query_params, chrome.words)
        board = OwedBoard(desk.stored, wanted.filters, today())
        chosen = request.query_params.get("state", "")
        counts, late = board.counts(), [(state, board.count(state)) for state in LATE]
        states = [*((one, counts[one]) for one in STATUSES if counts.get(one)), *(one for one in late if one[1])]
        count = sum(counts.values())
        total = count if not chosen else dict(states).get(chosen, 0)
        shown = board.ids(chosen, wanted.offset, LINES)
        rows = desk.stored.duties(shown, today())[:LINES]
        return {
            "asked": wanted,
            "rows": rows,
            "count": count,
            **paged(wanted, total),
            "state": chosen,
            "states": states,
            "about": about(desk, (row["agreement"] for row in rows if row["agreement"]), chrome),
            "parties": called(desk, desk.surroundings.parties, chrome),
            "language_of": languages(desk),
        }

    return page(request, desk, "commitments.html", make)


def mechanisms(request: Request, desk: Desk) -> Response:
    """Answer /mechanisms: commissions, working groups and formats."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = listed(request, desk, chrome, "mechanisms")
        parties = called(desk, desk.surroundings.parties, chrome)
        return {**told, "first_name": lambda names: first_name(names, chrome), "parties": parties}

    return page(request, desk, "mechanisms.html", make)


def disputes(request: Request, desk: Desk) -> Response:
    """Answer /disputes: accounts side by side."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = listed(request, desk, chrome, "disputes")
        lines = about(desk, (row["about"] for row in told["rows"]), chrome)
        parties = called(desk, desk.surroundings.parties, chrome)
        return {**told, "about": lines, "name_of": naming(desk, chrome), "parties": parties}

    return page(request, desk, "disputes.html", make)


def sources(request: Request, desk: Desk) -> Response:
    """Answer /sources: the reports, newest first."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told = listed(request, desk, chrome, "sources", backwards=True, lines=_ROWS)
        around = desk.surroundings
        outlets = [(name or "", count) for name, count in around.outlets[:_MOST_OUTLETS]]
        carriers = desk.stored.carriers([row["text_group"] for row in told["rows"]])
        return {**told, "carriers": carriers, "outlets": outlets, "texts": around.texts}

    return page(request, desk, "sources.html", make)
