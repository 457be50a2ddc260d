"""What an HTML page tells of its article: JSON-LD, Open Graph, meta elements, <time>, <h1>."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from mithaq.read.markup import plain_text

_ELEMENT = re.compile(r"<(meta|link|time|html)\b([^>]*)>", re.I)
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][-\w:.]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON_LD = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script\s*>", re.I | re.S)
_H1 = re.compile(r"<h1\b[^>]*>(.*?)</h1\s*>", re.I | re.S)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title\s*>", re.I | re.S)
_SUFFIX = re.compile(r"\s+(?:[-–—|»:]|::)\s+[^-–—|»:]{2,40}$")
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "date": (
        "article:published_time", "datepublished", "og:article:published_time", "pubdate", "publishdate",
        "publish-date", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created",
        "dc.date.created", "date", "cxenseparse:recs:publishtime",
    ),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "url": ("og:url",),
}  # fmt: skip
_ARTICLE = re.compile(r"article|report|posting|webpage", re.I)


def metadata_of(markup: str) -> dict[str, str]:
    """Return ``title``, ``date``, ``outlet``, ``url`` and ``language`` as far as the page tells them. Never raises."""
    meta, links = _elements(markup)
    told = {key: next((meta[name] for name in names if meta.get(name)), "") for key, names in _META.items()}
    linked = _linked_data(markup)
    hints = {
        "title": linked.get("title") or told["title"] or _heading(markup),
        "date": linked.get("date") or told["date"] or links.get("time", ""),
        "outlet": told["outlet"] or linked.get("outlet", ""),
        "url": links.get("canonical") or told["url"] or linked.get("url", ""),
        "language": links.get("language", ""),
    }
    return {key: " ".join(value.split()) for key, value in hints.items() if value.strip()}


def _elements(markup: str) -> tuple[dict[str, str], dict[str, str]]:
    """Read meta elements by lower-case name, and the first <time>, the canonical link and the language."""
    meta: dict[str, str] = {}
    links: dict[str, str] = {}
    for match in _ELEMENT.finditer(markup):
        element, given = match.group(1).lower(), _attributes(match.group(2))
        if element == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            meta.setdefault(name.lower(), given.get("content", ""))
        elif element == "time" and given.get("datetime"):
            links.setdefault("time", given["datetime"])
        elif element == "link" and given.get("rel", "").lower() == "canonical":
            links.setdefault("canonical", given.get("href", ""))
        elif element == "html" and given.get("lang"):
            links.setdefault("language", given["lang"])
    return meta, links


def _attributes(text: str) -> dict[str, str]:
    return {
        match.group(1).lower(): unescape(next((value for value in match.groups()[1:] if value is not None), ""))
        for match in _ATTRIBUTE.finditer(text)
    }


def _heading(markup: str) -> str:
    if heading := _H1.search(markup):
        return plain_text(heading.group(1)).replace("\n", " ")
    if title := _TITLE.search(markup):
        return _SUFFIX.sub("", plain_text(title.group(1)).replace("\n", " "))
    return ""


def _linked_data(markup: str) -> dict[str, str]:
    for match in _JSON_LD.finditer(markup):
        try:
            data = json.loads(match.group(1))
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if _ARTICLE.search(str(node.get("@type", ""))) and (node.get("headline") or node.get("datePublished")):
                return _from_node(node)
    return {}


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD value, outermost first."""
    if depth > 6:
        return
    if isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)
        yield from _nodes(data.get("mainEntity"), depth + 1)
    elif isinstance(data, list):
        for entry in data:
            yield from _nodes(entry, depth + 1)


def _from_node(node: dict[str, Any]) -> dict[str, str]:
    def told(name: str) -> str:
        value = node.get(name)
        return unescape(value) if isinstance(value, str) else ""

    publisher = node.get("publisher")
    outlet = publisher.get("name") if isinstance(publisher, dict) else None
    return {
        "title": told("headline"),
        "date": told("datePublished"),
        "outlet": outlet if isinstance(outlet, str) else "",
        "url": told("url"),
    }
