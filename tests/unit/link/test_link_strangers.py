"""Persons of no table under the spellings of several scripts."""

from mithaq.link.strangers import once_each, spelled_as

ARABIC, ENGLISH, RUSSIAN = "person/نورلان-نيازعلييف", "person/nurlan-niyazaliev", "person/нурлан-ниязалиев"


def test_one_who_sounds_the_same_is_the_same() -> None:
    assert spelled_as([RUSSIAN], [ENGLISH, "person/furqat-siddiqov"]) == {RUSSIAN: ENGLISH}
    assert spelled_as([ARABIC], ["sergey-lavrov"]) == {}


def test_known_names_are_never_taken_for_one_another() -> None:
    assert spelled_as(["ilham-aliyev"], ["ilham-aliev"]) == {}


def test_a_name_that_two_could_stand_for_means_neither() -> None:
    assert spelled_as([ARABIC], [ENGLISH, RUSSIAN]) == {}


def test_each_is_kept_once_under_the_known_name() -> None:
    assert once_each([RUSSIAN, ENGLISH, ARABIC]) == (ENGLISH,)
    assert once_each(["nurlan-niyazaliev", ARABIC]) == ("nurlan-niyazaliev",)
    assert once_each(["sergey-lavrov", ENGLISH]) == (ENGLISH, "sergey-lavrov")
