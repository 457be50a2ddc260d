"""What stands before the API and the pages: who asks, whether they may, whether it was their own doing, how often.

On this machine alone nobody has to say who they are. Served to others, everybody signs in (a session cookie), shows a
token (``Authorization: Bearer``), or, as calendars and feed readers do, name and password with each request (Basic).
"""

import base64
import binascii
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mithaq.api.problems import problem
from mithaq.api.sessions import Brake, Person, Sessions, same
from mithaq.run.users import Role, Users
from mithaq.view.wording import worded

COOKIE = "mithaq_session"
SIGN_IN, SESSION = "/login", "/api/session"
_OPEN = ("/static/", "/favicon.ico")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = "application/x-www-form-urlencoded"
LARGEST_BODY, LARGEST_UPLOAD = 1_000_000, 50_000_000
_ADMINISTRATION = ("/api/reports", "/api/feeds", "/api/users")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Gate:
    """Who may come in. Without users and token everybody who reaches this machine may do everything."""

    users: Users | None = None
    token: str | None = None
    sessions: Sessions = field(default_factory=Sessions)
    # One wrong password in twenty seconds, after five at once; requests as fast as a person's browser makes them.
    attempts: Brake = field(default_factory=lambda: Brake(rate=0.05, burst=5))
    requests: Brake = field(default_factory=lambda: Brake(rate=50, burst=600))
    proven: dict[str, Person] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Tell whether one has to say who one is."""
        return self.users is not None or self.token is not None

    def signed_in(self, name: str, password: str, address: str) -> Person | float | None:
        """Return who this is, None where name or password are wrong, or the seconds to wait after too many tries."""
        for key in (f"from {address}", f"as {name}"):
            if seconds := self.attempts.wait(key):
                return seconds
        if self.token is not None and same(password, self.token):
            return Person(name=name or "token", role=Role.ADMINISTRATOR)
        user = self.users.verified(name, password) if self.users else None
        return Person(name=user.name, role=user.role, hash=user.hash) if user else None

    def still(self, person: Person) -> bool:
        """Tell whether somebody who signed in is still a user, with the password and role of then."""
        user = self.users.find(person.name) if self.users else None
        return not person.hash or (user is not None and user.hash == person.hash)


class Guard:
    """An ASGI application around another."""

    def __init__(self, app: App, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the application within where it must not be asked; else let it answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        # A password is hashed at length on purpose: not while everybody else waits.
        slow = request.headers.get("authorization", "").lower().startswith("basic ")
        person = await run_in_threadpool(self._person, request) if slow else self._person(request)
        refusal = self._refusal(request, person if isinstance(person, Person) else None, person)
        if refusal is None and request.method not in _SAFE:
            receive, refusal = await self._own_doing(request, person, receive)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        assert isinstance(person, Person) or _is_open(request)
        if isinstance(person, Person):
            scope["state"] = {
                **scope.get("state", {}), "user": person.name, "role": person.role, "token": person.token
            }  # fmt: skip
        scope["gate"] = self._gate
        await self._app(scope, receive, send)

    # ---- who asks

    def _person(self, request: Request) -> Person | float | None:
        if not self._gate.closed:
            return Person(name="", role=Role.ADMINISTRATOR)
        scheme, _, told = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._gate.token is not None and same(told.strip(), self._gate.token):
            return Person(name="token", role=Role.ADMINISTRATOR)
        if scheme.lower() == "basic":
            return self._basic(request, told)
        found = self._gate.sessions.find(request.cookies.get(COOKIE, ""))
        return found if found and self._gate.still(found) else None

    def _basic(self, request: Request, told: str) -> Person | float | None:
        try:
            name, _, password = base64.b64decode(told, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        # Hashing a password takes long on purpose; a feed reader sends the same one again and again.
        user = self._gate.users.find(name) if self._gate.users else None
        key = sha256(f"{name}\x00{password}\x00{user.hash if user else ''}".encode()).hexdigest()
        if key not in self._gate.proven:
            person = self._gate.signed_in(name, password, address_of(request))
            if not isinstance(person, Person):
                return person
            if len(self._gate.proven) > 1_000:
                self._gate.proven.clear()
            self._gate.proven[key] = person
        return self._gate.proven[key]

    # ---- whether they may

    def _refusal(self, request: Request, person: Person | None, told: Person | float | None) -> Response | None:
        if isinstance(told, float):
            return slow_down(told)
        if self._gate.closed and (seconds := self._gate.requests.wait(address_of(request))):
            return slow_down(seconds)
        if _is_open(request):
            return None
        if person is None:
            return _sign_in_first(request)
        if not person.role.may(needed := needed_for(request)):
            return problem(HTTPStatus.FORBIDDEN, f"this takes the role {needed.value}; yours is {person.role.value}")
        return None

    # ---- whether it was their own doing

    async def _own_doing(
        self, request: Request, person: Person | float | None, receive: Receive
    ) -> tuple[Receive, Response | None]:
        """Refuse what another site's page sent in a person's name (CSRF), and what is too large."""
        most = LARGEST_UPLOAD if request.url.path == "/api/reports" else LARGEST_BODY
        if int(request.headers.get("content-length") or 0) > most:
            return receive, problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {most} bytes")
        by_browser = not request.headers.get("authorization")
        if by_browser and not of_this_site(request):
            return receive, problem(HTTPStatus.FORBIDDEN, "this was sent by a page of another site")
        if not by_browser or not isinstance(person, Person) or not person.token or request.url.path == SESSION:
            return receive, None
        body = await _whole(receive, most)
        sent = request.headers.get("x-mithaq-token") or _field(request, body, "token")
        if not same(sent, person.token):
            refused = problem(HTTPStatus.FORBIDDEN, "the page is too old, or not of this site; open it again")
            return _again(body), refused
        return _again(body), None


def needed_for(request: Request) -> Role:
    """Return the role that a request takes."""
    if request.method in _SAFE or request.url.path == SESSION:
        return Role.READER
    return Role.ADMINISTRATOR if request.url.path.startswith(_ADMINISTRATION) else Role.REVIEWER


def of_this_site(request: Request) -> bool:
    """Tell whether a page of this site, or no page at all, sent a request: browsers say which."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is not None:
        return urlsplit(origin).netloc == request.headers.get("host")
    if site is not None:
        return site in ("same-origin", "none")
    # No browser: those that say neither cannot send JSON across sites without asking first (Fetch, "CORS-preflight").
    return not request.headers.get("content-type", "").startswith((_FORMS, "multipart/", "text/plain"))


def address_of(request: Request) -> str:
    """Return the address that asks."""
    return request.client.host if request.client else ""


def slow_down(seconds: float) -> Response:
    """Return the answer to who asks too often."""
    answer = problem(HTTPStatus.TOO_MANY_REQUESTS, f"too often; ask again in {seconds:.0f} seconds")
    answer.headers["Retry-After"] = str(max(1, round(seconds)))
    return answer


def _is_open(request: Request) -> bool:
    path = request.url.path
    return path in (SIGN_IN, SESSION) or path.startswith(_OPEN)


def language_kept(asked: object) -> str:
    """Return what keeps the language of the pages in a link, "" where none was asked for."""
    return f"&lang={asked}" if asked in worded("mithaq.web") else ""


def _sign_in_first(request: Request) -> Response:
    """Send people to the page where they sign in; tell programs how to."""
    path = request.url.path
    wants_page = "text/html" in request.headers.get("accept", "") and not path.startswith("/api/")
    if request.method in _SAFE and wants_page:
        asked = f"?{request.url.query}" if request.url.query else ""
        lang = language_kept(request.query_params.get("lang"))
        return RedirectResponse(f"{SIGN_IN}?next={quote(path + asked, safe='')}{lang}", HTTPStatus.SEE_OTHER)
    answer = problem(HTTPStatus.UNAUTHORIZED, "sign in first, or send the token")
    if "sec-fetch-mode" not in request.headers:  # A browser would ask for a password in a window of its own.
        answer.headers["WWW-Authenticate"] = 'Basic realm="Mithaq", charset="UTF-8"'
    return answer


async def _whole(receive: Receive, most: int) -> bytes:
    parts, size, more = [], 0, True
    while more and size <= most:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = message.get("more_body", False)
    return b"".join(parts)


def _again(body: bytes) -> Receive:
    """Return what gives a body that was read already once more."""
    told = False

    async def receive() -> MutableMapping[str, Any]:
        nonlocal told
        if told:
            return {"type": "http.disconnect"}
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _field(request: Request, body: bytes, name: str) -> str:
    if not request.headers.get("content-type", "").startswith(_FORMS):
        return ""
    try:
        return parse_qs(body.decode("utf-8", "replace"), max_num_fields=1_000).get(name, [""])[0]
    except ValueError:
        return ""
