"""Which peace processes an event belongs to: by its agreements, else by its parties."""

from collections import Counter
from collections.abc import Iterable

from mithaq.knowledge import Knowledge
from mithaq.model.ledger import Event


def processes_of(event: Event, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the processes that an event belongs to: those of its agreements, else of two of its parties.

    A single party (an attack, a statement) says so only where it takes part in no other process.
    """
    named = (knowledge.agreements.get(name) for name in event.agreements)
    found = sorted({one.process for one in named if one is not None and one.process})
    if found:
        return tuple(found)
    table = _of_party(knowledge)
    mine = Counter([process for party in event.parties for process in table.get(party, ())])
    most = max(mine.values(), default=0)
    best = tuple(sorted(name for name, count in mine.items() if count == most))
    return best if most > 1 or len(best) == 1 else ()


_Table = dict[str, tuple[str, ...]]


def _of_party(knowledge: Knowledge) -> _Table:
    """Return the processes that each party takes part in."""
    known = _tables.get(id(knowledge))
    if known is None or known[0] is not knowledge:
        _tables.clear()  # there is one as a rule; it is held, so that no other gets its number
        known = _tables[id(knowledge)] = (knowledge, _table(knowledge))
    return known[1]


_tables: dict[int, tuple[Knowledge, _Table]] = {}


def _table(knowledge: Knowledge) -> _Table:
    found: dict[str, list[str]] = {}
    for one in knowledge.processes.values():
        for party in one.parties:
            found.setdefault(party, []).append(one.id)
    return {party: tuple(names) for party, names in found.items()}


def process_names(ids: Iterable[str], knowledge: Knowledge, language: str) -> dict[str, str]:
    """Return what the processes of these ids are called."""
    return {name: knowledge.processes[name].name(language) or name for name in ids if name in knowledge.processes}
