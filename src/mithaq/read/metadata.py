"""What an HTML page tells of its article: JSON-LD, Open Graph, meta elements, <time>, <h1>."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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


def metadata_of(root: "HtmlElement") -> dict[str, str]:
    """Return ``title``, ``date``, ``outlet``, ``url`` and ``language`` as far as the page tells them. Never raises."""
    meta = _meta(root)
    told = {key: next((meta[name] for name in names if meta.get(name)), "") for key, names in _META.items()}
    linked = _linked_data(root)
    hints = {
        "title": linked.get("title") or told["title"] or _heading(root),
        "date": linked.get("date") or told["date"] or _first(root, "//time/@datetime"),
        "outlet": told["outlet"] or linked.get("outlet", ""),
        "url": _first(root, "//link[@rel='canonical']/@href") or told["url"] or linked.get("url", ""),
        "language": _first(root, "/html/@lang"),
    }
    return {key: " ".join(value.split()) for key, value in hints.items() if value.strip()}


def _meta(root: "HtmlElement") -> dict[str, str]:
    """Read the meta elements by property, name or itemprop in lower case; the first of a name counts."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        meta.setdefault(name.lower(), element.get("content") or "")
    return meta


def _first(root: "HtmlElement", path: str) -> str:
    found = root.xpath(path)
    return next((str(value) for value in found if str(value).strip()), "") if isinstance(found, list) else ""


def _heading(root: "HtmlElement") -> str:
    """Return the page's only <h1>, else its <title> without the site's name."""
    headings = [" ".join(element.text_content().split()) for element in root.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    title = next(root.iter("title"), None)
    return _SUFFIX.sub("", " ".join(title.text_content().split())) if title is not None else ""


def _linked_data(root: "HtmlElement") -> dict[str, str]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "")
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
