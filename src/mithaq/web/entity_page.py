"""The page of a person, state, body or place: names, offices, what it took part in, what it owes, what it says."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mithaq.knowledge import load as load_knowledge
from mithaq.run.desk import Desk
from mithaq.run.entities import known_of
from mithaq.run.viewing import today
from mithaq.view.context import by_letter
from mithaq.web.chrome import Chrome
from mithaq.web.listing import first_name, languages, naming
from mithaq.web.rendering import chrome_of, page

_MOST = 25
_MOST_BESIDE = 12


def entity(request: Request, desk: Desk) -> Response:
    """Answer /entity/{name}; an agreement has its record. Raises HTTPException (404) for what nobody knows."""
    name = request.path_params["name"]
    stored = desk.stored
    if name not in stored.context.entities:
        raise HTTPException(404)
    if stored.holds_agreement(name):
        return RedirectResponse(chrome_of(request).link(f"/record/{name}"))
    return page(request, desk, "entity.html", lambda chrome: _told(name, desk, chrome))


def _told(name: str, desk: Desk, chrome: Chrome) -> Mapping[str, Any]:
    stored, day = desk.stored, today()
    context = stored.context
    one = context.entities[name]
    acts, said = stored.latest_of(name, _MOST), stored.latest_of(name, _MOST_BESIDE, said=True)
    records = stored.records_of(name)
    owed = [due.id for due in stored.board((name,))] if records else []
    signed = sorted(records - set(owed))
    return {
        "one": one,
        "known": known_of(one, load_knowledge()),
        "facts": _facts(name, desk, chrome),
        "title": context.name(name, chrome.language),
        "by_letter": by_letter(one),
        "events": stored.lines("timeline", acts, day),
        "said": stored.lines("timeline", said, day),
        "counts": stored.parts_of(name),
        "beside": stored.beside(name, _MOST_BESIDE),
        "owed": stored.duties(owed[:_MOST_BESIDE], day),
        "owed_count": len(owed),
        "agreements": stored.register(signed[:_MOST_BESIDE], day),
        "agreed_count": len(signed),
        "name_of": naming(desk, chrome),
        "first_name": lambda names: first_name(names, chrome),
        "language_of": languages(desk),
        "names": "".join(found for _, found in one.names[:1]),
    }


def _facts(name: str, desk: Desk, chrome: Chrome) -> list[tuple[str, str, str]]:
    """Return what the tables know of an entity beside its names: the word for it, the id, the name."""
    known, name_of = load_knowledge().get(name), naming(desk, chrome)
    told = ((one, getattr(known, one, None)) for one in ("capital", "country", "state"))
    return [(chrome.word("fact", one), value, name_of(value)) for one, value in told if value]
