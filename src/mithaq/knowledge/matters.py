"""What agreements oblige to: matters (prisoners, roads, troops), and the deeds that settle or undo them."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from mithaq.knowledge.loading import LANGUAGES
from mithaq.knowledge.tables import rows

CARRY_OUT, BREAK = "carry-out", "break"
"""Deeds that go with any matter: an article carried out, an article broken."""
STOP = "stop"
GENERAL = frozenset({CARRY_OUT, BREAK})
PLEDGE = "pledge"
"""The matter of what is promised in words that no other tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something owed. ``settled_by`` and ``undone_by`` are deeds; ``pam`` the provision of the Peace Accords Matrix,
    if it is one.
    """

    id: str
    pam: str | None
    names: tuple[tuple[str, str], ...]
    settled_by: frozenset[str]
    undone_by: frozenset[str]

    def name(self, language: str) -> str | None:
        """Return its name in ``language``, if there is one."""
        return next((name for code, name in self.names if code == language), None)

    def settles(self, deed: str) -> bool:
        """Tell whether ``deed`` does what is owed. Who carries out attacks does not carry out the end of them."""
        return deed in self.settled_by or (deed == CARRY_OUT and STOP not in self.settled_by)

    def undoes(self, deed: str) -> bool:
        """Tell whether ``deed`` is the contrary of what is owed."""
        return (deed in self.undone_by and deed not in self.settled_by) or deed == BREAK


@lru_cache
def matters() -> dict[str, Matter]:
    """Return the matters by id (knowledge/data/matters.tsv and deeds.tsv). Raises PackError where a row is wrong."""
    folder = files("mithaq.knowledge") / "data"
    undone = {row.needed("id"): frozenset(row.many("undone_by")) for row in rows(folder, "deeds.tsv")}
    found = {}
    for row in rows(folder, "matters.tsv"):
        deeds = row.many("deeds")
        found[row.needed("id")] = Matter(
            id=row.needed("id"),
            pam=row.one("pam"),
            names=tuple((code, name) for code in LANGUAGES if (name := row.one(f"name_{code}"))),
            settled_by=frozenset(deeds),
            undone_by=frozenset(deed for one in deeds for deed in undone[one]),
        )
    return found
