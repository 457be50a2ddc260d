"""Wire copies: which reports carry one text, and how. Repetition is no confirmation.

Candidates share sampled hashes of word runs (the same runs are sampled in every text); each is then verified on all
its runs. Neighbours in each list of carriers are compared, so that the work grows with the texts and not their square.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from mithaq.link.shingles import containment, resemblance, shingle_list, words
from mithaq.model.ids import content_id

EXACT = 0.9
"""Runs in common, of all runs, from which two texts are one."""
EDITED = 0.3
"""Runs in common from which one text is the other edited, where they open alike."""
RETOLD = 0.42
"""Runs in common from which it is, however they open: less may be the background an outlet sets under every story."""
_OPENING = 0.4
HELD = 0.75
"""Share of a text's runs that stand in another, from which it is cut from it or embedded in it."""
SHORTER = 0.8
"""Length, of the longer text's, below which the shorter is a part of it and not a version."""
_SAMPLE, _DENSER = 8, 4
"""One run in so many is looked for in other texts; of a short text, one in fewer."""
_FEWEST = 8
_NEAR = 4
_OPENED = 4096
"""Texts whose runs are held as sets at one time: all of a large ledger's would not fit in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Reports that carry one text. ``members`` pairs each with its kind: original, exact, cut, edited, embedded."""

    id: str
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Text:
    """A text as its runs of words, in order."""

    id: str
    runs: "array[int]"
    published: str

    @property
    def set(self) -> frozenset[int]:
        """Return the runs as a set."""
        return _opened(self)


@lru_cache(maxsize=_OPENED)
def _opened(text: _Text) -> frozenset[int]:
    return frozenset(text.runs)


@dataclass(frozen=True, slots=True, order=True)
class _Leaf:
    """What a text hangs on: the share held in common, then the size of the whole, decide between several."""

    share: float
    size: int
    whole: str
    cut: bool


def copy_groups(
    texts: Mapping[str, str] | Iterable[tuple[str, str]], published: Mapping[str, str | None] | None = None
) -> tuple[CopyGroup, ...]:
    """Return the groups of two or more reports that carry one text.

    ``texts`` gives each document's own words (furniture left out), by its id or in pairs with it; ``published`` its
    date, where known: the earliest is the original, the longest where dates do not tell. The answer does not depend on
    the order of ``texts``.
    """
    dates = published or {}
    pairs = texts.items() if isinstance(texts, Mapping) else texts
    known = sorted((_text(name, text, dates.get(name)) for name, text in pairs), key=lambda text: text.id)
    root = {text.id: text.id for text in known}
    leaves: dict[str, _Leaf] = {}
    by_id = {text.id: text for text in known}
    for left, right in sorted(_candidates(known)):
        _relate(by_id[left], by_id[right], root, leaves)
    _opened.cache_clear()
    return tuple(_group(members) for members in _gathered(by_id, root, leaves))


def _text(name: str, text: str, published: str | None) -> _Text:
    runs = array("q", shingle_list(words(text)))
    return _Text(id=name, runs=runs, published=published or "9999")


def _candidates(texts: list[_Text]) -> set[tuple[str, str]]:
    """Return pairs that share sampled runs: each carrier of a run beside the next few carriers of it."""
    # Sorted numbers instead of a list for each run: a large ledger has millions of runs that one text carries.
    found = array("q")
    for number, text in enumerate(texts):
        found.extend((run & ~_PLACES) | number for run in _sampled(text))
    shared: Counter[tuple[int, int]] = Counter()
    for _, same in groupby(sorted(found), key=lambda packed: packed & ~_PLACES):
        carriers = [packed & _PLACES for packed in same]
        for at, left in enumerate(carriers[:-1]):
            shared.update((left, right) for right in carriers[at + 1 : at + 1 + _NEAR])
    return {(texts[left].id, texts[right].id) for (left, right), count in shared.items() if count >= 2}


_PLACES = (1 << 24) - 1
"""The bits in which a text's number stands beside the upper bits of a run."""


def _sampled(text: _Text) -> set[int]:
    for rate in (_SAMPLE, _DENSER):
        sampled = {run for run in text.runs if (run >> 32) % rate == 0}
        if len(sampled) >= _FEWEST:
            return sampled
    return set(text.runs)


def _relate(left: _Text, right: _Text, root: dict[str, str], leaves: dict[str, _Leaf]) -> None:
    """Join two versions of one text; note a short text within a long one, which may hold other texts as well."""
    if _root(root, left.id) == _root(root, right.id):
        return  # known through a third
    inner, outer = sorted((left, right), key=lambda text: (len(text.set), text.id))
    share = containment(inner.set, outer.set)
    if share >= HELD and len(inner.set) < len(outer.set) * SHORTER:
        cut = _is_head(inner, outer)
        leaf, whole = (inner, outer) if cut else (outer, inner)
        found = _Leaf(share=share, size=len(whole.set), whole=whole.id, cut=cut)
        leaves[leaf.id] = max(leaves.get(leaf.id, found), found)
    elif resemblance(left.set, right.set) >= (EDITED if _open_alike(inner, outer) else RETOLD):
        _join(root, left.id, right.id)


def _open_alike(inner: _Text, outer: _Text) -> bool:
    return any(
        containment(frozenset(one.runs[: max(12, len(one.runs) // 4)]), other.set) >= _OPENING
        for one, other in ((inner, outer), (outer, inner))
    )


def _join(root: dict[str, str], left: str, right: str) -> None:
    ours, theirs = sorted((_root(root, left), _root(root, right)))
    root[theirs] = ours


def _is_head(inner: _Text, outer: _Text) -> bool:
    first = next((at for at, run in enumerate(outer.runs) if run in inner.set), 0)
    return first <= max(5, len(inner.runs) // 4)


def _root(root: dict[str, str], name: str) -> str:
    while root[name] != name:
        root[name] = root[root[name]]
        name = root[name]
    return name


def _gathered(texts: Mapping[str, _Text], root: dict[str, str], leaves: Mapping[str, _Leaf]) -> Iterator[list[_Text]]:
    """Yield the members of each group. A text cut to its head hangs on the whole; one set into a longer text draws
    the longer one to it, where that carries no other text."""
    sizes = Counter(_root(root, name) for name in texts)
    alone = {name for name in texts if sizes[_root(root, name)] == 1}
    for name, leaf in sorted(leaves.items()):
        whole = leaves.get(leaf.whole)
        compiled = whole is not None and not whole.cut  # what opens a page of several texts is not cut from it
        if (leaf.cut and not compiled) or (not leaf.cut and name in alone):
            _join(root, name, leaf.whole)
    groups: dict[str, list[_Text]] = {}
    for name in sorted(texts):
        groups.setdefault(_root(root, name), []).append(texts[name])
    yield from (members for members in groups.values() if len(members) > 1)


def _group(members: list[_Text]) -> CopyGroup:
    original = _original(members)
    # Named by its original, so that a further carrier does not give the text another name.
    kinds = ((text.id, "original" if text is original else _kind(text, original)) for text in members)
    return CopyGroup(id=content_id("text", original.id), members=tuple(kinds))


def _original(members: list[_Text]) -> _Text:
    """Return the earliest; of one day's, the longest that does not merely set the others into a text of its own."""
    embedding = {text.id for text in members if _embeds_any(text, members)}
    return min(members, key=lambda text: (text.published[:10], text.id in embedding, -len(text.set), text.id))


def _embeds_any(text: _Text, members: list[_Text]) -> bool:
    others = (other for other in members if len(other.set) * 4 < len(text.set) * 3)
    return any(containment(other.set, text.set) >= HELD and not _is_head(other, text) for other in others)


def _kind(text: _Text, original: _Text) -> str:
    if resemblance(text.set, original.set) >= EXACT:
        return "exact"
    if len(text.set) < len(original.set) and containment(text.set, original.set) >= EXACT:
        return "cut"
    if len(text.set) < len(original.set) * SHORTER and containment(text.set, original.set) >= HELD:
        return "cut"
    if len(original.set) < len(text.set) * SHORTER and containment(original.set, text.set) >= HELD:
        return "embedded"
    return "edited"
