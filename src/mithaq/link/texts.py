"""A text as its runs of words: which of them are looked for in others, and how one text is held in another."""

from array import array
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from mithaq.link.shingles import runs_of

EDITED = 0.3
"""Runs in common, of all runs, from which two texts are one edited, where they open alike."""
RETOLD = 0.42
"""Runs in common from which they are, however they open: less may be background set under all stories."""
HELD = 0.75
"""Share of a text's runs that stand in another, from which it is cut from it or embedded in it."""
SHORTER = 0.8
"""Length, of the longer text's, below which the shorter is a part of it and not a version."""
_OPENING = 0.4
_SAMPLES = ((15 << 32, 16), (7 << 32, 8), (3 << 32, 8))
"""One run in sixteen is looked for in other texts; of a short text, where fewer are left, one in eight or four.

They are those with these bits unset: so what is taken of a long text is taken of its parts."""
_OPENED = 4096
"""Texts whose runs are held as sets at one time: all of a large ledger's would not fit in memory."""
LOW = 24
"""The bits of a run that are left out where it is looked for, to leave room for a text's number beside it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text:
    """A text as its runs of words, in order."""

    id: str
    runs: "array[int]"
    published: str

    @property
    def set(self) -> frozenset[int]:
        """Return the runs as a set."""
        return _opened(self)


@dataclass(frozen=True, slots=True, order=True)
class Leaf:
    """What a text hangs on: the share held in common, then the size of the whole, decide between several."""

    share: float
    size: int
    whole: str
    cut: bool


Relation = tuple[str, Leaf] | None
"""A text's id with what it hangs on; None: the two are versions of one text."""


@lru_cache(maxsize=_OPENED)
def _opened(text: Text) -> frozenset[int]:
    return frozenset(text.runs)


def close_all() -> None:
    """Let go of the sets that are held."""
    _opened.cache_clear()


def text_of(name: str, own_words: str, published: str | None) -> Text:
    """Return the document ``name`` as a text."""
    return Text(id=name, runs=array("q", runs_of(own_words)), published=published or "9999")


def place_of(name: str) -> int:
    """Return the number by which texts stand in line: of its id alone, so that another text does not change it."""
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


def sampled(text: Text) -> set[int]:
    """Return the runs by which a text is looked for: the same runs are taken of every text."""
    runs = text.runs
    for unset, fewest in _SAMPLES:
        found = {run >> LOW for run in runs if not run & unset}
        if len(found) >= fewest:
            return found
    return {run >> LOW for run in runs}


def related(left: Text, right: Text) -> tuple[bool, Relation]:
    """Tell whether two texts carry one, and how: as two versions, or a short one that hangs on the other."""
    inner, outer = (left, right) if (len(left.set), left.id) <= (len(right.set), right.id) else (right, left)
    shared = len(inner.set & outer.set)
    small, large = len(inner.set), len(outer.set)
    share = shared / small if small else 0.0
    if share >= HELD and small < large * SHORTER:
        cut = is_head(inner, outer)
        leaf, whole = (inner, outer) if cut else (outer, inner)
        return True, (leaf.id, Leaf(share, len(whole.set), whole.id, cut))
    likeness = shared / (small + large - shared) if shared else 0.0
    return likeness >= EDITED and (likeness >= RETOLD or _open_alike(inner, outer)), None


def _open_alike(inner: Text, outer: Text) -> bool:
    return _opens_in(inner, outer) or _opens_in(outer, inner)


def _opens_in(one: Text, other: Text) -> bool:
    opening = frozenset(one.runs[: max(12, len(one.runs) // 4)])
    return len(opening & other.set) >= _OPENING * len(opening)


def is_head(inner: Text, outer: Text) -> bool:
    """Tell whether ``inner`` is the beginning of ``outer``."""
    known = inner.set
    first = next((at for at, run in enumerate(outer.runs) if run in known), 0)
    return first <= max(5, len(inner.runs) // 4)
