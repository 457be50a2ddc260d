"""What a new report costs: what stands beside it, and not what the ledger holds."""

from collections.abc import Collection
from datetime import date, timedelta

import newsstand
import pytest
from hypothesis import HealthCheck, given, settings
from test_ledger_properties import Fresh, add, stored

from mithaq.model.claims import Claim
from mithaq.model.kinds import ClaimKind, Status
from mithaq.run import growing, refolding
from mithaq.run.folding import folded
from mithaq.store import Reading, drawer
from mithaq.store.shelf import Shelf

WEEKS = 96
SIDES, PEOPLE = ("armenia", "azerbaijan"), ("ilham-aliyev", "nikol-pashinyan")


def weekly(number: int) -> dict:
    """Return a report of talks held that day, and of others that "went on": each year hangs so on the one before."""
    day = (date(2020, 1, 6) + timedelta(days=7 * number)).isoformat()
    told = {"kind": ClaimKind.MEETING, "status": Status.OCCURRED, "parties": SIDES, "place": None, "instruments": ()}
    told |= {"people": PEOPLE, "speaker": None, "killed": None}
    owed = {"matter": "prisoners", "date": day, "parties": SIDES, "speaker": None, "place": None, "naming": None}
    return {
        "published": day,
        "text": (number, 0),
        "claims": [told | {"date": day}, told | {"date": None, "people": PEOPLE[number % 2 :]}],
        "namings": [],
        "owed": [owed | {"status": "done" if number % 2 else "promised"}],
    }


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many claims were read, each time."""
    counted: list[int] = []
    asked = Shelf.claims

    def claims(shelf: Shelf, ids: Collection[str]) -> list[Claim]:
        counted.append(len(ids))
        return asked(shelf, ids)

    monkeypatch.setattr(Shelf, "claims", claims)
    monkeypatch.setattr(newsstand, "WORDS", [f"كلمة{number}" for number in range(90 * WEEKS)])
    return counted


def test_a_report_costs_as_much_in_the_last_year_as_in_the_one_before(read: list[int]) -> None:
    readings = newsstand._readings([weekly(number) for number in range(WEEKS)])
    costs = []
    with Fresh() as store:
        for start in range(0, WEEKS, 4):
            read.clear()
            add(store, readings[start : start + 4])
            costs.append(sum(read))
        assert stored(store) == folded(store).ledger
    halves = sum(costs[8:16]), sum(costs[16:])
    assert 0 < halves[1] <= 1.1 * halves[0], costs


@settings(deadline=None, derandomize=True, max_examples=6, suppress_health_check=list(HealthCheck))
@given(newsstand.reports(9))
def test_records_made_anew_once_for_many_parts_are_those_folded_at_once(readings: list[Reading]) -> None:
    with pytest.MonkeyPatch.context() as patched, Fresh() as store:
        patched.setattr(growing, "MOST", 2)
        patched.setattr(growing, "AT_ONCE", 5)
        patched.setattr(drawer, "_PART", 1)
        patched.setattr(refolding, "_LOT", 2)
        store.write(readings)
        assert stored(store) == folded(store).ledger
