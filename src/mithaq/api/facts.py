"""Who and what the ledger speaks of, and the ledger itself."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Request
from starlette.responses import Response

from mithaq import __version__
from mithaq.api.answers import answer, page, there
from mithaq.api.asking import Limit, Offset
from mithaq.api.describing import answers, listed
from mithaq.run.desk import Desk
from mithaq.run.entities import entity
from mithaq.text import fold

_ENTITY = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "type": {"type": "string"}, "name": {"type": "object"}},
    "required": ["id", "type", "name"],
}
_LEDGER = {
    "type": "object",
    "properties": {"ledger": {"type": "string"}, "version": {"type": "string"}, "counts": {"type": "object"}},
    "required": ["ledger", "version", "counts"],
}


def add_facts(app: FastAPI, desk: Desk) -> None:
    """Add the routes of entities and of the ledger itself to ``app``."""

    @app.get(
        "/api/entities",
        summary="Those who take part in events, most often named first.",
        responses=answers(listed(_ENTITY)),
        tags=["entities"],
    )
    def entities(
        request: Request,
        text: Annotated[str | None, Query(description="Only with these words in a name.", max_length=300)] = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Response:
        def make() -> dict[str, Any]:
            words = fold(text or "").split()
            return page([one for one in _taking_part(desk) if _called(one, words)], limit, offset)

        return answer(request, desk, make)

    @app.get(
        "/api/entities/{name:path}",
        summary="One person, state, body, place ...: names, offices, spellings.",
        responses=answers(_ENTITY),
        tags=["entities"],
    )
    def one(
        request: Request,
        name: Annotated[str, Path(description="An id, a QID or a name in any language.", max_length=300)],
    ) -> Response:
        return answer(request, desk, lambda: there(entity(name, desk.store), name))

    @app.get("/api/ledger", summary="Which ledger this is, and how much it holds.", responses=answers(_LEDGER))
    def ledger(request: Request) -> Response:
        def make() -> dict[str, Any]:
            told = {"ledger": desk.place, "version": __version__, "counts": desk.store.counts()}
            return told | {"newest_report": desk.newest(), "events": len(desk.rows("timeline", statements=True))}

        return answer(request, desk, make)


def _taking_part(desk: Desk) -> Iterator[dict[str, Any]]:
    entities = desk.context.entities
    for name, events in desk.surroundings.event_counts:
        if known := entities.get(name):
            yield {"id": name, "type": known.type, "qid": known.qid, "name": dict(known.names), "events": events}


def _called(one: dict[str, Any], words: list[str]) -> bool:
    held = fold(" ".join((one["id"], *one["name"].values())))
    return all(word in held for word in words)
