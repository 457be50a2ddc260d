"""An article that does not tell its day gets it from others that date the same event."""

from mithaq.model.kinds import Basis
from mithaq.model.understood import Understood
from mithaq.pipeline import ToldDays, date_by_others, understand_text

DATED = """عمان - 19 أيار/مايو 2023

التقى وزير الخارجية الأذربيجاني جيهون بيرموف نظيره الأرميني آرارات ميرزويان اليوم الجمعة في موسكو.
"""
UNDATED = """محادثات في موسكو

التقى وزير الخارجية الأذربيجاني جيهون بيرموف نظيره الأرميني آرارات ميرزويان {when} في موسكو. \
وكان الجانبان اتفقا في 14 أيار على مواصلة المحادثات.
"""


def _one(text: str, name: str) -> Understood:
    (article,) = understand_text(text, name=name)
    return article


def _told() -> ToldDays:
    told = ToldDays()
    told.add(_one(DATED, "dated.txt").claims, "dated.txt")
    return told


def _dated(when: str) -> Understood:
    return date_by_others(_one(UNDATED.format(when=when), "undated.txt"), _told())


def test_today_is_the_day_another_report_gives_the_meeting() -> None:
    alone = _one(UNDATED.format(when="اليوم الجمعة"), "undated.txt")
    assert alone.annotated.dct.value is None
    found = _dated("اليوم الجمعة").annotated
    assert (found.dct.value, found.dct.basis) == ("2023-05-19", Basis.INFERRED)
    assert [time.value for time in found.timexes] == ["2023-05-19", "2023-05-14"]
    assert any("dated.txt dates it 2023-05-19" in reason.why and reason.span for reason in found.dct.reasons)


def test_yesterday_is_the_day_before() -> None:
    assert _dated("أمس الجمعة").annotated.dct.value == "2023-05-20"


def test_another_weekday_is_another_meeting() -> None:
    assert _dated("اليوم الثلاثاء").annotated.dct.value is None


def test_a_bare_weekday_leaves_a_week() -> None:
    found = _dated("الجمعة").annotated.dct
    assert (found.value, found.candidates) == (None, tuple(f"2023-05-{day}" for day in range(19, 26)))


def test_a_date_of_its_own_stands() -> None:
    article = _one(DATED, "dated.txt")
    assert date_by_others(article, _told()) is article


SIGNED = """اتفاق في بريتوريا

وقعت الحكومة الإثيوبية وجبهة تحرير شعب تيغراي {when} اتفاق بريتوريا لوقف الأعمال العدائية.
"""


def test_a_known_agreement_dates_the_page_that_tells_its_signing() -> None:
    assert _one(SIGNED.format(when="اليوم الأربعاء"), "signed.txt").annotated.dct.value == "2022-11-02"
    assert _one(SIGNED.format(when="أمس الأربعاء"), "signed.txt").annotated.dct.value == "2022-11-03"
    week = _one(SIGNED.format(when="الأربعاء"), "signed.txt").annotated.dct
    assert (week.value, len(week.candidates)) == (None, 7)


def test_a_weekday_on_which_it_was_not_made_tells_of_something_else() -> None:
    assert _one(SIGNED.format(when="اليوم الخميس"), "signed.txt").annotated.dct.value is None


def test_yesterday_without_its_weekday_may_have_been_printed_later() -> None:
    assert _one(SIGNED.format(when="أمس"), "signed.txt").annotated.dct.value is None


SIGNED_THERE = """عمان - 20 أيار/مايو 2023

وقع وزير الخارجية الأذربيجاني جيهون بيرموف ونظيره الأرميني آرارات ميرزويان أمس الجمعة في موسكو مذكرة تفاهم.
"""


def test_a_page_on_talks_gets_the_day_of_what_was_signed_at_them():
    told = ToldDays()
    told.add(_one(SIGNED_THERE, "signed.txt").claims, "signed.txt")
    asked = date_by_others(_one(UNDATED.format(when="اليوم الجمعة"), "undated.txt"), told)
    assert asked.annotated.dct.value == "2023-05-19"
    other = date_by_others(_one(UNDATED.format(when="اليوم السبت"), "undated.txt"), told)
    assert other.annotated.dct.value is None
