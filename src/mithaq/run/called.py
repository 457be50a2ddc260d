"""Who is called so: names in any language, each word leading to all that bear it."""

from collections import defaultdict
from collections.abc import Iterable

from mithaq.model.annotations import Entity
from mithaq.text import fold


class Called:
    """Entities by the words of their names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._bearing: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for one in entities:
            for name in dict(reversed(one.names)).values():
                for word in fold(name).split():
                    self._bearing[word].add((one.id, name))

    def ids(self, asked: str) -> list[str]:
        """Return the ids of all of which one name holds every word of ``asked``."""
        words = fold(asked).split()
        if not words:
            return []
        borne = set.intersection(*(self._bearing.get(word, set()) for word in words))
        return sorted({name for name, _ in borne})
