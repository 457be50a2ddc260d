"""Archives of rows, in batches: memory stays bounded however large the file is."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import BinaryIO, cast

from mithaq.fetch.stored import File
from mithaq.model.documents import Diagnostic, Source

# Bytes of rows that make a batch, a second of work or two; a smaller archive is one Source.
_BATCH = 500_000
# A single row longer than this is no article.
_LONGEST_ROW = 20_000_000
_GZIP = b"\x1f\x8b"


def archive_sources(file: File, media_type: str) -> Iterator[Source | Diagnostic]:
    """Yield the rows of a .jsonl or .csv file, packed or not, as Sources of whole rows.

    Each batch carries the number of its first row as the hint ``first_row``, and in CSV the header again. Of a
    truncated .gz the rows before the break are yielded, and then a Diagnostic.
    """
    batches = _Batches(file.name, media_type)
    try:
        with _opened(file) as stream:
            for line in _lines(stream, csv=media_type != "application/x-ndjson"):
                yield from batches.add(line)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield from batches.rest()
        reason = f"the archive breaks off or is damaged ({error}); the rows before were read"
        yield Diagnostic(code="fetch.truncated", message=f"{file.name}: {reason}", name=file.name)
        return
    yield from batches.rest()


class _Batches:
    """Rows on their way into Sources."""

    def __init__(self, name: str, media_type: str) -> None:
        self.name, self.media_type = name, media_type
        self.header = b""
        self.rows: list[bytes] = []
        self.size = self.count = self.first = 0
        self.yielded = False

    def add(self, line: bytes) -> Iterator[Source | Diagnostic]:
        """Take one row, and yield a Source when enough are together."""
        csv = self.media_type != "application/x-ndjson"
        if csv and not self.header:
            self.header = line
            return
        if len(line) > _LONGEST_ROW:
            reason = f"row {self.count} is longer than {_LONGEST_ROW // 1_000_000} MB; it is left out"
            yield Diagnostic(code="fetch.row-too-large", message=f"{self.name}: {reason}", name=self.name)
            line = b"{}\n" if not csv else b'"",\n'
        self.rows.append(line)
        self.size += len(line)
        self.count += bool(line.strip())
        if self.size >= _BATCH:
            yield self._source()

    def rest(self) -> Iterator[Source]:
        """Yield what is left; an archive without rows gives one Source all the same, for its reader to refuse."""
        if self.rows or not self.yielded:
            yield self._source()

    def _source(self) -> Source:
        payload = self.header + b"".join(self.rows)
        hints = (("first_row", str(self.first)),) if self.first else ()
        self.first, self.rows, self.size, self.yielded = self.count, [], 0, True
        return Source(
            id=sha256(payload).hexdigest(), payload=payload, media_type=self.media_type, name=self.name, hints=hints
        )


@contextmanager
def _opened(file: File) -> Iterator[BinaryIO]:
    with file.open() as stream:
        packed = stream.read(2) == _GZIP
        stream.seek(0)
        yield cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if packed else stream


def _lines(stream: BinaryIO, *, csv: bool) -> Iterator[bytes]:
    """Yield rows; of CSV, a line break inside quotation marks is part of the row. UTF-16 is turned into UTF-8."""
    held, quotes = [], 0
    for line in _utf8(stream):
        held.append(line)
        quotes += line.count(b'"') if csv else 0
        if quotes % 2 == 0 or sum(map(len, held)) > _LONGEST_ROW:
            yield b"".join(held)
            held, quotes = [], 0
    if held:
        yield b"".join(held)


def _utf8(stream: BinaryIO) -> Iterator[bytes]:
    # Both kinds of stream can look ahead; the type says less.
    buffered = cast(io.BufferedReader, stream)
    mark = buffered.peek(4)[:4]
    if mark.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        for text in io.TextIOWrapper(buffered, "utf-16", "replace", newline="\n"):
            yield text.encode("utf-8", "replace")
    else:
        yield from iter(lambda: buffered.readline(_LONGEST_ROW + 1), b"")
