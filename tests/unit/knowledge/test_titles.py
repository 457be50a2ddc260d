"""The offices that persons held, by their titles in each language."""

import pytest

from mithaq.knowledge import Holding, load
from mithaq.knowledge.titles import contracted, titles_of


@pytest.mark.parametrize(
    ("office", "of", "title", "arabic", "russian"),
    [
        ("foreign-minister", "russia", "Minister of Foreign Affairs of Russia", "وزير خارجية روسيا",
         "Министр иностранных дел России"),
        ("interior-minister", "kosovo", "Minister of Interior of Kosovo", "وزير داخلية كوسوفو",
         "Министр внутренних дел Косово"),
        ("head-of-state", "saudi-arabia", "King of Saudi Arabia", "ملك السعودية", "Король Саудовской Аравии"),
        ("foreign-minister", "iran", None, "وزير خارجية إيران", "Министр иностранных дел Ирана"),
        ("speaker-of-parliament", "yemen", "Speaker of the parliament of Yemen", "رئيس برلمان اليمن",
         "Спикер парламента Йемена"),
        ("head", "houthis", "Head of the Houthis", "رئيس جماعة الحوثي", "Глава (Хуситы)"),
        ("head-of-state", "libya", "Chairman of the Presidential Council of Libya", "رئيس المجلس الرئاسي الليبي",
         "Председатель Президентского совета Ливии"),
    ],
)  # fmt: skip
def test_titles(office: str, of: str, title: str | None, arabic: str, russian: str) -> None:
    found = titles_of(Holding(person="x", office=office, of=of, title=title), load())
    assert (found["ar"], found["ru"]) == (arabic, russian)
    assert found["en"] == (title or "Minister of Foreign Affairs of Iran")


def test_a_title_that_no_table_has_is_told_in_english_alone() -> None:
    leader = Holding(person="x", office="head-of-state", of="iran", title="Guardian of Iran")
    assert titles_of(leader, load()) == {"en": "Guardian of Iran"}


def test_nearly_every_title_of_the_tables_is_known_in_russian() -> None:
    facts = load()
    bare = [holding.title for holding in facts.holdings if "ru" not in titles_of(holding, facts)]
    assert len(bare) < 10


def test_a_preposition_and_an_article_become_one() -> None:
    assert contracted("الممثل الأعلى لالاتحاد الأفريقي", "ar", load()) == "الممثل الأعلى للاتحاد الأفريقي"
    assert contracted("خلال اليوم", "ar", load()) == "خلال اليوم"
