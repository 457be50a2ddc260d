"""Lexicons, words and their readings, and the YAML they are written in."""

from pathlib import Path

import pytest
from engine import analyse, lexicon, words_of

from mithaq.errors import PackError
from mithaq.grammar import Lexicon, PerWord, WordBank, load_yaml, split


def test_a_class_is_a_list_of_forms_or_a_map_from_value_to_forms() -> None:
    made = Lexicon()
    made.add("MEET", ["التقى", "اجتمع مع"])
    made.add("MONTH", {"5": ["أيار", "مايو"]})
    assert made.value("MEET", words_of("التقى")) == "التقى"  # a bare form stands for itself
    assert made.value("MEET", words_of("اجتمع مع")) == "اجتمع مع"
    assert made.value("MONTH", words_of("أيار")) == made.value("MONTH", words_of("مايو")) == "5"
    assert made.value("MONTH", words_of("التقى")) is None
    assert ("MEET" in made, "MONTH" in made, "DAY" in made) == (True, True, False)


def test_the_first_word_may_carry_a_proclitic_the_rest_may_not() -> None:
    made = lexicon()
    assert made.value("MONTH", words_of("وكانون الثاني")) == "1"
    assert made.value("MONTH", words_of("ومايو")) == "5"
    assert made.value("MONTH", words_of("كانون والثاني")) is None


def test_of_two_values_for_one_form_the_first_written_stays() -> None:
    made = Lexicon()
    made.add("RANK", {"1": ["عالي"], "2": ["عالي"]})
    assert made.value("RANK", words_of("عالي")) == "1"


def test_starts_hold_the_first_word_of_every_form() -> None:
    assert {"كانون", "يناير", "التقي"} <= lexicon().starts
    assert "الثاني" not in lexicon().starts


@pytest.mark.parametrize("entries", ["مايو", {"5": "مايو"}, {"5": {"6": ["مايو"]}}])
def test_forms_that_are_no_list_are_refused_naming_file_and_class(entries: object) -> None:
    with pytest.raises(PackError, match=r"^ar/lexicon/time\.yaml: class MONTH: "):
        Lexicon().add("MONTH", entries, "ar/lexicon/time.yaml")


def test_forms_are_cut_as_texts_are() -> None:
    assert split("كانون الأوّل") == ["كانون", "الاول"]
    assert split("ناغورني-كاراباخ") == ["ناغورني", "-", "كاراباخ"]
    assert split("") == []


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        ("مايو", [("", "مايو", 0)]),
        ("ومايو", [("", "ومايو", 0), ("و", "مايو", 1)]),
        ("وَمايو", [("", "ومايو", 0), ("و", "مايو", 2)]),  # its vowel sign belongs to the proclitic
        ("وـمايو", [("", "ومايو", 0), ("و", "مايو", 2)]),
        ("وَ\ufefbذ", [("", "ولاذ", 0), ("و", "لاذ", 2)]),  # as long folded as written, yet not letter for letter
    ],
)
def test_readings_tell_how_much_of_the_written_form_the_proclitic_takes(
    form: str, readings: list[tuple[str, str, int]]
) -> None:
    found = WordBank(analyse)[form].readings
    assert [(reading.proclitic, reading.stem, reading.skip) for reading in found] == readings


def test_numbers_are_read_in_any_digits() -> None:
    assert [word.number for word in words_of("2020 ٢٠٢٠ ۲۰۲۰ مايو 3.5")] == [2020, 2020, 2020, None, None]


def test_a_bank_keeps_to_its_bound() -> None:
    bank = WordBank(analyse, most=3)
    for at in range(20):
        assert bank[f"كلمة{at}"].form == f"كلمة{at}"
        assert len(bank) <= 3


def test_what_is_made_of_a_word_is_made_once() -> None:
    asked: list[str] = []
    bank = WordBank(analyse)
    lengths = PerWord[int](lambda word: asked.append(word.form) or len(word.form))
    early = [bank["سد"], bank["نهر"]]
    assert lengths.of(early) == (2, 3)
    assert lengths.of([bank["مضيق"], *early]) == (4, 2, 3)
    assert lengths[early[1]] == 3
    assert asked == ["سد", "نهر", "مضيق"]


def test_words_older_than_a_table_and_forgotten_by_their_bank_are_made_all_the_same() -> None:
    bank = WordBank(analyse, most=1)
    words = [bank["سد"], bank["نهر"]]
    first, second = PerWord[str](lambda word: word.norm), PerWord[int](lambda word: len(word.norm))
    assert (first.of(words), second.of(words)) == (("سد", "نهر"), (2, 3))
    other = WordBank(analyse)
    assert second.of([other["مضيق"]]) == (4,)
    assert second.of(words) == (2, 3)


def test_only_listed_words_are_worked_out() -> None:
    bank = WordBank(analyse)
    table = PerWord[str](lambda word: word.form, frozenset({"سد"}), "none")
    assert table.of([bank["سد"], bank["نهر"]]) == ("سد", "none")


def _yaml(folder: Path, text: str) -> object:
    file = folder / "time.yaml"
    file.write_text(text, encoding="utf-8")
    return load_yaml(file)


def test_every_scalar_is_a_string(tmp_path: Path) -> None:
    text = "a: no\nb: [on, 1:20, 2020-01-01, 5, ~, 1.5, 'x']\nnull: yes\n"
    assert _yaml(tmp_path, text) == {"a": "no", "b": ["on", "1:20", "2020-01-01", "5", "~", "1.5", "x"], "null": "yes"}


def test_an_empty_file_is_an_empty_map(tmp_path: Path) -> None:
    assert _yaml(tmp_path, "# nothing\n") == {}


def test_anchors_stand_for_what_they_name(tmp_path: Path) -> None:
    assert _yaml(tmp_path, "a: &x [b]\nc: *x\n") == {"a": ["b"], "c": ["b"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [x]\nb: [y]\na: [z]\n", "time.yaml:3: 'a' is given twice"),
        ("r:\n  k: 1\n  k: 2\n", "time.yaml:3: 'k' is given twice"),
        ("a: [x\nb: y\n", "time.yaml:2: "),
        ("[a, b]: c\n", "time.yaml:1: a key is no plain word"),
        ("a: &x\n  b: *x\n", "time.yaml:1: holds itself"),
    ],
)
def test_a_wrong_file_is_refused_naming_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        _yaml(tmp_path, text)
    assert str(caught.value).startswith(message)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="none\\.yaml: cannot be read"):
        load_yaml(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(PackError, match="bad\\.yaml: cannot be read"):
        load_yaml(tmp_path / "bad.yaml")
