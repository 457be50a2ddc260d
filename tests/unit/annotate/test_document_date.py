"""The document's date: stated, told by the carrier, left open by the words, or unknown. Never a guess."""

import pytest

from mithaq.annotate.document_date import document_date
from mithaq.annotate.time import find_times
from mithaq.languages import load
from mithaq.model.annotations import DocumentDate
from mithaq.model.documents import Block, Document, Span
from mithaq.model.kinds import Basis, BlockKind
from mithaq.pipeline import understand_text

TITLE = (BlockKind.TITLE, "لقاء في جوبا")


def _dated(
    *blocks: tuple[BlockKind, str], before: str = "", url: str | None = None, date: str | None = None
) -> DocumentDate:
    """The date of an article of these blocks; ``before`` is what its page holds above it."""
    text, marked = before, []
    for kind, line in blocks:
        marked.append(Block(kind=kind, span=Span(start=len(text), end=len(text) + len(line))))
        text += line + "\n\n"
    document = Document(
        id="d1",
        source="s1",
        name="report.txt",
        part=1 if before else 0,
        language="ar",
        text=text,
        span=Span(start=len(before), end=len(text)),
        blocks=tuple(marked),
        url=url,
        hints=(("date", date),) if date else (),
    )
    pack = load("ar")
    tokens = pack.tokens(text, len(before))
    return document_date(document, find_times(pack, tokens, [pack.bank[word] for word in tokens.words]))


def _body(text: str) -> tuple[BlockKind, str]:
    return BlockKind.BODY, text


def test_a_dateline_is_trusted_above_metadata() -> None:
    found = _dated(TITLE, (BlockKind.DATELINE, "جوبا – 3 أيار/مايو 2023"), _body("التقى الوفدان."), date="2023-05-07")
    assert (found.value, found.basis) == ("2023-05-03", Basis.STATED)
    assert [reason.why for reason in found.reasons] == ["dateline", "metadata: 2023-05-07"]


def test_a_hijri_dateline_with_its_gregorian_day() -> None:
    found = _dated((BlockKind.DATELINE, "الأحد 11 صفر 1445هـ الموافق 27 أغسطس 2023م"), _body("التقى الوفدان."))
    assert found.value == "2023-08-27"


def test_published_counts_and_updated_does_not() -> None:
    line = "تاريخ النشر: 3 مايو 2023 | آخر تحديث: 5 مايو 2023"
    found = _dated(TITLE, (BlockKind.DATELINE, line), _body("التقى الوفدان."))
    assert (found.value, found.basis) == ("2023-05-03", Basis.STATED)


def test_a_line_of_the_last_update_alone_is_no_statement() -> None:
    found = _dated(TITLE, (BlockKind.DATELINE, "آخر تحديث: 5 مايو 2023"), _body("التقى الوفدان."))
    assert (found.value, found.basis) == ("2023-05-05", Basis.INFERRED)


def test_a_date_that_opens_the_report() -> None:
    found = _dated(TITLE, _body("جوبا، 3 مايو 2023 (الوكالة) – التقى الوفدان في 2 مايو 2022."))
    assert (found.value, found.basis) == ("2023-05-03", Basis.STATED)


def test_a_place_and_a_date_may_be_a_sentence_of_their_own() -> None:
    found = _dated(TITLE, _body("جوبا، 3 مايو 2023. التقى الوفدان في القصر."))
    assert (found.value, found.basis) == ("2023-05-03", Basis.STATED)
    assert (
        understand_text("Talks in Juba\n\nJUBA, May 3, 2023. The two sides met.")[0].annotated.dct.value == "2023-05-03"
    )
    assert _dated(TITLE, _body("التقى الوفدان في جوبا في 3 مايو 2023. ثم غادرا.")).value is None


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        (
            "Астана. 3 мая 2023 года. Делегации двух стран встретились во дворце и обсудили, как быть дальше.",
            "2023-05-03",
        ),
        (
            "Нур-Султан. 3 мая 2021 года. Делегации двух стран встретились во дворце и обсудили, как быть дальше.",
            "2021-05-03",
        ),
        (
            "Переговоры завершились. 3 мая 2023 года. Делегации двух стран встретились во дворце, но не договорились.",
            None,
        ),
    ],
)
def test_a_place_and_a_day_are_sentences_of_their_own(opening: str, day: str | None) -> None:
    assert understand_text(opening)[0].annotated.dct.value == day


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("الثلاثاء 3 تموز/أغسطس 2021", "2021-08-03"),
        ("الجمعة 3 تموز/أغسطس 2021", None),
        ("3 تموز/أغسطس 2021", None),
    ],
)
def test_of_two_months_the_weekday_tells_which(dateline: str, day: str | None) -> None:
    assert _dated(TITLE, _body(f"جوبا، {dateline} - التقى الوفدان في القصر.")).value == day


def test_metadata_then_the_url() -> None:
    told = _dated(
        TITLE, _body("التقى الوفدان."), date="2023-05-03T10:00:00+02:00", url="https://paper.example/2023/05/04/x"
    )
    assert (told.value, told.basis) == ("2023-05-03", Basis.METADATA)
    url = _dated(TITLE, _body("التقى الوفدان."), url="https://paper.example/2023/05/04/x")
    assert (url.value, url.basis) == ("2023-05-04", Basis.METADATA)


def test_today_with_its_full_date_in_the_body() -> None:
    found = _dated(TITLE, _body("التقى الوفدان اليوم الأربعاء 3 مايو 2023 في جوبا."))
    assert (found.value, found.basis) == ("2023-05-03", Basis.STATED)
    assert found.reasons[0].span is not None


def test_deictics_are_held_against_one_another() -> None:
    body = "التقى الوفدان أمس الثلاثاء 2 مايو، بعد أن وقّعا في 22 فبراير من العام الجاري 2023 وثيقة."
    found = _dated(TITLE, _body(body))
    assert (found.value, found.basis) == ("2023-05-03", Basis.INFERRED)


def test_what_leaves_several_days_open_names_them_and_chooses_none() -> None:
    found = _dated(TITLE, _body("التقى الوفدان اليوم الأربعاء 3 مايو في جوبا."))
    assert (found.value, found.basis) == (None, Basis.UNKNOWN)
    assert {"2017-05-03", "2023-05-03"} <= set(found.candidates)


def test_a_weekday_alone_settles_nothing() -> None:
    found = _dated(TITLE, _body("التقى الوفدان اليوم الأربعاء في جوبا."))
    assert (found.value, found.basis, found.candidates) == (None, Basis.UNKNOWN, ())


def test_a_later_article_of_the_page_takes_nothing_from_what_stands_above_it_or_from_the_url() -> None:
    above = "جوبا – 3 مايو 2023\n\n"
    found = _dated(TITLE, _body("التقى الوفدان اليوم."), before=above, url="https://paper.example/2023/05/04/x")
    assert (found.value, found.basis) == (None, Basis.UNKNOWN)


def test_a_later_article_has_the_date_told_of_itself() -> None:
    # The reader hands a later article no date but its own: see tests/unit/read/test_splitting.py.
    above = "جوبا – 3 مايو 2023\n\n"
    found = _dated(
        TITLE, _body("التقى الوفدان اليوم."), before=above, date="2023-05-06", url="https://paper.example/2023/05/04/x"
    )
    assert (found.value, found.basis) == ("2023-05-06", Basis.METADATA)


def test_a_date_in_the_list_of_other_stories_is_not_the_documents() -> None:
    found = _dated(TITLE, _body("التقى الوفدان."), (BlockKind.RELATED, "وصل الوسيط اليوم الأربعاء 3 مايو 2023"))
    assert found.value is None


def test_a_line_of_place_date_and_agency_before_the_report_is_a_dateline() -> None:
    found = _dated(TITLE, (BlockKind.CREDITS, "جوبا 3/5/2023 – (وكالة النهر)"), _body("التقى الوفدان أمس الثلاثاء."))
    assert (found.value, found.basis) == ("2023-05-03", Basis.STATED)


def test_an_agency_may_stand_between_date_and_dash() -> None:
    found = _dated(TITLE, _body("جوبا 3-5-2023 النهر- التقى الوفدان أمس الثلاثاء."))
    assert (found.value, found.basis) == ("2023-05-03", Basis.STATED)
    found = _dated(TITLE, _body("[3/مايو/2023]"), _body("التقى الوفدان أمس الثلاثاء."))
    assert (found.value, found.basis) == ("2023-05-03", Basis.STATED)


def test_what_a_quotation_calls_today_is_not_the_documents_day() -> None:
    found = _dated(TITLE, _body("وجاء في الرسالة: «وقعنا اليوم الأربعاء 3 مايو 2023 الوثيقة»."))
    assert (found.value, found.candidates) == (None, ())


def test_a_date_that_heads_the_entry_of_a_chronicle_dates_no_page() -> None:
    found = _dated(TITLE, _body("أبرز محطات الأزمة."), _body("2 أكتوبر"), _body("اختفى الوسيط."))
    assert (found.value, found.candidates) == (None, ())


def _offices(text: str) -> DocumentDate:
    (article,) = understand_text(text)
    return article.annotated.dct


def test_offices_and_their_holders_narrow_a_page_without_a_date() -> None:
    found = _offices(
        "التقى وزير الخارجية الأميركي ريكس تيلرسون الوفد اليوم الجمعة 16 مارس في جوبا.\n\n"
        "وقال وزير الخارجية الأميركي ريكس تيلرسون إن المحادثات مستمرة."
    )
    assert (found.value, found.basis) == ("2018-03-16", Basis.INFERRED)
    assert any("Tillerson" in reason.why and reason.span for reason in found.reasons)


def test_a_former_minister_dates_nothing() -> None:
    found = _offices("التقى وزير الخارجية الأميركي السابق ريكس تيلرسون الوفد اليوم الجمعة 16 مارس في جوبا.")
    assert found.value is None


@pytest.mark.parametrize(
    "line",
    [
        "موسكو، 11 يونيو 2025 (تاس)",
        "أديس أبابا – الأربعاء 11 حزيران/يونيو 2025 (أ ف ب)",
        "أربيل (كوردستان 24) - 11 حزيران 2025",
        "يريفان / نوفوستي أرمينيا / 11.06.2025",
    ],
)
def test_an_agency_or_a_number_in_its_name_beside_the_date_does_not_hide_it(line: str) -> None:
    (article,) = understand_text(f"عنوان الخبر اليوم\n\n{line}\n\nالتقى الوزير نظيره في العاصمة بعد ظهر أمس.\n")
    assert article.annotated.dct.value == "2025-06-11"


def test_a_yearless_dateline_takes_the_year_that_the_text_tells_of_the_day() -> None:
    text = "الدوحة في 19 أكتوبر /قنا/ أعلنت الوزارة ذلك في بيان بتاريخ 19 أكتوبر 2025 بعد لقاء في 3 مارس 2024.\n"
    (article,) = understand_text(f"عنوان الخبر\n\n{text}")
    assert article.annotated.dct.value == "2025-10-19"


@pytest.mark.parametrize("lead", ["الحافظ الشهيد، 28 مارس 2025 (واص) -", "رام الله 28 مارس 2025 (وفا)"])
def test_the_day_of_a_dateline_within_the_sentence_is_not_that_of_the_event(lead: str) -> None:
    text = f"عنوان الخبر\n\n{lead} التقى الرئيس المصري عبد الفتاح السيسي أمس الخميس نظيره القبرصي.\n"
    (article,) = understand_text(text)
    assert [claim.date for claim in article.claims] == ["2025-03-27"]
