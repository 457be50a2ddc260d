"""What namings say alone may rule out that they are of one agreement, before their words are looked at."""

from itertools import product

from telling import agreement, report

from mithaq.ledger.namings import alone, form_of, may_be_tied, tied
from mithaq.ledger.witnesses import Witnesses

DAYS = {"a": "2024-02-02", "b": "2024-03-20", "c": "2023-01-05"}
NAMES = ("Lake Treaty", "Lake Accord of the Two Towns")


def test_no_two_namings_are_tied_whose_forms_rule_it_out() -> None:
    witnesses = Witnesses([report(name, day) for name, day in DAYS.items()])
    told = [
        agreement(document, name, id=id_, date=date, parties=parties)
        for document, name, id_, date, parties in product(
            DAYS,
            NAMES,
            ("agreement/treaty", "agreement/treaty@X", "lake"),
            (None, "2024-02", "2024-02-01"),
            ("", "X Y", "X Z"),
        )
    ]
    ruled_out = 0
    for left, right in product(told, told):
        if not may_be_tied(form_of(left), form_of(right)):
            ruled_out += 1
            assert not tied(alone(left, {}, witnesses), alone(right, {}, witnesses), witnesses)
    assert 0 < ruled_out < len(told) ** 2
