"""Numbered migrations, each with a way up and a way down, run inside one transaction.

To change the schema: add the next module here, give it ``up`` and ``down``, and append it to ``STEPS``. A migration is
never edited once a release has carried it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, select

from mithaq.errors import StoreError
from mithaq.store.migrations import (
    eighth,
    eleventh,
    fifth,
    first,
    fourth,
    ninth,
    second,
    seventh,
    sixth,
    tenth,
    third,
    thirteenth,
    twelfth,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One migration: ``up`` leads from the schema before it to its own, ``down`` back."""

    name: str
    up: Callable[[Connection], None]
    down: Callable[[Connection], None]


STEPS = (
    Step(name="first", up=first.up, down=first.down),
    Step(name="second", up=second.up, down=second.down),
    Step(name="third", up=third.up, down=third.down),
    Step(name="fourth", up=fourth.up, down=fourth.down),
    Step(name="fifth", up=fifth.up, down=fifth.down),
    Step(name="sixth", up=sixth.up, down=sixth.down),
    Step(name="seventh", up=seventh.up, down=seventh.down),
    Step(name="eighth", up=eighth.up, down=eighth.down),
    Step(name="ninth", up=ninth.up, down=ninth.down),
    Step(name="tenth", up=tenth.up, down=tenth.down),
    Step(name="eleventh", up=eleventh.up, down=eleventh.down),
    Step(name="twelfth", up=twelfth.up, down=twelfth.down),
    Step(name="thirteenth", up=thirteenth.up, down=thirteenth.down),
)
NEWEST = len(STEPS)


def version(connection: Connection) -> int | None:
    """Return the ledger's schema version; 0 for an empty database, None for somebody else's."""
    tables = inspect(connection).get_table_names()
    if first.schema_version.name not in tables:
        return None if tables else 0
    found = connection.execute(select(first.schema_version.c.version)).scalar()
    return None if found is None else int(found)


def migrate(connection: Connection, target: int = NEWEST) -> None:
    """Bring the ledger to schema ``target``, up or down; StoreError where it is newer than this Mithaq."""
    now = version(connection)
    if now is None:
        raise StoreError("is a database, but not a Mithaq ledger")
    if now > NEWEST:
        raise StoreError(f"was written by a newer Mithaq (schema {now}, this one knows {NEWEST}): upgrade Mithaq")
    for number in range(now, target):
        STEPS[number].up(connection)
        _record(connection, number + 1)
    for number in range(now, target, -1):
        STEPS[number - 1].down(connection)
        if number > 1:
            _record(connection, number - 1)


def _record(connection: Connection, number: int) -> None:
    connection.execute(first.schema_version.delete())
    connection.execute(first.schema_version.insert().values(version=number))
