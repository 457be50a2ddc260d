"""What is owed, told in English and in Russian: the same records as out of Arabic, from the packs' own words."""

import pytest

from mithaq.model.claims import CommitmentClaim
from mithaq.pipeline import understand_text

_SAME = (
    (
        "Israel and Lebanon signed an agreement on 10 June 2024. Under the agreement, Israel agreed to withdraw its"
        " troops from southern Lebanon within 60 days.",
        "Израиль и Ливан подписали соглашение 10 июня 2024 года. По соглашению Израиль обязался вывести войска из"
        " Ливана в течение 60 дней.",
        ("troops", "promised", ("israel",), "P60D"),
    ),
    (
        "The Houthis pledged to release all prisoners by the end of July.",
        "Хуситы пообещали освободить всех пленных до конца июля.",
        ("prisoners", "promised", ("houthis",), "2024-07-31"),
    ),
    (
        "Russia and Ukraine agreed to exchange prisoners.",
        "Россия и Украина договорились обменять пленных.",
        ("prisoners", "promised", (), None),
    ),
    (
        "Eritrea began withdrawing its troops from Shire on Monday.",
        "Эритрея начала вывод войск из Шире в понедельник.",
        ("troops", "started", (), None),
    ),
    ("Egypt reopened the crossing on Monday.", "Египет открыл переход в понедельник.", ("crossing", "done", (), None)),
    (
        "Ethiopia called on Eritrea to withdraw its troops.",
        "Эфиопия призвала Эритрею вывести войска.",
        ("troops", "mentioned", (), None),
    ),
)


def _owed(text: str) -> CommitmentClaim:
    (found,) = (one for document in understand_text(text, published="2024-06-15") for one in document.commitments)
    return found


@pytest.mark.parametrize(("english", "russian", "wanted"), _SAME)
def test_both_languages_tell_the_same(english: str, russian: str, wanted: tuple[object, ...]) -> None:
    for text in (english, russian):
        told = _owed(text)
        assert (told.matter, told.status, told.obligor, told.due or told.period) == wanted


def test_what_is_not_done_is_told_by_who_stands_before_the_verb_of_saying() -> None:
    told = _owed("The Sudanese army said the RSF had not withdrawn its forces from Khartoum.")
    assert (told.matter, told.status, told.speaker) == ("troops", "not_started", "sudan")
    told = _owed("Армия Судана заявила, что СБП не вывели войска из Хартума.")
    assert (told.matter, told.status, told.speaker) == ("troops", "not_started", "sudan")


def test_who_bind_one_another_are_the_parties() -> None:
    assert _owed("Russia and Ukraine agreed to exchange prisoners.").parties == ("russia", "ukraine")
    assert _owed("Россия и Украина договорились обменять пленных.").parties == ("russia", "ukraine")


def test_a_participle_behind_to_be_is_still_owed() -> None:
    told = _owed("Under the truce between Israel and Hamas, 50 hostages are to be released within four days.")
    assert (told.matter, told.status, told.period) == ("prisoners", "promised", "P4D")
