"""Who printed a report and whose text it is: outlet and agency as bodies."""

import re

from mithaq.knowledge import Knowledge
from mithaq.model.documents import Document
from mithaq.text import fold

_HOST = re.compile(r"^(?:[a-z]+://)?(?:www\.|m\.|arabic\.|ar\.)?([^/:?#]+)", re.IGNORECASE)
_OUTLETS = frozenset({"outlet", "agency"})
_MOST_WORDS = 40
"""Words of a carrier that are looked at: what is longer is no name, and every stretch of it would be."""


def carriers(document: Document, knowledge: Knowledge) -> tuple[str | None, str | None]:
    """Return the ids of the outlet and the agency of a document, each None where it is not known.

    The outlet is read off ``Document.outlet``, the host of its URL, the hint of its carrier, in this order; the agency
    off ``Document.agency``.
    """
    names, domains = _tables(knowledge)
    outlet = _named(document.outlet, names) or _hosted(document.url, domains) or _named(document.hint("outlet"), names)
    agency = _named(document.agency, names)
    return outlet, agency


_BUILT: dict[int, tuple[dict[str, str], dict[str, str]]] = {}


def _tables(knowledge: Knowledge) -> tuple[dict[str, str], dict[str, str]]:
    """Ids by plain name and by domain, built once for each knowledge."""
    if id(knowledge) not in _BUILT:
        _BUILT[id(knowledge)] = (_by_name(knowledge), {b.domain: b.id for b in knowledge.bodies.values() if b.domain})
    return _BUILT[id(knowledge)]


def _by_name(knowledge: Knowledge) -> dict[str, str]:
    out: dict[str, str] = {}
    for body in knowledge.bodies.values():
        if body.kind in _OUTLETS:
            for forms in (*dict(body.strong).values(), *dict(body.weak).values()):
                for form in forms:
                    out.setdefault(_plain(form), body.id)
    return out


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", " ", fold(name)).strip()


def _named(raw: str | None, names: dict[str, str]) -> str | None:
    """Find a name as it is, else without the words before or behind it."""
    if not raw:
        return None
    words = _plain(raw).split()[:_MOST_WORDS]
    for width in range(len(words), 0, -1):
        for start in range(len(words) - width + 1):
            if found := names.get(" ".join(words[start : start + width])):
                return found
    return None


def _hosted(url: str | None, domains: dict[str, str]) -> str | None:
    """The outlet at a host or at one that it is part of."""
    match = _HOST.match(url or "")
    host = match.group(1).lower() if match else ""
    while "." in host:
        if host in domains:
            return domains[host]
        host = host.partition(".")[2]
    return None
