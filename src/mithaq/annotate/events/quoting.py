"""Where quotation marks are open."""

from mithaq.annotate.events.units import Sentence

_OPENING, _CLOSING = frozenset('"«“'), frozenset("»”")


def in_quotation(sentence: Sentence, index: int) -> bool:
    """Tell whether a unit stands inside quotation marks that are open: "and half of" is spelled like "we describe"."""
    marks = [unit.norm for unit in sentence.units[:index] if unit.norm in _OPENING or unit.norm in _CLOSING]
    return bool(marks) and (marks[-1] in "«“" or marks.count('"') % 2 == 1)
