"""Few threads: pages are made by Python, which runs one thread at a time; more would only keep each other waiting."""

from anyio.to_thread import current_default_thread_limiter
from starlette.types import ASGIApp, Receive, Scope, Send

THREADS = 6
"""Answers made at one time. Folding goes on beside them and holds the ledger while it does: it must get its turn."""


class FewThreads:
    """Lets no more than THREADS answers be made at one time; the others wait without a thread."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer (ASGI)."""
        current_default_thread_limiter().total_tokens = THREADS
        await self._app(scope, receive, send)
