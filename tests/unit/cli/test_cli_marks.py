from mithaq.cli.main import anywhere_first
from mithaq.cli.marks import Mark
from mithaq.view.segments import segments


def mark(start: int, end: int, kind: str = "time") -> Mark:
    return Mark(start=start, end=end, kind=kind, note="")


def test_segments_cover_the_stretch_once_and_in_order() -> None:
    marks = [mark(2, 6), mark(4, 9, "claim"), mark(0, 1), mark(20, 30)]
    found = list(segments(0, 10, marks))
    assert [(start, end) for start, end, _ in found] == [(0, 1), (1, 2), (2, 4), (4, 6), (6, 9), (9, 10)]
    assert [[one.kind for one in over] for _, _, over in found] == [
        ["time"],
        [],
        ["time"],
        ["time", "claim"],
        ["claim"],
        [],
    ]


def test_a_mark_that_began_before_the_stretch_still_marks_it() -> None:
    assert [len(over) for _, _, over in segments(5, 8, [mark(0, 7)])] == [1, 0]


def test_the_ledger_option_may_stand_anywhere() -> None:
    assert anywhere_first(["add", "x", "--ledger", "l.db"]) == ["--ledger", "l.db", "add", "x"]
    assert anywhere_first(["add", "--ledger=l.db", "x"]) == ["--ledger=l.db", "add", "x"]
    assert anywhere_first(["search", "--", "--ledger"]) == ["search", "--", "--ledger"]
    assert anywhere_first(["brief", "--lang", "ru", "--since", "2023"]) == ["--lang", "ru", "brief", "--since", "2023"]
