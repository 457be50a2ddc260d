"""`serve`: the workbench in the browser and the HTTP API."""

import gc
import getpass
import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.output import Ticker, say
from mithaq.cli.wording import spoken
from mithaq.errors import MithaqError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from mithaq.api.guard import Gate
    from mithaq.run.desk import Desk
    from mithaq.store import Store

_HERE = ("localhost", "127.0.0.1", "::1", "[::1]")


@app.command(epilog="Example: mithaq serve --ledger demo/mithaq.db")
def serve(
    host: Annotated[
        str, typer.Option(help="Where to listen; this machine only, unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    users: Annotated[
        str | None, typer.Option(metavar="FILE", help="Who may come in (`mithaq users`). Default: ./mithaq.users.")
    ] = None,
    token: Annotated[
        str | None, typer.Option(envvar="MITHAQ_TOKEN", help="A secret that lets in; made where none is given.")
    ] = None,
    certificate: Annotated[str | None, typer.Option(metavar="FILE", help="For HTTPS: a certificate chain.")] = None,
    key: Annotated[str | None, typer.Option(metavar="FILE", help="For HTTPS: its private key.")] = None,
) -> None:
    """Open the ledger in the browser, with an HTTP API.

    The API describes itself at /docs. On this machine alone nobody signs in; at any other address everybody does, as a
    user or with the token.
    """
    # Imported here: the other commands must start at once, and may do without these packages.
    try:
        import fastapi  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise MithaqError("serving needs more packages: pip install 'mithaq[serve]'") from error
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store, _listening(host, port) as listening:
        gate = gate_for(host, users, token)
        shown = f"[{host}]" if ":" in host else host
        scheme = "https" if certificate else "http"
        say(spoken().line("serving", place=store.place, url=f"{scheme}://{shown}:{port}/"))
        if not _is_here(host) and not certificate:
            say(spoken().line("in_clear"))
        config = uvicorn.Config(
            application(store, host, gate, warm=True),
            log_level="warning",
            server_header=False,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )
        uvicorn.Server(config).run(sockets=[listening])


def gate_for(host: str, users: str | None = None, token: str | None = None) -> "Gate":
    """Return who may come in. At an address that others reach somebody must say who they are: users, or a token."""
    from mithaq.api.guard import Gate
    from mithaq.run.users import VARIABLE, Users, where

    asked = users or os.environ.get(VARIABLE)
    path = Path(where(users))
    if asked and not path.exists():
        raise MithaqError(f"{path}: no users here; add one with `mithaq users add NAME`")
    known = Users(path) if asked or (not _is_here(host) and path.exists()) else None
    if known is not None:
        say(spoken().line("may_sign_in", path=path, n=len(known)))
    if known is None and token is None and not _is_here(host):
        token = token_urlsafe(24)
        say(spoken().line("with_token", token))
    return Gate(users=known, token=token or None)


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises MithaqError, with what to do, where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise MithaqError(f"cannot listen on {host} port {port} ({reason}); try another --port") from error


def application(
    store: "Store", host: str = "127.0.0.1", gate: "Gate | None" = None, *, warm: bool = False
) -> "FastAPI":
    """Return the API with the pages under it, over an open ledger, behind the guard.

    ``warm`` makes at once, behind the scenes, what pages would wait for when they are first asked for.

    Listening on this machine only, it answers to this machine's names only, so that no page of another site can
    read a private ledger by giving itself this address (DNS rebinding).
    """
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from mithaq.api.app import application as api
    from mithaq.api.guard import SIGN_IN, Guard
    from mithaq.api.headers import Headers
    from mithaq.api.threads import FewThreads
    from mithaq.run.desk import Desk
    from mithaq.web.app import application as pages
    from mithaq.web.login_page import sign_in

    desk = Desk(store, Ticker().folding)
    reviewer = os.environ.get("MITHAQ_REVIEWER") or getpass.getuser()
    whole = api(desk, reviewer)
    whole.add_route(SIGN_IN, sign_in, include_in_schema=False)
    mounted = pages(desk, lambda: whole.openapi(), reviewer)
    whole.mount("/", mounted)
    if warm:
        whole.state.warming = _warming(desk, mounted.state.visit)
    # The last added is the first asked.
    whole.add_middleware(Guard, gate=gate or gate_for(host))
    if _is_here(host):
        whole.add_middleware(TrustedHostMiddleware, allowed_hosts=[*_HERE, host])
    whole.add_middleware(Headers)
    whole.add_middleware(FewThreads)
    return whole


def _warming(desk: "Desk", visit: Callable[[], None]) -> threading.Thread:
    def make() -> None:
        with suppress(MithaqError):  # whoever asks first is told
            desk.warm()
            visit()
        # What is there now stays: looking through it for garbage would keep a reader waiting for a fifth of a second.
        gc.collect()
        gc.freeze()

    begun = threading.Thread(target=make, name="mithaq-warm", daemon=True)
    begun.start()
    return begun


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
