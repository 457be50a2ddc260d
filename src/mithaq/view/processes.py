"""Which peace processes an event belongs to: by its agreements, else by its parties."""

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
    shared = {one.id: len(set(one.parties) & set(event.parties)) for one in knowledge.processes.values()}
    most = max(shared.values(), default=0)
    best = tuple(sorted(name for name, count in shared.items() if count == most and count))
    return best if most > 1 or len(best) == 1 else ()


def process_names(ids: Iterable[str], knowledge: Knowledge, language: str) -> dict[str, str]:
    """Return what the processes of these ids are called."""
    return {name: knowledge.processes[name].name(language) or name for name in ids if name in knowledge.processes}
