"""The page of one record: an event, an agreement, a dispute, a mechanism, with everything behind it."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mithaq.run.desk import Desk
from mithaq.run.viewing import Row
from mithaq.web.accounts import accounts, differing
from mithaq.web.chrome import Chrome
from mithaq.web.pages import about, first_name, languages, naming
from mithaq.web.rendering import chrome_of, page


def record(request: Request, desk: Desk) -> Response:
    """Answer /record/{name}; a report's id leads to the report. Raises HTTPException (404) where there is none."""
    found = desk.record(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    if found["view"] == "sources":
        return RedirectResponse(chrome_of(request).link(f"/report/{found['id']}"))
    return page(request, desk, "record.html", lambda chrome: _told(found, desk, chrome))


def _told(found: Row, desk: Desk, chrome: Chrome) -> Mapping[str, Any]:
    disputes = [row for row in desk.rows("disputes") if row["id"] in found.get("disputes", ())]
    return {
        "row": found,
        "title": _title(found, desk, chrome),
        "accounts": accounts(found["claims"], desk.whole().context.reports),
        "differs": differing(found["claims"]),
        "disputes": [found] if found["view"] == "disputes" else disputes,
        "name_of": naming(desk, chrome),
        "about": about(desk, _neighbours(found), chrome),
        "language_of": languages(desk),
    }


def _neighbours(found: Row) -> list[str]:
    """Return the ids of records that this one speaks of."""
    single = [found.get("part_of"), found.get("about")]
    many = [*found.get("members", ()), *found.get("agreements", ()), *found.get("meetings", ())]
    return [name for name in (*single, *many) if name]


def _title(found: Row, desk: Desk, chrome: Chrome) -> str:
    if "text" in found:
        return chrome.text(found["text"])
    if found["view"] == "disputes":
        line = about(desk, [found["about"]], chrome)[found["about"]]
        return f"{chrome.word('field', found['field'])}: {line}"
    return first_name(found["names"], chrome) or chrome.word("chrome", "unnamed")
