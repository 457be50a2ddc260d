"""What a pattern cannot say: the conditions that rules name in their ``needs`` and ``after`` fields."""

from mithaq.annotate.mentions.units import Units
from mithaq.grammar import Match


def holds(match: Match, units: Units) -> bool:
    """Tell whether the match meets its rule's conditions."""
    fields = match.rule.fields
    if fields.get("after") == "indefinite" and begins_as_adjective(units, units.first[match.start]):
        return False
    check = _CHECKS.get(fields.get("needs", ""))
    return check is None or check(match, units)


def begins_as_adjective(units: Units, at: int) -> bool:
    """ "The foreign (policy)": behind a definite noun, or one that such adjectives go with, no ministry is meant."""
    vocabulary = units.vocabulary
    if not at or "BARE_PORTFOLIO" not in vocabulary.lexicon.singles.get(units.words[at].norm, {}):
        return False
    before = units.words[at - 1]
    between = units.tokens.text[units.tokens.ends[at - 1] : units.tokens.starts[at]]
    if "\n" in between:
        return False
    classes = {name for r in before.readings for name in vocabulary.lexicon.singles.get(r.stem, ())}
    if not classes.isdisjoint(("ADJECTIVE_HOST", "MINISTER", "MINISTERS", "MINISTRY", "DEPUTY", "PORTFOLIO")):
        return True
    return any(vocabulary.script.is_definite(reading.stem) for reading in before.readings)


def _owned(match: Match, units: Units) -> bool:
    return not {"of", "of2"}.isdisjoint(match.slots) or match.end - match.start > 2


_SHORT = 4


def _agreeing(match: Match, units: Units) -> bool:
    """A definite organ takes an adjective ("the Russian army"), an indefinite one a name ("the army of Russia")."""
    script = units.vocabulary.script
    organ = units.slot_words(match.slots["head"])
    first = organ[0]
    definite = any(script.is_definite(r.stem) for r in first.readings) or script.is_definite(organ[-1].norm)
    definite = definite or (len(organ) > 1 and script.is_definite(organ[-1].norm, _SHORT))  # "the arm of the air"
    owner = match.slots["of"]
    classes = units.vocabulary.lexicon.singles.get(units.slot_words(owner)[0].norm, {})
    adjective = not classes.keys().isdisjoint(("DEM", "DEM_WEAK")) or (
        owner[0] in units.hits and any(value.startswith("DEM") for value in units.hits[owner[0]].values)
    )
    return definite == adjective or (adjective and len(organ) == 1 and definite)


def _in_construct(match: Match, units: Units) -> bool:
    """Tell whether the head is indefinite, so that what follows can be its complement."""
    head = units.slot_words(match.slots["head"])[0]
    return not any(units.vocabulary.script.is_definite(reading.stem) for reading in head.readings)


def _capitalised(match: Match, units: Units) -> bool:
    """Tell whether a word other than the first of its sentence is written with a capital."""
    start, end = units.tokens_of(match.start, match.end)
    first = start + (match.start > 0 and units.first[match.start - 1] < 0)
    return any(word.form[:1].isupper() for word in units.words[first:end])


def _unbracketed(match: Match, units: Units) -> bool:
    """Tell whether no bracket opens right before: what stands in brackets repeats a name in another script."""
    start = units.first[match.start]
    return not (start and units.words[start - 1].norm == "(")


_CHECKS = {
    "open": _unbracketed,
    "owner": _owned,
    "agreement": _agreeing,
    "construct": _in_construct,
    "capital": _capitalised,
}
