"""Wire copies: which reports carry one text, and how. Repetition is no confirmation.

Candidates share sampled hashes of word runs (the same runs are sampled in every text); each is then verified on all
its runs. Neighbours in each list of carriers are compared, so that the work grows with the texts and not their square.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from mithaq.link.shingles import containment, resemblance
from mithaq.link.texts import HELD, LOW, SHORTER, Leaf, Relation, Text, close_all, is_head, place_of, related, sampled
from mithaq.link.texts import text_of as text_of
from mithaq.model.ids import content_id

EXACT = 0.9
"""Runs in common, of all runs, from which two texts are one."""
NEAR = 4
"""Carriers of a run to either side of a text that it is compared with."""
SHARED = 2
"""Sampled runs that two texts must share to be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Reports that carry one text. ``members`` pairs each with its kind: original, exact, cut, edited, embedded."""

    id: str
    members: tuple[tuple[str, str], ...]


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
    known = sorted((text_of(name, text, dates.get(name)) for name, text in pairs), key=lambda text: place_of(text.id))
    by_id = {text.id: text for text in known}
    found = grouped(by_id, _candidates(known), lambda left, right: related(by_id[left], by_id[right]))
    close_all()
    return found


def grouped(
    texts: Mapping[str, Text],
    candidates: Iterable[tuple[str, str]],
    relation: Callable[[str, str], tuple[bool, Relation]],
) -> tuple[CopyGroup, ...]:
    """Return the groups that ``texts`` fall into, of which ``candidates`` are the pairs worth a look.

    ``relation`` tells of a pair whether it is one text and how (see ``related``).
    """
    root = {name: name for name in texts}
    leaves: dict[str, Leaf] = {}
    for left, right in sorted(candidates):
        if _root(root, left) == _root(root, right):
            continue  # known through a third
        one, hangs = relation(left, right)
        if hangs is not None:
            leaves[hangs[0]] = max(leaves.get(hangs[0], hangs[1]), hangs[1])
        elif one:
            _join(root, left, right)
    return tuple(_group(members) for members in _gathered(texts, root, leaves))


def _candidates(texts: list[Text]) -> set[tuple[str, str]]:
    """Return pairs (the lesser id first) that share sampled runs: each carrier of a run beside the next few."""
    # Sorted numbers instead of a list for each run: a large ledger has millions of runs that one text carries.
    found = array("q")
    for number, text in enumerate(texts):
        found.extend([run << LOW | number for run in sampled(text)])
    ordered = sorted(found)
    shared: Counter[tuple[int, int]] = Counter()
    for by in range(1, NEAR + 1):
        shared.update(
            [
                (left & _NUMBER, right & _NUMBER)
                for left, right in zip(ordered, islice(ordered, by, None), strict=False)
                if 0 <= left ^ right <= _NUMBER
            ]
        )
    near = ((texts[left].id, texts[right].id) for (left, right), count in shared.items() if count >= SHARED)
    return {(one, other) if one < other else (other, one) for one, other in near}


_NUMBER = (1 << LOW) - 1


def _join(root: dict[str, str], left: str, right: str) -> None:
    ours, theirs = sorted((_root(root, left), _root(root, right)))
    root[theirs] = ours


def _root(root: dict[str, str], name: str) -> str:
    while root[name] != name:
        root[name] = root[root[name]]
        name = root[name]
    return name


def _gathered(texts: Mapping[str, Text], root: dict[str, str], leaves: Mapping[str, Leaf]) -> Iterator[list[Text]]:
    """Yield the members of each group. A text cut to its head hangs on the whole; one set into a longer text draws
    the longer one to it, where that carries no other text."""
    sizes = Counter(_root(root, name) for name in texts)
    alone = {name for name in texts if sizes[_root(root, name)] == 1}
    for name, leaf in sorted(leaves.items()):
        whole = leaves.get(leaf.whole)
        compiled = whole is not None and not whole.cut  # what opens a page of several texts is not cut from it
        if (leaf.cut and not compiled) or (not leaf.cut and name in alone):
            _join(root, name, leaf.whole)
    groups: dict[str, list[Text]] = {}
    for name in sorted(texts):
        groups.setdefault(_root(root, name), []).append(texts[name])
    yield from (members for members in groups.values() if len(members) > 1)


def _group(members: list[Text]) -> CopyGroup:
    original = _original(members)
    # Named by its original, so that a further carrier does not give the text another name.
    kinds = ((text.id, "original" if text is original else _kind(text, original)) for text in members)
    return CopyGroup(id=content_id("text", original.id), members=tuple(kinds))


def _original(members: list[Text]) -> Text:
    """Return the earliest; of one day's, the longest that does not merely set the others into a text of its own."""
    first = min(text.published[:10] for text in members)
    earliest = [text for text in members if text.published[:10] == first]
    embedding = {text.id for text in earliest if len(earliest) > 1 and _embeds_any(text, members)}
    return min(earliest, key=lambda text: (text.id in embedding, -len(text.set), text.id))


def _embeds_any(text: Text, members: list[Text]) -> bool:
    others = (other for other in members if len(other.set) * 4 < len(text.set) * 3)
    return any(containment(other.set, text.set) >= HELD and not is_head(other, text) for other in others)


def _kind(text: Text, original: Text) -> str:
    ours, theirs = len(text.set), len(original.set)
    if resemblance(text.set, original.set) >= EXACT:
        return "exact"
    if ours < theirs and containment(text.set, original.set) >= (HELD if ours < theirs * SHORTER else EXACT):
        return "cut"
    if theirs < ours * SHORTER and containment(original.set, text.set) >= HELD:
        return "embedded"
    return "edited"
