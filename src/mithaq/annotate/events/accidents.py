"""Deaths that nobody caused: of floods, of quakes, of crashes. What arms did, too, is none of these."""

from mithaq.annotate.events.units import Clause, Link, Sentence

_ARMS = ("ASSAULT", "KNOWN_ASSAULT", "WEAPON", "FIRE", "FIGHTING", "BOMBS", "AMBUSH")


def by_accident(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether what befell somebody at ``index`` is told of a disaster or an accident: "a flood killed ten"."""
    if sentence.has(index, "ASSAULT") or sentence.has(index, "KNOWN_ASSAULT"):
        return False
    start = clause.start
    if clause.link is Link.RELATIVE:
        start = max(0, clause.start - _RELATED)  # "a flood that killed ten"
    near = range(max(start, index - _BEFORE), min(index + _BEHIND, clause.end))
    if not any(sentence.has(at, "DISASTER") for at in near):
        return False
    return not any(sentence.has(at, name) for at in range(start, clause.end) if at != index for name in _ARMS)


_RELATED = 4
_BEFORE = 9
_BEHIND = 14
