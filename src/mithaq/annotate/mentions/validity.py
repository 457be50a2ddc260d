"""What a pattern cannot say: the conditions that rules name in their ``needs`` and ``after`` fields."""

from mithaq.annotate.mentions.units import Units
from mithaq.grammar import Match


def holds(match: Match, units: Units) -> bool:
    """Tell whether the match meets its rule's conditions."""
    fields = match.rule.fields
    if fields.get("after") == "indefinite" and _is_adjective_here(match, units):
        return False
    check = _CHECKS.get(fields.get("needs", ""))
    return check is None or check(match, units)


def _is_adjective_here(match: Match, units: Units) -> bool:
    """ "The foreign (policy)": behind a definite noun, or one that such adjectives go with, no ministry is meant."""
    at = units.first[match.start]
    if not at or units.first[match.start - 1] < 0 or units.skip(match.start):
        return False
    vocabulary = units.vocabulary
    before = units.words[at - 1]
    classes = {name for r in before.readings for name in vocabulary.lexicon.singles.get(r.stem, ())}
    if not classes.isdisjoint(("ADJECTIVE_HOST", "MINISTER", "MINISTERS", "MINISTRY", "DEPUTY", "PORTFOLIO")):
        return True
    return any(vocabulary.script.is_definite(reading.stem) for reading in before.readings)


def _owned(match: Match, units: Units) -> bool:
    return not {"of", "of2"}.isdisjoint(match.slots) or match.end - match.start > 2


def _agreeing(match: Match, units: Units) -> bool:
    """A definite organ takes an adjective ("the Russian army"), an indefinite one a name ("the army of Russia")."""
    script = units.vocabulary.script
    organ = units.slot_words(match.slots["head"])
    first = organ[0]
    definite = any(script.is_definite(r.stem) for r in first.readings) or script.is_definite(organ[-1].norm)
    owner = match.slots["of"]
    adjective = owner[0] not in units.hits
    return definite == adjective or (adjective and len(organ) == 1 and definite)


_CHECKS = {"owner": _owned, "agreement": _agreeing}
