"""Addresses of reports and records, as far as somebody may be sent there."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from mithaq.export.naming import evidence_of
from mithaq.export.selection import Record
from mithaq.text.display import displayed


def is_web(url: str) -> bool:
    """Tell whether an address is one that a browser may be sent to; "javascript:" is not."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def web_addresses(record: Record, sources: Mapping[str, Record]) -> list[str]:
    """Return the addresses of the reports behind a record, each once, those of the web only."""
    documents = dict.fromkeys(one["document"] for one in evidence_of(record))
    found = [record.get("url"), *((sources.get(name) or {}).get("url") for name in documents)]
    return list(dict.fromkeys(displayed(url) for url in found if url and is_web(url)))


def page_of(home: str, record: Record) -> str:
    """Return the page of the workbench at ``home`` that shows a record."""
    path = "report" if "published" in record else "record"
    return f"{home}/{path}/{record.get('record') or record['id']}"
