"""What sentences oblige to, until when, and what they tell of it."""

import pytest

from mithaq.ledger.periods import after
from mithaq.model.claims import CommitmentClaim
from mithaq.pipeline import understand_text

HEAD = "خبر\n\nوكالة الأفق - 5 مايو 2023\n\n"
SIGNED = "وقعت إثيوبيا وجبهة تحرير شعب تيغراي في نيروبي اليوم الجمعة اتفاقا للسلام. "


def told(sentence: str) -> list[CommitmentClaim]:
    (found,) = understand_text(HEAD + sentence + "\n", name="report.txt")
    return list(found.commitments)


def statuses(sentence: str) -> set[tuple[str, str]]:
    return {(one.matter, one.status) for one in told(sentence)}


@pytest.mark.parametrize(
    ("sentence", "matter", "deadline"),
    [
        ("تعهدت إثيوبيا بالإفراج عن جميع المعتقلين خلال شهر.", "prisoners", "P1M"),
        ("اتفق الطرفان على فتح المعابر الحدودية في غضون أسبوعين من التوقيع.", "crossing", "P2W"),
        ("وينص الاتفاق على أن تسحب إريتريا قواتها قبل نهاية العام الجاري.", "troops", "2023-12-31"),
        ("وبموجب الاتفاق يجري نزع السلاح الثقيل خلال 30 يوما.", "heavy-weapons", "P30D"),
        ("التزم الحوثيون بتسليم خرائط الألغام خلال عشرة أيام من دخول الاتفاق حيز التنفيذ.", "mine-maps", "P10D"),
    ],
)
def test_a_promise_has_its_matter_and_its_deadline(sentence: str, matter: str, deadline: str) -> None:
    (promise,) = [one for one in told(sentence) if one.matter == matter]
    assert promise.status == "promised"
    assert deadline in (promise.due, promise.period)


def test_a_deadline_may_count_from_entry_into_force() -> None:
    (promise,) = told("التزم الحوثيون بتسليم خرائط الألغام خلال عشرة أيام من دخول الاتفاق حيز التنفيذ.")
    assert (promise.since, promise.obligor) == ("in_force", ("houthis",))


def test_the_country_in_which_sides_agree_owes_nothing() -> None:
    (one,) = told("اتفق وفدا الحكومة اليمنية وجماعة الحوثي أمس في سويسرا على إطلاق سراح 700 محتجز خلال شهر.")
    assert one.obligor in ((), ("houthis", "yemen"))
    assert one.parties == ("houthis", "yemen")


def test_two_promises_of_one_sentence_have_each_their_deadline() -> None:
    found = told("تعهد الطرفان بالإفراج عن الأسرى خلال شهر وفتح المعابر خلال أسبوعين.")
    assert {(one.matter, one.period) for one in found} == {("prisoners", "P1M"), ("crossing", "P2W")}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("أتمت إثيوبيا سحب قواتها من تيغراي أمس.", "done"),
        ("لم تسحب إثيوبيا قواتها من تيغراي.", "not_started"),
        ("بدأت إثيوبيا سحب قواتها من تيغراي.", "started"),
        ("سحبت إثيوبيا دفعة أولى من قواتها من تيغراي.", "partial"),
        ("دعا الاتحاد الأفريقي إثيوبيا إلى سحب قواتها من تيغراي.", "mentioned"),
        ("انقضت أمس المهلة المحددة لسحب إثيوبيا قواتها من تيغراي.", "not_started"),
        ("نشرت إثيوبيا قواتها مجددا في تيغراي.", "reversed"),
    ],
)
def test_what_became_of_it(sentence: str, status: str) -> None:
    assert ("troops", status) in statuses(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "دعا الوسطاء الطرفين إلى التعهد بفتح المعابر.",
        "رفضت الحكومة أن تتعهد بفتح المعابر.",
        "بحث الوفدان فتح المعابر بين البلدين.",
    ],
)
def test_a_call_to_promise_binds_nobody(sentence: str) -> None:
    assert not [one for one in told(sentence) if one.status == "promised"]


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("نفذ الجيش السوداني ثلاث هجمات على مواقع الدعم السريع أمس.", "hostilities"),
        ("قطعت الحكومة اليمنية التمويل عن طريق البنوك.", "road"),
        ("بدأت الحكومة السودانية توزيع الغذاء في المناطق المتضررة.", "territory"),
        ("قالت الأمم المتحدة إن معاناة النازحين لم تعد قادرة على الانتظار في السودان.", "displaced"),
        ("إذا أفرج الحوثيون عن الأسرى تغير الوضع في اليمن.", "prisoners"),
    ],
)
def test_words_that_stand_near_one_another_are_no_deed(sentence: str, matter: str) -> None:
    assert not {one for one in statuses(sentence) if one[0] == matter and one[1] not in ("mentioned", "promised")}


def test_deeds_behind_an_aside_are_told() -> None:
    assert ("prisoners", "done") in statuses("أفرجت جماعة الحوثي، أمس الخميس، عن سبعين أسيرا.")


@pytest.mark.parametrize(
    "sentence", ["التزم الحوثيون الصمت حيال الخلاف مع الحكومة اليمنية.", "تلتزم السعودية موقفا حذرا في اليمن."]
)
def test_who_keeps_silent_owes_nothing(sentence: str) -> None:
    assert not [one for one in told(sentence) if one.status == "promised"]


def test_a_denial_tells_the_contrary_by_another_voice() -> None:
    found = told("قال وزير الخارجية الإثيوبي إن إريتريا لم تسحب قواتها. ونفت إريتريا ذلك.")
    assert [(one.status, one.speaker) for one in found if one.matter == "troops"][1] == ("done", "eritrea")


@pytest.mark.parametrize(
    ("start", "period", "day"),
    [
        ("2020-10-23", "P3M", "2021-01-23"),
        ("2020-10-23", "P90D", "2021-01-21"),
        ("2023-01-31", "P1M", "2023-02-28"),
        ("2023-12-30", "P2W", "2024-01-13"),
        ("2023-05-20", "PT72H", "2023-05-23"),
        ("2023-05-20", "PXM", None),
        (None, "P1M", None),
    ],
)
def test_periods_are_counted_by_the_calendar(start: str | None, period: str, day: str | None) -> None:
    assert after(start, period) == day
