"""What ``fold`` promises, one table a promise, and the way back that ``folded`` keeps."""

import sys

import pytest

from mithaq.text import fold, folded

VOWEL_SIGNS = [
    ("مُحَمَّد", "محمد"),
    ("كِتابًا", "كتابا"),
    ("هٰذا", "هذا"),
    ("سماۤء", "سماء"),  # small high maddah of the Quran
    ("ﹰ", ""),  # a vowel sign that stands alone in the presentation forms
    ("ﱠ", ""),  # shadda with fatha, alone
    ("قرﱠر", "قرر"),
]
LETTERS = [
    ("أإآٱا", "ااااا"),
    ("\u0627\u0654", "ا"),  # a hamza that combines with its alef
    ("مستشفى", "مستشفي"),
    ("علی", "علي"),  # Persian ya
    ("مباحثة", "مباحثه"),
    ("ۀہ", "هه"),
    ("کابل", "كابل"),
    ("ڪتاب", "كتاب"),
    ("سؤال شيء", "سؤال شيء"),  # hamza on waw and alone are letters of their own
]
TATWEEL = [("الســلام", "السلام"), ("ـ", ""), ("1445هـ", "1445ه")]
PRESENTATION_FORMS = [
    ("\ufeb3\ufefc\ufee1", "سلام"),  # a ligature gives two letters
    ("\ufefb", "لا"),
    ("\ufef7", "لا"),  # lam with a hamza on its alef
    ("\ufdf2", "الله"),
    ("ﺍﻟﻘﺎﻫﺮﺓ", "القاهره"),
]
DIGITS = [("٢٠٢٣", "2023"), ("۲۰۲۳", "2023"), ("２０２３", "2023"), ("२०२३", "2023"), ("2023", "2023")]
INVISIBLE = [
    ("\u200fمصر\u200e", "مصر"),
    ("\u202bقمة\u202c", "قمه"),
    ("\u2067سرت\u2069", "سرت"),
    ("می\u200cخواهد", "ميخواهد"),
    ("\ufeffخبر", "خبر"),
    ("خبر\u2060عاجل", "خبرعاجل"),
    ("مباح\u00adثات", "مباحثات"),
    ("\u061cلبنان", "لبنان"),
]
OTHERS = [
    ("NATO", "nato"),
    ("Straße", "strasse"),
    ("\ud800", "\ud800"),  # half of a pair, as broken decoders leave it
    ("ل\udfffم", "ل\udfffم"),
    ("", ""),
    ("، ؛ ؟ « »", "، ؛ ؟ « »"),
    ("\n\t", "\n\t"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*VOWEL_SIGNS, *LETTERS, *TATWEEL, *PRESENTATION_FORMS, *DIGITS, *INVISIBLE, *OTHERS],
)
def test_spelling_variants_fold_to_one_form(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert folded(text).text == expected


def test_folding_twice_is_folding_once_for_every_code_point() -> None:
    once = [fold(chr(code)) for code in range(sys.maxunicode + 1)]
    assert fold("".join(once)) == "".join(once)


def test_no_sign_folds_to_a_space_of_its_own() -> None:
    """A sign printed alone is decomposed over a space; a word must not part there."""
    phrases = "\ufdfa\ufdfb"  # the two ligatures that hold several words
    signs = (chr(code) for code in range(0x80, 0x10000) if not chr(code).isspace() and chr(code) not in phrases)
    assert [sign for sign in signs if fold(sign)[:1].isspace()] == []


@pytest.mark.parametrize(
    ("text", "word", "original"),
    [
        ("وصل مُحَمَّد أمس", "محمد", "مُحَمَّد"),
        ("في الســلام", "سلام", "ســلام"),
        ("\ufeb3\ufefc\ufee1 دائم", "سلام", "\ufeb3\ufefc\ufee1"),
        ("ف\ufefb سلام", "ا", "\ufefb"),  # half of a ligature maps back to the whole
        ("\u202bقمة\u202c سرت", "سرت", "سرت"),
        ("٢٠٢٣م", "2023", "٢٠٢٣"),
    ],
)
def test_a_folded_stretch_maps_back_to_what_gave_it(text: str, word: str, original: str) -> None:
    there = folded(text)
    at = there.text.index(word)
    start, end = there.back(at, at + len(word))
    assert text[start:end] == original


def test_an_empty_stretch_maps_back_to_an_empty_one() -> None:
    there = folded("أَب")
    assert there.origin == (0, 2, 3)
    assert there.back(1, 1) == (2, 2)
    assert there.back(2, 2) == (3, 3)
    assert folded("").back(0, 0) == (0, 0)
