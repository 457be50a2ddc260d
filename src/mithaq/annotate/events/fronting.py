"""Subjects put before their verb: behind "as for", or to open a clause of circumstance."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.nouns import disagrees
from mithaq.annotate.events.units import Sentence


def as_for(sentence: Sentence, verb: int) -> Chain:
    """Whom "as for" puts before a verb with "so" written onto it: "as for X, he thanked Y"."""
    if sentence.units[verb].proclitic != "ف":
        return Chain()
    front = next((at for at in range(max(0, verb - _FRONT), verb) if sentence.has(at, "AS_FOR")), None)
    found = chain(sentence, front + 1, verb) if front is not None else Chain()
    return found if found.end == verb or (found.end and sentence.units[found.end].norm in "،,") else Chain()


_FRONT = 12


def while_it(sentence: Sentence, verb: int) -> bool:
    """Tell whether a clause of circumstance begins with its subject right before the verb, and joins no list: "they
    demand that it go, and Moscow denies"."""
    name = sentence.units[verb - 1]
    lone = name.proclitic == "و" and acts(name) and sentence.units[verb - 2].norm in "،," if verb - 2 > 0 else False
    present = any(sense.form.startswith("present") for _, sense in sentence.units[verb].facts.senses)
    return lone and present and not disagrees(sentence, verb, verb - 1)
