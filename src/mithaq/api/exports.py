"""Records handed over by the API: the formats of the command line, and what calendars and feed readers ask for."""

import io
import json
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request
from starlette.responses import Response

from mithaq.api.answers import unchanged
from mithaq.api.asking import AsOf, Language, Since, Until, event_filters
from mithaq.api.describing import WRONG
from mithaq.export.document import policy
from mithaq.export.formats import DOCUMENT, FORMATS, VIEWS, Format, format_named, views_for
from mithaq.export.selection import Selection, Tally
from mithaq.run.desk import Desk
from mithaq.run.exporting import selection
from mithaq.run.filtering import Filters
from mithaq.run.reporting import report as chosen

NEWEST = 200
"""Entries of a feed that readers subscribe to: they ask again, and need what is new."""

View = Annotated[
    list[str] | None,
    Query(description="timeline, contacts, agreements ...; several where the format holds several.", max_length=9),
]
_NAME = Path(description=f"One of {', '.join(FORMATS)}.", json_schema_extra={"enum": list(FORMATS)})


def add_exports(app: FastAPI, desk: Desk) -> None:
    """Add the routes of exports and subscriptions to ``app``."""

    @app.get(
        "/api/export/{format}",
        summary="Records in a format that others read.",
        responses=_responses("application/octet-stream"),
        tags=["export"],
    )
    def export(
        request: Request,
        format: Annotated[str, _NAME],
        filters: Annotated[Filters, Depends(event_filters)],
        view: View = None,
        lang: Language = "en",
        as_of: AsOf = None,
    ) -> Response:
        wanted = format_named(format)
        views = views_for(wanted, tuple(view or ()))
        name = f"mithaq-{'-'.join(views) if len(views) < 3 else 'ledger'}.{wanted.ending}"

        def make() -> Selection:
            return _selected(request, desk, views, filters, lang, as_of)

        return _handed(request, desk, wanted, make, f'attachment; filename="{name}"')

    _add_subscriptions(app, desk)
    _add_report(app, desk)


def _add_subscriptions(app: FastAPI, desk: Desk) -> None:
    @app.get(
        "/api/calendar.ics",
        summary="Meetings, calls and visits to subscribe to: announced tentative, held confirmed, cancelled cancelled.",
        responses=_responses("text/calendar"),
        tags=["export"],
    )
    def calendar(
        request: Request, filters: Annotated[Filters, Depends(event_filters)], lang: Language = "en"
    ) -> Response:
        def make() -> Selection:
            return _selected(request, desk, ("contacts",), filters, lang, None)

        return _handed(request, desk, FORMATS["ics"], make, "inline")

    @app.get(
        "/api/feed.atom",
        summary=f"The {NEWEST} records last reported, to subscribe to.",
        responses=_responses("application/atom+xml"),
        tags=["export"],
    )
    def feed(
        request: Request,
        filters: Annotated[Filters, Depends(event_filters)],
        view: Annotated[str, Query(description="Which records.", json_schema_extra={"enum": list(VIEWS)})] = "timeline",
        lang: Language = "en",
    ) -> Response:
        atom = FORMATS["atom"]
        (name,) = views_for(atom, (view,))

        def make() -> Selection:
            return _newest(_selected(request, desk, (name,), filters, lang, None))

        return _handed(request, desk, atom, make, "inline")


def _add_report(app: FastAPI, desk: Desk) -> None:
    @app.get(
        "/api/report",
        summary="One process over one period as a document to read and print, every line with its source.",
        responses=_responses("text/html"),
        tags=["export"],
    )
    def report(
        request: Request,
        process: Annotated[str, Query(description="Its id, or words of its name.", min_length=1, max_length=300)],
        since: Since = None,
        until: Until = None,
        lang: Language = "en",
    ) -> Response:
        def make() -> Selection:
            home = str(request.base_url).rstrip("/")
            return chosen(desk.stored, process, since=since, until=until, language=lang, home=home)

        answer = _handed(request, desk, DOCUMENT, make, "inline")
        answer.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors 'none'"
        return answer


def _selected(
    request: Request, desk: Desk, views: tuple[str, ...], filters: Filters, lang: str, as_of: str | None
) -> Selection:
    return selection(
        desk.known_on(as_of),
        views,
        as_of=as_of,
        filters=desk.resolved(filters),
        since=filters.since or desk.week_before(),
        language=lang,
        home=str(request.base_url).rstrip("/"),
    )


def _newest(found: Selection) -> Selection:
    from dataclasses import replace

    from mithaq.export.feed import told_on

    def last(record: dict[str, Any]) -> str:
        return max(told_on(record), default="")

    kept = {name: sorted(rows, key=last, reverse=True)[:NEWEST] for name, rows in found.views.items()}
    return replace(found, views=kept)


def _handed(request: Request, desk: Desk, format_: Format, make: Callable[[], Selection], disposition: str) -> Response:
    """Return an export; the headers tell how many records were written, and how many were not and why."""
    tag = desk.tag(request.url.path, request.url.query, str(request.base_url))
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    out = io.BytesIO()
    tally = format_.write(make(), out)
    headers |= {"Content-Disposition": disposition, **_told(tally)}
    return Response(out.getvalue(), headers=headers, media_type=format_.media_type)


def _told(tally: Tally) -> dict[str, str]:
    def counted(found: dict[str, list[str]]) -> str:
        return json.dumps({reason: len(ids) for reason, ids in found.items()})

    return {
        "Mithaq-Written": str(tally.written),
        "Mithaq-Left-Out": counted(tally.left_out),
        "Mithaq-In-Part": counted(tally.lessened),
    }


def _responses(media_type: str) -> dict[int | str, dict[str, Any]]:
    types: dict[str, Any] = {one.media_type.partition(";")[0]: {} for one in FORMATS.values()}
    known: dict[str, Any] = types if media_type == "application/octet-stream" else {media_type: {}}
    headers = {
        "Mithaq-Written": {"description": "Records written.", "schema": {"type": "string"}},
        "Mithaq-Left-Out": {
            "description": "How many could not be expressed, by reason: JSON.",
            "schema": {"type": "string"},
        },
        "Mithaq-In-Part": {
            "description": "How many were not wholly expressed, by reason: JSON.",
            "schema": {"type": "string"},
        },
    }
    found = {"description": "The file.", "content": known, "headers": headers}
    return {200: found, 304: {"description": "As you have it."}, **WRONG}
