"""The pages that list: brief, agreements, commitments, mechanisms, disputes, sources."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mithaq.run.desk import Desk
from mithaq.run.filtering import Filters
from mithaq.run.reviewing import STATUSES
from mithaq.run.viewing import ALL, today
from mithaq.store.dues import Due
from mithaq.view.commitments import overdue, silent
from mithaq.web.asked import LINES, asked, day
from mithaq.web.chrome import Chrome
from mithaq.web.listing import about, called, first_name, languages, listed, naming, paged
from mithaq.web.rendering import page, visited

SECTIONS = ("new", "turned", "disputed", "corrected", "silent", "overdue")
_MOST_NAMINGS = 8
_MOST_OUTLETS = 12
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
        parties = called(desk, desk.surroundings.parties, chrome)
        shown = {"most": _MOST_NAMINGS, "first_name": lambda names: first_name(names, chrome)}
        return {**told, **shown, "parties": parties}

    return page(request, desk, "agreements.html", make)


def commitments(request: Request, desk: Desk) -> Response:
    """Answer /commitments: the board of who owes what, by when, with what status and how long it is silent."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        wanted = asked(request.query_params, chrome.words)
        board, day = _board(desk, wanted.filters), today()
        chosen = request.query_params.get("state", "")
        ids = [one.id for one in board if _in_state(one, chosen, day)]
        rows = desk.stored.duties(ids, day)[wanted.offset : wanted.offset + LINES]
        counts = Counter(one.status for one in board)
        states = [(one, counts[one]) for one in STATUSES if counts[one]]
        late = [(state, sum(_in_state(one, state, day) for one in board)) for state in ("overdue", "silent")]
        return {
            "asked": wanted,
            "rows": rows,
            "count": len(board),
            **paged(wanted, len(ids)),
            "state": chosen,
            "states": [*states, *(one for one in late if one[1])],
            "about": about(desk, (row["agreement"] for row in rows if row["agreement"]), chrome),
            "parties": called(desk, desk.surroundings.parties, chrome),
            "language_of": languages(desk),
        }

    return page(request, desk, "commitments.html", make)


def _board(desk: Desk, filters: Filters) -> list[Due]:
    """Return how the commitments stand that are asked for."""
    board = desk.stored.board(filters.party)
    if replace(filters, party=()) == ALL:
        return board
    kept = {row["id"] for row in desk.rows("commitments", filters=filters)}
    return [one for one in board if one.id in kept]


def _in_state(one: Due, state: str, day: str) -> bool:
    if state == "overdue":
        return overdue(one, day)
    return silent(one, one.seen, day) if state == "silent" else not state or one.status == state


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
        told = listed(request, desk, chrome, "sources", backwards=True)
        around = desk.surroundings
        outlets = [(name or "", count) for name, count in around.outlets[:_MOST_OUTLETS]]
        carriers = desk.stored.carriers([row["text_group"] for row in told["rows"]])
        return {**told, "carriers": carriers, "outlets": outlets, "texts": around.texts}

    return page(request, desk, "sources.html", make)
