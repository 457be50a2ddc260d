"""Source to Documents: choose the reader by what the source is."""

from collections.abc import Callable, Iterator, Mapping

from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.read.articles import Page, Parts, documents_of
from mithaq.read.encoding import Decoded, decode
from mithaq.read.feeds import json_entries, xml_entries
from mithaq.read.pages import extract_page
from mithaq.read.refusals import LARGEST_PAGE, binary_kind, refuse, too_large
from mithaq.read.rows import FIRST_ROW, Row, csv_rows, jsonl_rows

# Read row by row, so that their size is no burden.
_ARCHIVES = frozenset({"application/x-ndjson", "application/jsonl", "text/csv", "text/tab-separated-values"})


def read(source: Source) -> Iterator[Document | Diagnostic]:
    """Yield the articles of ``source``, and a Diagnostic for whatever of it could not be read. Never raises.

    Text and HTML give a Document for each article of the page; archives and feeds one for each row or entry, whose
    number is ``part``. Codes: read.empty, read.binary, read.too-large, read.bad-bytes (the article is read all the
    same), read.no-text, read.bad-row, read.row-no-text, read.csv-no-text, read.feed-not-xml, read.feed-entities,
    read.feed-not-json, read.no-entries, read.unsupported.
    """
    kind = source.media_type.partition(";")[0].strip().lower()
    if not source.payload.strip():
        yield refuse(source, "empty", "the file is empty; there is nothing to read")
    elif what := binary_kind(source.payload) if not _is_utf16(source.payload) else None:
        yield refuse(source, "binary", f"not a text file but {what}")
    elif kind not in _ARCHIVES and len(source.payload) > LARGEST_PAGE:
        yield refuse(source, "too-large", too_large(len(source.payload)))
    elif reader := _ROWS.get(kind):
        yield from _read_rows(source, reader)
    elif kind in ("text/html", "application/xhtml+xml"):
        yield from _read_html(source)
    elif kind.startswith("text/"):
        yield from _read_text(source)
    else:
        yield refuse(source, "unsupported", f"{kind or 'this kind of file'} is not read; see the list of formats")


def _read_text(source: Source) -> Iterator[Document | Diagnostic]:
    decoded = decode(source.payload)
    yield from _warn(source, decoded)
    yield from _articles(source, decoded.text, _told(source))


def _read_html(source: Source) -> Iterator[Document | Diagnostic]:
    decoded = decode(source.payload, markup=True)
    yield from _warn(source, decoded)
    page = extract_page(decoded.text)
    if not page.text.strip():
        yield refuse(source, "no-text", "no text was found in the page; it may be drawn by a script: save it as text")
        return
    yield from _articles(source, page.text, {**page.hints, **_told(source)}, page.parts)


def _articles(
    source: Source, text: str, hints: Mapping[str, str], parts: Parts = ()
) -> Iterator[Document | Diagnostic]:
    if not text.strip():
        yield refuse(source, "empty", "the file holds nothing but blanks; there is nothing to read")
        return
    yield from documents_of(Page(source=source.id, name=source.name, text=text, hints=hints, parts=parts))


def _read_rows(
    source: Source, reader: Callable[[Source], Iterator[Row | Diagnostic]]
) -> Iterator[Document | Diagnostic]:
    told = _told(source)
    for row in reader(source):
        if isinstance(row, Diagnostic):
            yield row
        else:
            hints = {**told, **row.hints}
            yield from documents_of(
                Page(source=source.id, name=source.name, text=row.text, hints=hints, row=row.number)
            )


def _warn(source: Source, decoded: Decoded) -> Iterator[Diagnostic]:
    if decoded.replaced:
        reason = f"{decoded.replaced} stretches of bytes are no {decoded.encoding}; they read as \ufffd"
        yield refuse(source, "bad-bytes", reason)


def _told(source: Source) -> dict[str, str]:
    """Return what the carrier told of the whole source."""
    told = {key: value for key, value in source.hints if value and key != FIRST_ROW}
    if source.url:
        told.setdefault("url", source.url)
    if source.outlet:
        told.setdefault("outlet", source.outlet)
    return told


def _is_utf16(payload: bytes) -> bool:
    """Tell whether NUL bytes are halves of characters."""
    return b"\x00" in payload[:4096] and decode(payload[:4096]).encoding.startswith(("utf-16", "utf-32"))


_ROWS: dict[str, Callable[[Source], Iterator[Row | Diagnostic]]] = {
    "application/x-ndjson": jsonl_rows,
    "application/jsonl": jsonl_rows,
    "text/csv": csv_rows,
    "text/tab-separated-values": csv_rows,
    "application/rss+xml": xml_entries,
    "application/atom+xml": xml_entries,
    "application/xml": xml_entries,
    "text/xml": xml_entries,
    "application/feed+json": json_entries,
    "application/json": json_entries,
}
