"""What a page offers to take along: its records in each format that can hold them, and a report on a process."""

from typing import Any

from mithaq.export.formats import FORMATS
from mithaq.knowledge import load as load_knowledge
from mithaq.run.filtering import Filters
from mithaq.web.chrome import Chrome
from mithaq.web.contained import Link

_LABELS = {
    "csv": "CSV",
    "xlsx": "Excel",
    "jsonl": "JSON Lines",
    "parquet": "Parquet",
    "ics": "iCalendar",
    "atom": "Atom",
    "geojson": "GeoJSON",
    "timelinejs": "TimelineJS",
    "webannotation": "Web Annotation",
    "ftm": "FollowTheMoney",
    "prov": "PROV",
    "pam": "PAM",
}


def offered(chrome: Chrome, view: str, filters: Filters) -> list[tuple[str, str]]:
    """Return the formats that hold a view, each with the address that gives the records that the page shows in it."""
    asked: dict[str, Any] = {
        "party": list(filters.party),
        "person": list(filters.person),
        "kind": list(filters.kind),
        "status": list(filters.status),
        "place": filters.place,
        "since": filters.since,
        "until": filters.until,
        "text": filters.text,
    }
    return [
        (_LABELS.get(one.name, one.name), _spoken(chrome.link(f"/api/export/{one.name}", view=view, **asked), chrome))
        for one in FORMATS.values()
        if view in one.views
    ]


def _spoken(link: str, chrome: Chrome) -> Link:
    """Return a link that asks for the page's language also where a browser would get it unasked: programs would not."""
    return Link(link if chrome.chosen else f"{link}&lang={chrome.language}")


def processes(language: str) -> list[tuple[str, str]]:
    """Return the processes that a report may be made of, by name."""
    every = load_knowledge().processes.values()
    return sorted(
        ((one.id, one.name(language) or one.id) for one in every), key=lambda told: (told[1].casefold(), told)
    )
