"""A page without a day gets the one that other reports of the ledger give its event, whichever came first."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from mithaq.run.adding import add
from mithaq.run.folding import folded
from mithaq.run.growing import catch_up
from mithaq.run.rebuilding import rebuild
from mithaq.store import Store

REPORTS = {
    "dated.txt": """عمان - 19 أيار/مايو 2023

التقى وزير الخارجية الأذربيجاني جيهون بيرموف نظيره الأرميني آرارات ميرزويان اليوم الجمعة في موسكو.
""",
    "undated.txt": """محادثات في موسكو

التقى وزير الخارجية الأذربيجاني جيهون بيرموف نظيره الأرميني آرارات ميرزويان اليوم الجمعة في موسكو. \
وكان الجانبان اتفقا في 14 أيار على مواصلة المحادثات.
""",
    "other.txt": """بيروت - 22 أيار/مايو 2023

اجتمع وزير الخارجية الأذربيجاني جيهون بيرموف ونظيره الأرميني آرارات ميرزويان يوم الجمعة 19 أيار 2023 في موسكو.
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def days(store: Store) -> dict[str, str | None]:
    return {Path(report.file).name: report.published.value for report in store.reports()}


def test_a_later_report_dates_an_earlier_page(folder: Path, store: Store) -> None:
    add([str(folder / "undated.txt")], store)
    assert days(store) == {"undated.txt": None}
    add([str(folder / "dated.txt")], store)
    assert days(store) == {"undated.txt": "2023-05-19", "dated.txt": "2023-05-19"}
    (meeting,) = [event for event in folded(store).ledger.events if event.kind == "meeting" and event.people]
    assert (meeting.date, len(meeting.claims)) == ("2023-05-19", 2)
    with store.records() as found:
        assert found.ledger() == folded(store).ledger


def test_the_order_of_adding_does_not_matter(folder: Path, another: Callable[[], Store]) -> None:
    digests = set()
    for names in permutations(REPORTS):
        grown = another()
        for name in names:
            add([str(folder / name)], grown)
        with grown.records() as found:
            assert found.ledger() == folded(grown).ledger
        digests.add(grown.digest())
    assert len(digests) == 1


def test_rebuilding_and_folding_anew_date_it_again(folder: Path, store: Store) -> None:
    add([str(folder)], store)
    before = (days(store), store.digest())
    rebuild(store)
    assert (days(store), store.digest()) == before
    with store.shelf() as shelf:
        shelf.start_over()
    catch_up(store)
    assert (days(store), store.digest()) == before
