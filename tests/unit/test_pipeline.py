"""The library's front door."""

import mithaq
from mithaq import read_times, understand_text


def test_a_text_gives_its_claims() -> None:
    text = "وصل وزير الخارجية التركي هاكان فيدان إلى بغداد أمس، والتقى نظيره العراقي فؤاد حسين."
    (article,) = understand_text(text, published="2024-03-15")
    assert article.annotated.dct.value == "2024-03-15"
    kinds = {(claim.kind, claim.date) for claim in article.claims}
    assert ("visit", "2024-03-14") in kinds
    assert any(kind == "meeting" for kind, _ in kinds)
    for claim in article.claims:
        for evidence in claim.evidence:
            assert evidence.quote == text[evidence.span.start : evidence.span.end]


def test_no_text_gives_nothing() -> None:
    assert understand_text("") == ()


def test_times_alone() -> None:
    (time,) = read_times("في 9 تشرين الثاني/نوفمبر 2020")
    assert time.value == "2020-11-09"


def test_a_name_that_is_not_there() -> None:
    assert not hasattr(mithaq, "no_such_name")
