"""A report as a document: one process over one period, ready to be read, printed and handed over, each line with its
source. One page of HTML that holds all it needs: no script, nothing fetched."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, BinaryIO

from mithaq.export.addresses import web_addresses
from mithaq.export.naming import carrier, evidence_of, names_of, title_of
from mithaq.export.selection import Record, Selection, Tally
from mithaq.export.sheets import headings
from mithaq.text.display import direction, displayed
from mithaq.view.days import spelt

SECTIONS = ("brief", "timeline", "agreements", "commitments", "mechanisms", "incidents", "disputes")
"""The views that a report holds, in their order; a view without records has no section."""
_MOST_QUOTES, _LONGEST_QUOTE = 3, 600
Notes = dict[tuple[Any, ...], int]


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write ``selection`` as one HTML page in its language; the sources are numbered at the end."""
    # Loaded here: only pages need it.
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    tally, notes = Tally(), Notes()
    words = headings(selection.language)
    environment = Environment(
        loader=PackageLoader("mithaq.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sections = [
        {"view": view, "title": words["views"][view], "lines": [_line(one, view, selection, notes) for one in records]}
        for view, records in selection.views.items()
        if records
    ]
    tally.written = sum(map(len, selection.views.values()))
    text = environment.get_template("document.html").render(
        language=selection.language,
        w=words,
        title=displayed(selection.title or "Mithaq"),
        period=_period(selection, words),
        as_of="" if selection.period[1] == selection.as_of else spelt(selection.as_of, selection.language),
        sections=sections,
        sources=list(_sources(notes, selection)),
        style=Markup(style()),
        policy=policy(),
    )
    out.write(text.encode("utf-8", "replace"))
    return tally


@lru_cache
def style() -> str:
    """Return the style that stands in the page, for the screen and for paper."""
    return (files("mithaq.export") / "templates" / "document.css").read_text(encoding="utf-8")


@lru_cache
def policy() -> str:
    """Return the page's Content-Security-Policy: its own style, known by its hash, and nothing else."""
    digest = b64encode(sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _period(selection: Selection, words: Mapping[str, Any]) -> str:
    first, last = (spelt(one, selection.language) for one in selection.period)
    if first and last:
        return str(words["period"].format(first=first, last=last))
    return str(words["up_to"].format(last=last)) if last else first


def _line(record: Record, view: str, selection: Selection, notes: Notes) -> dict[str, Any]:
    """Return a record as a line: what it tells, its facts, its first sentences, and the numbers of its sources."""
    evidence = evidence_of(record)
    return {
        "id": record["id"],
        "title": title_of(record, selection.language),
        "facts": list(_facts(record, view, selection)),
        "quotes": [_quote(one, selection, notes) for one in _distinct(evidence)[:_MOST_QUOTES]],
        "numbers": sorted({_number(one, notes) for one in evidence}),
        "sides": [_side(side, selection, notes) for side in record.get("sides") or ()],
    }


def _facts(record: Record, view: str, selection: Selection) -> Iterator[tuple[str, str]]:
    """Yield the facts that a line shows beside its sentence, as heading and value."""
    language, words = selection.language, headings(selection.language)
    values = words["values"]
    for field in _SHOWN.get(view, ()):
        value = record.get(field)
        if value in (None, "", [], False):
            continue
        if field in _DATES:
            told = spelt(str(value), language) or str(value)
        elif field in _NAMED:
            told = str(words["comma"]).join(names_of(record, value, language))
        else:
            told = str(values.get(str(value), value))
        yield str(words["columns"].get(field, field)), displayed(told)


_SHOWN = {
    "brief": ("section",),
    "timeline": ("status", "independent_sources", "silent_since"),
    "incidents": ("status", "independent_sources"),
    "agreements": ("status", "signed", "effective", "ended", "parties"),
    "commitments": ("obligor", "beneficiary", "due", "status", "overdue", "last_seen", "silent_since"),
    "mechanisms": ("status", "parties", "last_seen", "silent_since"),
    "disputes": ("field", "state"),
}
_DATES = frozenset({"signed", "effective", "ended", "due", "last_seen", "silent_since"})
_NAMED = frozenset({"parties", "obligor", "beneficiary"})


def _side(side: Record, selection: Selection, notes: Notes) -> dict[str, Any]:
    evidence = side.get("evidence") or []
    return {
        "value": displayed(str(side["value"]), _LONGEST_QUOTE),
        "speaker": side.get("speaker"),
        "quotes": [_quote(one, selection, notes) for one in _distinct(evidence)[:1]],
    }


def _distinct(evidence: Iterable[Record]) -> list[Record]:
    """Return the sentences that are not the same words again: five carriers of one text are one sentence."""
    return list({" ".join(one["quote"].split()): one for one in reversed(list(evidence))}.values())[::-1]


def _quote(one: Record, selection: Selection, notes: Notes) -> dict[str, Any]:
    source = selection.sources().get(one["document"]) or {}
    language = str(source.get("language") or "und")
    return {
        "text": displayed(one["quote"], _LONGEST_QUOTE),
        "language": language,
        "direction": direction(language),
        "number": _number(one, notes),
    }


def _number(one: Record, notes: Notes) -> int:
    """Return the number of a sentence's report in the list of sources."""
    return notes.setdefault((one["document"],), len(notes) + 1)


def _sources(notes: Notes, selection: Selection) -> Iterator[dict[str, Any]]:
    known = selection.sources()
    for (document,), number in notes.items():
        source = known.get(document) or {}
        published = (source.get("published") or {}).get("value")
        yield {
            "number": number,
            "carrier": carrier(source),
            "title": displayed(str(source.get("title") or ""), 300),
            "published": spelt(published, selection.language),
            "file": displayed(str(source.get("file") or "").rpartition("/")[2], 300),
            "url": next(iter(web_addresses({"url": source.get("url")}, {})), None),
            "direction": direction(str(source.get("language") or "")),
            "id": document,
        }


def in_order(views: Mapping[str, Sequence[Record]]) -> dict[str, Sequence[Record]]:
    """Return the views of a report in its order, what a section before tells already left out: incidents are events."""
    told = {record["id"] for record in views.get("incidents", ())}
    found = {name: views[name] for name in SECTIONS if name in views}
    if "timeline" in found and told:
        found["timeline"] = [record for record in found["timeline"] if record["id"] not in told]
    return found
