"""Numbers in sentences: how they are written, what they count, whose they are, what they correct."""

import pytest

from mithaq.annotate.events.quantities import quantity
from mithaq.model.claims import Claim, Quantity
from mithaq.model.kinds import ClaimKind
from mithaq.pipeline import understand_text

_BEFORE = "عاد الهدوء صباح اليوم إلى أحياء المدينة بعد ليلة طويلة من التوتر. "


def claims(sentence: str) -> list[Claim]:
    """The claims of a sentence in a report of 15 June 2024."""
    return [claim for one in understand_text(_BEFORE + sentence, published="2024-06-15") for claim in one.claims]


def counts(sentence: str) -> set[tuple[str, str | None, int]]:
    """What a sentence counts: what, whose, how many."""
    return {(count.what, count.of, count.value) for claim in claims(sentence) for count in claim.quantities}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12 جنديا", 12),
        ("٣٢ جنديا", 32),
        ("1,250 جنديا", 1250),
        ("ثلاثة جنود", 3),
        ("خمسة عشر جنديا", 15),
        ("مئة وعشرين جنديا", 120),
        ("خمسة وعشرين جنديا", 25),
        ("ثلاثة آلاف جندي", 3000),
        ("68 ألف جندي", 68000),
        ("2.5 ألف جندي", 2500),
        ("أكثر من أربعين جنديا", 40),
        ("ما لا يقل عن 7 جنود", 7),
        ("جنديين", 2),
    ],
)
def test_numbers_are_read_as_they_are_written(written: str, value: int) -> None:
    found = claims(f"أعلنت وزارة الدفاع الأوكرانية مقتل {written} في هجوم قرب خاركيف.")
    assert {(count.what, count.value) for claim in found for count in claim.quantities} == {("killed", value)}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("قال الجيش اللبناني إن ستة من جنوده قتلوا في غارة إسرائيلية.", ("killed", "lebanon", 6)),
        ("وقالت الوزارة إن 32 جنديا أرمينيا أصيبوا في المعارك مع أذربيجان.", ("injured", "armenia", 32)),
        ("أفرجت أذربيجان عن 11 أسيرا أرمينيا يوم الخميس.", ("released", "armenia", 11)),
        ("أسفرت المعارك في الفاشر عن نزوح نحو 5000 شخص.", ("displaced", None, 5000)),
        ("نشرت روسيا 200 عسكري من قواتها في دمشق.", ("deployed", "russia", 200)),
        ("دخلت 90 شاحنة مساعدات إلى قطاع غزة أمس.", ("trucks", None, 90)),
        ("سقط 14 قتيلا في صفوف القوات التركية في اشتباكات أمس.", ("killed", "turkey", 14)),
    ],
)
def test_what_is_counted_and_whose(sentence: str, told: tuple[str, str | None, int]) -> None:
    assert told in counts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل قائد الفصيل في معركة عام 2014 قرب المدينة.",
        "أعلنت الشرطة إصابة اللاعب رقم 10 في المباراة.",
        "أصيب متحدث باسم الجيش اللبناني، وفق المادة 15 من القانون.",
        "أدى الهجوم إلى مقتل وإصابة 20 شخصا.",
    ],
)
def test_other_numbers_count_nobody(sentence: str) -> None:
    assert counts(sentence) == set()


def corrected(sentence: str) -> set[tuple[int, int | None]]:
    """The numbers of a sentence with what each corrects."""
    return {(count.value, count.corrects) for claim in claims(sentence) for count in claim.quantities}


def test_a_number_that_replaces_a_wrong_one_says_so() -> None:
    assert corrected("أعلنت أوكرانيا أن عدد قتلاها في اشتباكات الأحد مع روسيا بلغ 9، وليس 21.") == {(9, 21)}
    assert corrected("خفضت أوكرانيا حصيلة قتلاها في اشتباكات الأحد مع روسيا من 21 إلى 9.") == {(9, 21)}


def test_a_rise_corrects_nothing() -> None:
    assert corrected("رفعت أوكرانيا حصيلة قتلاها في اشتباكات الأحد مع روسيا من 9 إلى 21.") == {(21, None)}


def test_a_toll_told_by_itself_is_told_of_its_fight() -> None:
    (claim,) = claims("أعلنت وزارة الصحة الأوكرانية أن حصيلة القتلى الأوكرانيين في معارك 9 يونيو مع روسيا بلغت 30.")
    assert (claim.date, claim.parties, claim.speaker) == (
        "2024-06-09",
        ("russia", "ukraine"),
        "body/ministry-of-health@ukraine",
    )
    assert claim.kind in (ClaimKind.CLASH, ClaimKind.ATTACK)


def test_a_toll_of_nothing_told_is_no_claim() -> None:
    assert not any(claim.quantities for claim in claims("بلغت حصيلة القتلى 30."))


def test_an_argument_carries_a_whole_number() -> None:
    assert quantity("count:killed:armenia:6:15") == Quantity(what="killed", of="armenia", value=6, corrects=15)
    assert quantity("count:trucks::40:") == Quantity(what="trucks", value=40)
    assert quantity("m4") is None
