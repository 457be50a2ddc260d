"""JSON answers: a page of records with the way to the next one, and an entity tag that spares sending it twice."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mithaq.run.desk import Desk

Record = dict[str, Any]


def answer(request: Request, desk: Desk, make: Callable[[], Record]) -> Response:
    """Return what ``make`` gives as JSON, or 304 Not Modified where the asker has it already (RFC 9110, 13.1.2)."""
    tag = desk.tag(request.url.path, request.url.query)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    if unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    made = make()
    if "records" in made:
        headers |= _links(request, made)
    return Response(encoded(made), media_type="application/json", headers=headers)


def unchanged(request: Request, tag: str) -> bool:
    """Tell whether the asker has what ``tag`` stands for."""
    return tag in request.headers.get("if-none-match", "")


def there(found: Record | None, name: str) -> Record:
    """Return what was found; raises the error for 404 Not Found where that is nothing."""
    if found is None:
        raise HTTPException(404, f"nothing has the id {name}")
    return found


def encoded(value: Record) -> bytes:
    """Return ``value`` as JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, is written as an escape."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def page(records: Sequence[Record], limit: int, offset: int) -> Record:
    """Return ``limit`` of ``records`` from ``offset`` on, with how many there are."""
    return {"total": len(records), **part(records, limit, offset)}


def part(records: Sequence[Record], limit: int, offset: int) -> Record:
    """Return ``limit`` of ``records`` from ``offset`` on, and whether there are more."""
    end = offset + limit
    return {"limit": limit, "offset": offset, "more": end < len(records), "records": list(records[offset:end])}


def _links(request: Request, made: Record) -> dict[str, str]:
    """Return the Link header (RFC 8288) to the pages before and after."""
    limit, offset = made["limit"], made["offset"]
    found = []
    if made["more"]:
        found.append(("next", offset + limit))
    if offset > 0:
        found.append(("prev", max(0, offset - limit)))
    links = [f'<{_relative(request, start)}>; rel="{name}"' for name, start in found]
    return {"Link": ", ".join(links)} if links else {}


def _relative(request: Request, offset: int) -> str:
    url = request.url.include_query_params(offset=offset)
    return f"{url.path}?{url.query}"
