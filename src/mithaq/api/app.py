"""The API as a FastAPI application: one route a view, one for a record, one for a document, one for search."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from mithaq import __version__
from mithaq.api.answers import answer, page, part
from mithaq.api.asking import AsOf, Limit, Offset, Since, event_filters, record_filters
from mithaq.api.problems import MEDIA_TYPE, tell_problems
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
_NUMBERS = {name: {"type": "integer"} for name in ("total", "limit", "offset")}
_RECORDS = {"more": {"type": "boolean"}, "records": {"type": "array", "items": {"type": "object"}}}
_FOUND = {"type": "object", "properties": {**_NUMBERS, **_RECORDS}}
_ONE = {"type": "object"}
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def application(desk: Desk) -> FastAPI:
    """Return the API over the ledger at ``desk``. Its own description is at /openapi.json."""
    # The interactive pages that FastAPI brings load scripts from elsewhere; the workbench has a /docs of its own.
    app = FastAPI(title="Mithaq", version=__version__, docs_url=None, redoc_url=None, description=_TOLD)
    tell_problems(app)
    for name, told in _EVENTS.items():
        app.add_api_route(f"/api/{name}", _events(desk, name), summary=told, responses=_answers(_FOUND), name=name)
    for name, told in _OTHERS.items():
        app.add_api_route(f"/api/{name}", _records(desk, name), summary=told, responses=_answers(_FOUND), name=name)
    _add_brief(app, desk)
    _add_single(app, desk)
    _add_search(app, desk)
    add_session(app)
    app.add_api_route("/api/{rest:path}", _nothing, methods=_METHODS, include_in_schema=False)
    return app


_TOLD = (
    "What a ledger holds, as the command line prints it. Offsets count Unicode code points. "
    "Every answer has an ETag; errors are problem details (RFC 9457)."
)


def _answers(schema: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    found = {"description": "Found.", "content": {"application/json": {"schema": schema}}}
    wrong = {"description": "A problem.", "content": {MEDIA_TYPE: {"schema": _ONE}}}
    return {200: found, 304: {"description": "As you have it."}, "4XX": wrong}


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
    @app.get("/api/brief", summary="What is new, turned, disputed, corrected or silent.", responses=_answers(_FOUND))
    def brief(
        request: Request, since: Since = None, as_of: AsOf = None, limit: Limit = 100, offset: Offset = 0
    ) -> Response:
        def make() -> dict[str, Any]:
            start = since or desk.week_before()
            return page(desk.rows("brief", as_of=as_of, since=start), limit, offset) | {"since": start}

        return answer(request, desk, make)


def _add_single(app: FastAPI, desk: Desk) -> None:
    @app.get("/api/records/{name}", summary="One record whole, with every claim.", responses=_answers(_ONE))
    def record(
        request: Request,
        name: Annotated[str, Path(description="An id, its beginning, or the id of a claim.")],
        as_of: AsOf = None,
    ) -> Response:
        return answer(request, desk, lambda: _there(desk.record(name, as_of=as_of), name))

    @app.get("/api/documents/{name}", summary="One report's text and what was understood.", responses=_answers(_ONE))
    def document(request: Request, name: str) -> Response:
        def make() -> dict[str, Any]:
            understood = desk.understood(name)
            return _there(article_record(understood, with_text=True) if understood else None, name)

        return answer(request, desk, make)


def _add_search(app: FastAPI, desk: Desk) -> None:
    @app.get("/api/search", summary="Full text; Arabic spelling variants are folded.", responses=_answers(_FOUND))
    def search(
        request: Request,
        q: Annotated[str, Query(min_length=1, description='Words that must all be there, "a phrase", begin*.')],
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Response:
        refuse_wordless(q)
        return answer(request, desk, lambda: part(desk.hits(q, limit + offset + 1), limit, offset))


def _there(found: dict[str, Any] | None, name: str) -> dict[str, Any]:
    if found is None:
        raise HTTPException(404, f"nothing has the id {name}")
    return found


def _nothing(request: Request, rest: str) -> Response:
    if request.method != "GET":
        raise HTTPException(405, "the API can only be read")
    raise HTTPException(404, f"the API has no /api/{rest}; what it has is told at /docs")
