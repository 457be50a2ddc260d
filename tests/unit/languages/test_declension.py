"""Names in the case, or with the article, that a composed sentence asks for."""

import pytest

from mithaq.knowledge import load
from mithaq.languages.en.declension import declined as english
from mithaq.languages.ru.declension import declined as russian


@pytest.mark.parametrize(
    ("name", "kind", "case", "expected"),
    [
        ("Сергей Лавров", "person", "gent", "Сергея Лаврова"),
        ("Мария Захарова", "person", "gent", "Марии Захаровой"),
        ("Метте Фредериксен", "person", "gent", "Метте Фредериксен"),
        ("Арарат Мирзоян", "person", "accs", "Арарата Мирзояна"),
        ("Абдель Фаттах аль-Бурхан", "person", "gent", "Абдель Фаттаха аль-Бурхана"),
        ("Мухаммед бен Салман", "person", "gent", "Мухаммеда бен Салмана"),
        ("Си Цзиньпин", "person", "gent", "Си Цзиньпина"),
        ("Дмитрий Лубинец", "person", "gent", "Дмитрия Лубинца"),
        ("Москва", "place", "where", "в Москве"),
        ("Кипр", "country", "where", "на Кипре"),
        ("Франция", "country", "where", "во Франции"),
        ("Джидда", "place", "where", "в Джидде"),
        ("Джибути", "country", "whither", "в Джибути"),
        ("Саудовская Аравия", "country", "whither", "в Саудовскую Аравию"),
        ("США", "country", "gent", "США"),
        ("Объединённые Арабские Эмираты", "country", "gent", "Объединённых Арабских Эмиратов"),
        ("Высший государственный совет Ливии", "body", "gent", "Высшего государственного совета Ливии"),
        ("Силы быстрой поддержки", "body", "gent", "Сил быстрой поддержки"),
        ("Ростов-на-Дону", "place", "where", "в Ростове-на-Дону"),
    ],
)
def test_russian_cases(name: str, kind: str, case: str, expected: str) -> None:
    assert russian(name, kind, case) == expected


def test_what_is_not_sure_is_left_to_another_phrase() -> None:
    assert russian("Назли Багдасарян", "", "gent") is None
    assert russian("Ходжалы", "place", "where") is None


def test_every_state_has_a_genitive_as_the_table_gives_it() -> None:
    for state in load().countries.values():
        assert dict(state.genitives)["ru"] == russian(str(state.name("ru")), "country", "gent")


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Ministry of Defence of Armenia", "body", "the Ministry of Defence of Armenia"),
        ("Rapid Support Forces", "body", "the Rapid Support Forces"),
        ("United States", "country", "the United States"),
        ("Armenia", "country", "Armenia"),
        ("The Bahamas", "country", "The Bahamas"),
        ("UNITAMS", "body", "UNITAMS"),
        ("Sergey Lavrov", "person", "Sergey Lavrov"),
    ],
)
def test_english_articles(name: str, kind: str, expected: str) -> None:
    assert english(name, kind, "the") == expected
