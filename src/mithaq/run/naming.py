"""Names that are asked for, before anything is looked up by them: one that nobody bears is told, with near ones."""

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import replace
from typing import NoReturn

from mithaq.errors import AskedWrongError
from mithaq.knowledge import load
from mithaq.model.annotations import Entity
from mithaq.model.edtf import bounds
from mithaq.run.filtering import Filters
from mithaq.text import fold
from mithaq.view.context import Context

_PERSON = "person"
_NEAR, _NEAREST = 75, 3


def resolved(context: Context, filters: Filters) -> Filters:
    """Return ``filters`` with each QID, and each name an entity bears besides its first, replaced by the entity's id.

    Raises AskedWrongError for a party, person or place that nothing known, and nothing in the ledger, is called, and
    for a time that ends before it begins.
    """
    first, last = bounds(filters.since)[0], bounds(filters.until)[1]
    if first and last and first > last:
        raise AskedWrongError(f"{filters.since} is later than {filters.until}")
    if not (filters.party or filters.person or filters.place):
        return filters
    names = [*filters.party, *filters.person, *([filters.place] if filters.place else [])]
    if all(name in context.entities for name in names):
        return filters
    every = tuple(context.entities.values())
    people = [one for one in every if one.type == _PERSON]
    return replace(
        filters,
        party=tuple(_found(one, "party", every) for one in filters.party),
        person=tuple(_found(one, "person", people) for one in filters.person),
        place=_found(filters.place, "place", every) if filters.place else None,
    )


def entity_named(context: Context, asked: str) -> str:
    """Return the id of the one entity called ``asked`` (an id, a QID, a name in any language), the best known first.

    Raises AskedWrongError, with names near it, where nothing is called so.
    """
    asked = asked.strip()
    entities = context.entities
    if asked in entities:
        return asked
    qid = next((one.id for one in entities.values() if one.qid and one.qid == asked.upper()), None)
    wanted = " ".join(fold(asked).split())
    called = [
        one.id for one in entities.values() if wanted and any(" ".join(fold(n).split()) == wanted for _, n in one.names)
    ]
    known = next((one for one in called if load().get(one)), None)
    found = qid or known or next(iter(called), None) or _spelled(asked, entities.keys())
    return found or _refuse(asked, "person, state, body or place", entities.values())


def _found(asked: str, role: str, among: Collection[Entity]) -> str:
    """Return the id for an id, a QID or another spelling; a name that stands first in some language stays as it is."""
    wanted = frozenset(fold(asked).split())
    for one in among:
        if asked == one.id or (one.qid and asked.upper() == one.qid):
            return one.id
        if not wanted:
            continue
        first = dict(reversed(one.names))
        if any(wanted <= frozenset(fold(name).split()) for name in first.values()):
            return asked
    return _spelled(asked, {one.id for one in among}) or _refuse(asked, role, among)


def _spelled(asked: str, ids: Set[str]) -> str | None:
    """Return the id of what the tables of known names also spell so, a preferred one before others."""
    wanted = " ".join(fold(asked).split())
    known = (one for table in load().tables() for one in table.values() if one.id in ids)
    so = [one for one in known if any(fold(form) == wanted for _, forms in (*one.strong, *one.weak) for form in forms)]
    return max(so, key=lambda one: one.prefer).id if so and wanted else None


def _refuse(asked: str, role: str, among: Iterable[Entity]) -> NoReturn:
    near = list(_near(asked, among))
    meant = f"; near it: {', '.join(near)}" if near else ""
    raise AskedWrongError(f"no {role} called {asked!r} is known{meant}")


def _near(asked: str, among: Iterable[Entity]) -> Iterator[str]:
    # Imported here: only a misspelt name needs it.
    from rapidfuzz import fuzz, process

    names = dict.fromkeys(name for one in among for _, name in one.names)
    best = process.extract(asked, list(names), scorer=fuzz.ratio, processor=fold, limit=_NEAREST, score_cutoff=_NEAR)
    yield from (name for name, _, _ in best)
