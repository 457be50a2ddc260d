"""The folded ledger behind the pages: folded again on change, without keeping askers waiting."""

import threading
import time
from pathlib import Path

import pytest

from mithaq.errors import StoreError
from mithaq.run import standing
from mithaq.run.adding import add
from mithaq.run.folding import Folded
from mithaq.run.restored import restored
from mithaq.store import Store, open_ledger

FIRST = "عقدت أرمينيا وأذربيجان جولة محادثات في تبليسي يوم 3 مارس 2023."
SECOND = "زار وفد أرميني مدينة باكو يوم 5 مارس 2023."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(standing, "LOOK_AGAIN_SECONDS", 0.0)
    monkeypatch.setattr(standing, "PATIENCE_SECONDS", 0.0)
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    return tmp_path


def test_the_old_fold_answers_until_the_new_one_is_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = threading.Event()
    may_go_on.set()

    def held_up(store: Store) -> Folded:
        may_go_on.wait(60)
        return restored(store)

    monkeypatch.setattr(standing, "restored", held_up)
    with open_ledger(str(folder / "ledger.db"), create=True) as store:
        add([str(folder / "one.txt")], store)
        stands = standing.Standing(store)
        first, generation = stands.now()
        assert len(first.reports) == 1
        assert stands.now() == (first, generation)
        may_go_on.clear()
        (folder / "two.txt").write_text(SECOND, encoding="utf-8")
        add([str(folder / "two.txt")], store)
        assert stands.now() == (first, generation)
        may_go_on.set()
        while stands.now()[1] == generation:
            time.sleep(0.01)
        assert len(stands.now()[0].reports) == 2


def test_a_fold_that_fails_is_told_and_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(store: Store) -> Folded:
        raise StoreError("disk is gone")

    with open_ledger(str(folder / "ledger.db"), create=True) as store:
        stands = standing.Standing(store)
        with monkeypatch.context() as while_broken:
            while_broken.setattr(standing, "restored", broken)
            for _ in range(2):
                with pytest.raises(StoreError):
                    stands.now()
        assert stands.now()[0].reports == ()
