"""Paths, folders and files to Sources."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mithaq.fetch.archives import archive_sources
from mithaq.fetch.media import archive_type, page_type, readable
from mithaq.fetch.stored import File, MissingError, is_remote, local, remote
from mithaq.fetch.tables import is_parquet, parquet_sources
from mithaq.fetch.warc import is_warc, warc_sources
from mithaq.model.documents import Diagnostic, Source
from mithaq.read.refusals import LARGEST_PAGE, too_large

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A file of many pages or rows, by the name under which it is found again."""

    name: str


Reader = Callable[[File], Iterator[Source | Archive | Diagnostic]]


def sources(paths: Iterable[str | Path]) -> Iterator[Source | Diagnostic]:
    """Yield a Source for each file or web address among ``paths`` and, sorted, in the folders, hidden ones left out.

    What lies in an object store (``mithaq.fetch.stored``) is read as what lies on the disk is.

    A page or feed is one Source; an archive of rows is one for each half megabyte (``mithaq.fetch.archives``), a web
    archive one for each page (``mithaq.fetch.warc``), a Parquet file one for each hundred rows. What cannot be read
    becomes a Diagnostic: fetch.missing, fetch.unreadable, fetch.too-large, fetch.unsupported, fetch.truncated,
    fetch.bad-record, fetch.no-text, fetch.row-too-large, fetch.no-pages; fetch.skipped is a file in a folder that does
    not look like a report, and fetch.empty-folder a folder with nothing to read. What the web answers has codes of its
    own (``mithaq.fetch.web``). Never raises for what is on the disk.
    """
    for one in _found(paths, _from_file):
        if not isinstance(one, Archive):
            yield one


def sources_and_archives(paths: Iterable[str | Path]) -> Iterator[Source | Archive | Diagnostic]:
    """Yield the same, but archives (of rows, Parquet, WARC) unread: somebody else reads them, by their names."""
    return _found(paths, _named)


def _found(paths: Iterable[str | Path], read: Reader) -> Iterator[Source | Archive | Diagnostic]:
    for path in paths:
        if is_address(str(path)):
            yield _from_web(str(path))
        elif is_remote(str(path)):
            yield from _from_store(str(path), read)
        else:
            yield from _from_path(Path(path), str(path), read)


def is_address(name: str) -> bool:
    """Tell whether an input is an address of the web, not a path."""
    return name.lower().startswith(("http://", "https://"))


def _from_web(url: str) -> Source | Diagnostic:
    # Loaded here: most inputs are files.
    from mithaq.fetch.web import fetch

    found = fetch(url)
    return found.source or found.failed or _failed("unreadable", url, "answered nothing")


def _from_path(path: Path, name: str, read: Reader) -> Iterator[Source | Archive | Diagnostic]:
    try:
        if path.is_dir():
            yield from _from_folder(path, name, read)
        elif not path.exists():
            yield _failed("missing", name, "there is no such file or folder")
        elif not path.is_file():
            yield _failed("unreadable", name, "neither a file nor a folder")
        else:
            yield from read(local(path, name))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield _failed("unreadable", name, f"cannot be read ({reason})")


def _from_folder(folder: Path, name: str, read: Reader) -> Iterator[Source | Archive | Diagnostic]:
    found = False
    for path in _walked(folder):
        found = True
        if _looks_readable(path.name):
            yield from _from_path(path, str(path), read)
        else:
            yield _skipped(str(path))
    if not found:
        yield _failed("empty-folder", name, "the folder holds no files")


def _walked(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and of those in it, in the order of their names, without listing all beforehand."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if not path.is_dir():
            yield path
        elif not path.is_symlink():
            yield from _walked(path)


def _from_store(url: str, read: Reader) -> Iterator[Source | Archive | Diagnostic]:
    """Yield what lies in an object store. One file there is read whatever its name, of several those that look so."""
    try:
        for file in remote(url):
            if file.name.rstrip("/") == url.rstrip("/") or _looks_readable(file.name):
                yield from read(file)
            else:
                yield _skipped(file.name)
    except ImportError:
        yield _failed("unsupported", url, "an object store needs one more package: pip install 'mithaq[parquet]'")
    except MissingError as error:
        yield _failed("missing", url, str(error))
    except (OSError, ValueError) as error:
        yield _failed("unreadable", url, f"cannot be read ({' '.join(str(error).split())[:300]})")


def _from_file(file: File) -> Iterator[Source | Diagnostic]:
    if is_warc(file.name):
        yield from warc_sources(file)
    elif is_parquet(file.name):
        yield from parquet_sources(file)
    elif media_type := archive_type(file.name):
        yield from archive_sources(file, media_type)
    else:
        yield _page(file)


def _named(file: File) -> Iterator[Source | Archive | Diagnostic]:
    if is_warc(file.name) or is_parquet(file.name) or archive_type(file.name):
        yield Archive(name=file.name)
    else:
        yield _page(file)


def _page(file: File) -> Source | Diagnostic:
    if file.size > LARGEST_PAGE:
        return _failed("too-large", file.name, too_large(file.size))
    with file.open() as stream:
        payload = stream.read()
    if file.name.lower().endswith(".gz") and payload.startswith(_GZIP):
        unpacked = _unpacked(payload, file.name)
        if isinstance(unpacked, Diagnostic):
            return unpacked
        payload = unpacked
    return _source(file.name, payload)


def _looks_readable(name: str) -> bool:
    return readable(name) or is_warc(name) or is_parquet(name)


def _source(name: str, payload: bytes) -> Source | Diagnostic:
    media_type = page_type(name, payload)
    if media_type is None:
        return _failed("unsupported", name, "not a kind of file that is read (.txt .html .jsonl .csv .rss .atom .json)")
    return Source(id=sha256(payload).hexdigest(), payload=payload, media_type=media_type, name=name)


def _unpacked(packed: bytes, name: str) -> bytes | Diagnostic:
    try:
        with gzip.open(io.BytesIO(packed), "rb") as stream:
            payload = stream.read(LARGEST_PAGE + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        return _failed("truncated", name, f"the file breaks off or is damaged ({error}); copy it again")
    return payload if len(payload) <= LARGEST_PAGE else _failed("too-large", name, too_large(len(payload)))


def _skipped(name: str) -> Diagnostic:
    return _failed("skipped", name, "not a kind of file that is read; left out")


def _failed(code: str, name: str, reason: str) -> Diagnostic:
    return Diagnostic(code=f"fetch.{code}", message=f"{name}: {reason}", name=name)
