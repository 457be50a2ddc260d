"""Reports and feeds brought through the API, by administrators."""

from dataclasses import asdict
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from mithaq.api.answers import answer, encoded, page
from mithaq.api.asking import Limit, Offset
from mithaq.api.describing import ANY, answers, listed
from mithaq.errors import AskedWrongError
from mithaq.fetch.media import archive_type, page_type
from mithaq.model.documents import Source
from mithaq.run.adding import AddReport, add_sources
from mithaq.run.desk import Desk
from mithaq.run.pulling import subscribe, unsubscribe
from mithaq.text.display import displayed

_ADDED = {
    "type": "object",
    "properties": {
        "reports": {"type": "integer"},
        "claims": {"type": "integer"},
        "known": {"type": "integer"},
        "set_aside": {"type": "array", "items": ANY},
    },
    "required": ["reports", "claims", "known", "set_aside"],
}
_BYTES = {"requestBody": {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string"}}}}}


class NewFeed(BaseModel):
    """A feed to subscribe to."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(max_length=4_000, description="Of an RSS, Atom or JSON feed.")
    outlet: str | None = Field(None, max_length=200, description="Whose feed it is.")
    pages: bool = Field(False, description="Fetch the pages behind its entries.")


def add_bringing(app: FastAPI, desk: Desk) -> None:
    """Add the routes that bring reports and feeds to ``app``."""

    @app.post(
        "/api/reports",
        summary="Add a report, or an archive of them: the body is the file.",
        status_code=HTTPStatus.CREATED,
        responses=answers(_ADDED, 201),
        openapi_extra=_BYTES,
        tags=["reports"],
    )
    async def add(
        request: Request,
        name: Annotated[
            str, Query(min_length=1, max_length=200, description="The file's name; its ending tells its kind.")
        ],
    ) -> Response:
        payload = await request.body()
        if not payload:
            raise AskedWrongError("the body is empty; send the file")
        told = await run_in_threadpool(_added, desk, displayed(name).replace("/", "_"), payload)
        return Response(encoded(told), HTTPStatus.CREATED, media_type="application/json")

    @app.get("/api/feeds", summary="The feeds subscribed to.", responses=answers(listed(ANY)), tags=["reports"])
    def feeds(request: Request, limit: Limit = 100, offset: Offset = 0) -> Response:
        return answer(request, desk, lambda: page([asdict(one) for one in desk.store.feeds()], limit, offset))

    @app.post(
        "/api/feeds",
        summary="Subscribe to a feed; `mithaq pull` brings what is new.",
        status_code=HTTPStatus.CREATED,
        responses=answers(ANY, 201),
        tags=["reports"],
    )
    def put(feed: NewFeed) -> Response:
        outlet = displayed(feed.outlet) if feed.outlet else None
        subscribe(desk.store, feed.url, outlet, pages=feed.pages)
        return Response(encoded({"url": feed.url}), HTTPStatus.CREATED, media_type="application/json")

    @app.delete(
        "/api/feeds",
        summary="Give a feed up; what it brought stays.",
        status_code=HTTPStatus.NO_CONTENT,
        responses={204: {"description": "Given up."}, **answers(ANY)},
        tags=["reports"],
    )
    def remove(url: Annotated[str, Query(max_length=4_000)]) -> Response:
        unsubscribe(desk.store, displayed(url))
        return Response(status_code=HTTPStatus.NO_CONTENT)


def _added(desk: Desk, name: str, payload: bytes) -> dict[str, Any]:
    media_type = archive_type(name) or page_type(name, payload)
    if media_type is None:
        raise AskedWrongError(f"{name}: not a kind of file that is read (.txt .html .jsonl .csv .rss .atom .json)")
    source = Source(id=sha256(payload).hexdigest(), payload=payload, media_type=media_type, name=name)
    report = AddReport()
    add_sources([source], desk.store, report)
    desk.look_again()
    if report.counts["reports"]:
        desk.store.note("HTTP API", "added", {"name": name, **report.counts, "set_aside": len(report.set_aside)})
    aside = [{"code": one.code, "message": one.message} for one in report.set_aside]
    return {key: report.counts[key] for key in ("reports", "claims", "known")} | {"set_aside": aside}
