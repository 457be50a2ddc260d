"""The pages of events: the timeline with its lanes, contacts as matrix and network, incidents on a map."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, TypeVar, cast

from starlette.requests import Request
from starlette.responses import Response

from mithaq.knowledge import load as load_knowledge
from mithaq.link.facts import CONTACTS
from mithaq.model.edtf import bounds
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Event
from mithaq.run.desk import Desk
from mithaq.run.filtering import Filters
from mithaq.run.outlines import Outlines
from mithaq.run.viewing import ALL
from mithaq.view.incidents import KINDS as INCIDENTS
from mithaq.view.processes import process_names, processes_of
from mithaq.web.asked import LINES, Asked, asked
from mithaq.web.chrome import Chrome
from mithaq.web.dates import month_of
from mithaq.web.incident_map import IncidentMap, incident_map
from mithaq.web.lanes import Lane, Window, lanes, mirrored, ticks, window_of
from mithaq.web.listing import about, called, languages, newest_first, paged
from mithaq.web.relations import GROUPS, halved, relations
from mithaq.web.rendering import page

LANES = ("kind", "process", "party", "format")
SHAPES = ("list", "matrix", "network")


def timeline(request: Request, desk: Desk) -> Response:
    """Answer /timeline: events in lanes, and by month beneath."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told, events = _events(request, desk, "timeline", chrome)
        chosen = request.query_params.get("lanes", "")
        by = chosen if chosen in LANES else LANES[0]
        return told | {
            "lanes_by": by,
            "lane_kinds": LANES,
            "shapes": (),
            **_drawn(told["asked"], events, by, desk, chrome),
        }

    return page(request, desk, "timeline.html", make)


def contacts(request: Request, desk: Desk) -> Response:
    """Answer /contacts: meetings, calls and visits; who met whom how often, and when last."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told, events = _events(request, desk, "contacts", chrome)
        shape, of = request.query_params.get("shape", ""), request.query_params.get("of", "")
        group = of if of in GROUPS else GROUPS[0]
        found = _kept(desk.outlines, told["asked"], group, lambda: relations(events, group, told["asked"].filters))
        name = desk.context.name
        return told | {
            "shapes": SHAPES,
            "shape": shape if shape in SHAPES else "matrix",
            "of": group,
            "groups": GROUPS,
            "relations": found,
            "halved": halved,
            "name_of": lambda one: name(one, chrome.language),
            "at": lambda value: mirrored(value, chrome.direction),
        }

    return page(request, desk, "timeline.html", make)


def incidents(request: Request, desk: Desk) -> Response:
    """Answer /incidents: acts of force on a map beside the talks, and by month beneath with the talks around each."""

    def make(chrome: Chrome) -> Mapping[str, Any]:
        told, events = _events(request, desk, "incidents", chrome)
        wanted = told["asked"].filters
        others = [event for event in _narrowed(desk, "contacts", wanted) if event.status is not Status.CANCELLED]

        def draw() -> IncidentMap:
            return incident_map(events, others, load_knowledge(), desk.context, chrome.language)

        near = {name for _, rows in told["months"] for row in rows for name in (row["before"], row["after"]) if name}
        return told | {
            "shapes": (),
            "map": _kept(desk.outlines, told["asked"], ("map", chrome.language), draw),
            "about": about(desk, near, chrome),
        }

    return page(request, desk, "timeline.html", make)


def _events(request: Request, desk: Desk, view: str, chrome: Chrome) -> tuple[dict[str, Any], Sequence[Event]]:
    wanted = asked(request.query_params, chrome.words)
    filters, statements = wanted.filters, wanted.statements
    rows = desk.rows(view, filters=filters, statements=statements)
    ordered = rows if wanted.oldest_first else newest_first(rows)
    shown = ordered[wanted.offset : wanted.offset + LINES]
    kinds = {"contacts": sorted(CONTACTS), "incidents": sorted(INCIDENTS)}
    around = desk.surroundings
    return {
        "view": view,
        "asked": wanted,
        "months": [(month, list(lines)) for month, lines in groupby(shown, lambda row: month_of(row["date"]))],
        "kinds": kinds.get(view) or list(ClaimKind),
        "statuses": list(Status),
        "parties": called(desk, around.parties, chrome),
        "persons": called(desk, around.people, chrome),
        "language_of": languages(desk),
        **paged(wanted, len(rows)),
    }, desk.events(view, filters=filters, statements=statements)


def _narrowed(desk: Desk, view: str, filters: Filters) -> Sequence[Event]:
    kept = Filters(
        party=filters.party, person=filters.person, place=filters.place, since=filters.since, until=filters.until
    )
    return desk.events(view, filters=kept)


def _drawn(wanted: Asked, events: Sequence[Event], by: str, desk: Desk, chrome: Chrome) -> dict[str, Any]:
    window = _window(wanted, events, desk)
    knowledge, context = load_knowledge(), desk.context

    def groups_of(event: Event) -> Iterable[str]:
        if by == "kind":
            return (event.kind.value,)
        if by == "party":
            return event.parties
        return processes_of(event, knowledge) if by == "process" else ((event.format,) if event.format else ())

    outlines = desk.outlines

    def draw() -> tuple[Lane, ...]:
        return lanes(events, window, groups_of, stretches=outlines.stretches)

    drawn = _kept(outlines, wanted, ("lanes", by, window), draw)
    processes = process_names([one.name for one in drawn if one.name], knowledge, chrome.language)

    def lane_name(lane: Lane) -> str:
        if lane.name is None:
            return chrome.word("lanes", "other")
        if by == "kind":
            return chrome.word("kind", lane.name)
        return processes.get(lane.name) or context.name(lane.name, chrome.language)

    return {
        "lanes": drawn,
        "lane_name": lane_name,
        "ticks": ticks(window),
        "window": window,
        "zooms": _zooms(window),
        "at": lambda value, width=0.0: mirrored(value, chrome.direction, width),
        "name_of": lambda one: context.name(one, chrome.language),
    }


T = TypeVar("T")
_KEPT = 32


def _kept(outlines: Outlines, wanted: Asked, name: Hashable, make: Callable[[], T]) -> T:
    """Return what is made of the outlines of all events; it is made once for those who ask for nothing narrower."""
    if wanted.statements or replace(wanted.filters, since=None, until=None) != ALL:
        return make()
    asked = (name, wanted.filters)
    found = outlines.kept.get(asked)
    if found is None:
        if len(outlines.kept) >= _KEPT:
            outlines.kept.clear()
        found = outlines.kept[asked] = make()
    return cast(T, found)


def _window(wanted: Asked, events: Sequence[Event], desk: Desk) -> Window:
    filters = wanted.filters
    given = (bounds(filters.since)[0], bounds(filters.until)[1])
    reported = desk.surroundings.reported if None in given else ()
    return _kept(desk.outlines, wanted, ("window", reported), lambda: window_of(given, reported, events))


def _zooms(window: Window) -> list[tuple[str, Window]]:
    return [
        ("earlier", window.moved(-0.5)),
        ("closer", window.zoomed(0.5)),
        ("wider", window.zoomed(2.0)),
        ("later", window.moved(0.5)),
    ]
