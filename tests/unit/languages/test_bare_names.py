"""What a pack leaves out of ``names.py``."""

from mithaq.knowledge import load as load_knowledge
from mithaq.languages import bare, load
from mithaq.view.inflection import Names, filled


def test_a_pack_takes_from_bare_what_it_does_not_have() -> None:
    english, arabic = load("en").names(), load("ar").names()
    assert english.is_definite is bare.is_definite
    assert english.may_name("Moscow", 1)
    assert arabic.is_definite is not bare.is_definite


def test_nationalities_are_entered_as_words_of_a_text_are_read() -> None:
    forms = bare.demonym_forms("Arménien", ("Arméniens",), read=lambda form: " ".join(load("en").split(form)))
    assert list(forms) == [("armenien", "DEM"), ("armeniens", "DEM")]


def test_names_that_do_not_change_fill_every_phrase() -> None:
    state = str(load_knowledge().countries["armenia"].name("ar"))
    assert filled(["{who:gent}", "({who})"], {"who": Names([(state, "country")], "ar")}) == state


def test_the_next_way_to_say_it_is_taken_where_a_case_is_not_sure() -> None:
    village = Names([("Ходжалы", "place")], "ru")
    assert filled(["{at:where}", "({at})"], {"at": village}) == "(Ходжалы)"
