"""Arabic forms as newspapers write them; ``fold`` has united alefs, ya and ta marbuta in all of them."""

import pytest

from mithaq.languages.ar.morphology import (
    analyse,
    glued,
    may_be_verb,
    noun_forms,
    verb_forms,
)
from mithaq.text import fold

VERBS = [
    # past, present, form in a text, its tense and number
    ("التقى", "يلتقي", "التقى", "past.one"),
    ("التقى", "يلتقي", "التقت", "past.one"),
    ("التقى", "يلتقي", "التقيا", "past.two"),
    ("التقى", "يلتقي", "التقوا", "past.many"),
    ("التقى", "يلتقي", "التقاه", "past.one"),
    ("التقى", "يلتقي", "يلتقيان", "present.two"),
    ("التقى", "يلتقي", "يلتقون", "present.many"),
    ("التقى", "يلتقي", "ستلتقي", "future.one"),
    ("التقى", "يلتقي", "يلتقِ", "jussive.one"),  # لم يلتق
    ("أعلن", "يعلن", "أعلنت", "past.one"),
    ("أعلن", "يعلن", "أعلنها", "past.one"),
    ("أعلن", "يعلن", "أعلنا", "past.two"),
    ("أعلن", "يعلن", "سيعلنان", "future.two"),
    ("قال", "يقول", "قالوا", "past.many"),
    ("قال", "يقول", "يقل", "jussive.one"),
    ("قال", "يقول", "تقول", "present.one"),
    ("دعا", "يدعو", "دعت", "past.one"),
    ("دعا", "يدعو", "يدعون", "present.many"),
    ("دعا", "يدعو", "يدعوها", "present.one"),
    ("تلقى", "يتلقى", "يتلقاها", "present.one"),
    ("رأى", "يرى", "سيراه", "future.one"),
    ("بدأ", "يبدأ", "بدآ", "past.two"),
    ("بدأ", "يبدأ", "بدأتا", "past.two"),
    ("بدأ", "يبدأ", "بدأوا", "past.many"),
    ("بدأ", "يبدأ", "بدؤوا", "past.many"),
    ("بدأ", "يبدأ", "يبدآن", "present.two"),
    ("بدأ", "يبدأ", "يبدؤون", "present.many"),
    ("بدأ", "يبدأ", "سيبدأون", "future.many"),
    ("وقّع", "يوقّع", "وقعتا", "past.two"),
]


@pytest.mark.parametrize(("past", "present", "form", "features"), VERBS)
def test_verb_forms(past: str, present: str, form: str, features: str) -> None:
    assert (fold(form), features) in set(verb_forms(past, present))


@pytest.mark.parametrize(
    ("past", "present", "form"),
    [
        ("قال", "يقول", "قل"),
        ("بدأ", "يبدأ", "بدأا"),
        ("رأى", "يرى", "يريه"),  # of أرى, to show
        ("تلقى", "يتلقى", "يتلقيه"),
    ],
)
def test_what_is_no_form_of_a_verb(past: str, present: str, form: str) -> None:
    assert fold(form) not in {found for found, _ in verb_forms(past, present)}


@pytest.mark.parametrize(("form", "verbal"), [("أضافه", True), ("إضافة", False), ("حملة", False), ("حمله", True)])
def test_no_verb_ends_in_ta_marbuta(form: str, verbal: bool) -> None:
    assert may_be_verb(form) is verbal


NOUNS = [
    ("اجتماع", "الاجتماع", "definite"),
    ("اجتماع", "اجتماعًا", "bare"),
    ("اجتماع", "اجتماعهما", "possessed"),
    ("اجتماع", "اجتماعين", "dual"),
    ("قمة", "القمة", "definite"),
    ("قمة", "قمتها", "possessed.one"),
    ("قمة", "القمتين", "dual"),
    ("لقاء", "لقائهما", "possessed"),
    ("لقاء", "لقاؤه", "possessed.one"),
    ("لقاء", "لقاءها", "possessed.one"),
    ("مبنى", "مبناها", "possessed.one"),
    ("محادثات", "محادثاتهم", "possessed"),
]


@pytest.mark.parametrize(("noun", "form", "state"), NOUNS)
def test_noun_forms(noun: str, form: str, state: str) -> None:
    assert (fold(form), state) in set(noun_forms(noun))


@pytest.mark.parametrize(
    ("noun", "form"),
    [
        ("دولة", "دولها"),  # "its states": ta marbuta takes no alef of the accusative
        ("محادثات", "محادثاتا"),
        ("مبنى", "مبنيا"),
        ("لقاء", "لقاه"),
    ],
)
def test_what_is_no_form_of_a_noun(noun: str, form: str) -> None:
    assert fold(form) not in {found for found, _ in noun_forms(noun)}


READINGS = [
    ("القاهرة", "", "القاهرة"),
    ("وبالقاهرة", "وب", "القاهرة"),
    ("والقاهرة", "و", "القاهرة"),
    ("للسودان", "ل", "السودان"),
    ("وللسودان", "ول", "السودان"),
    ("لليبيا", "ل", "ليبيا"),
    ("للجنة", "ل", "اللجنة"),  # one lam of three is not written
    ("للجنة", "ل", "لجنة"),
    ("كلبنان", "ك", "لبنان"),
    ("فقال", "ف", "قال"),
]


@pytest.mark.parametrize(("form", "proclitic", "stem"), READINGS)
def test_a_reading_of_a_form(form: str, proclitic: str, stem: str) -> None:
    readings = list(analyse(fold(form)))
    assert readings[0] == ("", fold(form))
    assert (proclitic, fold(stem)) in readings


@pytest.mark.parametrize("form", ["", "و", "في", "2020", "nato", "«"])
def test_what_has_no_proclitic_has_one_reading(form: str) -> None:
    assert list(analyse(form)) == [("", form)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("المفاوضاتوقال", ["المفاوضات", "وقال"]),
        ("القوقازوجاءت", ["القوقاز", "وجاءت"]),
        ("المتحدةوأضاف", ["المتحدة", "وأضاف"]),
        ("المُتحدةوأَضاف", ["المُتحدة", "وأَضاف"]),  # parted where it is written, not where it is folded
        ("وأضافت", ["وأضافت"]),
        ("المنطقة", ["المنطقة"]),
        ("أركان", ["أركان"]),
    ],
)
def test_where_a_word_parts_from_the_sentence_glued_to_it(word: str, parts: list[str]) -> None:
    at = glued(word)
    assert [part for part in (word[:at], word[at:]) if part] == parts
