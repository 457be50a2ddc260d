"""Claims joined by judgements into the groups that become events. People's judgements come first."""

from collections.abc import Iterable

from mithaq.link.decisions import by_person
from mithaq.model.claims import Claim
from mithaq.model.ledger import Judgement

SAME, DIFFERENT = "same", "different"


def components(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[tuple[Claim, ...], ...]:
    """Return the groups of claims that tell one thing each, in an order that depends on the claims only.

    Two claims that a person called different are never in one group, whatever the rules would join. Of two decisions
    about one pair the later holds.
    """
    known = {claim.id: claim for claim in claims}
    spoken = _latest(one for one in judgements if one.left in known and one.right in known)
    groups = _Groups(known, [pair for pair, one in spoken.items() if one.verdict == DIFFERENT and by_person(one)])
    for one in sorted(spoken.values(), key=lambda one: (not by_person(one), -one.score, one.left, one.right)):
        if one.verdict == SAME:
            groups.join(one.left, one.right)
    return tuple(tuple(known[name] for name in sorted(members)) for members in groups.sorted())


def _latest(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Return the judgement that holds of each pair: a person's before a rule's, the later before the earlier."""
    held: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=_standing):
        left, right = sorted((one.left, one.right))
        held[left, right] = one
    return held


def _standing(one: Judgement) -> tuple[bool, str, float, str]:
    """Sort by who decided and when; of one second, people's decisions stay in the order in which they were made."""
    return (True, one.decided_at or "", 0.0, "") if by_person(one) else (False, "", one.score, one.verdict)


class _Groups:
    def __init__(self, names: Iterable[str], forbidden: Iterable[tuple[str, str]]) -> None:
        self._group = {name: name for name in names}
        self._members = {name: {name} for name in self._group}
        self._forbidden: dict[str, set[str]] = {}
        for left, right in forbidden:
            self._forbidden.setdefault(left, set()).add(right)
            self._forbidden.setdefault(right, set()).add(left)

    def join(self, left: str, right: str) -> None:
        ours, theirs = self._group[left], self._group[right]
        if ours == theirs or self._kept_apart(self._members[ours], self._members[theirs]):
            return
        if len(self._members[ours]) < len(self._members[theirs]):
            ours, theirs = theirs, ours
        moved = self._members.pop(theirs)
        self._members[ours] |= moved
        self._group.update(dict.fromkeys(moved, ours))

    def _kept_apart(self, ours: set[str], theirs: set[str]) -> bool:
        fewer, more = sorted((ours, theirs), key=len)
        return any(not self._forbidden.get(name, set()).isdisjoint(more) for name in fewer)

    def sorted(self) -> list[set[str]]:
        return sorted(self._members.values(), key=min)
