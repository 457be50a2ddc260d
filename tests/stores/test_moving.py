"""A ledger moved to another database is the same ledger."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mithaq.cli.main import run
from mithaq.errors import StoreError
from mithaq.model.ledger import Judgement
from mithaq.run.adding import add
from mithaq.run.checking import check
from mithaq.run.folding import folded
from mithaq.run.moving import move
from mithaq.run.pulling import subscribe
from mithaq.store import Store, open_ledger

REPORTS = {
    "one.txt": "جنيف – 16 يونيو 2023\n\nالتقى أرارات ميرزويان نظيره جيهون بيراموف في جنيف يوم الخميس 15 يونيو 2023.",
    "two.txt": "باكو – 20 يونيو 2023\n\nقتل 3 جنود أذربيجانيين في اشتباك مع القوات الأرمينية على الحدود أمس الاثنين.",
}


@pytest.fixture
def full(another: Callable[[], Store], tmp_path: Path) -> Store:
    store, folder = another(), tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    add([str(folder)], store)
    one = store.claims()[0].id
    store.judge(Judgement(left=one, right=one, verdict="confirmed", score=1.0, decided_by="ليلى", reason="رأيته"))
    subscribe(store, "https://news.example/rss", "صحيفة", pages=True)
    return store


def test_all_is_moved_there_and_back(full: Store, store: Store, another: Callable[[], Store]) -> None:
    told = move(full, store)
    assert told["reports"] == 2
    back = another()
    move(store, back)
    for one in (store, back):
        assert one.digest() == full.digest()
        assert check(one).problems == ()
        assert one.judgements() == full.judgements()
        assert one.log() == full.log()
        assert one.feeds() == full.feeds()
        assert one.search("جنيف") == full.search("جنيف")
        assert folded(one).ledger == folded(full).ledger
    assert not add([], store).counts["reports"]


def test_a_ledger_that_holds_something_is_left_alone(full: Store, another: Callable[[], Store]) -> None:
    other = another()
    move(full, other)
    before = other.digest()
    with pytest.raises(StoreError, match="already"):
        move(full, other)
    assert other.digest() == before


def test_the_command_tells_what_was_moved(full: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--ledger", full.place, "move", str(tmp_path / "there.db")]) == 0
    assert full.digest() in capsys.readouterr().out
    with open_ledger(str(tmp_path / "there.db")) as there:
        assert len(there.reports()) == 2
