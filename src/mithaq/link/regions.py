"""Which claims have to be linked together: what joins no claim of one region to any of another may be left alone.

A region holds all claims that hang together by matches that may join them, however many events they turn out to be.
Linking a region by itself gives the judgements that linking everything would give of its claims.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from mithaq.link.blocks import Key, asked_keys, stored_keys
from mithaq.link.events import signature
from mithaq.link.facts import Fact, Wholes
from mithaq.link.score import SAME, UNSURE, Match, compare
from mithaq.link.statements import likeness_of, said_near, said_under
from mithaq.model.kinds import ClaimKind

_SEPARATOR = "\x1f"


def found_under(fact: Fact) -> set[int]:
    """Return the numbers under which a claim is found by others."""
    return set(map(number_of, said_under(fact) if _said(fact) else stored_keys(fact)))


def looked_up(fact: Fact) -> set[int]:
    """Return the numbers under which the claims are found that a claim may be joined to."""
    return set(map(number_of, said_near(fact) if _said(fact) else asked_keys(fact)))


def akin(left: Fact, right: Fact, wholes: Wholes) -> tuple[bool, Match | None]:
    """Tell whether a rule may join two claims, at once or through others; if not, why a reviewer should look at them.

    The second is None where the rules are sure.
    """
    if _said(left) is not _said(right):
        return False, None
    if _said(left):
        return likeness_of(left, right) is not None, None
    if signature(left) == signature(right):
        return True, None
    match = compare(left, right, wholes)
    if match is None or match.score >= SAME:
        return match is not None, None
    return False, match if match.score >= UNSURE else None


class Labels:
    """Names joined into sets; the label of a set is its least name."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return the label of the set that ``name`` is in; it is a set of its own until joined."""
        while (above := self._above.get(name, name)) != name:
            name = above
        return name

    def join(self, names: Iterable[str]) -> str:
        """Make one set of those that ``names`` are in; return its label."""
        labels = {self.of(name) for name in names}
        least = min(labels)
        self._above.update((label, least) for label in labels)
        return least

    def joined(self) -> Iterator[tuple[str, str]]:
        """Yield each name that is not the label of its set, with that label."""
        for name in self._above:
            if self.of(name) != name:
                yield name, self.of(name)


def _said(fact: Fact) -> bool:
    return fact.claim.kind is ClaimKind.STATEMENT


def number_of(key: Key) -> int:
    """Return a key as a number that any database holds."""
    seed = _SEPARATOR.join(key).encode("utf-8", "replace")
    return int.from_bytes(blake2b(seed, digest_size=8).digest(), signed=True)
