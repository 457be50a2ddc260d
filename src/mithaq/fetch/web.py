"""Pages and feeds off the web, within limits: few redirects, bounded size and time, public addresses only."""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from mithaq.fetch.media import page_type
from mithaq.fetch.reachable import RefusedError, Resolve, public_address, resolved, web_url
from mithaq.model.documents import Diagnostic, Source
from mithaq.read.refusals import LARGEST_PAGE

_CHUNK = 65_536
_READ = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf",
         "application/json", "application/feed+json", "application/x-ndjson", "application/ld+json")  # fmt: skip
_SENT = {
    "Accept": "text/html, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "User-Agent": "Mithaq/0.1 (reads news into a ledger; one page at a time)",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How far fetching goes. ``anywhere`` lets private addresses be asked: for a newsroom's own server."""

    redirects: int = 3
    seconds: float = 30.0
    connect_seconds: float = 10.0
    size: int = LARGEST_PAGE
    anywhere: bool = False
    resolve: Resolve = resolved
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered: a Source, or why there is none; neither where nothing is new."""

    source: Source | None = None
    failed: Diagnostic | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(slots=True)
class _Visit:
    """One fetching, over all its redirects."""

    url: str
    rules: Rules
    until: float
    headers: dict[str, str] = field(default_factory=dict)

    def left(self) -> float:
        """Return the seconds left; raises TimeoutError where there are none."""
        seconds = self.until - self.rules.clock()
        if seconds <= 0:
            raise TimeoutError
        return seconds


def fetch(url: str, rules: Rules | None = None, *, etag: str | None = None, modified: str | None = None) -> Fetched:
    """Return what ``url`` answers; ``etag`` and ``modified`` are those of the last time, to be spared the same again.

    Never raises for what the net does: fetch.refused-address, fetch.unreachable, fetch.no-answer (another status than
    200), fetch.too-slow, fetch.too-long, fetch.redirected, fetch.no-report.
    """
    rules = rules or Rules()
    visit = _Visit(url, rules, rules.clock() + rules.seconds)
    if etag:
        visit.headers["If-None-Match"] = etag
    if modified:
        visit.headers["If-Modified-Since"] = modified
    try:
        return _followed(visit)
    except RefusedError as error:
        return _failed("fetch.refused-address", url, str(error))
    except TimeoutError:
        return _failed("fetch.too-slow", url, f"no whole answer within {rules.seconds:.0f} seconds")
    except _TooLongError:
        return _failed("fetch.too-long", url, f"the answer is longer than {rules.size // 1_000_000} MB")
    except (OSError, http.client.HTTPException, zlib.error) as error:
        return _failed("fetch.unreachable", url, f"cannot be fetched ({error or type(error).__name__})")


class _TooLongError(Exception):
    """An answer over the limit."""


def _followed(visit: _Visit) -> Fetched:
    at = visit.url
    for _ in range(visit.rules.redirects + 1):
        with _asked(at, visit) as answer:
            to = answer.getheader("Location")
            if answer.status not in (301, 302, 303, 307, 308) or not to:
                return _answered(at, answer, visit)
        onward = urljoin(at, to).partition("#")[0]
        if urlsplit(at).scheme == "https" and urlsplit(onward).scheme != "https":
            raise RefusedError(f"leads from https to {onward[:200]}")
        at = onward
    return _failed("fetch.redirected", visit.url, f"redirected more than {visit.rules.redirects} times")


@contextmanager
def _asked(url: str, visit: _Visit) -> Iterator[http.client.HTTPResponse]:
    """Ask for ``url`` at an address that was looked at."""
    parts = web_url(url)
    secure = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if secure else 80)
    if visit.rules.anywhere:
        address = next(iter(visit.rules.resolve(host, port)))
    else:
        address = public_address(host, port, visit.rules.resolve)
    sock = socket.create_connection((address, port), timeout=min(visit.rules.connect_seconds, visit.left()))
    # A time-out of the socket counts from the last byte: one byte a second would go on for ever.
    watch = threading.Timer(visit.left(), _hang_up, [sock])
    watch.daemon = True
    watch.start()
    try:
        if secure:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = sock
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", _ascii(path), headers={"Host": _host(parts), **_SENT, **visit.headers})
        with connection.getresponse() as answer:
            yield answer
    except (OSError, http.client.HTTPException):
        visit.left()  # Hung up by the watch: it was too slow.
        raise
    finally:
        watch.cancel()
        sock.close()


def _hang_up(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _ascii(path: str) -> str:
    return quote(path, safe="/%?&=+:;,@!$'()*~#[]")


def _host(parts: SplitResult) -> str:
    """Return the name to ask for, in ASCII (RFC 5890), with the port where it is not the usual one."""
    host = parts.hostname or ""
    try:
        name = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise RefusedError("is no address") from error
    name = f"[{name}]" if ":" in name else name
    return name if parts.port is None else f"{name}:{parts.port}"


def _answered(url: str, answer: http.client.HTTPResponse, visit: _Visit) -> Fetched:
    etag, modified = answer.getheader("ETag"), answer.getheader("Last-Modified")
    if answer.status == 304:
        return Fetched(etag=etag, modified=modified)
    if answer.status != 200:
        return _failed("fetch.no-answer", visit.url, f"answered {answer.status} {answer.reason}"[:200])
    told = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if told and not told.startswith(_READ):
        return _failed("fetch.no-report", visit.url, f"is {told[:80]}, not a page or feed")
    payload = _body(answer, visit)
    media_type = told if told.startswith("application/x-ndjson") else page_type(_name(url, told), payload)
    source = Source(
        id=sha256(payload).hexdigest(),
        payload=payload,
        media_type=media_type or "text/html",
        name=visit.url,
        url=url,
        retrieved_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return Fetched(source=source, etag=etag, modified=modified)


def _name(url: str, told: str) -> str:
    """Return a file's name for what was fetched, by which its kind is known: what the server says counts."""
    endings = {"text/html": ".html", "text/plain": ".txt", "application/json": ".json", "text/csv": ".csv"}
    if told.endswith(("xml", "+xml")):
        return "page.xhtml" if "xhtml" in told else "feed.xml"
    if told.endswith("json"):
        return "feed.json"
    return "page" + endings.get(told, ".html")


def _body(answer: http.client.HTTPResponse, visit: _Visit) -> bytes:
    """Read an answer piece by piece; a packed one is unpacked as far as the limit allows."""
    packed = (answer.getheader("Content-Encoding") or "").strip().lower() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(wbits=31) if packed else None
    parts: list[bytes] = []
    size = 0
    while piece := answer.read1(_CHUNK):
        if unpack is not None:
            piece = unpack.decompress(piece, visit.rules.size + 1 - size)
        size += len(piece)
        if size > visit.rules.size:
            raise _TooLongError
        parts.append(piece)
    visit.left()
    if answer.length or (unpack is not None and not unpack.eof):
        raise http.client.HTTPException("the answer breaks off")
    return b"".join(parts)


def _failed(code: str, url: str, reason: str) -> Fetched:
    return Fetched(failed=Diagnostic(code=code, message=f"{url[:300]}: {reason}", name=url[:300]))
