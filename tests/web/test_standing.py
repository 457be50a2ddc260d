"""Who decides sees the decision, however long the ledger takes to be read anew; others are answered at once."""

import time
from typing import Any

import pytest

from mithaq.run import standing


class Counted:
    """A store that has only a mark."""

    def __init__(self) -> None:
        self.count = 1

    def mark(self) -> tuple[int, ...]:
        return (self.count,)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Counted:
    def slowly(store: Any) -> str:
        count = store.count
        time.sleep(0.2)
        return f"fold of {count}"

    monkeypatch.setattr(standing, "current", slowly)
    monkeypatch.setattr(standing, "PATIENCE_SECONDS", 0.0)
    return Counted()


def test_who_decides_waits_for_what_was_decided(store: Counted) -> None:
    kept = standing.Standing(store)
    assert kept.now()[0] == "fold of 1"
    store.count = 2
    kept.look_again()
    assert kept.now()[0] == "fold of 2"


def test_a_fold_begun_before_the_decision_is_not_taken_for_it(store: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "LOOK_AGAIN_SECONDS", 0.0)
    kept = standing.Standing(store)
    kept.now()
    store.count = 2
    assert kept.now()[0] == "fold of 1"  # the reading goes on behind the scenes
    store.count = 3
    kept.look_again()
    assert kept.now()[0] == "fold of 3"
