"""What the form of a verb tells: of how many it is, whether it is of a deed."""

from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Sentence, Unit, senses_at


def of_several(unit: Unit) -> bool:
    """Tell whether a verb has the form of several: its subject stands before it, its object behind."""
    forms = {sense.form.rpartition(".")[2] for _, sense in unit.facts.senses if sense.pos == "verb"}
    return bool(forms) and forms <= {"many", "two"}


def of_two(unit: Unit) -> bool:
    """Tell whether a verb has the form of two."""
    forms = {sense.form.rpartition(".")[2] for _, sense in unit.facts.senses if sense.pos == "verb"}
    return forms == {"two"}


def of_deed(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb tells a deed that was done, and not what somebody says."""
    told = [sense for _, sense in senses_at(sentence, verb) if sense.pos == "verb"]
    past = any(sense.form.startswith("past") for sense in told)
    return past and not any(sense.frame.shape == "speech" for sense in told)


def behind_several(sentence: Sentence, index: int) -> bool:
    """Tell whether a unit stands right behind a verb of several, as its object: "where they discussed the alliance"."""
    return index > 0 and sentence.units[index - 1].plain and of_several(sentence.units[index - 1])


HE, SHE = "he", "she"
"""The gender that the form of a verb shows."""


def gender(sentence: Sentence, index: int, sense: Sense) -> str | None:
    """The gender that a verb of one shows; None where its form is of both, as "went on" of a man is "goes on" of a
    woman."""
    if sense.pos != "verb" or not sense.form.endswith(".one"):
        return None
    stem = sentence.units[index].norm.removeprefix(sentence.units[index].proclitic)
    if sense.form == "past.one" and not sense.masculine and not stem.endswith("ت"):
        return None
    return HE if sense.masculine else SHE
