"""The workbench as a Starlette application: routes, static files, errors as pages."""

from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from mithaq.errors import MithaqError, StoreError
from mithaq.run.desk import Desk
from mithaq.web import pages
from mithaq.web.record_page import record
from mithaq.web.rendering import chrome_of, page, rendered
from mithaq.web.report_page import report

Page = Callable[[Request, Desk], Response]

_PAGES: tuple[tuple[str, Page], ...] = (
    ("/", pages.brief),
    ("/timeline", pages.timeline),
    ("/contacts", pages.contacts),
    ("/mechanisms", pages.mechanisms),
    ("/agreements", pages.agreements),
    ("/disputes", pages.disputes),
    ("/sources", pages.sources),
    ("/search", pages.search),
    ("/record/{name}", record),
    ("/report/{document}", report),
)


def application(desk: Desk, describe: Callable[[], dict[str, Any]]) -> Starlette:
    """Return the pages over the ledger at ``desk``; ``describe`` gives the OpenAPI description shown at /docs."""

    def docs(request: Request, desk: Desk) -> Response:
        return page(request, desk, "docs.html", lambda _: {"described": describe()})

    routes = [Route(path, _threaded(answer, desk)) for path, answer in (*_PAGES, ("/docs", docs))]
    static = StaticFiles(directory=str(files("mithaq.web") / "static"))
    fault = _fault(desk)
    return Starlette(
        routes=[*routes, Mount("/static", static)],
        exception_handlers={HTTPException: fault, MithaqError: fault, Exception: fault},
    )


def _threaded(answer: Page, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """Keep folding and rendering off the event loop."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request, desk)

    return endpoint


def _fault(desk: Desk) -> Callable[[Request, Exception], Response]:
    def fault(request: Request, error: Exception) -> Response:
        chrome = chrome_of(request)
        detail = str(error) if isinstance(error, MithaqError) else None
        told = {"status": _status(error), "detail": detail, "place": desk.place}
        return rendered("fault.html", chrome, told, status=_status(error))

    return fault


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, MithaqError):
        return 503 if isinstance(error, StoreError) else 404
    return 500
