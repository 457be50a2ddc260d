"""Which contact a denial answers."""

import pytest
from telling import claim, report

from mithaq.ledger.fold import fold
from mithaq.link.events import link


@pytest.mark.parametrize(("denied", "disputed"), [("X Y", True), ("X", False), ("X Z", False)])
def test_who_denies_a_call_denies_the_one_of_both_sides(denied: str, disputed: bool) -> None:
    reports = (report("a", "2024-03-02"), report("b", "2024-03-03"))
    told = (
        claim("a", "call", "2024-03-02", "X Y", "A B"),
        claim("b", "call", "2024-03-02", denied, "A", status="denied", speaker="X"),
    )
    ledger = fold(told, (), link(told, reports), reports)
    assert ([one.field for one in ledger.contradictions] == ["status"]) is disputed
