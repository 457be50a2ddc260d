"""The page on which one signs in, where the ledger is served to others."""

from starlette.requests import Request
from starlette.responses import Response

from mithaq.web.rendering import chrome_of, rendered


def sign_in(request: Request) -> Response:
    """Answer /login: a form that sends name and password to the API's session."""
    query = request.query_params
    told = {"wrong": bool(query.get("wrong")), "next": query.get("next", "/"), "place": "", "query": ""}
    return rendered("login.html", chrome_of(request), told, headers={"Cache-Control": "no-store"})
