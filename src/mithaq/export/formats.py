"""The formats that records are handed over in: what each is called, what it can express, what writes it."""

from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from mithaq.errors import AskedWrongError
from mithaq.export.selection import Selection, Tally

EVENTS = ("timeline", "contacts", "incidents")
VIEWS = (*EVENTS, "agreements", "commitments", "mechanisms", "disputes", "sources")
_WITH_EVIDENCE = (*EVENTS, "agreements", "commitments", "mechanisms", "disputes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: ``views`` are those it can express, ``chosen`` those it holds where none is asked for."""

    name: str
    media_type: str
    ending: str
    module: str
    told: str
    views: tuple[str, ...] = VIEWS
    chosen: tuple[str, ...] = ("timeline",)

    def write(self, selection: Selection, out: BinaryIO) -> Tally:
        """Write ``selection`` to ``out``; MithaqError where a package is missing that this format needs."""
        # Loaded here: each format costs only those who ask for it.
        tally: Tally = import_module(f"mithaq.export.{self.module}").write(selection, out)
        return tally


_ALL = (
    Format(name="csv", media_type="text/csv; charset=utf-8", ending="csv", module="tables",
           told="a table that Excel opens rightly"),
    Format(name="xlsx", media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ending="xlsx",
           module="sheets", told="an Excel workbook, a sheet a view; right to left in Arabic", chosen=VIEWS),
    Format(name="jsonl", media_type="application/x-ndjson", ending="jsonl", module="lines",
           told="the records as they are, one a line"),
    Format(name="parquet", media_type="application/vnd.apache.parquet", ending="parquet", module="parquet",
           told="typed columns for data frames and databases"),
    Format(name="ics", media_type="text/calendar; charset=utf-8", ending="ics", module="calendar",
           told="a calendar: announced tentative, held confirmed, called off cancelled", views=EVENTS,
           chosen=("contacts",)),
    Format(name="atom", media_type="application/atom+xml", ending="atom", module="feed",
           told="a feed, last reported first", views=(*VIEWS, "brief")),
    Format(name="geojson", media_type="application/geo+json", ending="geojson", module="map",
           told="a map of events", views=EVENTS),
    Format(name="timelinejs", media_type="application/json", ending="json", module="timeline_page",
           told="the JSON of a TimelineJS page", views=EVENTS),
    Format(name="webannotation", media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
           ending="jsonld", module="annotations", told="the sentences behind records as W3C Web Annotations",
           views=_WITH_EVIDENCE),
    Format(name="ftm", media_type="application/x-ndjson", ending="ftm.jsonl", module="follow_the_money",
           told="FollowTheMoney entities, for Aleph and its like", views=EVENTS),
    Format(name="prov", media_type="application/json", ending="prov.json", module="origins",
           told="where each record comes from, as W3C PROV-JSON", views=_WITH_EVIDENCE),
    Format(name="pam", media_type="text/csv; charset=utf-8", ending="csv", module="accords",
           told="scores of the Peace Accords Matrix, a row a change", views=("commitments",), chosen=("commitments",)),
)  # fmt: skip
DOCUMENT = Format(
    name="html",
    media_type="text/html; charset=utf-8",
    ending="html",
    module="document",
    told="a report to read and print",
    views=(*VIEWS, "brief"),
)
"""One process over one period: chosen by ``mithaq.run.reporting``, not by views."""
FORMATS = {one.name: one for one in _ALL}
SEVERAL = frozenset({"xlsx", "jsonl", "atom", "webannotation", "prov"})
"""Formats that hold more than one view at once."""


def format_named(name: str) -> Format:
    """Return the format called ``name``; raises AskedWrongError where there is none."""
    if name not in FORMATS:
        raise AskedWrongError(f"{name!r} is no format; formats are {', '.join(FORMATS)}")
    return FORMATS[name]


def views_for(format_: Format, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the views to write; raises AskedWrongError where the format cannot express what is asked for."""
    for view in asked:
        if view not in format_.views:
            can = ", ".join(format_.views)
            raise AskedWrongError(f"{format_.name} cannot express {view}; it can express {can}")
    views = tuple(dict.fromkeys(asked)) or format_.chosen
    if len(views) > 1 and format_.name not in SEVERAL:
        raise AskedWrongError(f"{format_.name} holds one view at a time")
    return views
