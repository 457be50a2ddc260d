"""Names of no table, letter by letter in another script."""

import pytest

from mithaq.languages.respelling import respelled
from mithaq.model.annotations import Entity
from mithaq.view.context import by_letter, named_in


@pytest.mark.parametrize(
    ("name", "russian", "arabic"),
    [
        ("Yusuf Hamza", "Юсуф Хамза", "يوسوف هامزا"),
        ("Ghassan Sharif", "Гассан Шариф", "غاسان شاريف"),
        ("Ivan Petrov", "Иван Петров", "إفان بيتروف"),
        ("Erdoğan", "Эрдоган", "إردوغان"),
    ],
)
def test_letters(name: str, russian: str, arabic: str) -> None:
    assert (respelled(name, "ru"), respelled(name, "ar"), respelled(name, "en")) == (russian, arabic, None)


def test_a_spelling_is_told_as_such() -> None:
    met = Entity(id="person/يوسف-حمزة", type="person", names=(("en", "Yusuf Hamza"), ("ar", "يوسف حمزة")))
    assert by_letter(met) == ["en", "ru"]
    assert named_in(met, "ru") == "Юсуф Хамза"
    known = Entity(id="x", type="person", names=(("en", "X"), ("ar", "س"), ("ru", "Х")))
    body = Entity(id="body/y", type="body", names=(("en", "Border Service"), ("ar", "خدمة")))
    assert (by_letter(known), by_letter(body), named_in(body, "ru")) == ([], [], "Border Service")
