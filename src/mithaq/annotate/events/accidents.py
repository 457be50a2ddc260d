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
    disasters = [at for at in near if sentence.has(at, "DISASTER")]
    if not disasters:
        return False
    if any(at > index for at in disasters) and not any(_armed(sentence, at) for at in range(index + 1, disasters[-1])):
        return True  # "in the crash of a helicopter during an operation of training"
    return not any(sentence.has(at, name) for at in range(start, clause.end) if at != index for name in _ARMS)


_RELATED = 4
_BEFORE = 9
_BEHIND = 14


def _armed(sentence: Sentence, at: int) -> bool:
    return any(sentence.has(at, name) for name in _ARMS)
