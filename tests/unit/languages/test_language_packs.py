"""Packs load once, refuse what is not there, and cut text as their language does."""

import pytest

from mithaq.errors import PackError
from mithaq.languages import LanguagePack, load


def test_a_pack_is_loaded_once() -> None:
    assert load("ar") is load("ar")


def test_a_language_without_a_pack_is_refused_by_name() -> None:
    with pytest.raises(PackError, match="there is no language pack 'xx'"):
        load("xx")


@pytest.mark.parametrize("code", ["", ".", "..", "ar/lexicon", "ar/../ar"])
def test_a_path_is_no_language(code: str) -> None:
    with pytest.raises(PackError):
        load(code)


def test_tokens_part_glued_sentences() -> None:
    assert load("ar").tokens("انتهت المفاوضاتوقال الوزير").words == ["انتهت", "المفاوضات", "وقال", "الوزير"]


def test_the_bank_reads_words_as_the_language_parts_them() -> None:
    stems = {(reading.proclitic, reading.stem) for reading in load("ar").bank["وبالقاهرة"].readings}
    assert ("وب", "القاهره") in stems


def test_russian_words_are_read_as_written_and_in_their_dictionary_forms() -> None:
    assert load("ru").bank["Переговоров"].stems == ("переговоров", "переговоры")
    assert "futr" in load("ru").bank["состоится"].stems
    assert load("ru").bank["Четвёртого"].bare[:2] == ("четвертого", "четвертый")


def test_russian_without_its_dictionary_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mithaq.languages.ru.morphology.find_spec", lambda name: None)
    with pytest.raises(PackError, match=r"mithaq\[ru\]"):
        LanguagePack("ru")
