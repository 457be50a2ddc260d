"""Names composed of words: every word that a pack may tell has a wording, and a name agrees in itself."""

from collections.abc import Iterator

import pytest

from mithaq.knowledge import load as load_knowledge
from mithaq.knowledge.loading import LANGUAGES
from mithaq.languages import codes, load
from mithaq.model.documents import Block, Document, Span
from mithaq.model.kinds import BlockKind
from mithaq.pipeline import understand

PARTS = {
    "PACT": "pact",
    "PACT_SUBJECT": "subject",
    "PACT_ADJECTIVE": "subject",
    "MECHANISM": "mechanism",
    "MECHANISM_ADJECTIVE": "adjective",
    "MECHANISM_SUBJECT": "concern",
}
OTHERS = [code for code in LANGUAGES if code != "en"]


def parts() -> Iterator[str]:
    """The ids of the wordings of all that the packs' words may stand for."""
    for code in codes():
        lexicon = load(code).data("lexicon/mentions.yaml") if load(code).has("mentions") else {}
        for name, kind in PARTS.items():
            yield from (f"{kind}/{value.lower().replace(' ', '-')}" for value in lexicon.get(name, {}))


@pytest.mark.parametrize("language", [code for code in OTHERS if load_knowledge().wording("pact/agreement", code)])
def test_every_part_of_a_composed_name_has_a_wording(language: str) -> None:
    known = load_knowledge()
    assert {part for part in parts() if not known.wording(part, language)} == set()


def names(text: str, code: str, kind: str) -> dict[str, str]:
    whole = Span(start=0, end=len(text))
    block = Block(kind=BlockKind.BODY, span=whole)
    document = Document(
        id="d", source="s", name="case", part=0, language=code, text=text, span=whole, blocks=(block,),
        hints=(("date", "2023-05-19"),),
    )  # fmt: skip
    entities = understand(document, load_knowledge()).annotated.entities
    found = [one for one in entities if one.id.startswith(f"{kind}/")]
    assert len(found) == 1
    return dict(found[0].names)


@pytest.mark.parametrize(
    ("code", "text", "kind", "told"),
    [
        (
            "en",
            "Ethiopia and Eritrea want a peace treaty.",
            "agreement",
            {
                "en": "Ethiopia-Eritrea peace treaty",
                "ar": "معاهدة سلام بين إثيوبيا وإريتريا",
                "ru": "Мирный договор Эфиопии и Эритреи",
            },
        ),
        (
            "ru",
            "Армяно-азербайджанская двусторонняя комиссия по делимитации границы собралась в Ереване.",
            "mechanism",
            {
                "en": "Armenia-Azerbaijan Bilateral Border Delimitation Commission",
                "ar": "لجنة ثنائية لترسيم الحدود بين أرمينيا وأذربيجان",
                "ru": "Двусторонняя комиссия Армении и Азербайджана по делимитации границы",
            },
        ),
        (
            "en",
            "The joint military commission met on Friday.",
            "mechanism",
            {"en": "Joint Military Commission", "ar": "لجنة عسكرية مشتركة", "ru": "Совместная военная комиссия"},
        ),
    ],
)
def test_a_composed_name_agrees_in_itself(code: str, text: str, kind: str, told: dict[str, str]) -> None:
    assert {language: names(text, code, kind).get(language) for language in told} == told
