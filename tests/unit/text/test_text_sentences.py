"""Where sentences end: "|" stands in each text where one does."""

from itertools import pairwise

import pytest

from mithaq.text import sentence_bounds, tokenise

CASES = [
    "وصل الوفد.| وبدأت المحادثات.|",
    "هل انتهت الحرب؟| لا أحد يعلم!| سنرى.|",
    "ختم بيانه ۔| ثم مضى",
    "بلغت النسبة 3.5 في المئة.|",
    "كتب موقع news.am الخبر.|",
    "في 9.11.2020 وقعت الدول البيان.|",
    "قال ج. بوش إنه عائد.|",  # after an initial
    "التقى د. سمير الوفد.|",
    "عقدت القمة عام 2020.| ثم أجلت",
    "عقدت القمة عام 2020.|وقال الوزير",  # printed without the space
    "عقدت القمة عام ٢٠٢٠.|وقال الوزير",
    "انتهى اللقاء.|وقال الوزير إنه مثمر",
    "لم يقل شيئا ...| ثم غادر",
    "لم يقل شيئا…| ثم غادر",
    "قال: «انتهى كل شيء.»| ثم غادر.|",
    'قال: "لن نعود."| وغادر.|',
    "سأل: «هل انتهى كل شيء؟»، ثم غادر.|",  # the sentence goes on behind the quotation
    "صاح: «كفى!»، وغادر.|",
    "عنوان بلا نقطة\n|متن الخبر.|",
    "عنوان\r\n|متن",
    "عنوان\u2029|متن",
    "سطر\u2028|سطر",
    "(انتهى الخبر.)| تابع",
    "هل تعود؟!| لا",
    "",
    "\n\n",
]


def marked(text: str) -> str:
    tokens = tokenise(text)
    bounds = sentence_bounds(tokens)
    ends = [tokens.ends[end - 1] for _, end in bounds]
    pieces, last = [], 0
    for end in ends:
        pieces.append(text[last:end])
        last = end
    return "|".join([*pieces, text[last:]])


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_marked(case: str) -> None:
    text = case.replace("|", "")
    assert _loose(marked(text)) == _loose(case if not text.strip() or case.endswith("|") else case + "|")


def _loose(text: str) -> str:
    """A line break may stand on either side of the mark."""
    for space in ("\n", "\r", "\u2029", "\u2028"):
        text = text.replace(space, "")
    return text


def test_sentences_cover_all_tokens_in_order() -> None:
    tokens = tokenise("وصل الوفد.\nهل بدأت؟ نعم... «بدأت.» انتهى")
    bounds = sentence_bounds(tokens)
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(tokens)
    assert all(left[1] == right[0] for left, right in pairwise(bounds))
    assert all(start < end for start, end in bounds)
