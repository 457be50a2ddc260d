"""Agreements and commitments as they are asked for: in order, by who takes part, by what was told when."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from mithaq.ledger.witnesses import UNDATED
from mithaq.model.ledger import Agreement, Commitment
from mithaq.store import schema
from mithaq.store.drawer import Drawer
from mithaq.store.shelf import Shelf


def put_register(shelf: Shelf, changed: Collection[str], shown: Iterable[Agreement]) -> None:
    """Enter agreements as they are asked for, in place of those that ``changed``."""
    told = list(shown)
    drawer = Drawer(shelf.connection)
    drawer.replace_rows(schema.register_lines.c.id, changed, [_registered(one) for one in told])
    _put_sides(drawer, changed, {one.id: {*one.parties, *one.third_parties} for one in told})


def put_board(shelf: Shelf, changed: Collection[str], shown: Iterable[Commitment]) -> None:
    """Enter commitments as they are asked for, in place of those that ``changed``."""
    told = list(shown)
    drawer = Drawer(shelf.connection)
    table = schema.owed.c
    rows = drawer.rows([table.claim, table.document], table.claim, {name for one in told for name in one.claims})
    published = shelf.published({row.document for row in rows})
    reported = {row.claim: published.get(row.document) for row in rows}
    drawer.replace_rows(schema.board_lines.c.id, changed, [_standing(one, reported) for one in told])
    _put_sides(drawer, changed, {one.id: {*one.obligor, *one.beneficiary} for one in told})


def _registered(one: Agreement) -> dict[str, Any]:
    time = one.signed or one.declared or one.effective or UNDATED
    return {"id": one.id, "time": time, "gathers": int(bool(one.members))}


def _standing(one: Commitment, reported: Mapping[str, str | None]) -> dict[str, Any]:
    def days(claims: Iterable[str]) -> list[str]:
        return [day for name in claims if (day := reported.get(name))]

    return {
        "id": one.id,
        "time": one.due or UNDATED,
        "agreement": one.agreement,
        "status": one.status,
        "due": one.due,
        "made": min(days(one.told), default=None),
        "moved": one.history[-1].reported if one.history else None,
        "seen": max(days(one.claims), default=None),
    }


def _put_sides(drawer: Drawer, changed: Collection[str], sides: Mapping[str, Collection[str]]) -> None:
    rows = [{"name": name, "record": one} for one in sorted(sides) for name in sorted(sides[one])]
    drawer.replace_rows(schema.sides.c.record, changed, rows)
