"""`serve`: the workbench in the browser and the HTTP API."""

import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.cli.output import say
from mithaq.errors import MithaqError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from mithaq.store import Store

_HERE = ("localhost", "127.0.0.1", "::1", "[::1]")


@app.command(epilog="Example: mithaq serve --ledger demo/mithaq.db")
def serve(
    host: Annotated[
        str, typer.Option(help="Where to listen; this machine only, unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
) -> None:
    """Open the ledger in the browser, with an HTTP API.

    The API describes itself at /docs.
    """
    # Imported here: the other commands must start at once, and may do without these packages.
    try:
        import fastapi  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise MithaqError("serving needs two more packages: pip install 'mithaq[serve]'") from error
    from mithaq.store import open_ledger

    with open_ledger(Chosen.ledger) as store, _listening(host, port) as listening:
        if not _is_here(host):
            say(f"listening on {host}: whoever can reach this machine can read the ledger")
        shown = f"[{host}]" if ":" in host else host
        say(f"{store.place}: http://{shown}:{port}/  (API: /docs; stop with Ctrl-C)")
        config = uvicorn.Config(application(store, host), log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises MithaqError, with what to do, where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise MithaqError(f"cannot listen on {host} port {port} ({reason}); try another --port") from error


def application(store: "Store", host: str = "127.0.0.1") -> "FastAPI":
    """Return the API with the pages under it, over an open ledger.

    Listening on this machine only, it answers to this machine's names only, so that no page of another site can
    read a private ledger by giving itself this address (DNS rebinding).
    """
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from mithaq.api.app import application as api
    from mithaq.run.desk import Desk
    from mithaq.web.app import application as pages

    desk = Desk(store)
    whole = api(desk)
    whole.mount("/", pages(desk, whole.openapi))
    if _is_here(host):
        whole.add_middleware(TrustedHostMiddleware, allowed_hosts=[*_HERE, host])
    return whole


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
