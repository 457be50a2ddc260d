"""The page of a person, state, body or place: names, offices, what it took part in, what it owes, what it says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mithaq.knowledge import load as load_knowledge
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Event
from mithaq.run.desk import Desk
from mithaq.run.entities import known_of
from mithaq.view.composed import Composed
from mithaq.view.context import by_letter
from mithaq.web.chrome import Chrome
from mithaq.web.listing import languages, naming
from mithaq.web.rendering import chrome_of, page

_MOST = 40
_MOST_BESIDE = 12


def entity(request: Request, desk: Desk) -> Response:
    """Answer /entity/{name}; an agreement has its record. Raises HTTPException (404) for what nobody knows."""
    name = request.path_params["name"]
    if name not in desk.index().whole.context.entities:
        raise HTTPException(404)
    if any(one.id == name for one in desk.index().whole.ledger.agreements):
        return RedirectResponse(chrome_of(request).link(f"/record/{name}"))
    return page(request, desk, "entity.html", lambda chrome: _told(name, desk, chrome))


def _told(name: str, desk: Desk, chrome: Chrome) -> Mapping[str, Any]:
    index = desk.index()
    context, ledger = index.whole.context, index.whole.ledger
    one = context.entities[name]
    own = [event for event in ledger.events if _takes_part(name, event)]
    acts = [event for event in own if event.kind is not ClaimKind.STATEMENT]
    said = [event for event in own if event.kind is ClaimKind.STATEMENT]
    return {
        "one": one,
        "known": known_of(one, load_knowledge()),
        "facts": _facts(name, desk, chrome),
        "title": context.name(name, chrome.language),
        "by_letter": by_letter(one),
        "events": _rows(desk, _latest(acts, _MOST)),
        "said": _rows(desk, _latest(said, _MOST_BESIDE)),
        "counts": (len(acts), len(said)),
        "beside": _beside(name, acts),
        "owed": [row for row in desk.rows("commitments") if name in (*row["obligor"], *row["beneficiary"])][:_MOST],
        "agreements": [
            a for a in desk.rows("agreements") if name in (*a.get("parties", ()), *a.get("third_parties", ()))
        ],
        "name_of": naming(desk, chrome),
        "language_of": languages(desk),
        "names": "".join(found for _, found in one.names[:1]),
    }


def _latest(events: Sequence[Event], most: int) -> list[Event]:
    """Return the last of ``events``, newest first; the undated behind all others."""
    dated = [event for event in events if event.date]
    return [*dated[::-1], *(event for event in events if not event.date)][:most]


def _facts(name: str, desk: Desk, chrome: Chrome) -> list[tuple[str, str, str]]:
    """Return what the tables know of an entity beside its names: the word for it, the id, the name."""
    known, name_of = load_knowledge().get(name), naming(desk, chrome)
    told = ((one, getattr(known, one, None)) for one in ("capital", "country", "state"))
    return [(chrome.word("fact", one), value, name_of(value)) for one, value in told if value]


def _takes_part(name: str, event: Event) -> bool:
    return (
        name in event.parties
        or name in event.people
        or name in event.third_parties
        or name in (event.place, event.format)
    )


def _rows(desk: Desk, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Compose the lines of these events alone."""
    every = desk.rows("timeline", statements=True)
    ids = {event.id for event in events}
    if not isinstance(every, Composed):
        return []
    told = {row["id"]: row for row in every.where(lambda event: event.id in ids)}
    return [told[event.id] for event in events if event.id in told]


def _beside(name: str, events: Sequence[Event]) -> list[tuple[str, int]]:
    """Return with whom it takes part, most often first."""
    counts = Counter(other for event in events for other in (*event.parties, *event.people) if other != name)
    return counts.most_common(_MOST_BESIDE)
