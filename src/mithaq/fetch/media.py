"""What a file holds: by the ending of its name, and by its first bytes."""

import re
from pathlib import PurePath

# Endings whose files are read row by row.
ARCHIVES = {
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
_PAGES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xht": "application/xhtml+xml",
    ".shtml": "text/html",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".rdf": "application/rss+xml",
    ".xml": "application/xml",
    ".json": "application/json",
}
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FEED = re.compile(rb"<(?:rss|rdf:RDF|feed)\b", re.I)
_HEAD = 4096


def archive_type(name: str) -> str | None:
    """Return the media type of an archive of rows by its name, ``.gz`` or not; None for any other file."""
    return ARCHIVES.get(_suffix(name))


def page_type(name: str, payload: bytes) -> str | None:
    """Return the media type of a page or feed; None when its name says that it is something else."""
    told = _PAGES.get(_suffix(name))
    head = payload[:_HEAD].lstrip(b"\xef\xbb\xbf").replace(b"\x00", b"")
    if told in ("text/plain", "application/xml", None) and _HTML.match(head):
        return "text/html"
    if told in ("text/html", "text/plain", None) and head.lstrip().startswith(b"<") and _FEED.search(head):
        return "application/xml"
    if told is None and not _suffix(name):
        return "text/plain"
    return told


def readable(name: str) -> bool:
    """Tell whether a file's name ends as those of files that are read do, or has no ending."""
    suffix = _suffix(name)
    return not suffix or suffix in ARCHIVES or suffix in _PAGES


def _suffix(name: str) -> str:
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix
