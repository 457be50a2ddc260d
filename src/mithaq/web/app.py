"""The workbench as a Starlette application: routes, static files, errors as pages."""

from collections.abc import Awaitable, Callable, Iterable
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from mithaq.errors import CatchingUpError, MithaqError, StoreError
from mithaq.run.desk import Desk
from mithaq.web import pages, review_pages, timeline_page
from mithaq.web.chrome import LANGUAGES, Chrome
from mithaq.web.entity_page import entity
from mithaq.web.record_page import record
from mithaq.web.rendering import chrome_of, page, prepare, rendered
from mithaq.web.report_page import report
from mithaq.web.search_page import search

Page = Callable[[Request, Desk], Response]
Decision = Callable[[Request, Desk, review_pages.Form], Response]

_PAGES: tuple[tuple[str, Page], ...] = (
    ("/", pages.brief),
    ("/timeline", timeline_page.timeline),
    ("/contacts", timeline_page.contacts),
    ("/incidents", timeline_page.incidents),
    ("/agreements", pages.agreements),
    ("/commitments", pages.commitments),
    ("/mechanisms", pages.mechanisms),
    ("/disputes", pages.disputes),
    ("/sources", pages.sources),
    ("/search", search),
    ("/queue", review_pages.queue),
    ("/log", review_pages.log),
    ("/record/{name:path}", record),
    ("/report/{document}", report),
    ("/entity/{name:path}", entity),
)
_LOOK_AGAIN = "5"
"""Seconds after which a page that had nothing to show yet asks again."""
_SCOPE = {
    "type": "http",
    "method": "GET",
    "scheme": "http",
    "server": ("127.0.0.1", 80),
    "root_path": "",
    "headers": (),
}
_FORMS: tuple[tuple[str, Decision], ...] = (("/review", review_pages.decide), ("/reviewer", review_pages.rename))


def application(desk: Desk, describe: Callable[[], dict[str, Any]], reviewer: str = "") -> Starlette:
    """Return the pages over the ledger at ``desk``; ``describe`` gives the OpenAPI description shown at /docs.

    ``reviewer`` is who decides, where nobody is signed in and the browser was told no name.
    """

    def docs(request: Request, desk: Desk) -> Response:
        return page(request, desk, "docs.html", lambda _: {"described": describe()})

    answers = (*_PAGES, ("/docs", docs))
    routes = [Route(path, _threaded(answer, desk)) for path, answer in answers]
    forms = [Route(path, _sent(answer, desk), methods=["POST"]) for path, answer in _FORMS]
    static = StaticFiles(directory=str(files("mithaq.web") / "static"))
    fault = _fault(desk)
    app = Starlette(
        routes=[*routes, *forms, Mount("/static", static)],
        exception_handlers={HTTPException: fault, MithaqError: fault, Exception: fault},
    )
    app.state.reviewer = reviewer
    app.state.visit = lambda: _visit(app, answers, desk)
    return app


def _visit(app: Starlette, answers: Iterable[tuple[str, Page]], desk: Desk) -> None:
    """Ask for every page that lists, in every language: so that the first who does finds templates, words and drawings
    made. See ``mithaq.cli.serving``."""
    prepare()
    made = [(path, answer, "") for path, answer in answers if "{" not in path]
    made += [("/timeline", timeline_page.timeline, f"lanes={by}") for by in timeline_page.LANES]
    made += [("/contacts", timeline_page.contacts, f"shape={shape}") for shape in timeline_page.SHAPES]
    made.append(("/search", search, "q=1"))
    for language in LANGUAGES:
        for path, answer, query in made:
            asked = {"query_string": f"{query}&lang={language}".encode(), "path": path, "raw_path": path.encode()}
            answer(Request({**_SCOPE, **asked, "app": app, "state": {}}), desk)


def _sent(answer: Decision, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """Read the form that was sent; that a page of this site sent it, the guard in front has seen to."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request, desk, await review_pages.form_of(request))

    return endpoint


def _threaded(answer: Page, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """Keep folding and rendering off the event loop."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request, desk)

    return endpoint


def _fault(desk: Desk) -> Callable[[Request, Exception], Response]:
    def fault(request: Request, error: Exception) -> Response:
        chrome = chrome_of(request)
        if isinstance(error, CatchingUpError):
            return _catching_up(chrome, desk, error)
        detail = str(error) if isinstance(error, MithaqError) else None
        told = {"status": _status(error), "detail": detail, "place": desk.place}
        return rendered("fault.html", chrome, told, status=_status(error))

    return fault


def _catching_up(chrome: Chrome, desk: Desk, error: CatchingUpError) -> Response:
    """Tell how far it is with the records; the page looks again by itself, with scripts or without."""
    told = {"done": error.done, "whole": error.whole, "place": desk.place}
    again = {"Refresh": _LOOK_AGAIN, "Retry-After": _LOOK_AGAIN, "Cache-Control": "no-store"}
    return rendered("catching_up.html", chrome, told, status=503, headers=again)


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, MithaqError):
        return 503 if isinstance(error, StoreError) else 404
    return 500
