"""Sentences composed from records, in the languages that have phrases."""

import csv
from pathlib import Path

import pytest
from telling import claim, report

from mithaq.ledger.fold import fold
from mithaq.model.annotations import Entity
from mithaq.model.kinds import ClaimKind, Status
from mithaq.view.context import Context
from mithaq.view.phrases import counted, joined, languages, phrases, sentence, spelt

ENTITIES = (
    Entity(id="L", type="person", names=(("en", "Sergey Lavrov"), ("ar", "سيرغي لافروف"), ("ru", "Сергей Лавров"))),
    Entity(
        id="B", type="person", names=(("en", "Jeyhun Bayramov"), ("ar", "جيهون بيراموف"), ("ru", "Джейхун Байрамов"))
    ),
    Entity(id="M", type="place", names=(("en", "Moscow"), ("ar", "موسكو"), ("ru", "Москва"))),
    Entity(id="K", type="body", names=(("en", "Kremlin"), ("ar", "الكرملين"), ("ru", "Кремль"))),
    Entity(id="RU", type="country", names=(("en", "Russia"), ("ar", "روسيا"), ("ru", "Россия"))),
    Entity(id="AZ", type="country", names=(("en", "Azerbaijan"), ("ar", "أذربيجان"), ("ru", "Азербайджан"))),
)


def told(language: str, kind: str, people: str, **fields) -> str:
    one = claim("a", kind, fields.pop("date", None), "RU AZ" if people else "", people, **fields)
    (event,) = fold([one], (), (), [report("a", "2022-12-05")]).events
    return sentence(event, Context.of((), (), ENTITIES), language)


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ("Jeyhun Bayramov and Sergey Lavrov met in Moscow on 5 December 2022", {"date": "2022-12-05", "place": "M"}),
        (
            "Jeyhun Bayramov and Sergey Lavrov are due to meet in December 2022",
            {"date": "2022-12", "status": "scheduled"},
        ),
        ("Denied: meeting of Jeyhun Bayramov and Sergey Lavrov", {"status": "denied"}),
    ],
)
def test_english(expected, fields):
    assert told("en", "meeting", "L B", **fields) == expected


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        (
            "عُقد لقاء بين جيهون بيراموف وسيرغي لافروف في موسكو في 5 ديسمبر/كانون الأول 2022",
            {"date": "2022-12-05", "place": "M"},
        ),
        ("أُلغي لقاء كان مقرراً بين جيهون بيراموف وسيرغي لافروف", {"status": "cancelled"}),
        ("جارٍ الآن: لقاء بين جيهون بيراموف وسيرغي لافروف", {"status": "ongoing"}),
    ],
)
def test_arabic(expected, fields):
    assert told("ar", "meeting", "L B", **fields) == expected


def test_a_visit_names_where_it_goes():
    assert told("en", "visit", "L", place="M", date="2022-12-05") == "Sergey Lavrov visited Moscow on 5 December 2022"
    assert told("ar", "visit", "L", place="M") == "زيارة سيرغي لافروف إلى موسكو"


def test_a_visit_of_sides_goes_somewhere_too():
    one = claim("a", "visit", None, "RU AZ", "", place="M")
    (event,) = fold([one], (), (), [report("a", "2022-12-05")]).events
    assert sentence(event, Context.of((), (), ENTITIES), "ru").endswith(" в Москву")


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "تقرير واحد"),
        (2, "تقريران"),
        (3, "3 تقارير"),
        (10, "10 تقارير"),
        (11, "11 تقريراً"),
        (99, "99 تقريراً"),
        (100, "100 تقرير"),
        (103, "103 تقارير"),
    ],
)
def test_arabic_counts_take_dual_plural_and_singular(count, expected):
    assert counted(count, "report", "ar") == expected


def test_english_counts():
    assert [counted(n, "report", "en") for n in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-12-05", "5 December 2022"),
        ("2022-12", "December 2022"),
        ("2022", "2022"),
        ("2022-12-05/2022-12-06", "5–6 December 2022"),
        ("2022-11-30/2022-12-01", "30 November – 1 December 2022"),
        ("2022-12-31/2023-01-02", "31 December 2022 – 2 January 2023"),
        ("../2021-12-31", "by 31 December 2021"),
        ("2020/..", "since 1 January 2020"),
        ("2022-12-05?", "5 December 2022"),
        (None, ""),
    ],
)
def test_dates_in_words(value, expected):
    assert spelt(value, "en") == expected


def test_days_of_one_month_in_arabic():
    assert spelt("2022-09-12/2022-09-13", "ar") == "من 12 إلى 13 سبتمبر/أيلول 2022"


def test_a_meeting_with_a_side_whose_person_is_not_named_is_told_by_its_sides():
    context = Context.of((), (), ENTITIES)
    one = claim("a", "meeting", "2022-12-05", "RU AZ AM", "L B")
    (event,) = fold([one], (), (), [report("a", "2022-12-05")]).events
    assert sentence(event, context, "en") == "AM, Azerbaijan and Russia met on 5 December 2022"


def test_a_signing_names_what_was_signed_where_that_has_a_name_of_its_own():
    accord = Entity(id="accord", type="agreement", names=(("en", "Moscow Accord"),))
    one = claim("a", "signing", "2022-12-05", "RU AZ", "L B", instruments="accord")
    loose = claim("a", "signing", "2022-12-05", "RU AZ", "L B", instruments="agreement/statement")
    context = Context.of((), (one, loose), (*ENTITIES, accord))
    told_ = [sentence(fold([each], (), (), ()).events[0], context, "en") for each in (one, loose)]
    assert told_ == [
        "Azerbaijan and Russia signed an agreement (Moscow Accord) on 5 December 2022",
        "Azerbaijan and Russia signed an agreement on 5 December 2022",
    ]


def test_what_names_nobody_is_told_in_the_words_of_its_report():
    one = claim("a", "attack", "2022-12-05", quote="a convoy came under fire " + "near the bridge " * 9)
    (event,) = fold([one], (), (), ()).events
    text = sentence(event, Context.of((), (one,), ENTITIES), "en")
    assert text.startswith("Attack on 5 December 2022: “a convoy came under fire near") and text.endswith("…”")
    assert len(text) < 130


def test_lists_in_words():
    assert joined(["A", "B", "C"], "en") == "A, B and C"
    assert joined(["أ", "ب", "ج"], "ar") == "أ وب وج"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", ClaimKind)
@pytest.mark.parametrize("status", Status)
def test_every_kind_and_status_can_be_told(language, kind, status):
    for people in ("", "L", "L B"):
        assert "{" not in told(language, kind, people, status=status, place="M", date="2022-12-05")
    assert len(phrases(language)["months"]) == 12


with (Path(__file__).parent / "sentences.tsv").open(encoding="utf-8") as table:
    SENTENCES = {(row["kind"], row["status"]): row for row in csv.DictReader(table, delimiter="\t")}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", ClaimKind)
@pytest.mark.parametrize("status", Status)
def test_a_sentence_of_each_kind_and_status(language, kind, status):
    people = "L" if kind == "visit" else "L B"
    one = claim("a", kind, "2022-12-05", "RU AZ", people, status=status, place="M", speaker="K")
    (event,) = fold([one], (), (), [report("a", "2022-12-05")]).events
    context = Context.of((), (one,), ENTITIES)
    assert sentence(event, context, language) == SENTENCES[kind, status][language]
