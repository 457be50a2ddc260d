"""The page of one record: an event, an agreement, a commitment, a dispute, a mechanism, with everything behind it."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mithaq.ledger.amendments import AGREEMENT_FIELDS, COMMITMENT_FIELDS
from mithaq.link.facts import CONTACTS
from mithaq.model.edtf import bounds, shifted
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Event
from mithaq.run.desk import Desk
from mithaq.run.reviewing import CLAIM_FIELDS, STATUSES
from mithaq.run.stored import Stored
from mithaq.run.viewing import Row, today
from mithaq.web.accounts import accounts, differing
from mithaq.web.chrome import Chrome
from mithaq.web.decided import decisions_on
from mithaq.web.listing import about, called, first_name, languages, naming, values
from mithaq.web.rendering import chrome_of, page

_NEAR = 12
"""Days within which another event may be the same told otherwise."""
_MOST_NEAR = 6
_FIELDS = {"timeline": CLAIM_FIELDS, "agreements": AGREEMENT_FIELDS, "commitments": COMMITMENT_FIELDS}


def record(request: Request, desk: Desk) -> Response:
    """Answer /record/{name}; a report's id leads to the report. Raises HTTPException (404) where there is none."""
    found = desk.record(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    if found["view"] == "sources":
        return RedirectResponse(chrome_of(request).link(f"/report/{found['id']}"))
    return page(request, desk, "record.html", lambda chrome: _told(found, desk, chrome))


def _told(found: Row, desk: Desk, chrome: Chrome) -> Mapping[str, Any]:
    stored, around = desk.stored, desk.surroundings
    event = stored.event(found["id"]) if found["view"] == "timeline" else None
    near = _near(event, stored) if event else []
    owned = stored.commitments_under(found["id"]) if found.get("mentions") else []
    through = _through(found, stored)
    return {
        "row": found,
        "through": through,
        "title": _title(found, desk, chrome),
        "accounts": accounts(found["claims"], stored.context.reports),
        "differs": differing(found["claims"]),
        "disputes": [found] if found["view"] == "disputes" else _disputes(found["id"], stored),
        "owned": stored.duties(owned, today()),
        "name_of": naming(desk, chrome),
        "about": about(desk, [*_neighbours(found), *(event.id for event in near), *through], chrome),
        "near": near,
        "standing": {one.id: one.status for one in stored.agreements(found.get("members", ()))},
        "language_of": languages(desk),
        "fields": _FIELDS.get(found["view"], ()),
        "kinds": list(ClaimKind),
        "event_statuses": list(Status),
        "statuses": STATUSES,
        "decisions": decisions_on(desk, _known_as(found, desk)),
        "seen": desk.judged,
        "linked": [name for name in found["entities"] if found["view"] == "timeline"],
        "value_of": values(desk, chrome),
        "first_of_documents": _first_of_documents,
        "named_as": lambda mention: _named_as(mention, stored, chrome),
        "suggested": called(desk, (*around.parties[:150], *around.people[:150]), chrome),
    }


def _named_as(mention: Row, stored: Stored, chrome: Chrome) -> str:
    """Return what a naming calls an agreement, in the page's language; nothing where its quote says the same."""
    quote = mention["evidence"][0]
    names = dict(reversed(getattr(stored.context.claim(quote["claim"]), "names", ())))
    told = names.get(chrome.language) or next(iter(names.values()), "")
    return "" if told in quote["quote"] else told


def _known_as(found: Row, desk: Desk) -> list[str]:
    """Return the ids by which decisions may speak of a record: its own and those of its claims."""
    claims = [one["claim"] for one in found.get("evidence") or ()]
    return [found["id"], *claims, *(one["id"] for one in found["claims"])]


def _through(found: Row, stored: Stored) -> list[str]:
    """Return the events that a mechanism is made of: decisions on it are decisions on these."""
    if found["view"] != "mechanisms":
        return []
    return list(dict.fromkeys(stored.owners([one["claim"] for one in found["evidence"]]).values()))


def _first_of_documents(claims: Sequence[Row]) -> list[tuple[str, Row]]:
    """Return each document that tells of a record, with the first claim that it makes."""
    found: dict[str, Row] = {}
    for claim in claims:
        found.setdefault(claim["evidence"][0]["document"], claim)
    return list(found.items())


def _disputes(name: str, stored: Stored) -> list[Row]:
    return stored.disputes(stored.disputes_about((name,)), today())


def _near(event: Event, stored: Stored) -> list[Event]:
    """Return events about the same days, of a like kind and with a party in common: one told twice is among them."""
    begin, until = bounds(event.date)
    if begin is None or until is None:
        return []
    like = stored.events_near(event, shifted(begin, -_NEAR).isoformat(), shifted(until, _NEAR).isoformat())
    found = [one for one in like if one.id != event.id and _like(one, event)]
    return sorted(found, key=lambda one: (_distance(one, event), one.id))[:_MOST_NEAR]


def _like(one: Event, other: Event) -> bool:
    kinds = one.kind == other.kind or {one.kind, other.kind} <= CONTACTS
    shared = {*one.parties, *one.people} & {*other.parties, *other.people}
    return kinds and bool(shared)


def _distance(one: Event, other: Event) -> int:
    ours, theirs = bounds(one.date)[0], bounds(other.date)[0]
    return abs((ours - theirs).days) if ours and theirs else _NEAR


def _neighbours(found: Row) -> list[str]:
    """Return the ids of records that this one speaks of."""
    single = [found.get(name) for name in ("part_of", "about", "agreement", "before", "after")]
    many = [*found.get("members", ()), *found.get("agreements", ()), *found.get("meetings", ())]
    return [name for name in (*single, *many) if name]


def _title(found: Row, desk: Desk, chrome: Chrome) -> str:
    if "text" in found:
        return chrome.text(found["text"])
    if found["view"] == "disputes":
        line = about(desk, [found["about"]], chrome)[found["about"]]
        return f"{chrome.word('field', found['field']).capitalize()}: {line}"
    return first_name(found["names"], chrome) or chrome.word("chrome", "unnamed")
