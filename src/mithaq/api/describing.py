"""What the API's description says of answers: records, pages of them, problems."""

from typing import Any

from mithaq.api.problems import MEDIA_TYPE

_NUMBER: dict[str, Any] = {"type": "integer", "minimum": 0}
ENTITIES: dict[str, Any] = {
    "type": "object",
    "description": "Each entity that the record names, by id.",
    "additionalProperties": {
        "type": "object",
        "properties": {"name": {"type": "object"}, "type": {"type": "string"}, "qid": {"type": ["string", "null"]}},
        "required": ["name"],
    },
}
RECORD: dict[str, Any] = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "as_of": {"type": "string"}, "entities": ENTITIES},
    "required": ["id", "as_of", "entities"],
}
ANY: dict[str, Any] = {"type": "object"}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
SECURITY: dict[str, Any] = {
    "token": {"type": "http", "scheme": "bearer", "description": "The token of `mithaq serve`."},
    "password": {"type": "http", "scheme": "basic", "description": "For calendars and feed readers."},
    "session": {"type": "apiKey", "in": "cookie", "name": "mithaq_session", "description": "POST /api/session."},
}
_WRONG = {"description": "A problem (RFC 9457).", "content": {MEDIA_TYPE: {"schema": PROBLEM}}}
WRONG: dict[int | str, dict[str, Any]] = {"4XX": _WRONG, "5XX": _WRONG}
UNCHANGED = {"description": "As you have it."}


def listed(schema: dict[str, Any], *, counted: bool = True) -> dict[str, Any]:
    """Return the schema of a page of records; ``counted`` where it tells how many there are in all."""
    properties = {
        "limit": _NUMBER,
        "offset": _NUMBER,
        "more": {"type": "boolean"},
        "records": {"type": "array", "items": schema},
    }
    needed = ["limit", "offset", "more", "records"]
    if counted:
        properties["total"], needed = _NUMBER, [*needed, "total"]
    return {"type": "object", "properties": properties, "required": needed}


def answers(schema: dict[str, Any], status: int = 200) -> dict[int | str, dict[str, Any]]:
    """Return what a route may answer: JSON of this schema, nothing new, or a problem."""
    found = {"description": "Found.", "content": {"application/json": {"schema": schema}}}
    return {status: found, **({304: UNCHANGED} if status == 200 else {}), **WRONG}
