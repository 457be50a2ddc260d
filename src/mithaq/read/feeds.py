"""Feeds: RSS 0.9 to 2.0, Atom, JSON Feed. Each entry is an article."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from mithaq.model.documents import Diagnostic, Source
from mithaq.read.encoding import decode, scrub_surrogates
from mithaq.read.markup import plain_text
from mithaq.read.refusals import refuse
from mithaq.read.rows import Row

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RFC822 = re.compile(r"(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([+-]\d{4})?")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def xml_entries(source: Source) -> Iterator[Row | Diagnostic]:
    """Yield the entries of an RSS or Atom feed. What is no XML, or declares entities, is refused."""
    # Loaded here: feeds are rare among the inputs and the parser is slow to load.
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    text = _DECLARATION.sub("", decode(source.payload, markup=True).text).lstrip()
    try:
        root: Element = fromstring(text.encode("utf-8", "replace"))
    except DefusedXmlException:
        yield refuse(source, "feed-entities", "the feed declares XML entities, which can expand without end; not read")
        return
    except (ParseError, ValueError) as error:
        yield refuse(source, "feed-not-xml", f"not well-formed XML ({error}); fetch the feed again")
        return
    entries = [node for node in root.iter() if _local(node) in ("item", "entry")]
    if not entries:
        yield refuse(source, "no-entries", f"an XML file without feed entries (its root is <{_local(root)}>)")
    outlet = _feed_title(root)
    for number, node in enumerate(entries):
        yield _entry(source, number, outlet, _xml_fields(node))


def json_entries(source: Source) -> Iterator[Row | Diagnostic]:
    """Yield the items of a JSON Feed (version 1 or 1.1)."""
    try:
        feed = json.loads(decode(source.payload).text)
    except (ValueError, RecursionError) as error:
        yield refuse(source, "feed-not-json", f"not JSON ({error})")
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        yield refuse(source, "unsupported", "JSON that is no JSON Feed; give articles as .jsonl, one object a line")
        return
    for number, item in enumerate(items):
        yield _entry(source, number, str(feed.get("title") or ""), _json_fields(item if isinstance(item, dict) else {}))


def iso_date(text: str) -> str:
    """Turn an RFC 822 date ("Mon, 05 Dec 2022 10:00:00 +0300") into ISO 8601; anything else is returned as it is."""
    match = _RFC822.search(text)
    if match is None or match.group(2).lower() not in _MONTHS:
        return text.strip()
    day, month, year, hour, minute, second, zone = match.groups()
    date = f"{year}-{_MONTHS.index(month.lower()) + 1:02}-{int(day):02}"
    if hour is None:
        return date
    offset = f"{zone[:3]}:{zone[3:]}" if zone else ""
    return f"{date}T{int(hour):02}:{minute}:{second or '00'}{offset}"


def _entry(source: Source, number: int, outlet: str, fields: dict[str, str]) -> Row | Diagnostic:
    title = " ".join(plain_text(fields.pop("title", "")).split())
    body = plain_text(fields.pop("body", ""))
    text = scrub_surrogates("\n".join(part for part in (title, body) if part))
    if not text:
        return refuse(source, "row-no-text", f"entry {number}: no text; the entry is left out")
    hints = {"title": title, "outlet": fields.pop("outlet", "") or outlet, **fields}
    return Row(number=number, text=text, hints={key: scrub_surrogates(value) for key, value in hints.items() if value})


def _xml_fields(node: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    link = ""
    for child in node:
        name, value = _local(child), _content(child)
        if name == "link" and child.get("rel", "alternate") == "alternate":
            link = link or child.get("href") or value
        elif value:
            found.setdefault(name, value)
    bodies = [found.get(name, "") for name in ("encoded", "content", "description", "summary")]
    dates = [found.get(name, "") for name in ("pubDate", "published", "date", "updated")]
    return {
        "title": found.get("title", ""),
        "body": max(bodies, key=len),
        "date": iso_date(next(filter(None, dates), "")),
        "url": link.strip(),
        "outlet": found.get("source", "") if len(found.get("source", "")) < 80 else "",
        "id": found.get("guid") or found.get("id", ""),
        "language": found.get("language", ""),
    }


def _json_fields(item: dict[str, Any]) -> dict[str, str]:
    def told(*names: str) -> str:
        return next((str(item[name]) for name in names if isinstance(item.get(name), (str, int))), "")

    return {
        "title": told("title"),
        "body": told("content_html", "content_text", "summary"),
        "date": told("date_published", "date_modified"),
        "url": told("url", "external_url"),
        "id": told("id"),
        "language": told("language"),
    }


def _content(node: Element) -> str:
    """Return an element's text; XHTML inside it is written out again as markup."""
    if len(node) == 0:
        return (node.text or "").strip()
    return "\n".join(part.strip() for part in node.itertext() if part.strip())


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _feed_title(root: Element) -> str:
    for node in root.iter():
        if _local(node) in ("item", "entry"):
            return ""
        if _local(node) == "title":
            return (node.text or "").strip()
    return ""
