"""Pages in several languages: each part has its own; one that is not known is kept and told."""

import pytest

from mithaq.pipeline import understand_text
from mithaq.read.language import language_of

ARABIC = (
    "التقى وزير الخارجية المصري نظيره السوداني في القاهرة يوم الاثنين. وبحث الوزيران سبل وقف إطلاق النار في دارفور."
)
ENGLISH = (
    "Egyptian Foreign Minister Badr Abdelatty met Sudanese Foreign Minister Mohieddin Salem in Cairo on Monday."
    " The two ministers discussed a ceasefire in Darfur."
)
RUSSIAN = (
    "Министр иностранных дел Египта Бадр Абдель Аати встретился в понедельник в Каире с суданским коллегой."
    " Министры обсудили прекращение огня в Дарфуре."
)
FRENCH = (
    "Le ministre égyptien des Affaires étrangères a rencontré lundi au Caire son homologue soudanais."
    " Les deux ministres ont évoqué un cessez-le-feu au Darfour."
)
GEORGIAN = "ეგვიპტის საგარეო საქმეთა მინისტრი შეხვდა თავის სუდანელ კოლეგას კაიროში ორშაბათს."
SWAHILI = "Waziri wa mambo ya nje wa Misri alikutana na mwenzake wa Sudan mjini Cairo siku ya Jumatatu."


def _languages(*paragraphs: str) -> list[str]:
    return [one.annotated.document.language for one in understand_text("\n\n".join(paragraphs))]


def test_a_page_in_several_languages_is_parted_without_headlines() -> None:
    assert _languages(ARABIC, ENGLISH, RUSSIAN) == ["ar", "en", "ru"]
    assert _languages(ENGLISH, ENGLISH.replace("Cairo", "Aswan"), ARABIC) == ["en", "ar"]


def test_each_part_is_read_by_its_own_pack() -> None:
    _, english = understand_text(f"{ARABIC}\n\n{ENGLISH}")
    assert [(claim.kind, claim.parties) for claim in english.claims][:1] == [("meeting", ("egypt", "sudan"))]


def test_headline_and_dateline_go_with_their_language() -> None:
    _, english = understand_text(
        f"لقاء في القاهرة\n\n{ARABIC}\n\nA meeting in Cairo\n\nCAIRO, May 3, 2023\n\n{ENGLISH}"
    )
    text, span = english.annotated.document.text, english.annotated.document.span
    assert text[span.start : span.end].startswith("A meeting in Cairo")


def test_a_quotation_in_another_language_parts_nothing() -> None:
    assert _languages(ENGLISH, ARABIC, ENGLISH.replace("Cairo", "Aswan")) == ["en"]
    assert _languages(f"{ENGLISH} He said: «لن نقبل بذلك».") == ["en"]


def test_one_brief_line_in_another_language_parts_nothing() -> None:
    assert _languages(ARABIC, "The government said on Monday that the talks would go on in the capital.") == ["ar"]


def test_the_article_tells_a_line_without_frequent_words() -> None:
    assert language_of("اتهم المتحدث باسم قوات الدعم السريع الجيش بقصف المدنيين.") == "ar"
    assert language_of("رئیس جمهوری روز دوشنبه در تهران با وزیر امور خارجه دیدار کرد") == "fa"
    assert language_of("السلام علیکم دوستان عزیز") == "fa"


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (SWAHILI, "sw"), (GEORGIAN, "und")])
def test_a_language_without_a_pack_is_kept_and_told(text: str, language: str) -> None:
    (found,) = understand_text(text)
    assert found.annotated.document.language == language
    assert [one.code for one in found.annotated.diagnostics] == ["language.no-pack"]
    assert found.annotated.document.text == text
    assert not found.claims


def test_a_part_without_a_pack_does_not_keep_the_other_from_being_read() -> None:
    english, french = understand_text(f"{ENGLISH}\n\n{FRENCH}\n\n{FRENCH.replace('lundi', 'mardi')}")
    assert english.claims
    assert [one.code for one in french.annotated.diagnostics] == ["language.no-pack"]


def test_one_paragraph_of_a_neighbouring_language_parts_nothing() -> None:
    assert _languages(ENGLISH, ENGLISH.replace("Cairo", "Aswan"), FRENCH) == ["en"]


def test_one_frequent_word_that_no_other_language_has_is_enough() -> None:
    text = (
        "يجتمع قائد الجيش السوداني عبد الفتاح البرهان وقائد قوات الدعم السريع محمد حمدان دقلو في كمبالا يوم 18 يناير."
    )
    assert _languages(text) == ["ar"]


def test_one_frequent_word_that_others_share_tells_no_language() -> None:
    assert _languages("Xu pelo brana de trosk vilane kru mendos faril gotha binem suvar de lomin patras")[0] != "en"


def test_a_short_report_is_told_by_a_word_that_only_its_language_has() -> None:
    text = "لقاء مرتقب في كمبالا\n\nيجتمع قائد الجيش السوداني وقائد قوات الدعم السريع في كمبالا يوم 18 يناير المقبل."
    assert language_of(text) == "ar"
