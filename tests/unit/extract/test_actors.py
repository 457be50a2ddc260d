"""Who did it: the actor of acts of force, by the words of each side."""

import pytest

from mithaq.model.claims import Claim
from mithaq.pipeline import understand_text

_BEFORE = "عاد الهدوء صباح اليوم إلى أحياء المدينة بعد ليلة طويلة من التوتر. "


def force(sentence: str) -> Claim:
    """The one claim of a sentence that has an actor."""
    understood = understand_text(_BEFORE + sentence, published="2024-06-15")
    (claim,) = [claim for one in understood for claim in one.claims if claim.actor]
    return claim


@pytest.mark.parametrize(
    ("sentence", "actor", "parties", "speaker"),
    [
        (
            "اتهمت وزارة الدفاع الأرمينية الجيش الأذربيجاني ببدء القتال صباح أمس.",
            "azerbaijan",
            ("armenia", "azerbaijan"),
            "body/ministry-of-defence@armenia",
        ),
        (
            "أكدت وزارة الدفاع الأذربيجانية أن القوات الأرمينية هي من بدأ الأعمال العدائية أمس.",
            "armenia",
            ("armenia", "azerbaijan"),
            "body/ministry-of-defence@azerbaijan",
        ),
        (
            "قال الناطق باسم الجيش اللبناني إن القوات الإسرائيلية فتحت النار على مواقعه أمس.",
            "israel",
            ("israel", "lebanon"),
            "office/spokesperson@lebanese-armed-forces",
        ),
    ],
)
def test_each_side_names_the_other(sentence: str, actor: str, parties: tuple[str, ...], speaker: str) -> None:
    claim = force(sentence)
    assert (claim.actor, claim.parties, claim.speaker) == (actor, parties, speaker)


def test_who_tells_of_others_takes_no_part() -> None:
    claim = force("قالت الأمم المتحدة إن القوات الروسية فتحت النار على قافلة أمس.")
    assert (claim.actor, claim.parties) == ("russia", ("russia",))


@pytest.mark.parametrize(
    "told", ["تسعة جنود لبنانيين قتلوا أمس.", "15 جندياً لبنانياً قتلوا في المعارك.", "خمسة جنود لبنانيون قتلوا أمس."]
)
def test_those_who_suffer_are_no_actors(told: str) -> None:
    understood = understand_text(_BEFORE + "قالت الوزارة إن " + told, published="2024-06-15")
    (claim,) = [claim for one in understood for claim in one.claims if claim.quantities]
    assert (claim.actor, claim.parties) == (None, ("lebanon",))
