"""How the register's entries of one report stand."""

import pytest

from mithaq.knowledge import load
from mithaq.model.claims import AgreementClaim
from mithaq.model.documents import Block, Document, Span
from mithaq.model.kinds import BlockKind
from mithaq.pipeline import understand


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("وقعت مصر وليبيا بالأحرف الأولى اتفاقية لترسيم الحدود في 3 مايو 2024.", [("initialled", "2024-05-03")]),
        ("وقعت مصر وليبيا اتفاقية لترسيم الحدود في 3 مايو 2024.", [("signed", "2024-05-03")]),
        ("ستوقع مصر وليبيا اتفاقية لترسيم الحدود في 20 يونيو 2024.", [("proposed", "2024-06-20")]),
    ],
)
def test_an_initialled_text_is_not_signed(text: str, entries: list[tuple[str, str]]) -> None:
    assert [(entry.status, entry.date) for entry in read(text)] == entries


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # Whose the text is stands in its name, or both sides are joined before it.
        ("ناقش البرلمان اتفاقية الصيد بين المغرب وموريتانيا في جلسة مغلقة.", [["mauritania", "morocco"]]),
        ("تبحث الهند وباكستان معاهدة الحدود.", [["india", "pakistan"]]),
        ("انتقد نواب الاتفاق الكيني الأوغندي بعد جدل.", [["kenya", "uganda"]]),
        # Two states that a sentence speaks of need not be its parties.
        ("قال وزير التجارة الياباني إن اتفاقية التبادل لا تعني إيطاليا.", []),
        ("انتقدت منظمة في بلجيكا معاهدة الحدود، وردت عليها تونس.", []),
        # One side and no day say of no text which it is.
        ("وقعت الحكومة اتفاقا مع روسيا.", []),
    ],
)
def test_a_text_is_registered_by_whose_it_is_said_to_be(text: str, named: list[list[str]]) -> None:
    assert [sorted(entry.parties) for entry in read(text) if entry.act != "alluded"] == named


def test_a_name_made_of_others_than_the_parties_is_not_kept() -> None:
    (entry,) = read("ذكرت الجزائر أن حلف شمال الأطلسي وتونس وقعا اتفاق تعاون عسكري في 3 مايو 2024.")
    assert sorted(entry.parties) == ["nato", "tunisia"]
    assert not [name for _, name in entry.names if "Algeria" in name]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("قال المعارض السوري إن بيان جنيف أساس الحل في سوريا.", "geneva-communique-2012"),
        ("عاد المعارض السوري إلى «جنيف 1» في سوريا.", "geneva-communique-2012"),
        ("قال وزير خارجية الكونغو الديمقراطية إن اتفاق جنيف لم ينفذ.", None),
    ],
)
def test_a_place_names_the_text_about_those_spoken_of(text: str, meant: str | None) -> None:
    assert [entry.agreement for entry in read(text) if entry.act != "alluded"] == ([meant] if meant else [])


def read(text: str) -> tuple[AgreementClaim, ...]:
    whole = Span(start=0, end=len(text))
    body = (Block(kind=BlockKind.BODY, span=whole),)
    document = Document(
        id="d", source="s", name="case", part=0, language="ar", text=text, span=whole, blocks=body,
        hints=(("date", "2024-06-15"),),
    )  # fmt: skip
    return understand(document, load()).agreements
