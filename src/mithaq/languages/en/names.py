"""What English names look like: capitals, forms of nationality words; nothing needs to be put into Latin letters.

All forms are folded (see ``mithaq.text.fold``) and plain (``morphology.plain``), but for those called ``form``, which
are as written. What English does not have stands in ``mithaq.languages.bare``.
"""

import re
from collections.abc import Iterator

from mithaq.languages.en.morphology import plain
from mithaq.text import fold

_WORD = re.compile(r"[a-z][a-z'’]+")
_SHORT = 3  # letters of an abbreviation such as "EU", which is written in capitals
# Small words that a sentence or a title may begin with.
_SMALL = frozenset(
    {
        "The", "A", "An", "In", "On", "At", "By", "For", "From", "To", "Of", "And", "But", "Or", "If", "As", "With",
        "Both", "His", "Her", "Its", "Their", "This", "That", "These", "Those",
    }
)  # fmt: skip
_LINKS = frozenset({"al", "el", "bin", "ibn", "ould", "van", "von", "der", "-"})
NAME_ALONE = re.compile(r"(?:G|L[DAGW]|NL(?=L))(?:L{0,2}[GWNDAP]){1,3}|W(?:L{1,2}[GWNDAP]){1,3}")
"""A name over the letters of ``mithaq.annotate.mentions.persons``: also one that only "al-" gives away."""
_PLURAL = ("an", "i", "k", "t", "n", "c", "d", "r")


def demonym_forms(adjective: str, plurals: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield (folded form, class) of a nationality adjective, and of the people: "Russian", "Russians"."""
    norm = plain(fold(adjective))
    yield norm, "DEM"
    if norm.endswith(_PLURAL) and not norm.endswith(("sh", "ch")):
        yield norm + "s", "DEM"
    for plural in plurals:
        yield plain(fold(plural)), "DEM"


def variants(name: str) -> Iterator[str]:
    """Yield another way to write a name: its abbreviation with points ("U.N. Security Council")."""
    first, _, rest = name.partition(" ")
    if len(first) <= _SHORT and first.isalpha() and first.isupper():
        yield " ".join(filter(None, (".".join(first) + ".", rest)))


def may_name(form: str, width: int) -> bool:
    """Tell whether a known name of ``width`` words may be meant by what begins so: with a capital or a figure.

    A very short word is one only in capitals: "US", "UN".
    """
    if width == 1 and len(form) <= _SHORT and not form.isupper():
        return len(form) == _SHORT and form[0].isupper()
    return form[0].isupper() or form[0].isdecimal() or not form[0].isalpha()


def shapes(form: str) -> frozenset[str]:
    """Return the classes that a word has by how it is written: CAP for a capital at its head."""
    return _CAPITAL if form[:1].isupper() and form not in _SMALL else _NONE


_CAPITAL = frozenset({"CAP"})
_NONE: frozenset[str] = frozenset()


def looks_arabic(norm: str) -> bool:
    """Tell whether a folded word is of this script's letters and long enough for a name."""
    return _WORD.fullmatch(norm) is not None


def is_preposition(form: str) -> bool:
    """Tell whether a word as written is surely no name: it has no capital, and does not link the parts of names."""
    return not form[:1].isupper() and form not in _LINKS


def looks_inflected(form: str, norm: str, cores: frozenset[str]) -> bool:
    """Tell whether a word is no name by its looks: never, if it has a capital."""
    return False
