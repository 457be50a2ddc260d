"""Names that sound alike across scripts, and such as only look so."""

import pytest

from mithaq.languages.likeness import SAME, likeness


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("سيرغي لافروف", "Сергей Лавров"),
        ("عبد الفتاح البرهان", "Abdelfattah al-Burhan"),
        ("غوستافو بيترو", "Gustavo Petro"),
        ("تشاووش أوغلو", "Çavuşoğlu"),
        ("ألكسندر فوتشيتش", "Александр Вучич"),
        ("ذبيح الله مجاهد", "Zabihullah Mujahid"),
    ],
)
def test_spellings_of_one_name(left: str, right: str) -> None:
    assert likeness(left, right) >= SAME
    assert likeness(left, right) == pytest.approx(likeness(right, left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("سيرغي لافروف", "Sergei Ryabkov"),
        ("محمد بن سلمان", "Mohammed bin Zayed"),
        ("كيم جونغ أون", "Kim Jong-il"),
        ("بشار الأسد", "Башар Джаафари"),
        ("", "Lavrov"),
    ],
)
def test_names_of_two_persons(left: str, right: str) -> None:
    assert likeness(left, right) < SAME
