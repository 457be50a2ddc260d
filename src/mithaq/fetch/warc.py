"""Web archives (WARC, ISO 28500): each saved page or feed is a Source."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from mithaq.model.documents import Diagnostic, Source
from mithaq.read.refusals import LARGEST_PAGE

# What a response must say it is to be read; pictures, styles and scripts of a page are passed over.
_READ = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    }
)


def is_warc(name: str) -> bool:
    """Tell whether a file's name is that of a web archive, packed or not."""
    return name.lower().endswith((".warc", ".warc.gz"))


def warc_sources(path: Path, name: str) -> Iterator[Source | Diagnostic]:
    """Yield the pages and feeds that were answered with success, one by one; a broken archive as far as it goes."""
    # Loaded here: a compiled module that only web archives need.
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found = False
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
                media_type = (record.http_content_type or "").lower()
                if media_type not in _READ or record.http_headers.status_code != 200:
                    continue
                found = True
                yield _page(name, media_type, record.headers, record.reader.read(LARGEST_PAGE + 1))
    except (OSError, ValueError, EOFError) as error:
        reason = f"the web archive breaks off or is damaged ({error}); the pages before were read"
        yield Diagnostic(code="fetch.truncated", message=f"{name}: {reason}", name=name)
        return
    if not found:
        yield Diagnostic(code="fetch.no-pages", message=f"{name}: the web archive holds no pages or feeds", name=name)


def _page(name: str, media_type: str, headers: object, payload: bytes) -> Source:
    told = dict(headers)  # type: ignore[call-overload]
    url = told.get("WARC-Target-URI", "").strip("<>")
    return Source(
        id=sha256(payload).hexdigest(),
        payload=payload,
        media_type=media_type,
        name=f"{name}#{url}",
        url=url or None,
        retrieved_at=told.get("WARC-Date"),
    )
