"""For any sentence: the claims it gave, or why it gave none."""

import pytest

from mithaq.pipeline import understand_text
from mithaq.run.verdicts import verdicts

TEXT = """القاهرة - 5 مايو 2024

التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في القاهرة أمس. وقال شكري إن الوزيرين بحثا الوضع. \
ولم تعقد اللجنة أي اجتماع. وكان الطقس جميلا. وقطعت شركة السلك. وتكذب الصحف كثيرا.
"""


@pytest.mark.parametrize(
    ("words", "claims", "because"),
    [
        ("القاهرة - 5", 0, "dateline"),
        ("التقى وزير", 1, None),
        ("وقال شكري", 0, "only says who tells it"),
        ("ولم تعقد", 0, "nobody named who takes part"),
        ("وكان الطقس", 0, "no word in it tells an event"),
        ("وقطعت شركة", 0, "no word of WAY near it"),
    ],
)
def test_a_sentence_tells_its_claims_or_why_it_has_none(words: str, claims: int, because: str | None) -> None:
    (found,) = understand_text(TEXT)
    (verdict,) = verdicts(found, TEXT.index(words))
    assert len(verdict["claims"]) == claims
    assert because is None or any(because in reason for reason in verdict["because"])


def test_every_sentence_has_a_verdict() -> None:
    (found,) = understand_text(TEXT)
    assert [one["start"] for one in verdicts(found)] == [span.start for span in found.annotated.sentences]


def test_a_report_outside_politics_says_so() -> None:
    text = "فاز الفريق في المباراة النهائية على ملعب النادي، وسجل اللاعب هدفين في الشوط الأول من مباراة الدوري."
    (found,) = understand_text(text)
    assert "sport" in next(verdicts(found))["because"][0]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "CAIRO, 5 May 2024\n\nForeign Minister Sameh Shoukry met Ayman Safadi in Cairo on Saturday. It rained.\n",
            [0, 1, 0],
        ),
        ("Москва, 5 мая 2024 года\n\nСергей Лавров встретился в субботу с Араратом Мирзояном. Шёл дождь.\n", [0, 1, 0]),
    ],
)
def test_reports_in_other_languages_have_verdicts_too(text: str, claims: list[int]) -> None:
    (found,) = understand_text(text)
    assert [len(one["claims"]) for one in verdicts(found)] == claims
