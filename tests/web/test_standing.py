"""Who decides sees the decision, however long the ledger takes to be read anew; others are answered at once."""

import threading
import time
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from mithaq.errors import CatchingUpError
from mithaq.run import standing
from mithaq.run.progress import listening


class Counted:
    """A store that has only a mark."""

    def __init__(self) -> None:
        self.count = 1

    def mark(self) -> tuple[int, ...]:
        return (self.count,)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    def slowly(store: Any) -> str:
        count = store.count
        time.sleep(0.2)
        return f"fold of {count}"

    monkeypatch.setattr(standing, "current", slowly)
    monkeypatch.setattr(standing, "PATIENCE_SECONDS", 0.0)
    return Counted()


def test_who_decides_waits_for_what_was_decided(counted: Counted) -> None:
    kept = standing.Standing(counted)
    assert kept.now()[0] == "fold of 1"
    counted.count = 2
    kept.look_again()
    assert kept.now()[0] == "fold of 2"


def test_a_fold_begun_before_the_decision_is_not_taken_for_it(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "LOOK_AGAIN_SECONDS", 0.0)
    kept = standing.Standing(counted)
    kept.now()
    counted.count = 2
    assert kept.now()[0] == "fold of 1"  # the reading goes on behind the scenes
    counted.count = 3
    kept.look_again()
    assert kept.now()[0] == "fold of 3"


def test_nobody_waits_for_many_reports_but_is_told_how_far_it_is() -> None:
    """The first records of a large ledger: who asks meanwhile hears of it, who can wait gets them."""
    begun, done = threading.Event(), threading.Event()

    def make() -> Any:
        listening()(1000, 1000 + standing.MANY)
        begun.set()
        done.wait()
        return "all of it"

    heard: list[tuple[int, int]] = []
    kept = standing.Standing(cast(Any, Counted()), make, lambda *far: heard.append(far))
    with pytest.raises(CatchingUpError, match="1000 of 3000"):
        kept.now()
    assert begun.is_set()
    done.set()
    kept.first()
    assert kept.now()[0] == "all of it"
    assert heard == [(1000, 3000)]


@pytest.mark.parametrize(("language", "told"), [("en", "1000 of 3000"), ("ar", "1000 من 3000"), ("ru", "1000 из 3000")])
def test_a_page_tells_how_far_it_is_and_looks_again(
    language: str, told: str, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def behind(_: Any) -> Any:
        raise CatchingUpError(1000, 3000)

    monkeypatch.setattr(standing.Standing, "now", behind)
    for path in ("/", "/timeline", "/queue", "/sources"):
        answer = client.get(path, params={"lang": language})
        assert (answer.status_code, answer.headers["refresh"]) == (503, "5")
        assert told in answer.text
    answer = client.get("/api/timeline")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.headers["content-type"] == "application/problem+json"
