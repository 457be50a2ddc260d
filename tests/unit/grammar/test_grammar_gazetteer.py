"""Names found in words: the longest, with proclitics, through quotation marks."""

import pytest
from engine import words_of

from mithaq.grammar import Gazetteer

NAMES = {
    "مصر": "EG",
    "السودان": "SD",
    "جنوب السودان": "SS",
    "حركة حماس": "hamas",
    "حركة": "movement",
    "حماس": "hamas",
    "قوات الدعم السريع": "rsf",
    "قوات": "forces",
    "الأمم المتحدة": "UN",
    "بيت لحم": "bethlehem",
    "وان": "van",
    "صحيفة «الوطن»": "watan",
}


def _gazetteer() -> Gazetteer:
    made = Gazetteer()
    for name, value in NAMES.items():
        made.add(name, value)
    return made


def _found(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    words = words_of(text)
    hits = _gazetteer().find(words)
    return [(" ".join(w.form for w in words[hit.start : hit.end]), hit.proclitic, hit.values) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("زار مصر", [("مصر", "", ("EG",))]),
        ("جنوب السودان", [("جنوب السودان", "", ("SS",))]),
        ("جنوب مصر", [("مصر", "", ("EG",))]),
        ("مصر والسودان", [("مصر", "", ("EG",)), ("والسودان", "و", ("SD",))]),
        ("قوات الدعم الدولي", [("قوات", "", ("forces",))]),  # back to the last name that ended
        ("قوات الدعم السريع", [("قوات الدعم السريع", "", ("rsf",))]),
        ("وحركة حماس", [("وحركة حماس", "و", ("hamas",))]),
        ("حركة «حماس» أعلنت", [("حركة « حماس »", "", ("hamas",))]),
        ('حركة "حماس" أعلنت', [('حركة " حماس "', "", ("hamas",))]),
        ("«حركة حماس» أعلنت", [("حركة حماس", "", ("hamas",))]),  # a quotation opened before it is not its own
        ("«حماس» أعلنت", [("حماس", "", ("hamas",))]),
        ("حركة (فتح) أعلنت", [("حركة", "", ("movement",))]),
        ("صحيفة «الوطن»", [("صحيفة « الوطن »", "", ("watan",))]),
        ("صحيفة الوطن", [("صحيفة الوطن", "", ("watan",))]),
        ("الأُمم المُتّحدة", [("الأُمم المُتّحدة", "", ("UN",))]),
        ("الأمم \u200fالمتحدة\u200f", [("الأمم المتحدة", "", ("UN",))]),
        ("الأمم \u200f المتحدة", [("الأمم المتحدة", "", ("UN",))]),
        ("مصر ـ مصر", [("مصر", "", ("EG",)), ("مصر", "", ("EG",))]),  # tatweel printed as a dash
        ("وان", [("وان", "", ("van",))]),  # not the proclitic of something else
        ("بمصرع", []),
        ("", []),
    ],
)
def test_names(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert _found(text) == expected


def test_one_name_may_stand_for_several() -> None:
    made = Gazetteer()
    for value in ("GE-country", "GE-state", "GE-country"):
        made.add("جورجيا", value)
    [hit] = made.find(words_of("جورجيا"))
    assert hit.values == ("GE-country", "GE-state")


def test_the_proclitic_is_measured_as_written() -> None:
    [hit] = _gazetteer().find(words_of("وَمصر"))
    assert (hit.proclitic, hit.skip) == ("و", 2)


@pytest.mark.parametrize("name", ["", "«»", "ـ", "\u200f", "ـ«"])
def test_a_name_of_nothing_is_not_kept(name: str) -> None:
    made = Gazetteer()
    made.add(name, "nothing")
    assert list(made.find(words_of("مصر « » ـ وان"))) == []


def test_a_tatweel_inside_a_name_does_not_part_it() -> None:
    made = Gazetteer()
    made.add("شرم ـ الشيخ", "sharm")
    assert [hit.values for hit in made.find(words_of("شرم الشيخ"))] == [("sharm",)]


def test_a_stretch_of_the_words_is_searched_alone() -> None:
    made = Gazetteer()
    made.add("شرم الشيخ", "sharm")
    made.add("شرم", "short")
    words = words_of("في شرم الشيخ شرم-الشيخ")
    assert [(hit.start, hit.end, hit.values) for hit in made.find(words)] == [(1, 3, ("sharm",)), (3, 6, ("sharm",))]
    assert [(hit.start, hit.end, hit.values) for hit in made.find(words, 1, 2)] == [(1, 2, ("short",))]
