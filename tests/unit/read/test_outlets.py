"""The outlet that the head of a page names, known or not."""

import pytest
from sample_pages import LEAD, NEXT, OTHER, OTHER_LEAD, OTHER_NEXT, TITLE, articles, only

from mithaq.read.furniture import furniture
from mithaq.read.outlets import outlet_named


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (["جريدة الضفاف", "السبت 7 جمادى الأولى 1443 - 11 ديسمبر 2021"], "جريدة الضفاف"),
        (["صحيفة الواحة –", "4 مايو 2021"], "صحيفة الواحة"),
        (["موقع السهل اليوم – الأربعاء 25 أيار/مايو 2022"], "موقع السهل اليوم"),
        (["شبكة المرافئ | اليمن", "آخر تحديث: ١٠ تشرين الثاني ٢٠٢٠ - ١٤:٣٥"], "شبكة المرافئ"),
        (["السبت 27 تشرين الثاني/نوفمبر 2021", "عدن ـ راديو الشاطئ"], "راديو الشاطئ"),
        (["يومية التلال", "الثلاثاء 1 دجنبر 2020"], "يومية التلال"),
    ],
)
def test_a_line_over_the_headline_names_the_outlet(head: list[str], outlet: str) -> None:
    document = only("\n".join([*head, "", TITLE, "", LEAD, NEXT]))
    assert (document.outlet, document.agency, document.title) == (outlet, None, TITLE)


@pytest.mark.parametrize("head", ["صحيفة الواحة", "صحيفة الواحة – الجمعة 22 شوال 1444هـ"])
def test_who_is_credited_under_an_outlets_report_is_its_agency(head: str) -> None:
    document = only("\n".join([head, TITLE, LEAD, NEXT, "المصدر: وكالة الروابي"]))
    assert (document.outlet, document.agency) == ("صحيفة الواحة", "وكالة الروابي")


def test_an_agency_known_as_one_does_not_take_the_outlets_place() -> None:
    document = only("\n".join([TITLE, "وكالة تاس – 4 مايو 2021", LEAD, NEXT, "المصدر: صحيفة الواحة"]))
    assert document.outlet == "صحيفة الواحة"


def test_a_headline_that_opens_as_an_outlets_name_stays_the_title() -> None:
    headline = "قناة السويس تستقبل سفينتين"
    document = only("\n".join([headline, "4 مايو 2021", LEAD, NEXT]))
    assert (document.title, document.outlet) == (headline, None)


@pytest.mark.parametrize(
    "line", ["وكالة الطاقة: المخزون يزيد", "موقع", "شبكة الكهرباء في العاصمة تعود إلى العمل بعد أسبوع", "جريدة 2021"]
)
def test_what_is_no_name_of_an_outlet(line: str) -> None:
    assert outlet_named(line, furniture()) is None


def test_an_outlet_between_headline_and_date_does_not_hide_the_second_article() -> None:
    first = [TITLE, "وكالة الروابي", "6 ديسمبر 2022", "", LEAD, "", NEXT, "", ""]
    second = [OTHER, "شبكة المرافئ", "29 أغسطس 2023", "", OTHER_LEAD, "", OTHER_NEXT]
    found = articles("\n".join([*first, *second]))
    assert [(document.title, document.outlet) for document in found] == [
        (TITLE, "وكالة الروابي"),
        (OTHER, "شبكة المرافئ"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, "وكالة أنباء السهل الجديد | 19 سبتمبر 2023م | آخر تحديث 21:40", LEAD, NEXT],
        [TITLE, "4 مايو 2021", LEAD, NEXT, "(وكالة أنباء السهل الجديد)"],
        [TITLE, f"عدن، 7 يونيو (وكالة أنباء السهل الجديد) – {LEAD}", NEXT],
    ],
)
def test_an_outlet_is_named_beside_a_time_in_brackets_or_in_the_lead(lines: list[str]) -> None:
    assert only("\n".join(lines)).outlet == "وكالة أنباء السهل الجديد"


@pytest.mark.parametrize("head", [["شبكة المرافئ – 29 أغسطس 2023"], ["شبكة المرافئ", "29 أغسطس 2023"]])
def test_an_article_headed_by_its_outlet_and_date_begins_there(head: list[str]) -> None:
    first = ["جريدة الضفاف", "6 ديسمبر 2022", "", TITLE, "", LEAD, "", NEXT, "", ""]
    found = articles("\n".join([*first, *head, "", OTHER, "", OTHER_LEAD, "", OTHER_NEXT]))
    assert [(document.title, document.outlet) for document in found] == [
        (TITLE, "جريدة الضفاف"),
        (OTHER, "شبكة المرافئ"),
    ]


def test_an_outlet_signing_over_a_list_of_headlines_begins_no_article() -> None:
    lines = [TITLE, LEAD, NEXT, "شبكة المرافئ – 29 أغسطس 2023", OTHER, "وفد أممي في الطريق إلى الساحل", OTHER_LEAD]
    assert len(articles("\n".join(lines))) == 1
