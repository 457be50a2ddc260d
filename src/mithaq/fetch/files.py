"""Paths, folders and files to Sources."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from mithaq.fetch.archives import archive_sources
from mithaq.fetch.media import archive_type, page_type, readable
from mithaq.fetch.warc import is_warc, warc_sources
from mithaq.model.documents import Diagnostic, Source
from mithaq.read.refusals import LARGEST_PAGE, too_large

_GZIP = b"\x1f\x8b"


def sources(paths: Iterable[str | Path]) -> Iterator[Source | Diagnostic]:
    """Yield a Source for each file or web address among ``paths`` and, sorted, in the folders, hidden ones left out.

    A page or feed is one Source; an archive of rows is one for each half megabyte (``mithaq.fetch.archives``), a web
    archive one for each page (``mithaq.fetch.warc``). What cannot be read becomes a Diagnostic: fetch.missing,
    fetch.unreadable, fetch.too-large, fetch.unsupported, fetch.truncated, fetch.row-too-large, fetch.no-pages;
    fetch.skipped is a file in a folder that does not look like a report, and fetch.empty-folder a folder with nothing
    to read. What the web answers has codes of its own (``mithaq.fetch.web``). Never raises for what is on the disk.
    """
    for path in paths:
        if is_address(str(path)):
            yield _from_web(str(path))
        else:
            yield from _from_path(Path(path), str(path))


def is_address(name: str) -> bool:
    """Tell whether an input is an address of the web, not a path."""
    return name.lower().startswith(("http://", "https://"))


def _from_web(url: str) -> Source | Diagnostic:
    # Loaded here: most inputs are files.
    from mithaq.fetch.web import fetch

    found = fetch(url)
    return found.source or found.failed or _failed("unreadable", url, "answered nothing")


def _from_path(path: Path, name: str) -> Iterator[Source | Diagnostic]:
    try:
        if path.is_dir():
            yield from _from_folder(path, name)
        elif not path.exists():
            yield _failed("missing", name, "there is no such file or folder")
        elif not path.is_file():
            yield _failed("unreadable", name, "neither a file nor a folder")
        else:
            yield from _from_file(path, name)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield _failed("unreadable", name, f"cannot be read ({reason})")


def _from_folder(folder: Path, name: str) -> Iterator[Source | Diagnostic]:
    found = False
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or path.is_dir():
            continue
        found = True
        if readable(path.name) or is_warc(path.name):
            yield from _from_path(path, str(path))
        else:
            yield _failed("skipped", str(path), "not a kind of file that is read; left out")
    if not found:
        yield _failed("empty-folder", name, "the folder holds no files")


def _from_file(path: Path, name: str) -> Iterator[Source | Diagnostic]:
    if is_warc(name):
        yield from warc_sources(path, name)
        return
    if media_type := archive_type(name):
        yield from archive_sources(path, name, media_type)
        return
    if path.stat().st_size > LARGEST_PAGE:
        yield _failed("too-large", name, too_large(path.stat().st_size))
        return
    payload = path.read_bytes()
    if name.lower().endswith(".gz") and payload.startswith(_GZIP):
        unpacked = _unpacked(path, name)
        if isinstance(unpacked, Diagnostic):
            yield unpacked
            return
        payload = unpacked
    yield _source(name, payload)


def _source(name: str, payload: bytes) -> Source | Diagnostic:
    media_type = page_type(name, payload)
    if media_type is None:
        return _failed("unsupported", name, "not a kind of file that is read (.txt .html .jsonl .csv .rss .atom .json)")
    return Source(id=sha256(payload).hexdigest(), payload=payload, media_type=media_type, name=name)


def _unpacked(path: Path, name: str) -> bytes | Diagnostic:
    try:
        with gzip.open(path, "rb") as stream:
            payload = stream.read(LARGEST_PAGE + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        return _failed("truncated", name, f"the file breaks off or is damaged ({error}); copy it again")
    return payload if len(payload) <= LARGEST_PAGE else _failed("too-large", name, too_large(len(payload)))


def _failed(code: str, name: str, reason: str) -> Diagnostic:
    return Diagnostic(code=f"fetch.{code}", message=f"{name}: {reason}", name=name)
