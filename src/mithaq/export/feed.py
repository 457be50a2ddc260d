"""Records as an Atom feed (RFC 4287): an entry a record, the last reported first, with its sentences."""

from typing import Any, BinaryIO

from mithaq.export.addresses import page_of, web_addresses
from mithaq.export.dates import reported
from mithaq.export.naming import carrier, evidence_of, title_of
from mithaq.export.selection import Record, Selection, Tally
from mithaq.model.edtf import bounds
from mithaq.text.display import direction, displayed

NEVER_REPORTED = "no report behind it tells its day, and an entry must say when it was last updated"
_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
# A default namespace has no prefix; the stubs know of none without.
_IN_ATOM: Any = {None: _ATOM}
_IN_XHTML: Any = {None: _XHTML}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_QUOTES, _LONGEST_QUOTE = 10, 2_000


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write the records of ``selection`` as one feed."""
    # Loaded here: a compiled library, like everything that only some commands need.
    from lxml import etree

    tally = Tally()
    dated = []
    for record in selection.records:
        days = told_on(record)
        if days:
            dated.append((days, record))
        else:
            tally.leave_out(record, NEVER_REPORTED)
    dated.sort(key=lambda one: (one[0][-1], one[1]["id"]), reverse=True)
    feed = _feed(selection, dated[0][0][-1] if dated else selection.as_of)
    for days, record in dated:
        feed.append(_entry(record, days, selection))
        tally.written += 1
    out.write(etree.tostring(feed, encoding="utf-8", xml_declaration=True))
    return tally


def told_on(record: Record) -> list[str]:
    """Return the days on which reports told of a record, the first first."""
    days = reported(record) or reported({"evidence": evidence_of(record)})
    published = str((record.get("published") or {}).get("value") or "")
    return days or ([published] if bounds(published)[0] else [])


def _feed(selection: Selection, updated: str) -> Any:
    from lxml import etree

    feed = etree.Element(f"{{{_ATOM}}}feed", {_XML_LANG: selection.language}, nsmap=_IN_ATOM)
    views = "+".join(selection.views)
    _add(feed, "id", f"urn:mithaq:feed:{views}:{selection.language}")
    _add(feed, "title", f"Mithaq: {', '.join(selection.views)}")
    _add(feed, "updated", _moment(updated))
    _add(_add(feed, "author"), "name", "Mithaq")
    _add(feed, "generator", "Mithaq")
    if selection.home:
        _add(feed, "link", rel="self", type="application/atom+xml", href=_self(selection))
        _add(feed, "link", rel="alternate", type="text/html", href=f"{selection.home}/")
    return feed


def _self(selection: Selection) -> str:
    view = next(iter(selection.views), "timeline")
    return f"{selection.home}/api/export/atom?view={view}&lang={selection.language}"


def _entry(record: Record, days: list[str], selection: Selection) -> Any:
    from lxml import etree

    entry = etree.Element(f"{{{_ATOM}}}entry")
    _add(entry, "id", f"urn:mithaq:{record['id']}")
    _add(entry, "title", title_of(record, selection.language))
    _add(entry, "updated", _moment(days[-1]))
    _add(entry, "published", _moment(days[0]))
    for scheme in ("kind", "status", "section"):
        if record.get(scheme):
            _add(entry, "category", term=displayed(str(record[scheme])), scheme=f"urn:mithaq:{scheme}")
    if selection.home:
        _add(entry, "link", rel="alternate", type="text/html", href=page_of(selection.home, record))
    for url in web_addresses(record, selection.sources()):
        _add(entry, "link", rel="via", href=url)
    entry.append(_content(record, selection))
    return entry


def _content(record: Record, selection: Selection) -> Any:
    from lxml import etree

    content = etree.Element(f"{{{_ATOM}}}content", type="xhtml")
    turn = direction(selection.language)
    whole = etree.SubElement(content, f"{{{_XHTML}}}div", {"dir": turn, _XML_LANG: selection.language}, _IN_XHTML)
    _html(whole, "p", title_of(record, selection.language)).set("dir", turn)  # Some readers take the div away.
    for one in evidence_of(record)[:_MOST_QUOTES]:
        quoted = _html(whole, "blockquote", displayed(one["quote"], _LONGEST_QUOTE))
        quoted.set("dir", "auto")
        _html(whole, "p", f"{one['reported'] or '?'} {carrier(one)}").set("dir", "auto")
    return content


def _html(parent: Any, name: str, text: str) -> Any:
    from lxml import etree

    made = etree.SubElement(parent, f"{{{_XHTML}}}{name}")
    made.text = text
    return made


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    from lxml import etree

    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = text
    return made


def _moment(day: str) -> str:
    first = bounds(day)[0]
    assert first is not None  # looked at before: ``_told``, and the day looked from
    return f"{first.isoformat()}T00:00:00Z"
