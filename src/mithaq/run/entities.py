"""An entity whole: its names, the offices it held or that are its own, and every spelling that reports use for it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from mithaq.knowledge import Holding, Knowledge, Known, Person, load
from mithaq.knowledge.titles import titles_of
from mithaq.languages.likeness import SAME, likeness
from mithaq.model.annotations import Entity
from mithaq.store import Store
from mithaq.text import fold

Row = dict[str, Any]
_MOST_WORDS, _LONGEST_WORD = 8, 30


def entity(asked: str, store: Store | None = None, language: str = "en") -> Row | None:
    """Return what is known of the entity ``asked`` for: an id, a QID or a name in any language; None where nothing is.

    What it refers to is named in ``language`` where it has a name there. ``met`` counts each spelling in the reports of
    ``store``. A person's name that no table spells so finds whoever sounds most alike.
    """
    facts = load()
    told = {one.id: one for one in store.entities()} if store else {}
    id = _found(asked, facts, told)
    if id is None:
        return None
    known = facts.get(id)
    kind = told[id].type if id in told else type(known).__name__.lower().removeprefix("known")
    names = known.names if known else told[id].names
    one = Entity(id=id, type=kind, names=names, qid=known.qid if known else None)
    return known_of(one, facts, language) | {"met": _met(id, store) if store else []}


def known_of(one: Entity, facts: Knowledge, language: str = "en") -> Row:
    """Return what the tables know of an entity: its spellings, the offices it held or that are its own, its facts."""
    id, known = one.id, facts.get(one.id)
    return {
        "view": "entity",
        "id": id,
        "type": one.type,
        "qid": one.qid,
        "name": dict(one.names),
        "spellings": _spellings(known) if known else {},
        "offices": [_office(holding, facts) for holding in facts.offices_of(id)] if isinstance(known, Person) else [],
        "holders": [_holder(holding, facts, language) for holding in _holdings(id, facts)],
        "facts": dict(_facts(known, facts, language)) if known else {},
    }


def _found(asked: str, facts: Knowledge, told: dict[str, Entity]) -> str | None:
    if facts.get(asked) or asked in told:
        return asked
    wanted = " ".join(fold(asked).split())
    if known := _by_form().get(asked.upper()) or _by_form().get(wanted):
        return known
    for one in told.values():
        if any(fold(name) == wanted for _, name in one.names):
            return one.id
    return _sounding(asked, facts) if _may_be_a_person(wanted) else None


@lru_cache(maxsize=1)
def _by_form() -> dict[str, str]:
    """Return the ids of all that the tables know by QID and by each of their names, folded; the preferred first."""
    facts, found = load(), dict[str, str]()
    everything = [known for table in facts.tables() for known in table.values()]
    for known in sorted(everything, key=lambda known: not known.prefer):
        for form in (known.qid, *(fold(form) for _, forms in (*known.strong, *known.weak) for form in forms)):
            if form:
                found.setdefault(form, known.id)
    return found


def _may_be_a_person(name: str) -> bool:
    """Tell whether ``name`` is of as many words, and as long ones, as persons have: comparing others is in vain."""
    words = name.split()
    return 1 < len(words) <= _MOST_WORDS and max(map(len, words)) <= _LONGEST_WORD


def _sounding(asked: str, facts: Knowledge) -> str | None:
    """Return the person whose name sounds most like ``asked``, if one does."""
    alike = [
        (likeness(asked, spelling), person.id)
        for person in facts.persons.values()
        for _, spellings in person.strong
        for spelling in spellings
        if " " in spelling
    ]
    best = max(alike, default=(0.0, None))
    return best[1] if best[0] >= SAME else None


def _spellings(known: Known) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for code, forms in (*known.strong, *known.weak):
        out[code] = list(dict.fromkeys((*out.get(code, ()), *forms)))
    return out


def _office(holding: Holding, facts: Knowledge) -> Row:
    titles = titles_of(holding, facts)
    return {
        "office": holding.office,
        "of": holding.of,
        "title": titles["en"],
        "titles": titles,
        "from": holding.since,
        "until": holding.until,
    }


def _holdings(id: str, facts: Knowledge) -> Sequence[Holding]:
    """Who held the offices of a state or body, the latest first."""
    return sorted((h for h in facts.holdings if h.of == id), key=lambda h: (h.office, h.since or ""), reverse=True)


def _holder(holding: Holding, facts: Knowledge, language: str) -> Row:
    person = facts.persons.get(holding.person)
    name = (person.name(language) or person.name("en")) if person else None
    return {**_office(holding, facts), "person": holding.person, "name": name}


def _facts(known: Known, facts: Knowledge, language: str) -> Iterator[tuple[str, Any]]:
    """Yield the other fields of a record that say something, ids by their names."""
    for name in (
        "kind", "iso2", "capital", "country", "latitude", "longitude", "state", "party", "declared", "signed",
        "effective", "ended", "since", "until", "parties", "third_parties", "place", "process", "members",
    ):  # fmt: skip
        value = getattr(known, name, None)
        if isinstance(value, tuple):
            value = [_name(one, facts, language) for one in value]
        if value not in (None, [], "", type(known).__name__.lower()):
            yield name, _name(value, facts, language) if isinstance(value, str) and name != "kind" else value


def _name(id: str, facts: Knowledge, language: str) -> str:
    known = facts.get(id)
    return (known.name(language) or known.name("en") or id) if known else id


def _met(id: str, store: Store) -> list[Row]:
    """Count the spellings under which reports name an entity, the most frequent first."""
    counts: Counter[str] = Counter()
    reports: dict[str, set[str]] = {}
    for document in store.documents():
        annotated = store.annotated(document.id)
        for mention in annotated.mentions if annotated else ():
            if mention.entity == id:
                words = " ".join(document.text[mention.span.start : mention.span.end].split())
                counts[words] += 1
                reports.setdefault(words, set()).add(document.id)
    return [{"spelling": one, "times": n, "reports": len(reports[one])} for one, n in counts.most_common()]
