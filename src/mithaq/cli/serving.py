"""`serve`: the workbench in the browser and the HTTP API."""

from typing import Annotated

import typer

from mithaq.cli.app import Chosen, app
from mithaq.errors import MithaqError


@app.command(epilog="Example: mithaq serve --ledger demo/mithaq.db")
def serve(
    host: Annotated[
        str, typer.Option(help="Where to listen; this machine only, unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8765,
) -> None:
    """Open the ledger in the browser, with an HTTP API.

    The API describes itself at /docs.
    """
    try:
        import fastapi  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise MithaqError("serving needs two more packages: pip install 'mithaq[serve]'") from error
    from mithaq.web import serve as run_server

    run_server(Chosen.ledger, host=host, port=port)
