"""What is new, as it comes: Server-Sent Events (HTML Living Standard, 9.2) that tell when the ledger has changed."""

import asyncio
import json
from collections.abc import AsyncIterator
from http import HTTPStatus

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from mithaq.api.describing import WRONG
from mithaq.api.problems import problem
from mithaq.run.desk import Desk

LOOK_SECONDS = 2.0
BREATH_SECONDS = 15.0
MOST_LISTENERS = 200


class Listeners:
    """Counts those who listen: each costs a look at the ledger every few seconds."""

    def __init__(self) -> None:
        self.now = 0


def add_news(app: FastAPI, desk: Desk) -> None:
    """Add /api/events to ``app``."""
    listeners = Listeners()

    @app.get(
        "/api/events",
        summary="Tells, as Server-Sent Events, that the ledger has changed, and how much it then holds.",
        responses={200: {"description": "A stream.", "content": {"text/event-stream": {}}}, **WRONG},
        tags=["export"],
    )
    async def events(request: Request, once: bool = False) -> Response:
        if listeners.now >= MOST_LISTENERS:
            return problem(HTTPStatus.SERVICE_UNAVAILABLE, "too many listen already; ask again later")
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_told(request, desk, listeners, once), headers=headers, media_type="text/event-stream")


async def _told(request: Request, desk: Desk, listeners: Listeners, once: bool) -> AsyncIterator[str]:
    """Yield an event at once, unless the listener has it already, and another whenever the ledger has changed."""
    listeners.now += 1
    try:
        seen, silent = request.headers.get("last-event-id", ""), 0.0
        while not await request.is_disconnected():
            tag = (await run_in_threadpool(desk.tag)).strip('"')
            if tag != seen:
                seen, silent = tag, 0.0
                yield await run_in_threadpool(_event, desk, tag)
            elif silent >= BREATH_SECONDS:
                silent = 0.0
                yield ": still here\n\n"
            if once:
                return
            await asyncio.sleep(LOOK_SECONDS)
            silent += LOOK_SECONDS
    finally:
        listeners.now -= 1


def _event(desk: Desk, tag: str) -> str:
    told = {"counts": desk.store.counts(), "newest_report": desk.newest()}
    return f"id: {tag}\nevent: ledger\ndata: {json.dumps(told)}\n\n"
