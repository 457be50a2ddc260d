"""Mentions proposed by the names of the knowledge tables."""

from collections.abc import Iterable, Iterator

from mithaq.annotate.mentions.choosing import Chooser
from mithaq.annotate.mentions.drafts import AGREEMENT, BODY, PERSON, ROLE, Draft
from mithaq.annotate.mentions.units import Units, skip_of
from mithaq.annotate.mentions.validity import begins_as_adjective
from mithaq.annotate.mentions.vocabulary import is_state
from mithaq.grammar import Hit
from mithaq.knowledge import Body, Country, Known, KnownAgreement, Mechanism, Person, Place
from mithaq.model.kinds import MentionType
from mithaq.text import fold


def name_drafts(units: Units, chooser: Chooser, around: Iterable[Draft]) -> Iterator[Draft]:
    """Yield a draft for each known name that stands for something."""
    titled = {draft.end for draft in around if draft.type is ROLE}
    for hit in units.hits.values():
        if all(value.startswith("DEM") for value in hit.values):
            continue
        id = chooser.best(hit, strict=hit.start not in titled)
        known = units.vocabulary.knowledge.get(id) if id else None
        if known is None or (kind := type_of(known)) is None:
            continue
        if isinstance(known, Country) and _is_adjective(units, hit.start, hit.end):
            continue
        if isinstance(known, Body) and begins_as_adjective(units, hit.start):
            continue
        start, skip = hit.start, hit.skip
        if kind is AGREEMENT and _gathers(units, start, hit.end):
            start, skip = start + 1, skip_of(units.words[start + 1], units.vocabulary)
        end = hit.end
        if isinstance(known, Person):
            start, skip, end = _bare_name(units, known, hit)
        yield Draft(kind, start, end, skip, "name", entity=known.id, values=hit.values, why=chooser.why(hit, known.id))


def _bare_name(units: Units, known: Person, hit: Hit) -> tuple[int, int, int]:
    """Return where the person's name begins, its proclitic, and where it ends: without a title, with all its parts."""
    singles, links = units.vocabulary.lexicon.singles, units.vocabulary.names.singles
    start, skip, end = hit.start, hit.skip, _with_last_name(units, known, hit)
    readings = units.words[start].readings
    if end - start > 1 and any("TITLE" in singles.get(reading.stem, ()) for reading in readings):
        start, skip = start + 1, 0
    while end + 1 < len(units.words) and "NAME_LINK" in links.get(units.words[end].norm, {}):
        follows = units.words[end + 1].norm
        again = "NAME_LINK" in links.get(follows, {}) and end + 2 < len(units.words)
        if not follows.isalpha():
            break
        end += 3 if again else 2
    return start, skip, end


def _with_last_name(units: Units, known: Person, hit: Hit) -> int:
    """Return where the name ends: a last name spelled in an unknown way belongs to the first name before it."""
    if hit.end != hit.start + 1 or hit.end >= len(units.words):
        return hit.end
    firsts = {fold(name).split()[0] for name in known.spellings(units.vocabulary.pack.code) if " " in name}
    start = units.words[hit.start].norm[hit.skip :] if hit.skip else units.words[hit.start].norm
    alone = start in firsts
    if alone and any(other.start == hit.end for other in units.hits.values()):
        return hit.end  # "Kim and Trump": somebody else's name follows
    return hit.end + 1 if alone and units.vocabulary.grammar.is_name(units.words[hit.end]) else hit.end


def _gathers(units: Units, start: int, end: int) -> bool:
    """Tell whether the first word only gathers what follows: "the group of agreements" are the agreements."""
    singles = units.vocabulary.lexicon.singles
    first, *rest = units.words[start:end]
    return (
        any("MECHANISM" in singles.get(reading.stem, ()) for reading in first.readings)
        and bool(rest)
        and "PACT" in singles.get(rest[0].norm, ())
    )


def type_of(known: Known) -> MentionType | None:
    """Return the type of mention that a known thing's name makes; a territory that is no state counts as a place."""
    if isinstance(known, Country):
        return MentionType.COUNTRY if is_state(known) else MentionType.PLACE
    return _TYPES.get(type(known))


_TYPES: dict[type[Known], MentionType] = {
    Place: MentionType.PLACE,
    Person: PERSON,
    Body: BODY,
    Mechanism: MentionType.MECHANISM,
    KnownAgreement: AGREEMENT,
}


def _is_adjective(units: Units, start: int, end: int) -> bool:
    """Tell whether a country's name is its adjective here.

    That is in the accusative behind a counted noun or one that shows its ending, or agreeing with a definite noun.
    """
    vocabulary = units.vocabulary
    if end - start > 1 or not start:
        return False
    word, before = units.words[start], units.words[start - 1]
    singles = vocabulary.lexicon.singles
    classes = singles.get(word.norm, {})
    if "DEM" in classes and units.tokens.starts[start] - units.tokens.ends[start - 1] == 1:
        return any(vocabulary.script.is_definite(reading.stem) for reading in before.readings)
    if "DEM_INDEF" not in classes:
        return False
    if "COUNTED" in singles.get(before.norm, {}) or vocabulary.script.is_accusative(before.form, before.norm):
        return True
    return start > 1 and units.words[start - 2].number is not None and before.norm.endswith("ا")
