"""Templates to answers: escaped throughout, in one language, with an entity tag and headers that keep a page alone."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from mithaq.model.edtf import bounds
from mithaq.run.desk import Desk
from mithaq.run.viewing import today
from mithaq.view.wording import told_in
from mithaq.web.chrome import LANGUAGES, Chrome, direction_of
from mithaq.web.contained import contained, whole
from mithaq.web.dates import date_markup, shown_time
from mithaq.web.handing import offered, processes

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Vary": "Cookie, Accept-Language",
}


_LONGEST_HEADER = 500
VISITED = "mithaq_visited"
VISIT_KEPT = 366 * 24 * 3600


class _Templates(Environment):
    """Templates in which ``record.copy`` is the record's field of that name, not a method of ``dict``."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a record, else what Jinja finds."""
        if isinstance(obj, dict):
            if attribute in obj:
                return obj[attribute]
        else:  # what Jinja would try first, without the way there
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)


@lru_cache
def _templates() -> Environment:
    found = _Templates(
        loader=PackageLoader("mithaq.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=contained,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["direction"] = direction_of
    found.filters["whole"] = whole
    return found


def prepare() -> None:
    """Read all templates."""
    for name in _templates().list_templates():
        _templates().get_template(name)


def chrome_of(request: Request) -> Chrome:
    """Return the chrome of a request: in the language of ``?lang=``, or the one that the browser prefers."""
    asked, unasked = request.query_params.get("lang", ""), preferred(request.headers.get("accept-language", ""))
    return Chrome(
        language=asked if asked in LANGUAGES else unasked,
        preferred=unasked,
        path=request.url.path,
        query=tuple(request.query_params.multi_items()),
        reviewer=reviewer_of(request),
        signed_in=bool(getattr(request.state, "user", "")),
        kept=request.query_params.get("kept", ""),
        token=str(getattr(request.state, "token", "")),
    )


def preferred(header: str) -> str:
    """Return the language of the pages that an Accept-Language header (RFC 9110, 12.5.4) likes best."""
    liked: list[tuple[float, int, str]] = []
    for at, one in enumerate(header[:_LONGEST_HEADER].split(",")):
        tag, _, weight = one.partition(";")
        code = tag.strip().partition("-")[0].lower()
        if code in LANGUAGES and (quality := _quality(weight)):
            liked.append((-quality, at, code))
    return min(liked)[2] if liked else LANGUAGES[0]


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def reviewer_of(request: Request) -> str:
    """Return who reviews: who is signed in, else the name this browser was told, else who started the server."""
    signed_in = getattr(request.state, "user", None)
    if signed_in:
        return str(signed_in)
    try:
        told = bytes.fromhex(request.cookies.get("mithaq_reviewer", "")).decode()
    except ValueError:
        told = ""
    return told or str(getattr(request.app.state, "reviewer", "")) or "reviewer"


def visited(request: Request) -> str | None:
    """Return the day of the visit before today's, where this browser remembers one."""
    before = request.cookies.get(VISITED, "").partition("/")[0]
    return before if bounds(before) != (None, None) else None


def _visit(request: Request) -> str:
    """Return what the browser is to remember: the last visit before today, and today."""
    before, _, last = request.cookies.get(VISITED, "").partition("/")
    now = today()
    return f"{before}/{now}" if last == now else f"{last}/{now}"


def page(request: Request, desk: Desk, template: str, make: Callable[[Chrome], Mapping[str, Any]]) -> Response:
    """Render ``template`` with what ``make`` gives, or say 304 Not Modified to who has the page already."""
    chrome = chrome_of(request)
    visits = request.cookies.get(VISITED, "")
    told = (chrome.reviewer, chrome.token, visits, chrome.language)
    tag = desk.tag(request.url.path, request.url.query, *told, around=True)
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={**HEADERS, "ETag": tag})
    with told_in(chrome.language):
        answer = rendered(template, chrome, {"place": desk.place, **make(chrome)}, headers={"ETag": tag})
    if _visit(request) != visits:
        answer.set_cookie(VISITED, _visit(request), max_age=VISIT_KEPT, httponly=True, samesite="strict")
    return answer


def rendered(
    template: str,
    chrome: Chrome,
    told: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """Render ``template`` in the language of ``chrome``."""
    text = (
        _templates()
        .get_template(template)
        .render(
            c=chrome,
            w=chrome.words,
            dated=lambda value: date_markup(value, chrome.language),
            timed=lambda value: shown_time(value, chrome.words),
            offered=lambda view, filters: offered(chrome, view, filters),
            processes=lambda: processes(chrome.language),
            **told,
        )
    )
    # Lone surrogates, which a broken page may bring along, have no UTF-8.
    body = text.encode("utf-8", "replace")
    return Response(body, status_code=status, media_type="text/html", headers={**HEADERS, **headers})
