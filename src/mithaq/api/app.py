"""The API as a FastAPI application: one route a view, one for a record, one for a document, one for search."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import Response

from mithaq import __version__
from mithaq.api.answers import answer, page, part, there
from mithaq.api.asking import AsOf, Limit, Offset, Since, event_filters, record_filters
from mithaq.api.bringing import add_bringing
from mithaq.api.deciding import add_deciding
from mithaq.api.describing import ANY, RECORD, SECURITY, answers, listed
from mithaq.api.exports import add_exports
from mithaq.api.facts import add_facts
from mithaq.api.news import add_news
from mithaq.api.problems import tell_problems
from mithaq.api.signing_in import add_session
from mithaq.run.desk import Desk
from mithaq.run.filtering import Filters
from mithaq.run.searching import refuse_wordless
from mithaq.view.article import article_record

_EVENTS = {
    "timeline": "Events by date, each with its history, its reports and every sentence behind it.",
    "contacts": "Meetings, calls and visits, each with the pairs it joined and the days since their last contact.",
    "incidents": "Clashes, attacks, deployments and the like, each with the talks before and after it.",
}
_OTHERS = {
    "agreements": "Agreements and sets of them, with every naming.",
    "commitments": "Who owes what by when, and what became of it.",
    "mechanisms": "Commissions, working groups and formats.",
    "disputes": "Accounts that cannot both hold, side by side.",
    "sources": "The reports read, with their dates and which carry one text.",
}
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"]


def application(desk: Desk, reviewer: str = "") -> FastAPI:
    """Return the API over the ledger at ``desk``. Its own description is at /openapi.json.

    ``reviewer`` is who decides where nobody is signed in.
    """
    # The interactive pages that FastAPI brings load scripts from elsewhere; the workbench has a /docs of its own.
    app = FastAPI(title="Mithaq", version=__version__, docs_url=None, redoc_url=None, description=_TOLD)
    app.state.reviewer = reviewer or "reviewer"
    tell_problems(app)
    for name, told in _EVENTS.items():
        app.add_api_route(
            f"/api/{name}", _events(desk, name), summary=told, responses=answers(listed(RECORD)), name=name
        )
    for name, told in _OTHERS.items():
        app.add_api_route(
            f"/api/{name}", _records(desk, name), summary=told, responses=answers(listed(RECORD)), name=name
        )
    _add_brief(app, desk)
    _add_single(app, desk)
    _add_search(app, desk)
    for add in (add_facts, add_deciding, add_exports, add_news, add_bringing):
        add(app, desk)
    add_session(app)
    _describe_security(app)
    app.add_api_route("/api/{rest:path}", _nothing, methods=_METHODS, include_in_schema=False)
    return app


_TOLD = (
    "What a ledger holds, as the command line prints it, and decisions on it. Offsets count Unicode code points. "
    "What is read has an ETag; errors are problem details (RFC 9457)."
)


def _events(desk: Desk, view: str) -> Callable[..., Response]:
    def get(
        request: Request,
        filters: Annotated[Filters, Depends(event_filters)],
        statements: Annotated[bool, Query(description="Positions as well as events.")] = False,
        as_of: AsOf = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Response:
        def make() -> dict[str, Any]:
            return page(
                desk.rows(view, as_of=as_of, filters=desk.resolved(filters), statements=statements), limit, offset
            )

        return answer(request, desk, make)

    return get


def _records(desk: Desk, view: str) -> Callable[..., Response]:
    def get(
        request: Request,
        filters: Annotated[Filters, Depends(record_filters)],
        as_of: AsOf = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Response:
        def make() -> dict[str, Any]:
            return page(desk.rows(view, as_of=as_of, filters=desk.resolved(filters)), limit, offset)

        return answer(request, desk, make)

    return get


def _add_brief(app: FastAPI, desk: Desk) -> None:
    @app.get(
        "/api/brief", summary="What is new, turned, disputed, corrected or silent.", responses=answers(listed(RECORD))
    )
    def brief(
        request: Request, since: Since = None, as_of: AsOf = None, limit: Limit = 100, offset: Offset = 0
    ) -> Response:
        def make() -> dict[str, Any]:
            start = since or desk.week_before()
            return page(desk.rows("brief", as_of=as_of, since=start), limit, offset) | {"since": start}

        return answer(request, desk, make)


def _add_single(app: FastAPI, desk: Desk) -> None:
    @app.get("/api/records/{name}", summary="One record whole, with every claim.", responses=answers(RECORD))
    def record(
        request: Request,
        name: Annotated[str, Path(description="An id, its beginning, or the id of a claim.")],
        as_of: AsOf = None,
    ) -> Response:
        return answer(request, desk, lambda: there(desk.record(name, as_of=as_of), name))

    @app.get("/api/documents/{name}", summary="One report's text and what was understood.", responses=answers(ANY))
    def document(request: Request, name: str) -> Response:
        def make() -> dict[str, Any]:
            understood = desk.understood(name)
            return there(article_record(understood, with_text=True) if understood else None, name)

        return answer(request, desk, make)


def _add_search(app: FastAPI, desk: Desk) -> None:
    @app.get(
        "/api/search",
        summary="Full text; Arabic spelling variants are folded.",
        responses=answers(listed(ANY, counted=False)),
    )
    def search(
        request: Request,
        q: Annotated[str, Query(min_length=1, description='Words that must all be there, "a phrase", begin*.')],
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Response:
        refuse_wordless(q)
        return answer(request, desk, lambda: part(desk.hits(q, limit + offset + 1), limit, offset))


def _describe_security(app: FastAPI) -> None:
    """Let the description tell how one says who one is: not at all on this machine, else in one of three ways."""
    described = app.openapi

    def openapi() -> dict[str, Any]:
        told = described()
        told.setdefault("components", {})["securitySchemes"] = SECURITY
        told["security"] = [{}, *({name: []} for name in SECURITY)]
        return told

    app.openapi = openapi  # type: ignore[method-assign]


def _nothing(request: Request, rest: str) -> Response:
    routes = (route for route in request.app.routes if isinstance(route, APIRoute) and route.include_in_schema)
    allowed = {one for route in routes if route.path_regex.match(request.url.path) for one in route.methods or ()}
    if allowed and request.method not in allowed:
        told = ", ".join(sorted(allowed))
        raise HTTPException(405, f"/api/{rest} takes {told}", headers={"Allow": told})
    raise HTTPException(404, f"the API has no /api/{rest}; what it has is told at /docs")
