"""Where reports differ on the place of one meeting, and where they do not."""

import pytest
from telling import claim, report

from mithaq.ledger.fold import fold
from mithaq.link.events import link

WHOLES = {"Nairobi": "KE", "Kampala": "UG", "Office": "KE"}


@pytest.mark.parametrize(
    ("places", "documents", "disputed"),
    [
        (("Nairobi", "Kampala"), "ab", True),
        (("Nairobi", "Highlands"), "ab", False),  # a region that no state holds
        (("Nairobi", "SD"), "ab", False),  # a country that was spoken of
        (("Nairobi", "Office"), "aa", False),  # one report tells its course
    ],
)
def test_places_are_disputed_between_reports_and_of_one_grain(
    places: tuple[str, str], documents: str, disputed: bool
) -> None:
    reports = [report(name, "2024-03-02") for name in sorted(set(documents))]
    claims = [
        claim(name, "meeting", "2024-03-01", "X Y", "A B", place=place)
        for name, place in zip(documents, places, strict=True)
    ]
    ledger = fold(claims, (), link(claims, reports, WHOLES), reports, wholes=WHOLES)
    assert len(ledger.events) == 1
    assert [one.field for one in ledger.contradictions] == (["place"] if disputed else [])
