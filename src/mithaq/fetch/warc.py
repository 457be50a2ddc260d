"""Web archives (WARC, ISO 28500), as Common Crawl and the crawlers of archives write them: each page is a Source."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, BinaryIO

from mithaq.fetch.stored import File
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
# What a record begins with: where each is packed by itself, as the standard advises, and where none is.
_PACKED, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."
_LOOK = 1 << 20


def is_warc(name: str) -> bool:
    """Tell whether a file's name is that of a web archive, packed or not."""
    return name.lower().endswith((".warc", ".warc.gz"))


def warc_sources(file: File) -> Iterator[Source | Diagnostic]:
    """Yield the pages and feeds that were answered with success, one by one.

    A damaged record is told by a Diagnostic, and reading goes on at the next.
    """
    found = False
    try:
        with file.open() as stream:
            for one in _from(stream, file.name):
                found = True
                yield one
    except (OSError, ValueError, EOFError) as error:
        found = True
        yield _failed("truncated", file.name, f"the web archive cannot be read further ({error})")
    if not found:
        yield _failed("no-pages", file.name, "the web archive holds no pages or feeds")


def _from(stream: BinaryIO, name: str) -> Iterator[Source | Diagnostic]:
    mark = _PACKED if stream.read(len(_PACKED)) == _PACKED else _PLAIN
    begin: int | None = 0
    while begin is not None:
        stream.seek(begin)
        last = begin
        try:
            for at, one in _pages(stream, name):
                last = begin + at
                if one is not None:
                    yield one
            return
        except (OSError, ValueError, EOFError) as error:
            begin = _next_record(stream, mark, last + 1)
            yield _failed("bad-record", name, f"the record behind byte {last:,} is damaged ({error}); it is left out")


def _pages(stream: BinaryIO, name: str) -> Iterator[tuple[int, Source | None]]:
    """Yield of each response where it begins, and its page if it is one."""
    # Loaded here: a compiled module that only web archives need.
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
        media_type = (record.http_content_type or "").lower()
        told = record.http_headers
        read = told is not None and told.status_code == 200 and media_type in _READ
        yield record.stream_pos, _page(name, media_type, record) if read else None


def _page(name: str, media_type: str, record: Any) -> Source:
    told = dict(record.headers)
    payload = record.reader.read(LARGEST_PAGE + 1)
    url = told.get("WARC-Target-URI", "").strip("<>")
    return Source(
        id=sha256(payload).hexdigest(),
        payload=payload,
        media_type=media_type,
        name=f"{name}#{url}",
        url=url or None,
        retrieved_at=told.get("WARC-Date"),
    )


def _next_record(stream: BinaryIO, mark: bytes, begin: int) -> int | None:
    """Return where the next record may begin, at ``begin`` or behind it; None at the end of the file."""
    stream.seek(begin)
    held = b""
    while piece := stream.read(_LOOK):
        held += piece
        at = held.find(mark)
        if at >= 0:
            return begin + at
        begin += len(held) - len(mark) + 1
        held = held[len(held) - len(mark) + 1 :]
    return None


def _failed(code: str, name: str, reason: str) -> Diagnostic:
    return Diagnostic(code=f"fetch.{code}", message=f"{name}: {reason}", name=name)
