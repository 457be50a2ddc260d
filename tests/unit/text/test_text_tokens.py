"""Where text parts into tokens."""

import pytest

from mithaq.text import Tokeniser, tokenise

CASES = [
    ("التقى الوزيران أمس.", ["التقى", "الوزيران", "أمس", "."]),
    ("نوفمبر2020", ["نوفمبر", "2020"]),
    ("و11 جنديا", ["و", "11", "جنديا"]),
    ("1445هـ", ["1445", "هـ"]),
    ("COVID19", ["COVID", "19"]),
    ("بلغت 3.5 و1,200 و٢٫٥", ["بلغت", "3.5", "و", "1,200", "و", "٢٫٥"]),
    ("9.11.2020", ["9.11.2020"]),
    ("5/12/2022", ["5", "/", "12", "/", "2022"]),
    ("20:30", ["20", ":", "30"]),
    ("في 2020.", ["في", "2020", "."]),
    ("مُحَمَّدٌ وصل", ["مُحَمَّدٌ", "وصل"]),
    ("الســلام", ["الســلام"]),
    ("\u202bقم\u200eة\u202c", ["قم\u200eة"]),
    ("می\u200cخواهد", ["می\u200cخواهد"]),
    ("مصر ـ السودان", ["مصر", "ـ", "السودان"]),  # tatweel as a dash
    ("O'Brien و D’Arcy", ["O'Brien", "و", "D’Arcy"]),
    ("«مصر»، قال", ["«", "مصر", "»", "،", "قال"]),
    ("قال... ثم", ["قال", "...", "ثم"]),
    ("هل؟!", ["هل", "؟", "!"]),
    ("a_b", ["a", "b"]),
    ("news.am", ["news", ".", "am"]),
    ("", []),
    (" \n\t\u00a0", []),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_tokens(text: str, words: list[str]) -> None:
    tokens = tokenise(text)
    assert tokens.words == words
    assert len(tokens) == len(words)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == words


@pytest.mark.parametrize("control", ["\u200f", "\u202c", "\ufeff", "\u200b", "\u2069"])
def test_a_control_that_stands_alone_is_no_token(control: str) -> None:
    assert tokenise(f"الأمم {control} المتحدة").words == ["الأمم", "المتحدة"]
    assert tokenise(f"{control}2020{control}").words == ["2020"]


def test_zero_width_space_parts_words() -> None:
    assert tokenise("مصر\u200bوليبيا").words == ["مصر", "وليبيا"]


def test_a_stretch_keeps_the_offsets_of_the_whole_text() -> None:
    text = "عنوان\nوصل الوفد إلى جنيف"
    tokens = tokenise(text, 6, 15)
    assert tokens.words == ["وصل", "الوفد"]
    assert (tokens.starts, tokens.ends) == ([6, 10], [9, 15])


def test_a_word_parts_where_the_language_says() -> None:
    tokens = Tokeniser(lambda word: word.find("وقال"))("المفاوضاتوقال")
    assert tokens.words == ["المفاوضات", "وقال"]
    assert (tokens.starts, tokens.ends) == ([0, 9], [9, 13])


def test_short_words_are_not_asked_where_to_part() -> None:
    asked: list[str] = []
    Tokeniser(lambda word: asked.append(word) or 0)("قال الرئيس المفاوضات")
    assert asked == ["المفاوضات"]
