"""Matches between pairs, joined into groups in which no two contradict: one group is one event."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mithaq.link.score import SAME

MARGIN = 0.06
"""How much better than the next a loose match must be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A match between the claims at two positions; ``left`` is the vaguer of the two about its time."""

    left: int
    right: int
    score: float
    sure: bool


class Groups:
    """Positions joined into groups. Joining is refused where ``together`` says that two members cannot be one."""

    def __init__(self, size: int, together: Callable[[int, int], bool]) -> None:
        self._root = list(range(size))
        self._members = {at: [at] for at in range(size)}
        self._together = together

    def root(self, at: int) -> int:
        """Return the position that stands for the group of ``at``."""
        while self._root[at] != at:
            self._root[at] = self._root[self._root[at]]
            at = self._root[at]
        return at

    def hold(self, held: Sequence[int]) -> None:
        """Take some positions, each alone until now, for one group: that they are is known."""
        first, *others = held
        for other in others:
            self._root[other] = first
            self._members[first] += self._members.pop(other)

    def may_join(self, left: int, right: int) -> bool:
        """Tell whether the two groups hold no pair that cannot be one."""
        ours, theirs = self._members[self.root(left)], self._members[self.root(right)]
        return all(self._together(one, other) for one in ours for other in theirs)

    def join(self, left: int, right: int) -> bool:
        """Join the groups of two positions if they may be; tell whether they are now one."""
        ours, theirs = sorted((self.root(left), self.root(right)))
        if ours == theirs:
            return True
        if not self.may_join(ours, theirs):
            return False
        self._root[theirs] = ours
        self._members[ours] += self._members.pop(theirs)
        return True


def joined(size: int, edges: Iterable[Edge], together: Callable[[int, int], bool]) -> Groups:
    """Join what matches surely, best first; then each vague claim to the one group that it fits.

    What a vague claim fits is asked of the groups that sure matches make, and of nothing that another vague claim
    joined: so what is told of one time does not hang on what was told of all others.
    """
    alike = [edge for edge in edges if edge.score >= SAME]
    groups = Groups(size, together)
    join_all(groups, (edge for edge in alike if edge.sure))
    join_all(groups, chosen(groups, (edge for edge in alike if not edge.sure)).values())
    return groups


def join_all(groups: Groups, edges: Iterable[Edge]) -> None:
    """Join the ends of each edge that may be joined, the best first."""
    for edge in sorted(edges, key=_rank):
        groups.join(edge.left, edge.right)


def chosen(groups: Groups, loose: Iterable[Edge]) -> dict[int, Edge]:
    """Return what each vague claim goes with, of loose matches; who has a day does not go looking for vague ones."""
    found: dict[int, list[Edge]] = {}
    for edge in loose:
        found.setdefault(edge.left, []).append(edge)
    return {at: only for at, edges in found.items() if (only := _the_only(groups, edges)) is not None}


def _the_only(groups: Groups, edges: Iterable[Edge]) -> Edge | None:
    """Return of the loose matches of a claim the best to the one group that fits it; of two that fit as well and are
    not one, none."""
    best: dict[int, Edge] = {}
    for edge in edges:
        at, other = groups.root(edge.left), groups.root(edge.right)
        held = best.get(other)
        if held is not None:
            best[other] = min(held, edge, key=_rank)
        elif at != other and groups.may_join(at, other):
            best[other] = edge
    ranked = sorted(best.values(), key=_rank)
    return ranked[0] if ranked and not _rivals(groups, ranked) else None


def _rank(edge: Edge) -> tuple[float, int, int]:
    return -edge.score, edge.left, edge.right


def _rivals(groups: Groups, ranked: Sequence[Edge]) -> bool:
    first, score = ranked[0].right, ranked[0].score
    return any(score - edge.score < MARGIN and not groups.may_join(first, edge.right) for edge in ranked[1:])
