"""Signing in and out: the session as a resource of the API, for forms and for programs."""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from mithaq.api.answers import encoded
from mithaq.api.guard import COOKIE, SESSION, SIGN_IN, Gate, address_of, language_kept, slow_down
from mithaq.api.problems import problem
from mithaq.api.sessions import Person

_LONGEST = 1_000


def add_session(app: FastAPI) -> None:
    """Add the session's routes to ``app``; they work where a guard stands before it."""
    app.add_api_route(
        SESSION, who, methods=["GET"], summary="Who is signed in, and what they may do.", tags=["session"]
    )
    app.add_api_route(SESSION, begin, methods=["POST"], include_in_schema=False)
    app.add_api_route(SESSION, end, methods=["DELETE"], include_in_schema=False)
    app.add_api_route(f"{SESSION}/end", end, methods=["POST"], include_in_schema=False)


def who(request: Request) -> Response:
    """Tell who asks."""
    state = request.state
    told = {"name": getattr(state, "user", ""), "role": str(getattr(state, "role", "")) or None}
    headers = {"Cache-Control": "no-store"}
    return Response(encoded({**told, "token": getattr(state, "token", "")}), 200, headers, "application/json")


async def begin(request: Request) -> Response:
    """Sign in with ``name`` and ``password`` (or the token as password), from a form or as JSON."""
    gate = _gate(request)
    told, by_form = await _told(request)
    name, password, next_ = (str(told.get(one, ""))[:_LONGEST] for one in ("name", "password", "next"))
    found = await run_in_threadpool(gate.signed_in, name, password, address_of(request))
    if isinstance(found, float):
        return slow_down(found)
    if not isinstance(found, Person):
        if by_form:
            lang = language_kept(told.get("lang"))
            return RedirectResponse(
                f"{SIGN_IN}?wrong=1&next={quote(local(next_), safe='')}{lang}", HTTPStatus.SEE_OTHER
            )
        return problem(HTTPStatus.UNAUTHORIZED, "no such name and password")
    gate.sessions.end(request.cookies.get(COOKIE, ""))  # A new id for who signs in: nobody can have planted it.
    key, person = gate.sessions.begin(found)
    answer = RedirectResponse(local(next_), HTTPStatus.SEE_OTHER) if by_form else _json(person)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, key, httponly=True, samesite="lax", secure=secure, path="/")
    return answer


async def end(request: Request) -> Response:
    """Sign out."""
    _gate(request).sessions.end(request.cookies.get(COOKIE, ""))
    by_form = request.method == "POST"
    answer = RedirectResponse(SIGN_IN, HTTPStatus.SEE_OTHER) if by_form else Response(status_code=204)
    answer.delete_cookie(COOKIE, path="/")
    return answer


def local(path: str) -> str:
    """Return a path of this site to go on to, "/" for what leads elsewhere ("//evil.example", "https://...")."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if plain and "\\" not in path else "/"


def _gate(request: Request) -> Gate:
    gate = request.scope.get("gate")
    return gate if isinstance(gate, Gate) else Gate()


async def _told(request: Request) -> tuple[dict[str, Any], bool]:
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            told = await request.json()
        except ValueError:
            told = None
        return (told if isinstance(told, dict) else {}), False
    return dict(await request.form(max_files=0, max_fields=20)), True


def _json(person: Person) -> Response:
    told = {"name": person.name, "role": person.role.value, "token": person.token}
    return Response(encoded(told), 200, {"Cache-Control": "no-store"}, "application/json")
