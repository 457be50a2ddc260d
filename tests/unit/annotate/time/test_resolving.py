"""Two stages: expressions are found without any date, and get their values from one."""

from datetime import date, datetime

import pytest

from mithaq.annotate.time import find_times, read_times, resolve, resolve_times
from mithaq.languages import load
from mithaq.model.kinds import Grain, TimexType

FRIDAY = date(2023, 5, 19)


def _symbolic(text: str):
    pack = load("ar")
    tokens = pack.tokens(text)
    return find_times(pack, tokens, [pack.bank[word] for word in tokens.words])


def test_without_a_reference_full_dates_have_values_and_deictic_ones_none() -> None:
    yesterday, full = read_times("التقى الوزيران أمس بعد اتفاق 5 مايو 2022 في جوبا.")
    assert (yesterday.value, yesterday.begin, yesterday.grain) == (None, None, None)
    assert (full.value, full.begin, full.until) == ("2022-05-05", "2022-05-05T00:00:00", "2022-05-06T00:00:00")
    assert (full.type, full.grain, full.anchor) == (TimexType.DATE, Grain.DAY, None)


def test_one_finding_serves_any_reference() -> None:
    found = _symbolic("وصل الوفد أمس إلى مأرب.")
    assert [resolve_times(found, date(2023, 5, day))[0].value for day in (19, 1)] == ["2023-05-18", "2023-04-30"]


def test_span_leaves_the_proclitic_out() -> None:
    text = "وبالأمس تحدث المبعوث، وغداً يغادر."
    assert [text[t.span.start : t.span.end] for t in read_times(text, FRIDAY)] == ["الأمس", "غداً"]


def test_offsets_hold_through_vowel_signs_and_bidi_marks() -> None:
    text = "\u200fأُعلِن في \u202b٥ مَايو ٢٠٢٢\u202c عن الهدنة."
    (found,) = read_times(text, FRIDAY)
    assert found.value == "2022-05-05"
    assert "٥ مَايو ٢٠٢٢" in text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    ("text", "value", "others", "code"),
    [
        ("وقّعا في 11 ديسمبر/يناير 2021 بياناً.", "2021-12-11", ("2021-01-11",), "time.conflicting-months"),
        ("التقيا يوم الأحد 17 مايو 2023 في جدة.", "2023-05-17", ("2023-05-14",), "time.conflicting-weekday"),
        ("قال اليوم الخميس إن الهدنة صامدة.", None, ("2023-05-19", "2023-05-18"), "time.conflicting-weekday"),
        ("صدر في 1 رجب 1444هـ الموافق 20 فبراير 2023م.", "2023-02-20", ("2023-01-23",), "time.conflicting-calendars"),
    ],
)
def test_what_contradicts_itself_keeps_its_readings_and_says_so(text, value, others, code) -> None:
    resolution = resolve(_symbolic(text), FRIDAY)
    (found,) = resolution.timexes
    assert (found.value, found.conflict) == (value, others)
    assert [(d.code, d.span) for d in resolution.diagnostics] == [(code, found.span)]


def test_a_date_without_its_year_hangs_on_the_date_told_before_it() -> None:
    first, second = read_times("اندلعت الحرب في 27 سبتمبر 2020. وفي 9 نوفمبر وُقّع البيان.", FRIDAY)
    assert (second.value, second.anchor) == ("2020-11-09", first.id)


def test_a_clock_in_a_named_zone_is_an_instant() -> None:
    (found,) = read_times("يبدأ وقف النار في الساعة 18:00 بتوقيت موسكو.", FRIDAY)
    assert (found.value, found.begin, found.grain) == ("2023-05-19T18:00+03:00", "2023-05-19T15:00:00", Grain.MINUTE)


def test_summer_time_counts() -> None:
    winter, summer = (read_times("الساعة 12:00 بتوقيت باريس", datetime(2023, month, 1, 9))[0].begin for month in (1, 7))
    assert (winter, summer) == ("2023-01-01T11:00:00", "2023-07-01T10:00:00")


def test_a_deadline_is_open_towards_the_past() -> None:
    (found,) = read_times("ستعقد اللجنة اجتماعها بحلول نهاية عام 2024.", FRIDAY)
    assert (found.value, found.begin, found.until) == ("../2024-12-31", None, "2025-01-01T00:00:00")


def test_a_paragraph_bounds_an_expression() -> None:
    text = "13 سبتمبر 2022\n\nليلة عنيفة على الحدود"
    (found,) = read_times(text, FRIDAY)
    assert text[found.span.start : found.span.end] == "13 سبتمبر 2022"


@pytest.mark.parametrize("reference", [None, date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])
def test_the_ends_of_the_calendar_raise_nothing(reference) -> None:
    text = "أمس وغداً والعام المقبل وعيد الأضحى وقبل 9999999 عقد وبعد 400 قرن و31 شباط و30 محرم"
    assert read_times(text, reference)


def test_in_more_than_an_amount_tells_how_long_and_not_when() -> None:
    (first,) = read_times("It was their first meeting in more than seven years.", FRIDAY, "en")
    (then,) = read_times("The court will decide in two weeks.", FRIDAY, "en")
    assert (first.value, then.value) == ("P7Y", "2023-06-02")
